BeforeDiscovery {
    . "$PSScriptRoot/../../Fixtures/Targets/ContainerTargets.ps1"
}

BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/ContainerTargets.ps1"
}

Describe 'Get-ContainerChange' {
    BeforeAll {
        $green = "gr$([char] 0xFC)n"
        $web = New-TestContainer change change-web -Script "mkdir /new; touch '/new/a b' /new/$green; rm /etc/passwd; chmod 700 /tmp"
        $web | Start-Container -PassThru | Wait-Container
        $null = New-TestContainer change change-none
    }

    AfterAll {
        Remove-TestContainer change
    }

    Add-TargetTest Get-ContainerChange -ReadOnly -Option @{ WorkingDirectory = '/fresh' }

    It 'lists what was added, modified and deleted, with its full path' {
        $found = Get-ContainerChange change-web
        $found | Should -BeOfType DockerPS.ContainerChange
        $found | Sort-Object Path | ForEach-Object { "$($_.Kind) $($_.Path)" } | Should -Be @(
            'Modified /etc', 'Deleted /etc/passwd', 'Added /new', 'Added /new/a b', "Added /new/$green", 'Modified /tmp')
        $found[0].Container | Should -BeExactly change-web
        $found[0].ContainerId | Should -BeExactly $web.Id
        $found[0].Context | Should -BeExactly $env:DOCKER_HOST
        "$($found[0])" | Should -BeExactly $found[0].Path
    }

    It 'lists only what -Kind <Kind> names' -ForEach @(
        @{ Kind = @('Deleted'); Expected = @('/etc/passwd') }
        @{ Kind = 'Modified', 'Deleted'; Expected = '/etc', '/etc/passwd', '/tmp' }
    ) {
        (Get-ContainerChange change-web -Kind $Kind).Path | Sort-Object | Should -Be $Expected
    }

    It 'has nothing of a container that was not changed' {
        Get-ContainerChange change-none | Should -BeNullOrEmpty
    }

    It 'refuses a kind that is none' {
        { Get-ContainerChange change-web -Kind Renamed } | Should -Throw -ErrorId 'CannotConvertArgument*'
    }

    It 'completes -Kind' {
        $line = 'Get-ContainerChange -Kind '
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Sort-Object | Should -Be Added, Deleted, Modified
    }

    It 'lists fifty thousand' {
        $many = New-TestContainer change change-many -Script 'mkdir /many; cd /many; seq 50000 | xargs touch'
        $many | Start-Container -PassThru | Wait-Container
        @(Get-ContainerChange change-many -Kind Added).Count | Should -Be 50001
        (Get-ContainerChange change-many | Select-Object -First 2).Count | Should -Be 2
    }
}
