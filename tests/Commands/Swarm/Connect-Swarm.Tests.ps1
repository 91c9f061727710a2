BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Engines/Swarm.ps1"
    $hosts = Enter-TestSwarm
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    $ids = 'Swarm{0},DockerPS.Commands.{1}SwarmCommand'
    $first, $second, $third = $hosts.Endpoint
    # A token of a swarm that is not this one.
    $foreign = 'SWMTKN-1-3pu6hszjas19xyp7ghgosyx9k8atbfcr8p2is99znpy26u2lkl-7p73s1dx5in4tatdymyhg9hu2'
}

AfterAll {
    Exit-TestSwarm $hosts
}

Describe 'Connect-Swarm' {
    It 'has two engines join as workers, side by side' {
        Connect-Swarm $hosts.Address[0] (Get-SwarmJoinToken Worker) -Context $second, $third -Availability Drain | Should -BeNullOrEmpty
        $second, $third | ForEach-Object { (Get-SwarmState $_).State; (Get-SwarmState $_).IsManager } |
            Should -Be active, $false, active, $false
        Wait-Until { (Get-SwarmNode | Where-Object Status -EQ ready).Count -eq 3 }
        (Get-SwarmNode -Role Worker).Availability | Should -Be drain, drain
        (Get-Swarm).Nodes | Should -Be 3
    }

    It 'tells that an engine is in a swarm already' {
        Connect-Swarm $hosts.Address[0] (Get-SwarmJoinToken Worker) -Context $second @quiet
        $problems.FullyQualifiedErrorId | Should -Be ($ids -f 'Connected', 'Connect')
        $problems.TargetObject | Should -Be $second
    }
}

Describe 'Connect-Swarm that is refused' {
    BeforeAll {
        Disconnect-Swarm -Context $second, $third
        $wrong = @{
            'a token that is none'       = 'nosuch'
            'the token of another swarm' = $foreign
        }
        # An engine tries for ten seconds before it gives up: the second one does so while the third is tried.
        $manager = $hosts.Address[0]
        $refusals = Start-ThreadJob {
            Import-Module DockerPS
            $wrong = $using:wrong
            $refusals = @{}
            foreach ($what in $wrong.Keys) {
                Connect-Swarm $using:manager $wrong[$what] -Context $using:second -ErrorAction SilentlyContinue -ErrorVariable problems
                $state = (Get-DockerInfo -Context $using:second -WarningAction Ignore).Swarm.State
                $refusals[$what] = @{ Problems = $problems; State = $state }
            }
            $refusals
        }
    }

    It 'takes a token as text too, of which nothing is said in any stream' {
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
        $all = ($said | Out-String) + ($said | ForEach-Object { $_ | Format-List * -Force } | Out-String) +
        (Get-Error -Newest 2 | Out-String) + (Get-Content $transcript -Raw)
        $all | Should -BeLike '*Join swarm at*'
        $all | Should -Not -Match 'SWMTKN'
    }

    It 'refuses <_>' -ForEach 'a token that is none', 'the token of another swarm' {
        $refusal = ($refusals | Wait-Job | Receive-Job -Keep)[$_]
        $refusal.Problems.FullyQualifiedErrorId | Should -Be ($ids -f 'JoinTokenRefused', 'Connect')
        $refusal.Problems.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        $refusal.State | Should -Be inactive
    }

    It 'refuses <_> as a token before anything is sent' -ForEach $null, '', 17 {
        { Connect-Swarm 10.0.0.1 $_ -Context tcp://127.0.0.1:1 } |
            Should -Throw -ExceptionType ([Management.Automation.ParameterBindingException])
    }

    It 'has an engine join as a manager, with the token of managers' {
        Disconnect-Swarm -Context $third
        Connect-Swarm $hosts.Address[0] (Get-SwarmJoinToken Manager) -Context $third
        (Get-SwarmState $third).IsManager | Should -BeTrue
        (Get-Swarm -Context $third).Managers | Should -Be 2
    }
}

Describe 'Connect-Swarm to a manager that is not there' {
    It 'ends at once when the pipeline is stopped' {
        $nobody = $hosts.Address[0] -replace '\d+$', '250'
        Assert-Stoppable "Connect-Swarm $nobody $foreign -Context $second" { (Get-SwarmState $second).State -eq 'pending' }
    }
}
