BeforeDiscovery {
    . "$PSScriptRoot/../../Fixtures/Targets/ContainerTargets.ps1"
}

BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/ContainerTargets.ps1"
}

Describe 'Resume-Container' {
    BeforeAll {
        $class = 'DockerPS.Commands.ResumeContainerCommand'
    }

    AfterEach {
        Remove-TestContainer resume
    }

    Add-TargetTest Resume-Container -Status paused

    It 'writes the container as it is afterwards with -PassThru' {
        $null = New-TestContainer resume resume-web -Status paused
        $container = Resume-Container resume-web -PassThru
        $container | Should -BeOfType DockerPS.Container
        "$($container.Name) $($container.Status)" | Should -Be 'resume-web running'
    }

    It 'reports the engine''s refusal for a container that is <_>, and goes on' -ForEach created, exited, running {
        $null = New-TestContainer resume resume-other -Status $_
        $null = New-TestContainer resume resume-web -Status paused
        $resumed = Resume-Container resume-other, resume-web -PassThru -ErrorAction SilentlyContinue -ErrorVariable problems
        $resumed.Name | Should -Be resume-web
        $problems.Exception.Message | Should -BeLike '*is not paused*'
        $problems.TargetObject | Should -Be resume-other
    }

    It 'acts on all of 5 containers with -ThrottleLimit <_>' -ForEach 1, 32 {
        $all = New-TestContainer resume (1..5 | ForEach-Object { "resume-$_" }) -Status paused
        $done = $all | Resume-Container -ThrottleLimit $_ -PassThru
        $done | Where-Object Status -EQ running | Should -HaveCount 5
    }
}
