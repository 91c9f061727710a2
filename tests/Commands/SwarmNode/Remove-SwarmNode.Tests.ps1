BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Engines/Swarm.ps1"
    $hosts = Enter-TestSwarm -Managers 2 -Workers 1
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    $worker = $hosts.Endpoint[2]
    $one, $two, $three = Get-ReadyNode
}

AfterAll {
    Exit-TestSwarm $hosts
}

Describe 'Remove-SwarmNode' {
    It 'does not remove a manager, nor a node that is there' {
        Remove-SwarmNode $two.Name, $three.Name -PassThru @quiet | Should -BeNullOrEmpty
        $problems.FullyQualifiedErrorId | Should -Be (@('NodeConflict,DockerPS.Commands.RemoveSwarmNodeCommand') * 2)
        $problems | Where-Object TargetObject -EQ $two.Name | ForEach-Object { $_.ErrorDetails.RecommendedAction } |
            Should -BeLike '*-Role Worker*'
        $problems | Where-Object TargetObject -EQ $three.Name | ForEach-Object { $_.ErrorDetails.RecommendedAction } |
            Should -BeLike '*Disconnect-Swarm*-Force*'
        Get-SwarmNode | Should -HaveCount 3
    }

    It 'tells nodes of one name apart by their ids, and removes those that have left' {
        Disconnect-Swarm -Context $worker
        Connect-Swarm $hosts.Address[0] (Get-SwarmJoinToken Worker) -Context $worker
        Wait-Until { (Get-SwarmNode $three.Name).Count -eq 2 -and (Get-SwarmNode $three.Name | Where-Object Status -EQ down) }
        Remove-SwarmNode $three.Name @quiet
        $problems.FullyQualifiedErrorId | Should -Be 'NodeAmbiguous,DockerPS.Commands.RemoveSwarmNodeCommand'
        $problems.Exception.Message | Should -BeLike "*$($three.Id)*"
        $down = Get-SwarmNode | Where-Object Status -EQ down
        Remove-SwarmNode $down -PassThru -WhatIf | Should -BeNullOrEmpty
        $removed = $down | Remove-SwarmNode -PassThru
        $removed | Should -BeOfType DockerPS.SwarmNode
        $removed.Id, $removed.Name, $removed.Status | Should -Be $down.Id, $down.Name, down
        (Get-SwarmNode $three.Name).Id | Should -Not -Be $three.Id
    }

    It 'shows a node as down whose engine is lost, and removes it' {
        $lost = Get-SwarmNode $three.Name
        & "$PSScriptRoot/../../Fixtures/Engines/engine.sh" kill $hosts.Engine[2]
        Wait-Node 3 { $_.Status -eq 'down' }
        (Get-SwarmNode $lost).StatusText | Should -Not -BeNullOrEmpty
        Remove-SwarmNode $lost -WhatIf
        Get-SwarmNode | Should -HaveCount 3
        $lost | Remove-SwarmNode -ErrorAction Stop
        Get-SwarmNode | Should -HaveCount 2
    }
}
