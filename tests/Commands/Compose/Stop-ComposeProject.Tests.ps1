BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/ComposeProjects.ps1"

    New-ComposeProject stopproject $TestDrive
    $class = 'DockerPS.Commands.StopComposeProjectCommand'

    # The services of containers that stop, in that order, as the engine's events tell it.
    function Get-StopOrder([scriptblock] $Work) {
        $since = [DateTimeOffset]::UtcNow.ToUnixTimeMilliseconds() / 1000
        $null = & $Work
        $until = [DateTimeOffset]::UtcNow.ToUnixTimeMilliseconds() / 1000
        $filters = [uri]::EscapeDataString((ConvertTo-Json @{ event = @('die'); label = @('com.docker.compose.project=stopproject') }))
        @(Invoke-Engine "events?since=$since&until=$until&filters=$filters") |
            ForEach-Object { $_ -is [string] ? ($_ -split '\n' | Where-Object { $_ } | ConvertFrom-Json) : $_ } |
            ForEach-Object { $_.Actor.Attributes.'com.docker.compose.service' }
    }
}


AfterAll {
    Remove-TestProject stopproject
}

Describe 'Stop-ComposeProject' {
    BeforeEach {
        Start-ComposeProject stopproject
    }

    It 'stops each service before those that it depends on' {
        $order = Get-StopOrder { Stop-ComposeProject stopproject }
        $order | Where-Object { $_ -ne 'job' } | Select-Object -First 3 | Should -Be edge, web, web
        $order | Where-Object { $_ -ne 'job' } | Select-Object -Last 2 | Sort-Object | Should -Be cache, db
        (Get-ComposeProject stopproject).Running | Should -Be 0
    }

    It 'stops containers that do not depend on each other side by side' {
        $folder = (New-Item "$TestDrive/slow" -ItemType Directory).FullName
        $service = '{ image: busybox, scale: 2, command: "sh -c ''trap : TERM; while :; do sleep 1; done''" }'
        Set-Content "$folder/compose.yaml" "name: stopslow`nservices:`n  a: $service`n  b: $service"
        Invoke-Compose $folder up -d
        try {
            Stop-ComposeProject stopslow -Timeout 2
            $ended = (Get-ComposeProject stopslow).Containers | ForEach-Object { (Get-Container $_ -Detail).FinishedAt }
            $ended | Should -HaveCount 4
            # One after the other, each would end two seconds after the one before it.
            $span = ($ended | Measure-Object -Maximum).Maximum - ($ended | Measure-Object -Minimum).Minimum
            $span.TotalSeconds | Should -BeLessThan 2
        } finally {
            Remove-TestProject stopslow
        }
    }

    It 'stops only the services that are named' {
        $project = Stop-ComposeProject stopproject web -PassThru
        $project | Should -BeOfType DockerPS.ComposeProject
        ($project.Services | Where-Object Running -GT 0).Service | Should -Be cache, db, edge
    }

    It 'stops nothing if a service is unknown' {
        Stop-ComposeProject stopproject web, none -ErrorAction SilentlyContinue -ErrorVariable problems
        $problems[0].FullyQualifiedErrorId | Should -Be "ComposeServiceNotFound,$class"
        (Get-ComposeService stopproject web).Running | Should -Be 2
    }

    It 'does nothing with -WhatIf' {
        Get-WhatIfText 'Stop-ComposeProject stopproject -WhatIf; Stop-ComposeProject stopproject web, db -WhatIf' | Should -Be @(
            'What if: Performing the operation "Stop Compose project" on target "stopproject".'
            'What if: Performing the operation "Stop services web, db" on target "stopproject".'
        )
        (Get-ComposeProject stopproject).Running | Should -BeGreaterOrEqual 5
    }

    It 'writes an error for a project that is not there, and stops the others' {
        Stop-ComposeProject none, stopproject -ErrorAction SilentlyContinue -ErrorVariable problems
        $problems.FullyQualifiedErrorId | Should -Be "ComposeProjectNotFound,$class"
        (Get-ComposeProject stopproject).Running | Should -Be 0
    }

    It 'takes the time that a container may use' {
        $watch = [Diagnostics.Stopwatch]::StartNew()
        Stop-ComposeProject stopproject -Timeout 1s
        $watch.Elapsed.TotalSeconds | Should -BeLessThan 20
    }
}
