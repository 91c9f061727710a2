BeforeDiscovery {
    . "$PSScriptRoot/../../Fixtures/Targets/SwarmContentTargets.ps1"
}

BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Engines/Swarm.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/SwarmContentTargets.ps1"
    $hosts = Enter-TestSwarm -Managers 2
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
}

AfterAll {
    Exit-TestSwarm $hosts
}

Describe 'The targets of Remove-SwarmConfig' {
    Add-ObjectTargetTest Remove-SwarmConfig (New-SwarmKind Config)
}

Describe 'Remove-SwarmConfig' {
    It 'does not remove one that a service has, and tells which' {
        $config = New-SwarmConfig rc-web content
        $given = @(@{ ConfigID = $config.Id; ConfigName = 'rc-web'; File = @{ Name = '/web'; UID = '0'; GID = '0'; Mode = 292 } })
        $task = @{ ContainerSpec = @{ Image = 'busybox'; Configs = $given } }
        $service = Invoke-Engine services/create Post @{
            Name = 'rc-service'; TaskTemplate = $task
            Mode = @{ Replicated = @{ Replicas = 0 } }
        }
        try {
            Remove-SwarmConfig rc-web @quiet
            $problems.FullyQualifiedErrorId | Should -Be 'ConfigInUse,DockerPS.Commands.RemoveSwarmConfigCommand'
            $problems.Exception.Message | Should -Be "config 'rc-web' is in use by the following service: rc-service"
        } finally {
            $null = Invoke-Engine "services/$($service.ID)" Delete
        }
        Remove-SwarmConfig $config -PassThru -WhatIf | Should -BeNullOrEmpty
        $removed = $config | Remove-SwarmConfig -PassThru -ErrorAction Stop
        $removed | Should -BeOfType DockerPS.SwarmConfig
        $removed.Id, $removed.Name | Should -Be $config.Id, $config.Name
        Get-SwarmConfig | Should -Not -Contain $config
    }
}
