BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/ComposeProjects.ps1"

    New-ComposeProject restartproject $TestDrive
    $class = 'DockerPS.Commands.RestartComposeProjectCommand'

    # The containers that have started again.
    function Get-Restarted([scriptblock] $Work) {
        $before = Get-StartTime restartproject
        $null = & $Work
        $after = Get-StartTime restartproject
        $after.Keys | Where-Object { $after[$_] -ne $before[$_] } | Sort-Object
    }
}

AfterAll {
    Remove-TestProject restartproject
}

Describe 'Restart-ComposeProject' {
    It 'restarts all services' {
        Get-Restarted { Restart-ComposeProject restartproject -Timeout 0 } | Should -Be @(
            'cache', 'db', 'edge', 'job', 'web' | ForEach-Object { "restartproject-$_-1" }
            'restartproject-web-2'
        )
    }

    It 'restarts a service, and those that its dependents ask for' {
        Get-Restarted { Restart-ComposeProject restartproject cache -Timeout 0 } | Should -Be restartproject-cache-1
        Get-Restarted { Restart-ComposeProject restartproject db -Timeout 0 } |
            Should -Be restartproject-db-1, restartproject-web-1, restartproject-web-2
    }

    It 'waits until a service is healthy again before it restarts what is to restart with it' {
        Restart-ComposeProject restartproject db -Timeout 0
        $times = Get-StartTime restartproject
        # The check runs a second after the start.
        ([datetime] $times['restartproject-web-1'] - [datetime] $times['restartproject-db-1']).TotalSeconds | Should -BeGreaterThan 0.9
    }

    It 'does nothing with -WhatIf' {
        Get-Restarted { Restart-ComposeProject restartproject -WhatIf } | Should -BeNullOrEmpty
    }

    It 'writes an error for what is not there' {
        Restart-ComposeProject none -ErrorAction SilentlyContinue -ErrorVariable problems
        $problems.FullyQualifiedErrorId | Should -Be "ComposeProjectNotFound,$class"
        Restart-ComposeProject restartproject none -ErrorAction SilentlyContinue -ErrorVariable problems
        $problems.FullyQualifiedErrorId | Should -Be "ComposeServiceNotFound,$class"
    }
}
