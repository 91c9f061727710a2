BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Engines/Swarm.ps1"
    $hosts = Enter-TestSwarm -Managers 2 -Workers 1
    $second, $third = $hosts.Endpoint[1, 2]
    # The node of an engine that has left is down, and stays in the list.
    $null = Get-ReadyNode
    Disconnect-Swarm -Context $third
    Wait-Until { Get-SwarmNode | Where-Object Status -EQ down }
}

AfterAll {
    Exit-TestSwarm $hosts
}

Describe 'Reset-SwarmCertificate' {
    It 'makes a new one, and does not wait for nodes that are down' {
        $lost = @(Get-SwarmNode | Where-Object Status -EQ down)
        $lost | Should -Not -BeNullOrEmpty
        $before = Get-SwarmCertificate
        $after = Reset-SwarmCertificate -WarningVariable warned 3>$null
        "$warned" | Should -BeLike "*$($lost[0].Name)*Remove-SwarmNode*"
        $after.Rotating | Should -BeTrue
        $lost | Remove-SwarmNode
        Wait-Until { -not (Get-SwarmCertificate).Rotating }
        (Get-SwarmCertificate).Thumbprint | Should -Not -Be $before.Thumbprint
    }

    It 'makes a new one, and waits until all engines have theirs' {
        $before = Get-SwarmCertificate
        $after = Reset-SwarmCertificate -CertificateExpiry 60d
        $after.Thumbprint | Should -Not -Be $before.Thumbprint
        $after.Rotating | Should -BeFalse
        (Get-SwarmCertificate -Context $second).Thumbprint | Should -Be $after.Thumbprint
        (Get-Swarm).CertificateExpiry.TotalDays | Should -Be 60
        Reset-SwarmCertificate -WhatIf | Should -BeNullOrEmpty
        (Get-SwarmCertificate).Thumbprint | Should -Be $after.Thumbprint
    }

    It 'takes an authority of the user''s own' {
        $key = [Security.Cryptography.ECDsa]::Create([Security.Cryptography.ECCurve+NamedCurves]::nistP256)
        $request = [Security.Cryptography.X509Certificates.CertificateRequest]::new('CN=own-ca', $key, 'SHA256')
        $authority = [Security.Cryptography.X509Certificates.X509BasicConstraintsExtension]::new($true, $false, 0, $true)
        $identifier = [Security.Cryptography.X509Certificates.X509SubjectKeyIdentifierExtension]::new($request.PublicKey, $false)
        $authority, $identifier | ForEach-Object { $request.CertificateExtensions.Add($_) }
        $request.CreateSelfSigned([datetime]::Now.AddDays(-1), [datetime]::Now.AddYears(5)).ExportCertificatePem() |
            Set-Content "$TestDrive/ca.pem"
        $key.ExportECPrivateKeyPem() | Set-Content "$TestDrive/ca.key"
        $said = Reset-SwarmCertificate -CaCertificate TestDrive:/ca.pem -CaKey "$TestDrive/ca.key" -Detach -Verbose -Debug *>&1
        "$said" | Should -Not -Match 'PRIVATE KEY'
        Wait-Until { -not (Get-SwarmCertificate).Rotating }
        (Get-SwarmCertificate).Subject | Should -Be CN=own-ca
    }

    It 'refuses <What> before anything is sent' -ForEach @(
        @{ What = 'a key without its certificate'; With = @{ CaKey = $PSCommandPath } }
        @{ What = 'a file that is no certificate'; With = @{ CaCertificate = $PSCommandPath } }
        @{ What = 'a file that is not there'; With = @{ CaCertificate = '/nosuch/file' } }
        @{ What = 'certificates for less than an hour'; With = @{ CertificateExpiry = '59m' } }
    ) {
        $failure = { Reset-SwarmCertificate @With -Context tcp://127.0.0.1:1 } | Should -Throw -PassThru
        $failure.FullyQualifiedErrorId | Should -Be 'InvalidParameter,DockerPS.Commands.ResetSwarmCertificateCommand'
    }
}
