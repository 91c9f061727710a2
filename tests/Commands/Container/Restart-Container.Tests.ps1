BeforeDiscovery {
    . "$PSScriptRoot/../../Fixtures/Targets/ContainerTargets.ps1"
}

BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/ContainerTargets.ps1"
}

Describe 'Restart-Container' {
    BeforeAll {
        $class = 'DockerPS.Commands.RestartContainerCommand'
        $hasSignal = (Get-ApiVersion) -ge '1.42'
    }

    AfterEach {
        Remove-TestContainer restart
    }

    Add-TargetTest Restart-Container -Status running

    It 'writes the container as it is afterwards with -PassThru' {
        $null = New-TestContainer restart restart-web -Status running
        $restarted = Restart-Container restart-web -PassThru
        $restarted | Should -BeOfType DockerPS.Container
        "$($restarted.Name) $($restarted.Status)" | Should -Be 'restart-web running'
    }

    It 'starts a container that is <_>' -ForEach created, exited {
        $null = New-TestContainer restart restart-web -Status $_
        (Restart-Container restart-web -PassThru).Status | Should -Be running
    }

    It 'ends the container and starts it again' {
        $script = 'trap "echo ended; exit" TERM; echo started; while :; do sleep 0.1; done'
        $null = New-TestContainer restart restart-web -Status running -Script $script -Option @{ Tty = $true } |
            Wait-Container -LogPattern started -Timeout 30
        Restart-Container restart-web
        Wait-Until { (Invoke-Engine 'containers/restart-web/logs?stdout=1') -match '^started\s+ended\s+started\s+$' }
    }

    It 'kills the container after -Timeout <Text>' -ForEach @(
        @{ Text = '0'; Value = 0 }
        @{ Text = '1s'; Value = '1s' }
        @{ Text = 'TimeSpan'; Value = [timespan]::Zero }
    ) {
        $before = New-TestContainer restart restart-web -Status running -Option @{ StopTimeout = 3600 } | Get-Container -Detail
        Restart-Container restart-web -Timeout $Value
        (Get-Container restart-web -Detail).StartedAt | Should -BeGreaterThan $before.StartedAt
    }

    It 'never kills with -Timeout -1' {
        $script = 'trap "sleep 2; echo ended; exit" TERM; echo ready; while :; do sleep 0.1; done'
        $null = New-TestContainer restart restart-web -Status running -Script $script -Option @{ StopTimeout = 1 } |
            Wait-Container -LogPattern ready -Timeout 30
        (Restart-Container restart-web -Timeout -1 -PassThru | Wait-Container -LogPattern ended -Timeout 30).Status | Should -Be running
    }

    It 'refuses <_> as -Timeout' -ForEach '-2', 'soon' {
        { Restart-Container nosuch -Timeout $_ } | Should -Throw -ErrorId "ParameterArgumentTransformationError,$class"
    }

    It 'ends the container with -Signal, which needs API 1.42' {
        $script = 'trap "echo interrupted; exit" INT; echo ready; while :; do sleep 0.1; done'
        $before = New-TestContainer restart restart-web -Status running -Script $script -Option @{} |
            Wait-Container -LogPattern ready -Timeout 30 | Get-Container -Detail
        Restart-Container restart-web -Signal INT -ErrorAction SilentlyContinue -ErrorVariable problems
        if ($hasSignal) {
            (Wait-Container restart-web -LogPattern interrupted -Timeout 30).Status | Should -Be running
        } else {
            $problems.FullyQualifiedErrorId | Should -Be "NotSupportedByEngine,$class"
            (Get-Container restart-web -Detail).StartedAt | Should -Be $before.StartedAt
        }
    }

    It 'restarts one after the other, in input order' {
        $names = 'restart-c', 'restart-a', 'restart-b'
        $null = New-TestContainer restart restart-a, restart-b, restart-c -Status running
        (Restart-Container $names -PassThru).Name | Should -Be $names
        (Get-Container $names -Detail | Sort-Object StartedAt).Name | Should -Be $names
    }

    It 'writes in input order with -ThrottleLimit too' {
        $slow = New-TestContainer restart restart-slow -Status running -Option @{ StopTimeout = 1 }
        $quick = New-TestContainer restart restart-quick -Status running
        ($slow, $quick | Restart-Container -ThrottleLimit 32 -PassThru).Name | Should -Be restart-slow, restart-quick
    }
}
