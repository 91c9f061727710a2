BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Engines/Swarm.ps1"
    $hosts = Start-SwarmHost
    $first, $second, $third = $hosts.Endpoint
    $plain = $env:DOCKER_HOST
    $variables = Enter-SwarmHost $hosts
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    $ids = 'Swarm{0},DockerPS.Commands.{1}SwarmCommand'

    function Get-State([string] $Endpoint) {
        (Get-DockerInfo -Context $Endpoint -WarningAction Ignore).Swarm
    }
}

AfterAll {
    Exit-SwarmHost $variables
    Stop-SwarmHost $hosts
}

Describe 'Initialize-Swarm' {
    It 'refuses <What> before anything is sent' -ForEach @(
        @{ What = 'certificates for less than an hour'; With = @{ CertificateExpiry = '30m' } }
        @{ What = 'reports without a pause'; With = @{ DispatcherHeartbeat = 0 } }
        @{ What = 'an option without a form in JSON'; With = @{ ApiOption = @{ Raft = { } } } }
    ) {
        $failure = { Initialize-Swarm @With -Context tcp://127.0.0.1:1 } | Should -Throw -PassThru
        $failure.FullyQualifiedErrorId | Should -Be 'InvalidParameter,DockerPS.Commands.InitializeSwarmCommand'
    }

    It 'refuses <_> before anything is sent' -ForEach @(
        @{ DataPathPort = 80 }
        @{ SubnetSize = 30 }
        @{ DefaultAddressPool = '10.20.0.1/16' }
        @{ Availability = 'Off' }
        @{ TaskHistoryLimit = -2 }
        @{ AdvertiseAddress = '' }
        @{ AdvertiseAddress = '10.1' }
        @{ ListenAddress = '0.0.0:2377' }
        @{ DataPathAddress = '10.0.0.5:2377' }
        @{ DefaultAddressPool = '010.20.0.0/16' }
    ) {
        $with = $_
        { Initialize-Swarm @with -Context tcp://127.0.0.1:1 } | Should -Throw -ExceptionType ([Management.Automation.ParameterBindingException])
    }

    It 'makes nothing with -WhatIf' {
        Initialize-Swarm -WhatIf | Should -BeNullOrEmpty
        (Get-State $first).State | Should -Be inactive
    }

    It 'tells of an address that is none' {
        Initialize-Swarm -AdvertiseAddress nosuch0 @quiet
        $problems.FullyQualifiedErrorId | Should -Be 'InvalidRequest,DockerPS.Commands.InitializeSwarmCommand'
        (Get-State $first).State | Should -Be inactive
    }

    It 'makes a swarm with the settings that were named' {
        $settings = @{
            AdvertiseAddress    = $hosts.Address[0]
            ListenAddress       = '0.0.0.0:2377'
            DataPathAddress     = 'eth0'
            DataPathPort        = 7777
            DefaultAddressPool  = '10.30.0.0/16', '10.31.0.0/16'
            SubnetSize          = 26
            Availability        = 'Pause'
            Autolock            = $true
            CertificateExpiry   = '30d'
            DispatcherHeartbeat = '1s'
            TaskHistoryLimit    = 3
            SnapshotInterval    = 5000
            MaxSnapshot         = 2
            ApiOption           = @{ Raft = @{ LogEntriesForSlowFollowers = 600 } }
        }
        $swarm = Initialize-Swarm @settings -WarningVariable warned 3>$null
        "$warned" | Should -BeLike '*Get-SwarmUnlockKey*'
        $swarm | Should -BeOfType DockerPS.Swarm
        $swarm.Id | Should -Match '^[a-z0-9]{25}$'
        "$swarm" | Should -Be $swarm.Id
        $swarm.Autolock | Should -BeTrue
        $swarm.CertificateExpiry | Should -Be ([timespan]::FromDays(30))
        $swarm.DispatcherHeartbeat | Should -Be ([timespan]::FromSeconds(1))
        $swarm.TaskHistoryLimit | Should -Be 3
        $swarm.SnapshotInterval | Should -Be 5000
        $swarm.MaxSnapshot | Should -Be 2
        $swarm.AddressPools | Should -Be 10.30.0.0/16, 10.31.0.0/16
        $swarm.SubnetSize | Should -Be 26
        $swarm.DataPathPort | Should -Be 7777
        $swarm.CertificateRotating | Should -BeFalse
        $swarm.Nodes, $swarm.Managers | Should -Be 1, 1
        $swarm.NodeId | Should -Be (Get-SwarmNode self).Id
        $swarm.NodeAddress | Should -Be $hosts.Address[0]
        $swarm.ManagerAddresses | Should -Be "$($hosts.Address[0]):2377"
        $swarm.CreatedAt.Kind | Should -Be Local
        $swarm.Context | Should -Be $first
        (Get-SwarmNode self).Availability | Should -Be pause
        (Invoke-Engine swarm).Spec.Raft.LogEntriesForSlowFollowers | Should -Be 600
        ($swarm | ConvertTo-Json -Depth 9) + ($swarm | Format-List * -Force | Out-String) | Should -Not -Match 'SWMTKN|SWMKEY'
    }

    It 'tells that the engine is in one already' {
        Initialize-Swarm @quiet
        $problems.FullyQualifiedErrorId | Should -Be ($ids -f 'Connected', 'Initialize')
        $problems.CategoryInfo.Category | Should -Be ResourceExists
        $problems.ErrorDetails.RecommendedAction | Should -BeLike '*Disconnect-Swarm*'
    }
}

Describe 'Get-Swarm' {
    It 'gives what Initialize-Swarm gave' {
        $swarm = Get-Swarm
        $swarm.TaskHistoryLimit | Should -Be 3
        $swarm.Context | Should -Be $first
        (Start-Job { Get-Swarm } | Receive-Job -Wait -AutoRemoveJob).AddressPools | Should -Be 10.30.0.0/16, 10.31.0.0/16
    }

    It 'tells outside of a swarm what to do, and does not end the command' {
        $found = Get-Swarm -Context $plain, $first @quiet
        $found.Context | Should -Be $first
        $problems.FullyQualifiedErrorId | Should -Be ($ids -f 'ManagerNeeded', 'Get')
        $problems.TargetObject | Should -Be $plain
    }

    It 'ends with one error when the engine is down' {
        $failure = { Get-Swarm -Context tcp://127.0.0.1:1 } | Should -Throw -PassThru
        $failure.FullyQualifiedErrorId | Should -Be 'EngineUnreachable,DockerPS.Commands.GetSwarmCommand'
    }
}

Describe 'Set-Swarm' {
    It 'changes what is named, and nothing else' {
        $before = Invoke-Engine swarm
        Set-Swarm -TaskHistoryLimit 7 | Should -BeNullOrEmpty
        $after = Invoke-Engine swarm
        $after.Spec.Orchestration.TaskHistoryRetentionLimit | Should -Be 7
        $after.Spec.Orchestration.TaskHistoryRetentionLimit = 3
        ConvertTo-Json $after.Spec -Depth 9 | Should -Be (ConvertTo-Json $before.Spec -Depth 9)
        $after.JoinTokens.Worker | Should -Be $before.JoinTokens.Worker
    }

    It 'changes every setting' {
        $swarm = Set-Swarm -Autolock:$false -CertificateExpiry 90d -DispatcherHeartbeat 2s -SnapshotInterval 9000 -MaxSnapshot 0 -TaskHistoryLimit -1 `
            -ApiOption @{ Raft = @{ LogEntriesForSlowFollowers = 700 } } -PassThru
        $swarm.Autolock | Should -BeFalse
        $swarm.CertificateExpiry.TotalDays | Should -Be 90
        $swarm.DispatcherHeartbeat.TotalSeconds | Should -Be 2
        $swarm.SnapshotInterval, $swarm.MaxSnapshot, $swarm.TaskHistoryLimit | Should -Be 9000, 0, -1
        (Invoke-Engine swarm).Spec.Raft.LogEntriesForSlowFollowers | Should -Be 700
    }

    It 'changes nothing with -WhatIf, and refuses to change nothing' {
        Set-Swarm -TaskHistoryLimit 1 -WhatIf
        (Get-Swarm).TaskHistoryLimit | Should -Be -1
        $failure = { Set-Swarm -Context tcp://127.0.0.1:1 } | Should -Throw -PassThru
        $failure.FullyQualifiedErrorId | Should -Be 'InvalidParameter,DockerPS.Commands.SetSwarmCommand'
    }

    It 'tells of a change that somebody else has made at the same time' {
        . "$PSScriptRoot/../../Fixtures/Servers/HostileEngine.ps1"
        $engine = Start-HostileEngine -Answer (New-HttpAnswer -Status '500 Internal Server Error' -Body '{"message":"rpc error: code = Unknown desc = update out of sequence"}')
        try {
            Set-Swarm -TaskHistoryLimit 1 -Context $engine.Endpoint @quiet
        } finally {
            $engine.Dispose()
        }
        $problems.FullyQualifiedErrorId | Should -Be ($ids -f 'Conflict', 'Set')
    }
}

Describe 'Connect-Swarm' {
    It 'has two engines join as workers, side by side' {
        Connect-Swarm $hosts.Address[0] (Get-SwarmJoinToken Worker) -Context $second, $third -Availability Drain | Should -BeNullOrEmpty
        $second, $third | ForEach-Object { (Get-State $_).State; (Get-State $_).IsManager } | Should -Be active, $false, active, $false
        Wait-Until { (Get-SwarmNode | Where-Object Status -EQ ready).Count -eq 3 }
        (Get-SwarmNode -Role Worker).Availability | Should -Be drain, drain
        (Get-Swarm).Nodes | Should -Be 3
    }

    It 'tells that an engine is in a swarm already' {
        Connect-Swarm $hosts.Address[0] (Get-SwarmJoinToken Worker) -Context $second @quiet
        $problems.FullyQualifiedErrorId | Should -Be ($ids -f 'Connected', 'Connect')
        $problems.TargetObject | Should -Be $second
    }

    It 'takes a token as text too, of which nothing is said in any stream' {
        Disconnect-Swarm -Context $third
        $token = Get-SwarmJoinToken Worker -AsPlainText
        $token | Should -BeLike SWMTKN-1-*
        $DebugPreference = $ErrorActionPreference = 'Continue'
        $transcript = "$TestDrive/transcript"
        $null = Start-Transcript $transcript
        $said = & {
            Connect-Swarm "$($hosts.Address[0]):1" $token -Context $third -Verbose
            Connect-Swarm $hosts.Address[0] $token -Context $third -Verbose -WhatIf
            Connect-Swarm $hosts.Address[0] $token -Context $third -Verbose
            Connect-Swarm $hosts.Address[0] $token -Context $third -Verbose
            Get-SwarmJoinToken Worker -Verbose
            Get-SwarmJoinToken Manager -Verbose
        } *>&1
        $null = Stop-Transcript
        # Nobody listens on the first port, and the second time it is in the swarm already.
        $errors = $said | Where-Object { $_ -is [Management.Automation.ErrorRecord] }
        $errors.FullyQualifiedErrorId | Should -Be ($ids -f 'ManagerUnreachable', 'Connect'), ($ids -f 'Connected', 'Connect')
        $errors[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        $all = ($said | Out-String) + ($said | ForEach-Object { $_ | Format-List * -Force } | Out-String) + (Get-Error -Newest 2 | Out-String) + (Get-Content $transcript -Raw)
        $all | Should -BeLike '*Join swarm at*'
        $all | Should -Not -Match 'SWMTKN'
    }

    It 'refuses <What>' -ForEach @(
        @{ What = 'a token that is none'; Token = 'nosuch' }
        @{ What = 'the token of another swarm'; Token = 'SWMTKN-1-3pu6hszjas19xyp7ghgosyx9k8atbfcr8p2is99znpy26u2lkl-7p73s1dx5in4tatdymyhg9hu2' }
    ) {
        Disconnect-Swarm -Context $third -ErrorAction Ignore
        Connect-Swarm $hosts.Address[0] $Token -Context $third @quiet
        $problems.FullyQualifiedErrorId | Should -Be ($ids -f 'JoinTokenRefused', 'Connect')
        $problems.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        (Get-State $third).State | Should -Be inactive
    }

    It 'refuses <_> as a token before anything is sent' -ForEach $null, '', 17 {
        { Connect-Swarm 10.0.0.1 $_ -Context tcp://127.0.0.1:1 } | Should -Throw -ExceptionType ([Management.Automation.ParameterBindingException])
    }
}

Describe 'Get-SwarmJoinToken and Reset-SwarmJoinToken' {
    It 'give a SecureString' {
        Get-SwarmJoinToken Worker | Should -BeOfType securestring
        "$(Get-SwarmJoinToken Manager)" | Should -Not -Match SWMTKN
        Get-SwarmJoinToken Worker -AsPlainText | Should -Not -Be (Get-SwarmJoinToken Manager -AsPlainText)
    }

    It 'make a new one, and the one before is refused' {
        $manager = Get-SwarmJoinToken Manager -AsPlainText
        $old = Get-SwarmJoinToken Worker
        $new = Reset-SwarmJoinToken Worker -AsPlainText
        $new | Should -Be (Get-SwarmJoinToken Worker -AsPlainText)
        Get-SwarmJoinToken Manager -AsPlainText | Should -Be $manager
        Connect-Swarm $hosts.Address[0] $old -Context $third @quiet
        $problems.FullyQualifiedErrorId | Should -Be ($ids -f 'JoinTokenRefused', 'Connect')
        $problems.CategoryInfo.Category | Should -Be AuthenticationError
        $manager | Should -Not -Be (Reset-SwarmJoinToken Manager -AsPlainText)
        Reset-SwarmJoinToken Worker -WhatIf | Should -BeNullOrEmpty
        Get-SwarmJoinToken Worker -AsPlainText | Should -Be $new
    }

    It 'lets an engine join as a manager' {
        Connect-Swarm $hosts.Address[0] (Get-SwarmJoinToken Manager) -Context $third
        (Get-State $third).IsManager | Should -BeTrue
        (Get-Swarm -Context $third).Managers | Should -Be 2
    }
}

Describe 'The unlock key' {
    It 'is none as long as managers do not lock themselves' {
        Get-SwarmUnlockKey @quiet
        $problems.FullyQualifiedErrorId | Should -Be 'SwarmUnlockKeyMissing,DockerPS.Commands.GetSwarmUnlockKeyCommand'
        Reset-SwarmUnlockKey @quiet
        $problems.FullyQualifiedErrorId | Should -Be 'SwarmUnlockKeyMissing,DockerPS.Commands.ResetSwarmUnlockKeyCommand'
        $problems.ErrorDetails.RecommendedAction | Should -BeLike '*Set-Swarm -Autolock*'
    }

    It 'is no error for a manager that is not locked' {
        Unlock-Swarm SWMKEY-1-nosuch -ErrorAction Stop -Verbose 4>&1 | Select-Object -Last 1 | Should -BeLike '*is not locked*'
    }

    It 'opens a manager that was stopped, and a wrong one does not' {
        Set-Swarm -Autolock -WarningAction Ignore
        Initialize-Swarm -ForceNewCluster -AdvertiseAddress $hosts.Address[0] @quiet | Should -BeNullOrEmpty
        $problems.FullyQualifiedErrorId | Should -Be ($ids -f 'NotSuitable', 'Initialize')
        (Get-Swarm).Managers | Should -Be 2
        Get-SwarmUnlockKey | Should -BeOfType securestring
        $old = Get-SwarmUnlockKey -AsPlainText
        $key = Reset-SwarmUnlockKey -AsPlainText
        $key | Should -BeLike SWMKEY-1-*
        $key | Should -Not -Be $old
        # The other manager has to have learned it before it stops.
        Wait-Until { (Get-SwarmUnlockKey -Context $third -AsPlainText) -eq $key }
        Start-Sleep 2
        & "$PSScriptRoot/../../Fixtures/Engines/engine.sh" kill $hosts.Engine[2]
        & "$PSScriptRoot/../../Fixtures/Engines/engine.sh" resume $hosts.Engine[2]
        (Get-State $third).State | Should -Be locked

        Get-SwarmNode -Context $third @quiet
        $problems.FullyQualifiedErrorId | Should -Be 'SwarmLocked,DockerPS.Commands.GetSwarmNodeCommand'
        $problems.ErrorDetails.RecommendedAction | Should -BeLike 'Unlock-Swarm*'
        Disconnect-Swarm -Context $third @quiet
        $problems.FullyQualifiedErrorId | Should -Be ($ids -f 'Locked', 'Disconnect')
        'nosuch', $old | ForEach-Object {
            Unlock-Swarm $_ -Context $third @quiet
            $problems.FullyQualifiedErrorId | Should -Be ($ids -f 'UnlockKeyRefused', 'Unlock')
            $problems.CategoryInfo.Category | Should -Be AuthenticationError
            ($problems | Out-String) + ($problems | Get-Error | Out-String) | Should -Not -Match 'SWMKEY'
        }
        $said = Unlock-Swarm $key -Context $third -Verbose -Debug *>&1
        "$said" | Should -BeLike '*Unlock swarm*'
        "$said" | Should -Not -Match 'SWMKEY'
        Wait-Until { Get-SwarmNode self -Context $third -ErrorAction Ignore }
    }

    It 'is none for an engine in no swarm' {
        Unlock-Swarm SWMKEY-1-nosuch -Context $plain @quiet
        $problems.FullyQualifiedErrorId | Should -Be ($ids -f 'ManagerNeeded', 'Unlock')
    }
}

Describe 'Get-SwarmCertificate and Reset-SwarmCertificate' {
    It 'gives the certificate of the authority' {
        $certificate = Get-SwarmCertificate
        $certificate | Should -BeOfType DockerPS.SwarmCertificate
        $certificate.Subject | Should -Be CN=swarm-ca
        $certificate.NotAfter | Should -BeGreaterThan ([datetime]::Now.AddYears(10))
        $certificate.Rotating | Should -BeFalse
        "$certificate" | Should -Be (Invoke-Engine swarm).TLSInfo.TrustRoot
        $certificate.Thumbprint | Should -Be ([Security.Cryptography.X509Certificates.X509Certificate2]::CreateFromPem("$certificate").GetCertHashString('SHA256'))
        $certificate.Context | Should -Be $first
    }

    It 'makes a new one, and does not wait for nodes that are down' {
        # An engine that has left and joined again is another node.
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
        (Get-SwarmCertificate -Context $third).Thumbprint | Should -Be $after.Thumbprint
        (Get-Swarm).CertificateExpiry.TotalDays | Should -Be 60
        Reset-SwarmCertificate -WhatIf | Should -BeNullOrEmpty
        (Get-SwarmCertificate).Thumbprint | Should -Be $after.Thumbprint
    }

    It 'takes an authority of the user''s own' {
        $key = [Security.Cryptography.ECDsa]::Create([Security.Cryptography.ECCurve+NamedCurves]::nistP256)
        $request = [Security.Cryptography.X509Certificates.CertificateRequest]::new('CN=own-ca', $key, 'SHA256')
        $request.CertificateExtensions.Add([Security.Cryptography.X509Certificates.X509BasicConstraintsExtension]::new($true, $false, 0, $true))
        $request.CertificateExtensions.Add([Security.Cryptography.X509Certificates.X509SubjectKeyIdentifierExtension]::new($request.PublicKey, $false))
        $request.CreateSelfSigned([datetime]::Now.AddDays(-1), [datetime]::Now.AddYears(5)).ExportCertificatePem() | Set-Content "$TestDrive/ca.pem"
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

Describe 'Disconnect-Swarm' {
    It 'does not have a manager leave without -Force, and says what it means' {
        Disconnect-Swarm @quiet
        $problems.FullyQualifiedErrorId | Should -Be ($ids -f 'Conflict', 'Disconnect')
        $problems.CategoryInfo.Category | Should -Be InvalidOperation
        $problems.ErrorDetails.RecommendedAction | Should -BeLike '*Set-SwarmNode -Role Worker*-Force*'
        Disconnect-Swarm -Force -WhatIf
        (Get-State $first).IsManager | Should -BeTrue
    }

    It 'has workers leave, and with -Force managers' {
        Disconnect-Swarm -Context $second
        (Get-State $second).State | Should -Be inactive
        Disconnect-Swarm -Context $third, $first -Force
        $first, $third | ForEach-Object { (Get-State $_).State } | Should -Be inactive, inactive
    }

    It 'tells of an engine that is in none' {
        Disconnect-Swarm -Context $second @quiet
        $problems.FullyQualifiedErrorId | Should -Be ($ids -f 'NotConnected', 'Disconnect')
        $problems.TargetObject | Should -Be $second
    }
}

Describe 'Connect-Swarm to a manager that is not there' {
    # The last: the engine goes on trying, and leaves only when it has given up.
    It 'ends at once when the pipeline is stopped' {
        $nobody = $hosts.Address[0] -replace '\d+$', '250'
        $token = 'SWMTKN-1-3pu6hszjas19xyp7ghgosyx9k8atbfcr8p2is99znpy26u2lkl-7p73s1dx5in4tatdymyhg9hu2'
        Assert-Stoppable "Connect-Swarm $nobody $token -Context $third" { Start-Sleep -Seconds 1; $true }
    }
}
