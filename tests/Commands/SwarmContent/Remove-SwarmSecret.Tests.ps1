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

Describe 'The targets of Remove-SwarmSecret' {
    Add-ObjectTargetTest Remove-SwarmSecret (New-SwarmKind Secret)
}

Describe 'Remove-SwarmSecret' {
    It 'does not remove one that a service has, and tells which' {
        $secret = New-SwarmSecret rs-db content
        $free = New-SwarmSecret rs-free content
        $given = @(@{ SecretID = $secret.Id; SecretName = 'rs-db'; File = @{ Name = 'db'; UID = '0'; GID = '0'; Mode = 292 } })
        $task = @{ ContainerSpec = @{ Image = 'busybox'; Secrets = $given } }
        $service = Invoke-Engine services/create Post @{ Name = 'rs-web'; TaskTemplate = $task; Mode = @{ Replicated = @{ Replicas = 0 } } }
        try {
            Remove-SwarmSecret rs-* @quiet
            $problems.FullyQualifiedErrorId | Should -Be 'SecretInUse,DockerPS.Commands.RemoveSwarmSecretCommand'
            $problems.CategoryInfo.Category | Should -Be ResourceBusy
            $problems.Exception.Message | Should -Be "secret 'rs-db' is in use by the following service: rs-web"
            Get-SwarmSecret rs-* | ForEach-Object Name | Should -Be rs-db
        } finally {
            $null = Invoke-Engine "services/$($service.ID)" Delete
        }
        Remove-SwarmSecret $secret -PassThru -WhatIf | Should -BeNullOrEmpty
        $removed = $secret | Remove-SwarmSecret -PassThru -ErrorAction Stop
        $removed | Should -BeOfType DockerPS.SwarmSecret
        $removed.Id, $removed.Name | Should -Be $secret.Id, $secret.Name
        Get-SwarmSecret | Should -Not -Contain $secret
    }
}
