BeforeDiscovery {
    . "$PSScriptRoot/../../Fixtures/Targets/SwarmContentTargets.ps1"
}

BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Engines/Swarm.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/SwarmContentTargets.ps1"
    $hosts = Enter-TestSwarm -Managers 2
    $plain = $hosts.Plain
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
}

AfterAll {
    Exit-TestSwarm $hosts
}

Describe 'The targets of Get-SwarmSecret' {
    Add-ObjectTargetTest Get-SwarmSecret (New-SwarmKind Secret) -ReadOnly -With @{ Acted = $namesWritten }
}

Describe 'Get-SwarmSecret' {
    AfterEach {
        Get-SwarmSecret | Remove-SwarmSecret
    }

    It 'is completed, and shown in a table' {
        $made = New-SwarmSecret ns-shown content -Label app=shop
        foreach ($command in 'Get', 'Remove') {
            $line = "$command-SwarmSecret ns-sh"
            $found = (TabExpansion2 $line $line.Length).CompletionMatches
            $found.CompletionText | Should -Be ns-shown
            $found.ToolTip | Should -Be app=shop
        }
        $header, $null, $row = ($made | Out-String -Width 120).Trim() -split '\r?\n'
        -split $header | Should -Be Id, Name, Driver, Created, Updated
        $row | Should -Match "^$($made.Id.Substring(0, 12)) ns-shown "
        Copy-Deserialized $made | Format-List | Out-String | Should -Match '(?m)^Labels +: app=shop'
    }

    It 'needs a manager, and says so once per engine' {
        'a', 'b' | Get-SwarmSecret -Context $plain, $env:DOCKER_HOST @quiet
        $problems.FullyQualifiedErrorId | Should -Be 'SwarmManagerNeeded,DockerPS.Commands.GetSwarmSecretCommand'
        $problems.CategoryInfo.Category | Should -Be InvalidOperation
        $problems.TargetObject | Should -Be $plain
        $problems.ErrorDetails.RecommendedAction | Should -BeLike '*Initialize-Swarm*Connect-Swarm*-Context*'
    }
}
