BeforeDiscovery {
    . "$PSScriptRoot/../../Fixtures/Targets/ContainerTargets.ps1"
}

BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/ContainerTargets.ps1"
}

Describe 'Suspend-Container' {
    BeforeAll {
        $class = 'DockerPS.Commands.SuspendContainerCommand'
    }

    AfterEach {
        Remove-TestContainer suspend
    }

    Add-TargetTest Suspend-Container -Status running

    It 'writes the container as it is afterwards with -PassThru' {
        $null = New-TestContainer suspend suspend-web -Status running
        $container = Suspend-Container suspend-web -PassThru
        $container | Should -BeOfType DockerPS.Container
        "$($container.Name) $($container.Status)" | Should -Be 'suspend-web paused'
    }

    It 'reports the engine''s refusal for a container that is <_>, and goes on' -ForEach created, exited, paused {
        $null = New-TestContainer suspend suspend-other -Status $_
        $null = New-TestContainer suspend suspend-web -Status running
        $paused = Suspend-Container suspend-other, suspend-web -PassThru -ErrorAction SilentlyContinue -ErrorVariable problems
        $paused.Name | Should -Be suspend-web
        $problems.FullyQualifiedErrorId | Should -Be "$($_ -eq 'paused' ? 'ContainerConflict' : 'ContainerNotRunning'),$class"
        $problems.CategoryInfo.Category | Should -Be InvalidOperation
        $problems.TargetObject | Should -Be suspend-other
    }

    It 'freezes the processes' {
        $null = New-TestContainer suspend suspend-web -Status running -Script 'while :; do date +%s.%N; sleep 0.05; done' |
            Wait-Container -LogPattern . -Timeout 30
        Suspend-Container suspend-web
        $written = Invoke-Engine 'containers/suspend-web/logs?stdout=1'
        Start-Sleep -Milliseconds 300
        Invoke-Engine 'containers/suspend-web/logs?stdout=1' | Should -Be $written
    }

    It 'acts on all of 5 containers with -ThrottleLimit <_>' -ForEach 1, 32 {
        $all = New-TestContainer suspend (1..5 | ForEach-Object { "suspend-$_" }) -Status running
        $done = $all | Suspend-Container -ThrottleLimit $_ -PassThru
        $done | Where-Object Status -EQ paused | Should -HaveCount 5
    }
}
