BeforeDiscovery {
    . "$PSScriptRoot/../../Fixtures/Targets/SwarmContentTargets.ps1"
}

BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Engines/Swarm.ps1"
    . "$PSScriptRoot/../../Fixtures/Servers/RecordingEngine.ps1"
    $hosts = Enter-TestSwarm
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
}

AfterAll {
    Exit-TestSwarm $hosts
}

Describe 'New-SwarmSecret' {
    AfterEach {
        Get-SwarmSecret | Remove-SwarmSecret
    }

    Add-SwarmContentCreationTest (New-SwarmKind Secret)

    It 'makes a secret that tells everything but its content' {
        $secret = New-SwarmSecret ns-db 'hunter2-content' -Label app=shop, @{ tier = 'db' } -TemplateDriver golang
        $secret | Should -BeOfType DockerPS.SwarmSecret
        $secret.Id | Should -Match '^[a-z0-9]{25}$'
        "$secret" | Should -Be ns-db
        $secret.CreatedAt | Should -BeGreaterThan ([datetime]::Now.AddMinutes(-5))
        $secret.UpdatedAt.Kind | Should -Be Local
        $secret.Labels['app'] + $secret.Labels['tier'] | Should -Be shopdb
        $secret.TemplateDriver | Should -Be golang
        $secret.Driver | Should -BeNullOrEmpty
        $secret.Context | Should -Be $hosts.Endpoint[0]
        ($secret | ConvertTo-Json -Depth 9) + ($secret | Format-List * -Force | Out-String) | Should -Not -Match hunter2
        Get-SwarmSecret -Label app=shop, tier | ForEach-Object Name | Should -Be ns-db
        Get-SwarmSecret -Label app=other | Should -BeNullOrEmpty
        Get-SwarmSecret -Filter @{ name = 'ns-' } | ForEach-Object Name | Should -Be ns-db
    }

    It 'refuses <What> before anything is sent' -ForEach @(
        @{ What = 'neither content nor driver'; With = @{ }; Id = 'InvalidParameter' }
        @{ What = 'content and a driver'; With = @{ Value = 'x'; Driver = 'vault' }; Id = 'InvalidParameter' }
    ) {
        $failure = { New-SwarmSecret ns-a @With -Context tcp://127.0.0.1:1 } | Should -Throw -PassThru
        $failure.FullyQualifiedErrorId | Should -Be "$Id,DockerPS.Commands.NewSwarmSecretCommand"
        "$failure" | Should -Not -Match 'xxx'
    }

    It 'tells that a driver is not there' {
        New-SwarmSecret ns-a -Driver nosuch-driver @quiet
        $problems.FullyQualifiedErrorId | Should -Be 'DriverNotFound,DockerPS.Commands.NewSwarmSecretCommand'
        $problems.Exception.Message | Should -Be 'plugin "nosuch-driver" not found'
    }

    It 'never says what is secret, in whatever stream' {
        $secret = "hidden-$([guid]::NewGuid())"
        $DebugPreference = $ErrorActionPreference = 'Continue'
        $said = & {
            New-SwarmSecret ns-a $secret -Verbose
            New-SwarmSecret ns-a $secret -Verbose -WhatIf
            New-SwarmSecret ns-a $secret
        } *>&1
        $said.Count | Should -BeGreaterThan 2
        ($said | Out-String) + ($said | ForEach-Object { $_ | Format-List * -Force } | Out-String) + ($Error[0] | Get-Error | Out-String) |
            Should -Not -BeLike "*$secret*"
    }
}
