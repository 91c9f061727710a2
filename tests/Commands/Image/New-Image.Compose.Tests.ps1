BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Helpers/Images.ps1"

    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    $nowhere = 'tcp://127.0.0.1:1'
    # Contexts with names came with BuildKit 0.9.
    $hasContexts = (Get-ApiVersion) -ge '1.42'

    function Set-Project([string] $Text) {
        $file = "$TestDrive/compose.yaml"
        "name: nic`nservices:`n$Text" | Set-Content $file
        $file
    }

    function Get-ImageConfig([string] $Name) { (Invoke-Engine "images/$Name/json").Config }
}

AfterAll {
    Remove-TestImage '*nic*'
}

Describe 'New-Image -Compose' {
    BeforeAll {
        $null = New-Item "$TestDrive/context" -ItemType Directory
        Set-Content "$TestDrive/context/Dockerfile" @'
FROM busybox AS first
ARG WORD
ARG FOUND
ARG UNSET=default
LABEL word=$WORD found=$FOUND unset=$UNSET own=dockerfile
FROM first AS second
ENV STAGE=second
'@
    }

    AfterEach {
        Remove-TestImage '*nic*'
    }

    It 'builds the services that have a build, and writes their images with each of their names' {
        $file = Set-Project @'
  web: {build: ./context}
  api: {image: "nic/api:1", build: {context: ./context, tags: ["nic/api:2", "nic/other", "nic/api:1"]}}
  db: {image: busybox}
'@
        $images = New-Image -Compose $file
        $images | Should -BeOfType DockerPS.Image
        $images.Reference | Should -Be nic/api:1, nic/api:2, nic/other:latest, nic-web:latest
        (Get-ImageConfig nic-web).Env | Should -Contain STAGE=second
    }

    It 'builds with what the files say: arguments, target, labels, and those of docker compose' {
        $env:FOUND = 'here'
        $file = Set-Project @'
  web:
    build:
      context: ./context
      target: first
      args: {WORD: "1", FOUND: , UNSET: }
      labels: {own: compose, com.docker.compose.project: other}
'@
        try {
            New-Image -Compose $file | Should -HaveCount 1
        } finally {
            Remove-Item Env:FOUND
        }
        $labels = (Get-ImageConfig nic-web).Labels
        $labels.word, $labels.found, $labels.unset, $labels.own | Should -Be 1, here, default, compose
        $labels.'com.docker.compose.project', $labels.'com.docker.compose.service' | Should -Be nic, web
        $labels.'com.docker.compose.version' | Should -Not -BeNullOrEmpty
        (Get-ImageConfig nic-web).Env | Should -Not -Contain STAGE=second
    }

    It 'takes <What>' -ForEach @(
        @{ What = 'a path'; Build = { New-Image -Compose $file } }
        @{
            What  = 'a relative path'
            Build = { Push-Location $TestDrive; try { New-Image -Compose ./compose.yaml } finally { Pop-Location } }
        }
        @{ What = 'a wildcard'; Build = { New-Image -Compose "$TestDrive/compose.y*" } }
        @{ What = 'a file'; Build = { New-Image -Compose (Get-Item $file) } }
        @{ What = 'a file from the pipeline'; Build = { Get-Item $file | New-Image } }
        @{ What = 'a configuration'; Build = { New-Image -Compose (Get-ComposeConfiguration $file) } }
        @{ What = 'a configuration from the pipeline'; Build = { Get-ComposeConfiguration $file | New-Image } }
        @{ What = 'services by name'; Build = { New-Image -Compose $file -Service web } }
    ) {
        $file = Set-Project '  web: {build: {dockerfile_inline: "FROM busybox\nENV FROM=inline"}}'
        (& $Build).Reference | Should -Be nic-web:latest
        (Get-ImageConfig nic-web).Env | Should -Contain FROM=inline
    }

    It 'merges several files' {
        $file = Set-Project '  web: {build: {dockerfile_inline: "FROM busybox\nARG WORD\nENV WORD=$$WORD", args: {WORD: first}}}'
        Set-Content "$TestDrive/override.yaml" 'services: {web: {image: nic/merged, build: {args: {WORD: second}}}}'
        (New-Image -Compose $file, "$TestDrive/override.yaml").Reference | Should -Be nic/merged:latest
        (Get-ImageConfig nic/merged).Env | Should -Contain WORD=second
    }

    It 'adds parameters to what the files say' {
        $file = Set-Project '  web: {build: {context: ./context, target: first, args: {WORD: file, FOUND: file}}}'
        $null = New-Image -Compose $file -BuildArgument @{ WORD = 'parameter' } -NoCache -Pull:$false
        $labels = (Get-ImageConfig nic-web).Labels
        $labels.word, $labels.found | Should -Be parameter, file
    }

    It 'builds only services of -Service, and what they depend on with -IncludeDependency' {
        $file = Set-Project @'
  web: {build: {dockerfile_inline: FROM busybox}, depends_on: [api]}
  api: {build: {dockerfile_inline: FROM busybox}}
  other: {build: {dockerfile_inline: FROM busybox}}
'@
        (New-Image -Compose $file -Service web).Reference | Should -Be nic-web:latest
        (New-Image -Compose $file -Service web -IncludeDependency).Reference | Should -Be nic-api:latest, nic-web:latest
    }

    It 'builds first what others are built from, also if it is not selected' {
        if (-not $hasContexts) { Set-ItResult -Skipped -Because 'the engine is older'; return }
        $file = Set-Project @'
  above: {build: {dockerfile_inline: "FROM middle\nENV C=3", additional_contexts: {middle: "service:middle"}}}
  middle: {build: {dockerfile_inline: "FROM zero\nENV B=2", additional_contexts: ["zero=service:zero"]}}
  zero: {build: {dockerfile_inline: "FROM busybox\nENV A=1"}}
'@
        (New-Image -Compose $file -Service above).Reference | Should -Be nic-zero:latest, nic-middle:latest, nic-above:latest
        (Get-ImageConfig nic-above).Env | Should -Contain A=1
        (Get-ImageConfig nic-above).Env | Should -Contain C=3
    }

    It 'has further contexts: folders, and images' {
        if (-not $hasContexts) { Set-ItResult -Skipped -Because 'the engine is older'; return }
        Set-Content "$TestDrive/context/data" 'from the folder'
        $file = Set-Project @'
  web:
    build:
      dockerfile_inline: "FROM box\nCOPY --from=data data /data\nRUN grep folder /data"
      additional_contexts: {data: ./context, box: "docker-image://busybox"}
'@
        (New-Image -Compose $file -ErrorAction Stop).Reference | Should -Be nic-web:latest
    }

    It 'has the secrets of files and of variables' {
        Set-Content "$TestDrive/token.txt" first -NoNewline
        $env:NIC_SECRET = 'second'
        $file = Set-Project @'
  web:
    build:
      dockerfile_inline: |
        FROM busybox
        RUN --mount=type=secret,id=one --mount=type=secret,id=two --mount=type=secret,id=renamed --mount=type=secret,id=empty \
            test "$$(cat /run/secrets/one /run/secrets/two /run/secrets/renamed /run/secrets/empty)" = firstsecondsecond
      secrets: [one, two, {source: two, target: renamed}, empty]
secrets: {one: {file: ./token.txt}, two: {environment: NIC_SECRET}, empty: {environment: NIC_NOWHERE}}
'@
        try {
            (New-Image -Compose $file -ErrorAction Stop).Reference | Should -Be nic-web:latest
        } finally {
            Remove-Item Env:NIC_SECRET
        }
    }

    It 'names each image with -WhatIf' {
        $file = Set-Project @'
  web: {build: {dockerfile_inline: FROM busybox, tags: ["nic/web:2"]}}
  api: {build: {dockerfile_inline: FROM busybox}}
'@
        $text = Get-WhatIfText "New-Image -Compose '$file' -WhatIf"
        $text -join "`n" | Should -BeLike '*"Build image" on target "*nic-api*"Build image" on target "*nic-web*nic/web:2*'
        Get-Image nic-* | Should -BeNullOrEmpty
    }

    It 'reports a build that fails with the service, the image and the place, and goes on' {
        $file = Set-Project @'
  bad: {build: {dockerfile_inline: "FROM busybox\nRUN exit 7"}}
  good: {build: {dockerfile_inline: FROM busybox}}
'@
        (New-Image -Compose $file @quiet).Reference | Should -Be nic-good:latest
        $problems | Should -HaveCount 1
        "$problems" | Should -BeLike "*compose.yaml:3:*The image 'nic-bad' of the service 'bad' was not built:*exit code 7*"
        $problems[0].FullyQualifiedErrorId | Should -Be 'ImageBuildFailed,DockerPS.Commands.NewImageCommand'
        $problems[0].TargetObject | Should -Be nic-bad
    }

    It 'does not build what a failed image is needed for' {
        if (-not $hasContexts) { Set-ItResult -Skipped -Because 'the engine is older'; return }
        $file = Set-Project @'
  zero: {build: {dockerfile_inline: "FROM busybox\nRUN exit 7"}}
  middle: {build: {dockerfile_inline: FROM zero, additional_contexts: {zero: "service:zero"}}}
  above: {build: {dockerfile_inline: FROM middle, additional_contexts: {middle: "service:middle"}}}
'@
        New-Image -Compose $file @quiet | Should -BeNullOrEmpty
        $problems | Should -HaveCount 1
        "$problems" | Should -BeLike "*'zero' was not built*Services that are built from it were not built: middle, above.*"
    }

    It 'refuses <What> before anything is sent' -ForEach @(
        @{ What = 'a missing folder'; Text = '  web: {build: ./nosuch}'; Like = "*compose.yaml:3:*'web' is built from the folder*nosuch*" }
        @{
            What = 'a missing Dockerfile'; Text = '  web: {build: {context: ./context, dockerfile: Other}}'
            Like = "*compose.yaml:3:*'web' is built with the Dockerfile*context/Other*"
        }
        @{
            What = 'a missing folder of a further context'
            Text = '  web: {build: {dockerfile_inline: FROM busybox, additional_contexts: {data: ./nosuch}}}'
            Like = "*compose.yaml:3:*'web' is built from the folder*nosuch*"
        }
        @{
            What = 'the missing file of a secret'
            Text = "  web: {build: {dockerfile_inline: FROM busybox, secrets: [one]}}`nsecrets: {one: {file: ./nosuch}}"
            Like = "*compose.yaml:3:*'web' needs the file*nosuch*"
        }
        @{
            What = 'a secret of a swarm'
            Text = "  web: {build: {dockerfile_inline: FROM busybox, secrets: [one]}}`nsecrets: {one: {external: true}}"
            Like = "*compose.yaml:3:*'web' cannot be built*kept by a swarm*"
        }
        @{
            What = 'a name that is none'; Text = '  web: {image: "Web:1", build: {dockerfile_inline: FROM busybox}}'
            Like = "*compose.yaml:3:*'web' cannot be built*Web:1*"
        }
        @{ What = 'an unknown key'; Text = '  web: {build: {dockerfil: x}}'; Like = '*compose.yaml:3:*dockerfil*' }
    ) {
        New-Image -Compose (Set-Project $Text) -Context $nowhere @quiet | Should -BeNullOrEmpty
        "$($problems[0])" | Should -BeLike $Like
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'Compose*,DockerPS.Commands.NewImageCommand'
    }

    It 'reports a service that does not exist, and warns of one that is not built' {
        $file = Set-Project "  web: {build: {dockerfile_inline: FROM busybox}}`n  db: {image: busybox}"
        New-Image -Compose $file -Service nosuch @quiet | Should -BeNullOrEmpty
        "$problems" | Should -BeLike "*has no service 'nosuch'*"
        New-Image -Compose $file -Service db -WarningVariable warnings -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        "$warnings" | Should -Be "The service 'db' is not built."
    }

    It 'builds on several engines, which errors name' {
        $file = Set-Project "  web: {build: {dockerfile_inline: `"FROM busybox\nRUN exit 7`"}}"
        New-Image -Compose $file -Context $env:DOCKER_HOST, $nowhere @quiet | Should -BeNullOrEmpty
        "$($problems[0])" | Should -BeLike "*'web' was not built*"
        "$($problems[0])" | Should -BeLike "*$env:DOCKER_HOST*"
    }

    It 'is built by the classic builder, which has no secrets' {
        $file = Set-Project '  web: {build: {dockerfile_inline: FROM busybox}}'
        (New-Image -Compose $file -Builder Classic).Reference | Should -Be nic-web:latest
        Set-Content "$TestDrive/token.txt" first
        $file = Set-Project "  web: {build: {dockerfile_inline: FROM busybox, secrets: [one]}}`nsecrets: {one: {file: ./token.txt}}"
        { New-Image -Compose $file -Builder Classic } | Should -Throw "*'web' needs BuildKit*"
    }

    It 'refuses configurations without values, and copies' {
        $file = Set-Project '  web: {build: {dockerfile_inline: FROM busybox}}'
        Get-ComposeConfiguration $file -NoInterpolate | New-Image @quiet
        "$problems" | Should -BeLike '*-NoInterpolate*'
        $text = [Management.Automation.PSSerializer]::Serialize((Get-ComposeConfiguration $file))
        $copy = [Management.Automation.PSSerializer]::Deserialize($text)
        $copy | New-Image @quiet
        "$problems" | Should -BeLike "*'nic' is a copy*"
    }
}
