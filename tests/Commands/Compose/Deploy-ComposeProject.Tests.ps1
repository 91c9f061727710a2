BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Helpers/Images.ps1"
    . "$PSScriptRoot/../../Fixtures/Servers/Registry.ps1"

    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems'; WarningAction = 'SilentlyContinue' }

    # Writes a Compose file. Every service that says nothing else is a busybox that sleeps.
    function Set-Project([string] $Text) {
        $file = "$TestDrive/compose.yaml"
        "name: dcp`nx-box: &box {image: busybox, command: sleep 1000, stop_grace_period: 0s}`n$Text" | Set-Content $file
        $file
    }

    function Get-Made([string] $Project = 'dcp') {
        $filter = [uri]::EscapeDataString("{""label"":[""com.docker.compose.project=$Project""]}")
        (Invoke-Engine "containers/json?all=1&filters=$filter") | ForEach-Object { $_ } | Sort-Object { $_.Names[0] }
    }

    function Get-MadeId { Get-Made | ForEach-Object Id }

    function Get-MadeName { Get-Made | ForEach-Object { $_.Names[0].Substring(1) } }

    function Get-MadeState { Get-Made | ForEach-Object { "$($_.Names[0].Substring(5)) $($_.State)" } }

    function Remove-Project {
        Get-Made | ForEach-Object { $null = Invoke-Engine "containers/$($_.Id)?force=1" Delete }
        $filter = [uri]::EscapeDataString('{"label":["com.docker.compose.project=dcp"]}')
        (Invoke-Engine "networks?filters=$filter") | ForEach-Object { $_ } |
            ForEach-Object { $null = Invoke-Engine "networks/$($_.Id)" Delete }
        (Invoke-Engine "volumes?filters=$filter").Volumes | Where-Object { $_ } |
            ForEach-Object { $null = Invoke-Engine "volumes/$($_.Name)?force=1" Delete }
    }
}

