BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/ComposeProjects.ps1"

    New-ComposeProject startproject $TestDrive
    $class = 'DockerPS.Commands.StartComposeProjectCommand'
}

AfterAll {
    Remove-TestProject startproject
}

Describe 'Start-ComposeProject' {
    BeforeEach {
        Stop-ComposeProject startproject
    }

    It 'starts each service after those that it depends on, and waits until they are healthy' {
        $project = Start-ComposeProject startproject -PassThru
        ($project.Services | Where-Object Running -GT 0).Service | Should -Be cache, db, edge, web
        $times = Get-StartTime startproject
        $times['startproject-db-1'] | Should -BeLessThan $times['startproject-web-1']
        $times['startproject-web-1'] | Should -BeLessThan $times['startproject-edge-1']
        $times['startproject-web-2'] | Should -BeLessThan $times['startproject-edge-1']
        # The check runs a second after the start.
        ([datetime] $times['startproject-web-1'] - [datetime] $times['startproject-db-1']).TotalSeconds | Should -BeGreaterThan 0.9
        (Get-ComposeService startproject db).Health | Should -Be healthy
    }

    It 'starts a service with those that it depends on' {
        Start-ComposeProject startproject web
        (Get-ComposeService startproject | Where-Object Running -GT 0).Service | Should -Be cache, db, web
    }

    It 'takes wildcards for services' {
        Start-ComposeProject startproject 'c*', 'd?'
        (Get-ComposeService startproject | Where-Object Running -GT 0).Service | Should -Be cache, db
        Restart-ComposeProject startproject 'none*' -PassThru -ErrorAction Stop | Should -BeNullOrEmpty
        Stop-ComposeProject startproject '[cd]*'
        (Get-ComposeProject startproject).Running | Should -Be 0
        { Stop-ComposeProject startproject '[d' } | Should -Throw "*not a valid wildcard*"
        Get-ComposeService startproject 'none*' -ErrorAction Stop | Should -BeNullOrEmpty
        Get-ComposeLog startproject 'none*' -ErrorAction Stop | Should -BeNullOrEmpty
    }

    It 'says how to go on with a paused container' {
        Start-ComposeProject startproject cache
        Suspend-Container startproject-cache-1
        Start-ComposeProject startproject cache -ErrorAction SilentlyContinue -ErrorVariable problems
        "$($problems[0])" | Should -Be "The container 'startproject-cache-1' is paused and was not started."
        $problems[0].FullyQualifiedErrorId | Should -Be "ComposeProjectConflict,$class"
        $problems[0].ErrorDetails.RecommendedAction | Should -Be 'Use Resume-Container to resume it.'
    }

    It 'does not say of a service that it was not started if it runs' {
        Start-ComposeProject startproject
        Suspend-Container startproject-cache-1
        Start-ComposeProject startproject -ErrorAction SilentlyContinue -ErrorVariable problems
        $problems | Should -HaveCount 1
        "$($problems[0])" | Should -Be "The container 'startproject-cache-1' is paused and was not started."
        Stop-Container startproject-edge-1
        Start-ComposeProject startproject -ErrorAction SilentlyContinue
        (Get-Container startproject-edge-1).State | Should -Be running
        Stop-Container startproject-web-1
        Start-ComposeProject startproject -ErrorAction SilentlyContinue -ErrorVariable problems
        "$($problems[1])" | Should -BeLike "The service 'web' of 'startproject' was not started: 'cache'*"
    }

    It 'stops waiting at Ctrl+C' {
        $script = 'Import-Module DockerPS; Start-ComposeProject startproject'
        Assert-Stoppable $script { (Get-ComposeService startproject db).Running } -Within 5
    }

    It 'does nothing with -WhatIf' {
        Get-WhatIfText 'Start-ComposeProject startproject -WhatIf' |
            Should -Be 'What if: Performing the operation "Start Compose project" on target "startproject".'
        (Get-ComposeProject startproject).Running | Should -Be 0
    }

    It 'writes an error for what is not there' {
        Start-ComposeProject none -ErrorAction SilentlyContinue -ErrorVariable problems
        $problems.FullyQualifiedErrorId | Should -Be "ComposeProjectNotFound,$class"
        Start-ComposeProject startproject none -ErrorAction SilentlyContinue -ErrorVariable problems
        $problems.FullyQualifiedErrorId | Should -Be "ComposeServiceNotFound,$class"
    }
}
