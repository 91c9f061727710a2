BeforeDiscovery {
    . "$PSScriptRoot/../../Fixtures/ContainerTargets.ps1"
}

BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Containers.ps1"
    . "$PSScriptRoot/../../Fixtures/ContainerTargets.ps1"
}

Describe 'Start-Container' {
    BeforeAll {
        $class = 'DockerPS.Commands.StartContainerCommand'
    }

    AfterEach {
        Remove-TestContainer start
    }

    Add-TargetTest Start-Container

    It 'writes the container as it is afterwards with -PassThru, also one that was <_>' -ForEach created, exited {
        $null = New-TestContainer start start-web -Status $_
        $started = Start-Container start-web -PassThru
        $started | Should -BeOfType DockerPS.Container
        "$($started.Name) $($started.Status)" | Should -Be 'start-web running'
    }

    It 'says with -Verbose that a container is running already' {
        $null = New-TestContainer start start-web -Status running
        $said = Start-Container start-web -Verbose -ErrorVariable problems 4>&1
        $said.Message | Should -Contain "The container 'start-web' is running already."
        $problems | Should -BeNullOrEmpty
    }

    It 'leaves a paused container to Resume-Container' {
        $null = New-TestContainer start start-web -Status paused
        Start-Container start-web -ErrorAction SilentlyContinue -ErrorVariable problems
        $problems.FullyQualifiedErrorId | Should -Be "ContainerConflict,$class"
        $problems.CategoryInfo.Category | Should -Be InvalidOperation
    }

    It 'reports a command that is not there, and goes on' {
        $broken = New-Container busybox -Name start-broken -Command nosuchcommand -Label suite=start
        $web = New-TestContainer start start-web
        $started = $broken, $web | Start-Container -PassThru -ErrorAction SilentlyContinue -ErrorVariable problems
        $started.Name | Should -Be start-web
        $problems.TargetObject | Should -Be start-broken
        $problems.Exception.Message | Should -BeLike '*nosuchcommand*'
    }

    It 'starts nothing new after an error with -ErrorAction Stop' {
        $gone, $web = New-TestContainer start start-gone, start-web
        $gone | Remove-Container
        { $gone, $web | Start-Container -ErrorAction Stop } | Should -Throw -ErrorId "ContainerNotFound,$class"
        (Get-Container start-web).Status | Should -Be created
    }

    It 'starts one after the other, in input order' {
        $names = 'start-c', 'start-a', 'start-b'
        $null = New-TestContainer start start-a, start-b, start-c
        (Start-Container $names -PassThru).Name | Should -Be $names
        (Get-Container $names -Detail | Sort-Object StartedAt).Name | Should -Be $names
    }

    It 'starts all of 20 containers side by side with -ThrottleLimit, and writes them in input order' {
        $all = New-TestContainer start (1..20 | ForEach-Object { "start-$_" }) | Sort-Object Id
        $started = $all | Start-Container -ThrottleLimit 32 -PassThru
        $started.Name | Should -Be $all.Name
        $started | Where-Object Status -EQ running | Should -HaveCount 20
    }
}