Describe 'Deploy-ComposeProject' {
    AfterEach {
        Remove-Project
    }

    It 'creates and starts what the file defines, and writes the services' {
        $file = Set-Project @'
services:
  web: {<<: *box, ports: ["127.0.0.1::80"], depends_on: [db]}
  db: {<<: *box, volumes: [data:/data], networks: [back]}
networks: {back: {internal: true}}
volumes: {data: }
'@
        Deploy-ComposeProject $file | Should -BeNullOrEmpty
        $services = Deploy-ComposeProject $file -PassThru
        $services | Should -BeOfType DockerPS.ComposeService
        $services.Service | Should -Be db, web
        $services.Status | Should -Be running, running
        $services[1].Ports[0].PrivatePort | Should -Be 80
        $services[1].Containers.Name | Should -Be dcp-web-1
        $services[0].Context | Should -Be $env:DOCKER_HOST
        (Invoke-Engine networks/dcp_back).Internal | Should -BeTrue
        (Invoke-Engine volumes/dcp_data).Labels.'com.docker.compose.volume' | Should -Be data
    }

    It 'writes the plan with -WhatIf, and changes nothing' {
        $file = Set-Project "services:`n  web: {<<: *box}`n  db: {<<: *box, volumes: [data:/data]}`nvolumes: {data: }"
        $plan = Deploy-ComposeProject $file -WhatIf
        $plan | Should -BeOfType DockerPS.ComposeChange
        "$($plan -join ', ')" | Should -Be (
            'Create Network dcp_default, Create Volume dcp_data, Create Container dcp-db-1, Create Container dcp-web-1')
        $plan[2].Service, $plan[2].Reason, $plan[2].Project | Should -Be db, 'it is missing', dcp
        Get-Made | Should -BeNullOrEmpty
        { Invoke-Engine networks/dcp_default } | Should -Throw
        Get-WhatIfText "Deploy-ComposeProject '$file' -WhatIf" | Should -Match '"Deploy Compose project \(4 changes\)" on target "dcp"'
    }

    It 'changes nothing the second time' {
        $file = Set-Project "services:`n  web: {<<: *box, volumes: [/cache]}`n  db: {<<: *box}"
        Deploy-ComposeProject $file
        $before = Get-MadeId
        Deploy-ComposeProject $file -WhatIf | Should -BeNullOrEmpty
        Deploy-ComposeProject $file
        Get-MadeId | Should -Be $before
    }

    It 'replaces the containers of a service that has changed, and only them' {
        $text = "services:`n  web: {<<: *box, volumes: [/cache]}`n  db: {<<: *box}"
        Deploy-ComposeProject (Set-Project $text)
        $before = @(Get-MadeId)
        Invoke-ContainerCommand dcp-web-1 sh, -c, 'echo kept > /cache/file'
        $file = Set-Project $text.Replace('[/cache]', '[/cache], environment: {A: b}')
        "$(Deploy-ComposeProject $file -WhatIf)" | Should -Be 'Recreate Container dcp-web-1'
        Deploy-ComposeProject $file
        $after = @(Get-MadeId)
        $after[0] | Should -Be $before[0]
        $after[1] | Should -Not -Be $before[1]
        Get-MadeName | Should -Be dcp-db-1, dcp-web-1
        Invoke-ContainerCommand dcp-web-1 cat, /cache/file | Should -Be kept
        (Get-Made)[1].Labels.'com.docker.compose.replace' | Should -Be web-1
    }

    It 'starts what has ended, and lets run what was paused' {
        $file = Set-Project "services:`n  web: {<<: *box}`n  db: {<<: *box}"
        Deploy-ComposeProject $file
        Stop-Container dcp-web-1
        Suspend-Container dcp-db-1
        (Deploy-ComposeProject $file -WhatIf).Reason | Should -Be 'it is paused', 'it is exited'
        Deploy-ComposeProject $file
        Get-MadeState | Should -Be 'db-1 running', 'web-1 running'
    }

    It 'gives a service as many containers as it is to have' {
        $file = Set-Project "services:`n  web: {<<: *box, scale: 2}"
        Deploy-ComposeProject $file
        $first = @(Get-MadeId)
        Deploy-ComposeProject $file -Scale @{ web = 3 }
        Get-MadeName | Should -Be dcp-web-1, dcp-web-2, dcp-web-3
        (Get-MadeId)[0..1] | Should -Be $first
        Deploy-ComposeProject $file -Scale @{ web = 1 }
        Get-MadeId | Should -Be $first[0]
        Deploy-ComposeProject $file -Scale @{ web = 0 }
        Get-Made | Should -BeNullOrEmpty
    }

    It 'replaces what is named with -ForceRecreate, and nothing with -NoRecreate' {
        $text = "services:`n  web: {<<: *box, depends_on: [db]}`n  db: {<<: *box}"
        $file = Set-Project $text
        Deploy-ComposeProject $file
        $before = @(Get-MadeId)
        Deploy-ComposeProject $file -Service web -ForceRecreate
        $after = @(Get-MadeId)
        $after[0] | Should -Be $before[0]
        $after[1] | Should -Not -Be $before[1]
        $file = Set-Project $text.Replace('db: {<<: *box', 'db: {<<: *box, tty: true')
        Deploy-ComposeProject $file -NoRecreate
        Get-MadeId | Should -Be $after
    }

    It 'deploys a service with those that it depends on' {
        $file = Set-Project "services:`n  web: {<<: *box, depends_on: [db]}`n  db: {<<: *box}`n  other: {<<: *box}"
        Deploy-ComposeProject $file -Service web -WarningVariable warnings
        Get-MadeName | Should -Be dcp-db-1, dcp-web-1
        Deploy-ComposeProject $file
        Deploy-ComposeProject $file -Service web -WarningVariable warnings
        $warnings | Should -BeNullOrEmpty
    }

    It 'leaves out what a service depends on with -NoDependency, as docker compose does' {
        $file = Set-Project @'
services:
  web: {<<: *box, depends_on: [db]}
  db: {<<: *box}
  share: {<<: *box, network_mode: "service:db"}
'@
        Deploy-ComposeProject $file -Service web -NoDependency
        Get-MadeName | Should -Be dcp-web-1
        (Get-Made).Labels.'com.docker.compose.depends_on' | Should -BeNullOrEmpty
        Deploy-ComposeProject $file -Service share -NoDependency @quiet
        "$problems" | Should -BeLike "*compose.yaml:6:*'share' shares something with 'db', which has no container."
        $problems[0].ErrorDetails.RecommendedAction | Should -BeLike '*leave out -NoDependency.'
        Deploy-ComposeProject $file
        $before = @(Get-MadeId)
        Test-ComposeProject $file -Service share -NoDependency | Should -BeTrue
        Deploy-ComposeProject $file -Service share -NoDependency -ForceRecreate
        (Get-MadeId)[0, 2] | Should -Be $before[0, 2]
        (Get-MadeId)[1] | Should -Not -Be $before[1]
    }

    It 'replaces what a service depends on with -RecreateDependency' {
        $file = Set-Project "services:`n  web: {<<: *box, depends_on: [db]}`n  db: {<<: *box}`n  other: {<<: *box}"
        Deploy-ComposeProject $file
        $plan = Deploy-ComposeProject $file -Service web -RecreateDependency -WhatIf
        "$plan", $plan.Reason | Should -Be 'Recreate Container dcp-db-1', '-RecreateDependency'
        $before = @(Get-MadeId)
        Deploy-ComposeProject $file -RecreateDependency
        Get-MadeId | Should -Be $before
        Deploy-ComposeProject $file -Service web -RecreateDependency
        (Get-MadeId)[1, 2] | Should -Be $before[1, 2]
        (Get-MadeId)[0] | Should -Not -Be $before[0]
    }

    It 'gives containers new anonymous volumes with -RenewAnonymousVolume, and keeps the old ones' {
        $file = Set-Project @'
services:
  web: {<<: *box, volumes: [/cache, 'data:/data'], depends_on: [db]}
  db: {<<: *box}
volumes: {data: }
'@
        Deploy-ComposeProject $file
        Invoke-ContainerCommand dcp-web-1 touch, /cache/old, /data/old
        $volume = ((Get-Made)[1].Mounts | Where-Object Destination -EQ /cache).Name
        "$(Deploy-ComposeProject $file -Service web -RenewAnonymousVolume -WhatIf)" | Should -Be 'Recreate Container dcp-web-1'
        Deploy-ComposeProject $file -Service web -RenewAnonymousVolume
        Invoke-ContainerCommand dcp-web-1 ls, /cache | Should -BeNullOrEmpty
        Invoke-ContainerCommand dcp-web-1 ls, /data | Should -Be old
        (Invoke-Engine "volumes/$volume").Name | Should -Be $volume
        $null = Invoke-Engine "volumes/$volume" Delete
        Invoke-ContainerCommand dcp-web-1 touch, /cache/kept
        Deploy-ComposeProject $file -ForceRecreate
        Invoke-ContainerCommand dcp-web-1 ls, /cache | Should -Be kept
    }

    It 'builds nothing with -NoBuild' {
        $null = New-Item "$TestDrive/nobuild/Dockerfile" -Value 'FROM busybox' -Force
        $file = Set-Project "services:`n  web: {<<: *box, image: dcp-nobuild, build: ./nobuild}`n  own: {build: ./nobuild}"
        $refused = @{ ErrorId = 'ImageNotFound,*' }
        { Deploy-ComposeProject $file -NoBuild -Service own -ErrorAction Stop } | Should -Throw @refused "*:5:*'own'*-NoBuild is used.*"
        { Invoke-Engine networks/dcp_default } | Should -Throw
        New-TestImage dcp-nobuild
        try {
            Deploy-ComposeProject $file -NoBuild -Service web
            Get-MadeName | Should -Be dcp-web-1
        } finally {
            Remove-Project
            Remove-Image dcp-nobuild
        }
    }

    It 'refuses what contradicts itself before anything is read: <First>, <Second>' -ForEach @(
        @{ First = 'ForceRecreate'; Second = 'NoRecreate' }
        @{ First = 'RecreateDependency'; Second = 'NoRecreate' }
        @{ First = 'RenewAnonymousVolume'; Second = 'NoRecreate' }
        @{ First = 'Build'; Second = 'NoBuild' }
    ) {
        $both = @{ $First = $true; $Second = $true }
        { Deploy-ComposeProject none.yaml @both } | Should -Throw "-$First and -$Second contradict each other."
        { Test-ComposeProject none.yaml @both } | Should -Throw "-$First and -$Second contradict each other."
    }

    It 'refuses develop.watch, unless -NoWatch is used' {
        $file = Set-Project @'
services:
  web: {<<: *box, develop: {}}
  app:
    <<: *box
    develop:
      watch: [{action: rebuild, path: .}]
'@
        foreach ($name in 'Deploy-ComposeProject', 'Test-ComposeProject') {
            & $name $file @quiet
            "$problems" | Should -BeLike "*compose.yaml:8:*: 'app' has 'develop.watch', which only docker compose watch carries out."
            $problems[0].FullyQualifiedErrorId | Should -BeLike 'ComposeNotSupported,*'
            $problems[0].ErrorDetails.RecommendedAction | Should -BeLike 'Use -NoWatch to deploy it*'
        }
        Get-Made | Should -BeNullOrEmpty
        Deploy-ComposeProject $file -Service web -WarningVariable warnings
        Deploy-ComposeProject $file -NoWatch -WarningVariable +warnings
        $warnings | Should -BeNullOrEmpty
        Test-ComposeProject $file -NoWatch | Should -BeTrue
        Invoke-ComposeService $file -Service app -Command echo, run -AutoRemove | Should -Be run
    }

    It 'does not take the files of the current location for those that are not there' {
        $null = Set-Project "services:`n  web: {<<: *box}"
        Push-Location $TestDrive
        try {
            { Deploy-ComposeProject none*.yaml } | Should -Throw "No file matches 'none*.yaml'. Correct the wildcard."
            @() | Deploy-ComposeProject -WhatIf | Should -BeNullOrEmpty
            Get-ComposeConfiguration none.yaml -ErrorAction SilentlyContinue | Deploy-ComposeProject
            Get-Made | Should -BeNullOrEmpty
        } finally {
            Pop-Location
        }
    }

    It 'only creates with -NoStart' {
        $file = Set-Project "services:`n  web: {<<: *box}"
        Deploy-ComposeProject $file -NoStart
        Get-MadeState | Should -Be 'web-1 created'
        Deploy-ComposeProject $file
        Get-MadeState | Should -Be 'web-1 running'
    }

    It 'warns of what the file does not define any more, and removes it with -RemoveOrphan' {
        Deploy-ComposeProject (Set-Project "services:`n  web: {<<: *box}`n  old: {<<: *box}")
        $file = Set-Project "services:`n  web: {<<: *box}"
        Deploy-ComposeProject $file -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings | Should -Match 'dcp-old-1. Use -RemoveOrphan to remove them'
        "$(Deploy-ComposeProject $file -RemoveOrphan -WhatIf)" | Should -Be 'Remove Container dcp-old-1'
        Deploy-ComposeProject $file -RemoveOrphan
        Get-MadeName | Should -Be dcp-web-1
    }

    It 'starts a service when those that it depends on are ready' {
        $file = Set-Project @'
services:
  web:
    <<: *box
    depends_on: {db: {condition: service_healthy}, init: {condition: service_completed_successfully}}
  init: {<<: *box, command: "sh -c 'sleep 1'"}
  db:
    <<: *box
    command: sh -c 'sleep 1; touch /tmp/ready; sleep 1000'
    healthcheck: {test: [CMD, test, -f, /tmp/ready], interval: 500ms}
'@
        Deploy-ComposeProject $file
        $db, $init, $web = Get-Made | ForEach-Object { Invoke-Engine "containers/$($_.Id)/json" }
        $db.State.Health.Status | Should -Be healthy
        $init.State.ExitCode | Should -Be 0
        $web.State.StartedAt | Should -BeGreaterThan $init.State.FinishedAt

        # The job has been done, and runs again with what waits for it only.
        Deploy-ComposeProject $file -WhatIf | Should -BeNullOrEmpty
        Stop-Container dcp-web-1
        (Deploy-ComposeProject $file -WhatIf).Name | Should -Be dcp-init-1, dcp-web-1
    }

    It 'stops at what does not become healthy, names its place, and goes on the next time' {
        $text = @'
services:
  web:
    <<: *box
    depends_on: {db: {condition: service_healthy}}
  other: {<<: *box}
  db:
    <<: *box
    healthcheck: {test: [CMD, test, -f, /tmp/ready], interval: 300ms, retries: 100}
'@
        $file = Set-Project $text
        Deploy-ComposeProject $file -Timeout 1 @quiet
        "$problems" | Should -BeLike "*compose.yaml:5:*The service 'web' was not started: 'db' was not healthy within 1 seconds.*"
        $problems[0].FullyQualifiedErrorId | Should -Be 'ComposeWaitTimeout,DockerPS.Commands.DeployComposeProjectCommand'
        $problems[0].Exception.Line | Should -Be 5
        Get-MadeState | Should -Be 'db-1 running', 'other-1 running', 'web-1 created'
        Invoke-ContainerCommand dcp-db-1 touch, /tmp/ready
        Deploy-ComposeProject $file
        Get-MadeState | Should -Be 'db-1 running', 'other-1 running', 'web-1 running'
    }

    It 'waits once for what others wait for, and reports it once, with -Wait' {
        $file = Set-Project @'
services:
  web: {<<: *box, depends_on: {db: {condition: service_healthy}}}
  api: {<<: *box, depends_on: {db: {condition: service_healthy}}}
  top: {<<: *box, depends_on: [web]}
  db:
    <<: *box
    healthcheck: {test: ["CMD", "false"], interval: 300ms, retries: 100}
'@
        Deploy-ComposeProject $file -Timeout 2 @quiet
        $why = "was not started: 'db' was not healthy within 2 seconds."
        $problems | ForEach-Object { "$_" -replace '^.*?compose.yaml:' } | Should -Be @(
            "5:8: The service 'api' $why"
            "4:8: The service 'web' $why Services that depend on it were not started: top."
        )
        $problems[0].ErrorDetails.RecommendedAction | Should -BeLike '*longer -Timeout*'
        $clock = [Diagnostics.Stopwatch]::StartNew()
        Deploy-ComposeProject $file -Wait -Timeout 2 @quiet
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 3.9
        $problems | Should -HaveCount 1
        "$problems" | Should -BeLike "*yaml:8:*'db' was not ready within 2 seconds. Services *were not started: api, top, web."
    }

    It 'reports a job that fails, and does not start what waits for it' {
        $file = Set-Project @'
services:
  web: {<<: *box, depends_on: {init: {condition: service_completed_successfully}}}
  init: {<<: *box, command: "sh -c 'exit 3'"}
'@
        Deploy-ComposeProject $file @quiet
        "$problems" | Should -BeLike "*'dcp-init-1' did not complete successfully (exit code 3)*"
        Get-MadeState | Should -Be 'init-1 exited', 'web-1 created'
    }

    It 'starts without what is optional' {
        $file = Set-Project @'
services:
  web: {<<: *box, depends_on: {init: {condition: service_completed_successfully, required: false}}}
  init: {<<: *box, command: "false"}
'@
        Deploy-ComposeProject $file -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings | Should -BeLike "'web' was started without 'init', which is optional*"
        Get-MadeState | Should -Be 'init-1 exited', 'web-1 running'
    }

    It 'waits with -Wait' {
        $file = Set-Project @'
services:
  web:
    <<: *box
    command: sh -c 'sleep 1; touch /tmp/ready; sleep 1000'
    healthcheck: {test: [CMD, test, -f, /tmp/ready], interval: 300ms}
  # Without a check, it could be seen while it still runs.
  ends: {<<: *box, command: "sh -c 'exit 4'", healthcheck: {test: "true", interval: 10s}}
'@
        Deploy-ComposeProject $file -Wait -Service web -PassThru | ForEach-Object Health | Should -Be healthy
        Deploy-ComposeProject $file -Wait @quiet
        "$problems" | Should -BeLike "*'ends' did not become*exited (exit code 4)*"
    }

    It 'restarts what is to be restarted with what it depends on' {
        $text = "services:`n  web: {<<: *box, depends_on: {db: {condition: service_started, restart: true}}}`n  db: {<<: *box}"
        Deploy-ComposeProject (Set-Project $text)
        $before = Get-Made | ForEach-Object { Invoke-Engine "containers/$($_.Id)/json" }
        $file = Set-Project $text.Replace('db: {<<: *box', 'db: {<<: *box, tty: true')
        "$(Deploy-ComposeProject $file -WhatIf)" | Should -Be 'Recreate Container dcp-db-1 Restart Container dcp-web-1'
        Deploy-ComposeProject $file
        $after = Get-Made | ForEach-Object { Invoke-Engine "containers/$($_.Id)/json" }
        $after[1].Id | Should -Be $before[1].Id
        $after[1].State.StartedAt | Should -BeGreaterThan $before[1].State.StartedAt
    }

    It 'replaces a network that has changed, with the containers in it' {
        $text = "services:`n  web: {<<: *box, networks: [back]}`n  other: {<<: *box}`nnetworks: {back: {internal: false}}"
        Deploy-ComposeProject (Set-Project $text)
        $before = @(Get-MadeId)
        $file = Set-Project $text.Replace('false', 'true')
        "$(Deploy-ComposeProject $file -WhatIf)" | Should -Be 'Recreate Network dcp_back Recreate Container dcp-web-1'
        Deploy-ComposeProject $file
        (Invoke-Engine networks/dcp_back).Internal | Should -BeTrue
        (Get-MadeId)[0] | Should -Be $before[0]
        Get-MadeState | Should -Be 'other-1 running', 'web-1 running'
        Test-ComposeProject $file | Should -BeTrue
    }

    It 'never removes a volume' {
        $text = "services:`n  web: {<<: *box, volumes: [data:/data]}`nvolumes: {data: {labels: {a: b}}}"
        Deploy-ComposeProject (Set-Project $text)
        Invoke-ContainerCommand dcp-web-1 sh, -c, 'echo kept > /data/file'
        Deploy-ComposeProject (Set-Project $text.Replace('a: b', 'a: c')) -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings | Should -BeLike "The volume 'dcp_data' has other settings*its data would be lost*"
        Invoke-ContainerCommand dcp-web-1 cat, /data/file | Should -Be kept
        Deploy-ComposeProject (Set-Project $text) -Scale @{ web = 0 }
        (Invoke-Engine volumes/dcp_data).Name | Should -Be dcp_data
    }

    It 'writes configs and secrets that are in no file into containers' {
        $file = Set-Project @'
services:
  web: {<<: *box, configs: [{source: inline, target: /etc/inline, mode: 0440}], secrets: [token]}
configs: {inline: {content: "a=1"}}
secrets: {token: {environment: DCP_TOKEN}}
'@
        $env:DCP_TOKEN = 'secret value'
        try { Deploy-ComposeProject $file } finally { Remove-Item Env:DCP_TOKEN }
        Invoke-ContainerCommand dcp-web-1 sh, -c, 'cat /etc/inline; echo; cat /run/secrets/token; echo; stat -c %a /etc/inline' |
            Should -Be 'a=1', 'secret value', '440'
    }

    It 'runs commands after the start' {
        $text = "services:`n  web: {<<: *box, post_start: [{command: [touch, /tmp/hook]}]}"
        Deploy-ComposeProject (Set-Project $text)
        Invoke-ContainerCommand dcp-web-1 ls, /tmp | Should -Be hook
        Deploy-ComposeProject (Set-Project $text.Replace('[touch, /tmp/hook]', '["false"]')) @quiet
        "$problems" | Should -BeLike "*compose.yaml:4:*'false' after the start of 'web' has failed (exit code 1)*"
    }

    It 'runs commands before a container that is too many ends' {
        $file = Set-Project @'
services:
  web: {<<: *box, volumes: [data:/data], pre_stop: [{command: [sh, -c, 'hostname > /data/ended']}]}
volumes: {data: }
'@
        Deploy-ComposeProject $file -Scale @{ web = 2 }
        $second = (Get-MadeId)[1]
        Deploy-ComposeProject $file
        Invoke-ContainerCommand dcp-web-1 cat, /data/ended | Should -Be $second.Substring(0, 12)
    }

    It 'mounts the volumes of another service, read-only if so' {
        $file = Set-Project "services:`n  web: {<<: *box, volumes_from: ['db:ro']}`n  db: {<<: *box, volumes: [/kept]}"
        Deploy-ComposeProject $file
        Invoke-ContainerCommand dcp-web-1 sh, -c, 'touch /kept/x 2>&1 || true' | Should -Match 'Read-only'
        Test-ComposeProject $file | Should -BeTrue
    }

    It 'names the service and the place if a port is taken, and goes on the next time' {
        $taken = Invoke-Container busybox sleep, 1000 -Detach -Port '127.0.0.1::80'
        $port = (Get-ContainerPort $taken).PublicPort
        $file = Set-Project @"
services:
  db: {<<: *box}
  web: {<<: *box, ports: ['127.0.0.1:${port}:80'], depends_on: [db]}
  last: {<<: *box, depends_on: [web]}
"@
        Deploy-ComposeProject $file @quiet
        "$problems" | Should -BeLike "*compose.yaml:5:*The service 'web' was not deployed:*$port*not started: last.*"
        $problems | Should -HaveCount 1
        Get-MadeState | Should -Be 'db-1 running', 'last-1 created', 'web-1 created'
        Remove-Container $taken -Force
        $before = Get-MadeId
        Deploy-ComposeProject $file
        Get-MadeState | Should -Be 'db-1 running', 'last-1 running', 'web-1 running'
        Get-MadeId | Should -Be $before
    }

    It 'gives a container its name if its replacement was interrupted' {
        $file = Set-Project "services:`n  web: {<<: *box}"
        Deploy-ComposeProject $file
        $id = Get-MadeId
        Rename-Container dcp-web-1 0123456789ab_dcp-web-1
        "$(Deploy-ComposeProject $file -WhatIf)" | Should -Be 'Rename Container dcp-web-1'
        Deploy-ComposeProject $file
        Get-MadeName | Should -Be dcp-web-1
        Get-MadeId | Should -Be $id
    }

    It 'goes on where the replacement of one container of several was interrupted: <Case>' -TestCases @(
        @{ Case = 'nothing else has changed'; Option = @{} }
        @{ Case = 'all are replaced'; Option = @{ ForceRecreate = $true } }
        @{ Case = 'there are more'; Option = @{ Scale = @{ web = 4 } } }
    ) {
        $file = Set-Project "services:`n  web: {<<: *box, scale: 3, volumes: [/anonymous]}"
        Deploy-ComposeProject $file
        Invoke-ContainerCommand dcp-web-2 touch, /anonymous/kept
        $made = Invoke-Engine containers/dcp-web-1/json
        $body = @{ NetworkingConfig = @{ EndpointsConfig = @{ dcp_default = @{} } } }
        $made.Config.psobject.Properties | ForEach-Object { $body[$_.Name] = $_.Value }
        $null = Invoke-Engine "containers/create?name=$($made.Id.Substring(0, 12))_dcp-web-1" Post $body
        Deploy-ComposeProject $file @Option
        $names = 'dcp-web-1', 'dcp-web-2', 'dcp-web-3', 'dcp-web-4' | Select-Object -First ($Option['Scale'] ? 4 : 3)
        Get-MadeName | Should -Be $names
        (Get-Made).State | Select-Object -Unique | Should -Be running
        Invoke-ContainerCommand dcp-web-2 ls, /anonymous | Should -Be kept
        Test-ComposeProject $file -Scale @{ web = $names.Count } | Should -BeTrue
    }

    It 'leaves a container alone that is not of the project and has a name like a temporary one' {
        $other = New-Container busybox -Name 0123456789ab_web -Command sleep, 1000
        try {
            Deploy-ComposeProject (Set-Project "services:`n  web: {<<: *box, container_name: 0123456789ab_web}") @quiet
            $problems[0].FullyQualifiedErrorId | Should -BeLike 'ContainerExists,*'
            "$($problems[0])" | Should -BeLike "*compose.yaml:4:*: 'web' needs the name '0123456789ab_web', which another container on *"
            (Get-Container 0123456789ab_web).Id | Should -Be $other.Id
        } finally {
            Remove-Container $other -Force
        }
    }

    It 'changes nothing if a name that it needs is taken: <With>' -ForEach @(
        @{ With = @{ ForceRecreate = $true } }
        @{ With = @{ Scale = @{ web = 2 } } }
    ) {
        $file = Set-Project "services:`n  web: {<<: *box}`n  other: {<<: *box}"
        Deploy-ComposeProject $file -Service web
        $name = 'dcp-web-1'
        if ($With['ForceRecreate']) { Rename-Container dcp-web-1 dcp-away } else { $name = 'dcp-web-2' }
        $foreign = New-Container busybox -Name $name -Command sleep, 1000
        try {
            $before = Get-MadeId
            foreach ($command in { Deploy-ComposeProject $file @With @quiet }, { Deploy-ComposeProject $file @With -WhatIf @quiet },
                { Test-ComposeProject $file @With @quiet }) {
                . $command | Should -BeNullOrEmpty
                $problems | Should -HaveCount 1
                $problems[0].FullyQualifiedErrorId | Should -BeLike 'ContainerExists,*'
                $problems[0].Exception.Line | Should -Be 4
                "$problems" | Should -BeLike "*'web' needs the name '$name'*$($foreign.Id.Substring(0, 12)).*"
                $problems[0].ErrorDetails.RecommendedAction | Should -BeLike "*Remove-Container $name*"
            }
            Get-MadeId | Should -Be $before
        } finally {
            Remove-Container $foreign -Force
        }
    }

    It 'ends at once with Ctrl+C, and goes on the next time' {
        $file = Set-Project @'
services:
  web: {<<: *box, depends_on: {db: {condition: service_healthy}}}
  db: {<<: *box, healthcheck: {test: [CMD, test, -f, /tmp/ready], interval: 300ms, retries: 100}}
'@
        Assert-Stoppable "Import-Module DockerPS; Deploy-ComposeProject '$file'" { (Get-MadeState) -contains 'db-1 running' }
        Get-MadeState | Should -Be 'db-1 running', 'web-1 created'
        Invoke-ContainerCommand dcp-db-1 touch, /tmp/ready
        Deploy-ComposeProject $file
        Get-MadeState | Should -Be 'db-1 running', 'web-1 running'
    }

    It 'takes projects that were read' {
        $configuration = Get-ComposeConfiguration (Set-Project "services:`n  web: {<<: *box}")
        $configuration | Deploy-ComposeProject
        Get-MadeName | Should -Be dcp-web-1
        $configuration | Test-ComposeProject | Should -BeTrue
        Get-ComposeConfiguration (Set-Project "services:`n  web: {<<: *box}") -NoInterpolate | Deploy-ComposeProject @quiet
        "$problems" | Should -BeLike '*read with -NoInterpolate*'
    }

    It 'deploys to several engines, and names that of an error' {
        $file = Set-Project "services:`n  web: {<<: *box, networks: [gone]}`nnetworks: {gone: {external: true}}"
        Deploy-ComposeProject $file -Context $env:DOCKER_HOST, $env:DOCKERPS_TEST_TCP @quiet
        $problems | Should -HaveCount 2
        "$($problems[1])" | Should -BeLike "$($env:DOCKERPS_TEST_TCP): *The external network 'gone' does not exist*"
        Deploy-ComposeProject (Set-Project "services:`n  web: {<<: *box}") -Context $env:DOCKER_HOST, $env:DOCKERPS_TEST_TCP -WhatIf |
            ForEach-Object Context | Select-Object -Unique | Should -Be $env:DOCKER_HOST, $env:DOCKERPS_TEST_TCP
    }
}

