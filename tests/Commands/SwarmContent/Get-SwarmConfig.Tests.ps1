BeforeDiscovery {
    . "$PSScriptRoot/../../Fixtures/Targets/SwarmContentTargets.ps1"
}

BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Engines/Swarm.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/SwarmContentTargets.ps1"
    $hosts = Enter-TestSwarm -Managers 2
}

AfterAll {
    Exit-TestSwarm $hosts
}

Describe 'The targets of Get-SwarmConfig' {
    Add-ObjectTargetTest Get-SwarmConfig (New-SwarmKind Config) -ReadOnly -With @{ Acted = $namesWritten }
}

Describe 'Get-SwarmConfig' {
    AfterEach {
        Get-SwarmConfig | Remove-SwarmConfig
    }

    It 'is completed, and shown in a table' {
        $made = New-SwarmConfig nc-shown content -Label app=shop
        foreach ($command in 'Get', 'Remove') {
            $line = "$command-SwarmConfig nc-sh"
            $found = (TabExpansion2 $line $line.Length).CompletionMatches
            $found.CompletionText | Should -Be nc-shown
            $found.ToolTip | Should -Be app=shop
        }
        $header, $null, $row = ($made | Out-String -Width 120).Trim() -split '\r?\n'
        -split $header | Should -Be Id, Name, Size, Created, Updated
        $row | Should -Match "^$($made.Id.Substring(0, 12)) nc-shown "
        Copy-Deserialized $made | Format-List | Out-String | Should -Match '(?m)^Labels +: app=shop'
    }

    It 'keeps its content through a job' {
        $null = New-SwarmConfig nc-job content -Label app=shop
        $copy = Start-Job { Get-SwarmConfig nc-job } | Receive-Job -Wait -AutoRemoveJob
        $copy.Text | Should -Be content
        $copy.Data | Should -Be ([Text.Encoding]::UTF8.GetBytes('content'))
        $copy.Labels['app'] | Should -Be shop
        $copy | Remove-SwarmConfig
        Get-SwarmConfig nc-job* | Should -BeNullOrEmpty
    }
}
