BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Engines/Swarm.ps1"
    $hosts = Enter-TestSwarm
    $first = $hosts.Endpoint[0]
}

AfterAll {
    Exit-TestSwarm $hosts
}

Describe 'Get-SwarmCertificate' {
    It 'gives the certificate of the authority' {
        $certificate = Get-SwarmCertificate
        $certificate | Should -BeOfType DockerPS.SwarmCertificate
        $certificate.Subject | Should -Be CN=swarm-ca
        $certificate.NotAfter | Should -BeGreaterThan ([datetime]::Now.AddYears(10))
        $certificate.Rotating | Should -BeFalse
        "$certificate" | Should -Be (Invoke-Engine swarm).TLSInfo.TrustRoot
        $parsed = [Security.Cryptography.X509Certificates.X509Certificate2]::CreateFromPem("$certificate")
        $certificate.Thumbprint | Should -Be $parsed.GetCertHashString('SHA256')
        $certificate.Context | Should -Be $first
    }
}