Describe 'Deploy-ComposeProject with images' {
    AfterEach {
        Remove-Project
        Remove-TestImage 'dcp-*'
        Remove-TestImage '*/dcp-*'
    }

    It 'builds what is missing, and again with -Build; a new image replaces the containers' {
        $null = New-Item "$TestDrive/context" -ItemType Directory -Force
        Set-Content "$TestDrive/context/Dockerfile" "FROM busybox`nARG WORD=one`nLABEL word=`$WORD`nCMD [`"sleep`",`"1000`"]"
        $text = "services:`n  web: {build: {context: ./context, args: {WORD: first}}, stop_grace_period: 0s}"
        $file = Set-Project $text
        "$(Deploy-ComposeProject $file -WhatIf | Select-Object -First 1)" | Should -Be 'Build Image dcp-web'
        Deploy-ComposeProject $file
        (Invoke-Engine images/dcp-web/json).Config.Labels.word | Should -Be first
        (Invoke-Engine images/dcp-web/json).Config.Labels.'com.docker.compose.service' | Should -Be web
        $before = Get-MadeId
        $file = Set-Project $text.Replace('first', 'second')
        Test-ComposeProject $file | Should -BeTrue
        Deploy-ComposeProject $file -Build
        (Invoke-Engine images/dcp-web/json).Config.Labels.word | Should -Be second
        Get-MadeId | Should -Not -Be $before
        Deploy-ComposeProject $file -Build
        Get-MadeName | Should -Be dcp-web-1
    }

    It 'reports a build that fails with the service and the place' {
        $file = Set-Project @'
services:
  web:
    image: dcp-broken
    pull_policy: build
    build: {dockerfile_inline: "FROM busybox\nRUN exit 7"}
'@
        Deploy-ComposeProject $file @quiet
        "$problems" | Should -BeLike "*compose.yaml:5:*The service 'web' was not deployed:*exit code 7*"
        Get-Made | Should -BeNullOrEmpty
    }

    It 'builds with secrets of files and of variables' {
        Set-Content "$TestDrive/token.txt" first -NoNewline
        $env:DCP_SECRET = 'second'
        $file = Set-Project @'
services:
  web:
    <<: *box
    image: dcp-secret
    pull_policy: build
    build:
      dockerfile_inline: |
        FROM busybox
        RUN --mount=type=secret,id=one --mount=type=secret,id=renamed \
            test "$$(cat /run/secrets/one /run/secrets/renamed)" = firstsecond
      secrets: [one, {source: two, target: renamed}]
secrets: {one: {file: ./token.txt}, two: {environment: DCP_SECRET}}
'@
        try {
            Deploy-ComposeProject $file -ErrorAction Stop
        } finally {
            Remove-Item Env:DCP_SECRET
        }
        Get-MadeState | Should -Be 'web-1 running'
        $file = Set-Project @'
services:
  web: {<<: *box, image: dcp-secret, pull_policy: build, build: {dockerfile_inline: FROM busybox, secrets: [one]}}
secrets: {one: {file: ./nosuch}}
'@
        Deploy-ComposeProject $file @quiet
        "$problems" | Should -BeLike "*compose.yaml:4:*'web' needs the file '*nosuch', which does not exist.*"
    }

    It 'builds first what services are built from, also if that is not deployed' {
        if ((Get-ApiVersion) -lt '1.42') { Set-ItResult -Skipped -Because 'the engine is older'; return }
        $file = Set-Project @'
services:
  above:
    <<: *box
    image: dcp-above
    pull_policy: build
    build: {dockerfile_inline: FROM zero, additional_contexts: {zero: "service:zero"}}
  zero: {<<: *box, image: dcp-zero, pull_policy: build, build: {dockerfile_inline: "FROM busybox\nENV ZERO=0"}}
'@
        $changes = Deploy-ComposeProject $file -Service above -WhatIf | Where-Object Kind -EQ Image
        $changes.Name | Should -Be dcp-zero, dcp-above
        $changes[0].Reason | Should -Be "'above' is built from it"
        Deploy-ComposeProject $file -Service above -ErrorAction Stop
        Get-MadeName | Should -Be dcp-above-1
        (Invoke-Engine images/dcp-above/json).Config.Env | Should -Contain ZERO=0
        (Deploy-ComposeProject $file -WhatIf | Where-Object Kind -EQ Image).Name | Should -Be dcp-zero, dcp-above
    }

    It 'pulls by policy' {
        $registry = Start-Registry -Open
        try {
            $image = "$($registry.Address)/dcp-pulled:1"
            Add-TestName busybox $image
            Publish-Image $image
            Remove-Image $image
            $file = Set-Project "services:`n  web: {<<: *box, image: '$image'}"
            "$(Deploy-ComposeProject $file -WhatIf | Select-Object -First 1)" | Should -Be "Pull Image $image"
            Deploy-ComposeProject $file -Pull Never @quiet
            "$problems" | Should -BeLike "*compose.yaml:4:*needs the image '$image'*pull policy is 'never'*"
            Deploy-ComposeProject $file
            Get-MadeName | Should -Be dcp-web-1
            Deploy-ComposeProject $file -WhatIf | Should -BeNullOrEmpty
            "$(Deploy-ComposeProject $file -Pull Always -WhatIf)" | Should -Be "Pull Image $image"
            $before = Get-MadeId
            Deploy-ComposeProject $file -Pull Always
            Get-MadeId | Should -Be $before
        } finally {
            Stop-Registry $registry
        }
    }

    It 'reports an image that nobody has' {
        $file = Set-Project "services:`n  web: {<<: *box, image: '127.0.0.1:9/dcp-nothing'}"
        Deploy-ComposeProject $file @quiet
        "$problems" | Should -BeLike "*compose.yaml:4:*The service 'web' was not deployed:*127.0.0.1:9/dcp-nothing*"
        Get-Made | Should -BeNullOrEmpty
    }

    It 'deploys what does not need an image that nobody has' {
        $file = Set-Project @'
services:
  a: {<<: *box, image: '127.0.0.1:9/dcp-nothing'}
  b: {<<: *box, depends_on: [a]}
  c: {<<: *box}
  d: {<<: *box, image: '127.0.0.1:9/dcp-nothing'}
  e: {<<: *box, depends_on: {a: {condition: service_started, required: false}}}
'@
        Deploy-ComposeProject $file @quiet
        $problems | Should -HaveCount 2
        "$($problems[0])" | Should -BeLike "*yaml:4:*: The service 'a' was not deployed:*Services that depend on it were not started: b."
        "$($problems[1])" | Should -BeLike "*yaml:7:*: The service 'd' was not deployed:*"
        Get-MadeState | Should -Be 'c-1 running', 'e-1 running'
    }
}

