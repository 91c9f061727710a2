BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/ComposeProjects.ps1"

    $class = 'DockerPS.Commands.InvokeComposeServiceCommand'
    $file = "$TestDrive/compose.yaml"
    $run = @{ Path = $file; Service = 'web' }
    New-ComposeProject runproject $TestDrive

    # The containers of single commands.
    function Get-OneOff {
        $filter = [uri]::EscapeDataString('{"label":["com.docker.compose.project=runproject","com.docker.compose.oneoff=True"]}')
        Invoke-Engine "containers/json?all=1&filters=$filter" | ForEach-Object { $_ }
    }
}

AfterAll {
    Remove-TestProject runproject
}

Describe 'Invoke-ComposeService' {
    AfterEach {
        Get-OneOff | ForEach-Object { $null = Invoke-Engine "containers/$($_.Id)?force=1" Delete }
    }

    It 'runs a command in a container of its own, and returns its output and exit code' {
        $option = @{ Environment = 'STAGE=demo'; User = 'app'; WorkingDirectory = '/tmp' }
        Invoke-ComposeService @run @option -Command sh, -c, 'echo "one $STAGE"; whoami; pwd' | Should -Be 'one demo', app, /tmp
        $LASTEXITCODE | Should -Be 0
        $one = @(Get-OneOff)
        $one | Should -HaveCount 1
        $one[0].Names[0] | Should -Match '^/runproject-web-run-[0-9a-f]{12}$'
        Invoke-ComposeService @run -Command sh, -c, 'exit 3' -ErrorAction SilentlyContinue -ErrorVariable problems
        $LASTEXITCODE | Should -Be 3
        $problems[0].FullyQualifiedErrorId | Should -Be "ContainerCommandFailed,$class"
    }

    It 'leaves the containers of the service as they are' {
        $before = Get-StartTime runproject
        Invoke-ComposeService @run -Command true -AutoRemove
        Get-OneOff | Should -BeNullOrEmpty
        $after = Get-StartTime runproject
        $after.Keys | Sort-Object | Should -Be ($before.Keys | Sort-Object)
        $after.Keys | Where-Object { $_ -ne 'runproject-job-1' -and $after[$_] -ne $before[$_] } | Should -BeNullOrEmpty
    }

    It 'makes the container that docker compose makes' {
        $program = (Start-Fixture Helpers/compose.sh).PROGRAM
        $null = & $program -f $file run --name runproject-theirs --no-TTY web true 2>&1
        Invoke-ComposeService @run -Name runproject-ours -Command true
        $ours, $theirs = 'ours', 'theirs' | ForEach-Object { Invoke-Engine "containers/runproject-$_/json" }
        $ours.Config.Cmd | Should -Be $theirs.Config.Cmd
        $labels = $theirs.Config.Labels.PSObject.Properties.Name | Where-Object { $_ -notlike '*.slug' -and $_ -notlike '*.config-hash' }
        foreach ($name in $labels | Where-Object { $_ -notlike '*.version' }) {
            # docker compose writes dependencies in no order.
            $expected = $theirs.Config.Labels.$name -split ',' | Sort-Object
            $ours.Config.Labels.$name -split ',' | Sort-Object | Should -Be $expected -Because $name
        }
        @($ours.NetworkSettings.Networks.PSObject.Properties.Name) | Should -Be @($theirs.NetworkSettings.Networks.PSObject.Properties.Name)
    }

    It 'starts what the service depends on first, unless told not to' {
        Stop-ComposeProject runproject
        Invoke-ComposeService @run -Command true -AutoRemove -NoDependency
        (Get-ComposeProject runproject).Running | Should -Be 0
        Invoke-ComposeService @run -Command true -AutoRemove
        (Get-ComposeService runproject | Where-Object Running -GT 0).Service | Should -Be cache, db
        Start-ComposeProject runproject
    }

    It 'writes the container with -Detach' {
        $container = Invoke-ComposeService @run -Command sleep, 600 -Detach
        $container | Should -BeOfType DockerPS.Container
        $container.Status | Should -Be running
    }

    It 'takes the pipeline as the standard input of the command' {
        'one', 'two' | Invoke-ComposeService @run -Command cat -AutoRemove | Should -Be one, two
        , [byte[]] (65, 10) | Invoke-ComposeService @run -Command cat -AutoRemove | Should -Be A
        1..50000 | Invoke-ComposeService @run -Command wc, -l -AutoRemove | Should -Be 50000
        @() | Invoke-ComposeService @run -Command wc, -l -AutoRemove | Should -Be 0
        Invoke-ComposeService @run -Command cat -InputObject 'a b' -AutoRemove | Should -Be 'a b'
        $configuration = Get-ComposeConfiguration $file
        'text' | Invoke-ComposeService -Configuration $configuration -Service web -Command cat -AutoRemove | Should -Be text
        'last', 'line' | Invoke-ComposeService @run -Command sh, -c, 'cat; exit 4' -AutoRemove -ErrorAction SilentlyContinue |
            Should -Be last, line
        $LASTEXITCODE | Should -Be 4
    }

    It 'tells the input from projects and files, if no project is named' {
        Set-Content "$TestDrive/input.txt" one, two
        Push-Location $TestDrive
        try {
            Get-Content input.txt | Invoke-ComposeService -Service web -Command cat -AutoRemove | Should -Be one, two
            Get-Content input.txt | Invoke-ComposeService compose.yaml -Service web -Command cat -AutoRemove | Should -Be one, two
            Get-ComposeConfiguration | Invoke-ComposeService -Service web -Command echo, configuration -AutoRemove |
                Should -Be configuration
            Get-Item compose.yaml | Invoke-ComposeService -Service web -Command echo, item -AutoRemove | Should -Be item
            @() | Invoke-ComposeService -Service web -Command echo, none -AutoRemove | Should -BeNullOrEmpty
        } finally {
            Pop-Location
        }
    }

    It 'refuses input with a terminal, or to a command that nobody waits for' {
        { 'a' | Invoke-ComposeService @run -Command cat -Detach } | Should -Throw '-Detach excludes input from the pipeline*'
        Get-OneOff | Should -BeNullOrEmpty
    }

    It 'does not run a command again that has ended, whatever the service says' {
        $null = New-Item "$TestDrive/always/compose.yaml" -Force -Value (
            "name: runproject`nservices: {web: {image: busybox, restart: always}}")
        Invoke-ComposeService "$TestDrive/always/compose.yaml" -Service web -Command true -Name runproject-always -NoDependency
        (Invoke-Engine containers/runproject-always/json).HostConfig.RestartPolicy.Name | Should -BeIn '', no
    }

    It 'does nothing with -WhatIf' {
        Get-WhatIfText "Invoke-ComposeService '$file' -Service web -WhatIf" |
            Should -Be 'What if: Performing the operation "Run a command in a new container" on target "runproject: web".'
        Get-OneOff | Should -BeNullOrEmpty
    }

    It 'refuses a service that is not there, several engines, and a terminal without a console' {
        Invoke-ComposeService $file -Service none -ErrorAction SilentlyContinue -ErrorVariable problems
        "$($problems[0])" | Should -Be "The project 'runproject' has no service 'none'."
        { Invoke-ComposeService @run -Context $env:DOCKERPS_TEST_HOST, $env:DOCKERPS_TEST_TCP } | Should -Throw '*single container*'
        { Invoke-ComposeService @run -Tty } | Should -Throw '*console*'
        { Invoke-ComposeService web -Command true } | Should -Throw '*Name it with -Service; the first argument is a Compose file.'
        { Invoke-ComposeService @run -NoStart } | Should -Throw '*Leave out -NoStart.'
    }

    It 'leaves a container alone that has the name already' {
        $other = New-Container busybox -Name 0123456789ab_web -Command sleep, 1000
        try {
            Invoke-ComposeService @run -Command true -Name 0123456789ab_web -ErrorAction SilentlyContinue -ErrorVariable problems
            "$($problems[0])" | Should -BeLike "*'web' needs the name '0123456789ab_web', which another container on *"
            $problems[0].FullyQualifiedErrorId | Should -BeLike 'ContainerExists,*'
            (Get-Container 0123456789ab_web).Id | Should -Be $other.Id
        } finally {
            Remove-Container $other -Force
        }
    }

    It 'stops the container at Ctrl+C' {
        $script = "Invoke-ComposeService '$file' -Service web -Command sleep, 600 -Name runproject-long"
        Assert-Stoppable $script { Get-OneOff | Where-Object State -EQ running } -Within 15
        Wait-Until { -not (Get-OneOff | Where-Object State -EQ running) }
    }

    It 'grants the container no more time at Ctrl+C than it has' {
        $other = "$TestDrive/grace.yaml"
        "name: runproject`nservices: { web: { image: busybox, command: sleep 600, stop_grace_period: 0s } }" | Set-Content $other
        $script = "Import-Module DockerPS; Invoke-ComposeService '$other' -Service web"
        Assert-Stoppable $script { Get-OneOff | Where-Object State -EQ running } -Within 5
        Get-OneOff | Where-Object State -EQ running | Should -BeNullOrEmpty
    }
}
