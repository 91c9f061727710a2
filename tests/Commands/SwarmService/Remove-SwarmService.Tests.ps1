BeforeDiscovery {
    . "$PSScriptRoot/../../Fixtures/Targets/SwarmServiceTargets.ps1"
}

BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Engines/Swarm.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/SwarmServiceTargets.ps1"
    $hosts = Enter-TestSwarm -Managers 2
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    $image = Get-TestImageId
}

AfterAll {
    Exit-TestSwarm $hosts
}

Describe 'The targets of Remove-SwarmService' {
    Add-ObjectTargetTest Remove-SwarmService $serviceKind
}

Describe 'Remove-SwarmService' {
    It 'writes what it removed with -PassThru, and nothing with -WhatIf' {
        $service = New-SwarmService $image -Name rs-a -Replicas 0 -Label app=shop
        Remove-SwarmService rs-a -PassThru -WhatIf | Should -BeNullOrEmpty
        $removed = $service | Remove-SwarmService -PassThru
        $removed | Should -BeOfType DockerPS.SwarmService
        $removed.Id, $removed.Name, $removed.Labels['app'], $removed.Context | Should -Be $service.Id, rs-a, shop, $service.Context
        Get-SwarmService | Should -BeNullOrEmpty
        Remove-SwarmService rs-a -PassThru @quiet | Should -BeNullOrEmpty
        $problems.FullyQualifiedErrorId | Should -Be 'ServiceNotFound,DockerPS.Commands.RemoveSwarmServiceCommand'
    }
}

Describe 'Completion of <What>' -ForEach @(
    @{ What = 'services'; Line = 'Remove-SwarmService co-'; Expected = 'co-web' }
) {
    BeforeAll {
        $null = New-SwarmService $image -Name co-web -Replicas 0
    }

    AfterAll {
        Remove-TestService
    }

    It 'gives the words that begin with what was typed' {
        (TabExpansion2 $Line $Line.Length).CompletionMatches.CompletionText | Should -Be $Expected
    }
}