Describe 'Deploy-ComposeProject, before it sends anything' {
    It 'refuses <What>' -ForEach @(
        @{
            What = 'an image whose name is not valid'
            Text = "web: {<<: *box, image: 'dcp/UPPER:x y'}"
            Id   = 'ComposeValueInvalid'
            Says = "compose.yaml:4:*: The image of 'web' cannot be used: 'dcp/UPPER:x y' is not a valid image name*"
        }
        @{
            What = 'an image with a null character'
            Text = 'web: {<<: *box, image: "bus\0y"}'
            Id   = 'ComposeValueInvalid'
            Says = "compose.yaml:4:*: The image of 'web' cannot be used"
        }
        @{
            What = 'a volume of an image whose name is not valid'
            Text = "web: {<<: *box, volumes: [{type: image, source: 'a b', target: /x}]}"
            Id   = 'ComposeValueInvalid'
            Says = "compose.yaml:4:*'a b' is not a valid image name"
        }
        @{
            What = 'a service that does not exist'
            Text = 'web: {<<: *box}'
            With = @{ Service = 'wbe' }
            Id   = 'ComposeReferenceUndefined'
            Says = "has no service 'wbe'"
        }
        @{
            What = 'the scale of one'
            Text = 'web: {<<: *box}'
            With = @{ Scale = @{ wbe = 2 } }
            Id   = 'ComposeReferenceUndefined'
            Says = "has no service 'wbe'"
        }
        @{
            What = 'a scale that is not a number'
            Text = 'web: {<<: *box}'
            With = @{ Scale = @{ web = 'x' } }
            Id   = 'InvalidParameter'
            Says = "'x' is not a number of containers"
        }
        @{
            What = 'a negative scale'
            Text = 'web: {<<: *box}'
            With = @{ Scale = @{ web = -1 } }
            Id   = 'InvalidParameter'
            Says = "'-1' is not a number"
        }
        @{
            What = 'a scale of what has a name'
            Text = 'web: {<<: *box, container_name: one}'
            With = @{ Scale = @{ web = 2 } }
            Id   = 'ComposeValueConflict'
            Says = "'web' is to have 2 containers"
        }
        @{
            What = 'a service of an inactive profile'
            Text = "web: {<<: *box}`n  p: {<<: *box, profiles: [debug]}"
            With = @{ Service = 'p' }
            Id   = 'ComposeReferenceUndefined'
            Says = "'p' is not active"
        }
        @{
            What = 'a cycle'
            Text = "web: {<<: *box, depends_on: [db]}`n  db: {<<: *box, depends_on: [web]}"
            Id   = 'ComposeReferenceCycle'
            Says = 'db > web > db'
        }
        @{
            What = 'a port of two services'
            Text = "web: {<<: *box, ports: ['8080:80']}`n  db: {<<: *box, ports: ['8080:81']}"
            Id   = 'ComposeValueConflict'
            Says = "'web' publishes the port 8080, which 'db' has"
        }
        @{
            What = 'a port of several containers'
            Text = "web: {<<: *box, scale: 2, ports: ['8080:80']}"
            Id   = 'ComposeValueConflict'
            Says = 'only one can have the port 8080'
        }
        @{
            What = 'a file that does not exist'
            Text = "web: {<<: *box, secrets: [token]}`nsecrets: {token: {file: ./missing}}"
            Id   = 'ComposeFileNotFound'
            Says = 'missing'
        }
        @{
            What = 'a folder to build that does not exist'
            Text = 'web: {build: ./missing}'
            Id   = 'ComposeFileNotFound'
            Says = "is built from the folder"
        }
        @{
            What = 'models'
            Text = "web: {<<: *box, models: [llm]}`nmodels: {llm: {model: ai/x}}"
            Id   = 'ComposeNotSupported'
            Says = "'web' has models"
        }
        @{
            What = 'a provider'
            Text = 'web: {provider: {type: awesome}}'
            Id   = 'ComposeNotSupported'
            Says = "'web' has a provider"
        }
        @{
            What = 'a secret of a swarm'
            Text = "web: {<<: *box, secrets: [token]}`nsecrets: {token: {external: true}}"
            Id   = 'ComposeNotSupported'
            Says = 'kept by a swarm'
        }
        @{
            What = 'an inline config in a read-only file system'
            Text = "web: {<<: *box, read_only: true, configs: [c]}`nconfigs: {c: {content: x}}"
            Id   = 'ComposeValueConflict'
            Says = 'read-only file system'
        }
        @{
            What = 'an external volume that does not exist'
            Text = "web: {<<: *box, volumes: ['vol:/v']}`nvolumes: {vol: {external: true}}"
            Id   = 'VolumeNotFound'
            Says = "The external volume 'vol' does not exist"
        }
        @{
            What = 'an external network that does not exist'
            Text = "web: {<<: *box, networks: [n]}`nnetworks: {n: {external: true}}"
            Id   = 'NetworkNotFound'
            Says = "The external network 'n' does not exist"
        }
        @{
            What = 'the network of somebody else'
            Text = "web: {<<: *box, networks: [n]}`nnetworks: {n: {name: bridge}}"
            Id   = 'NetworkExists'
            Says = "A network 'bridge' exists"
        }
        @{
            What = 'contradictions'
            Text = 'web: {<<: *box}'
            With = @{ ForceRecreate = $true; NoRecreate = $true }
            Id   = 'InvalidParameter'
            Says = 'contradict each other'
        }
        @{
            What = 'to wait for what is not started'
            Text = 'web: {<<: *box}'
            With = @{ NoStart = $true; Wait = $true }
            Id   = 'InvalidParameter'
            Says = 'contradict each other'
        }
    ) {
        $file = Set-Project "services:`n  $Text"
        $given = $_['With'] ?? @{}
        $problem = try { Deploy-ComposeProject $file @given -ErrorAction Stop } catch { $_ }
        "$problem" | Should -BeLike "*$Says*"
        $problem.FullyQualifiedErrorId | Should -Be "$Id,DockerPS.Commands.DeployComposeProjectCommand"
        Get-Made | Should -BeNullOrEmpty
        { Invoke-Engine networks/dcp_default } | Should -Throw
        $same = try { Test-ComposeProject $file @given -ErrorAction Stop } catch { $_ }
        "$same" | Should -BeLike "*$Says*"
    }
}
