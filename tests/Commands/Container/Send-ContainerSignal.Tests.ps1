BeforeDiscovery {
    . "$PSScriptRoot/../../Fixtures/Targets/ContainerTargets.ps1"
}

BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/ContainerTargets.ps1"
}

Describe 'Send-ContainerSignal' {
    BeforeAll {
        $class = 'DockerPS.Commands.SendContainerSignalCommand'
        $script = 'trap "echo hung up" HUP; echo ready; while :; do sleep 0.1; done'
    }

    AfterEach {
        Remove-TestContainer send
    }

    Add-TargetTest Send-ContainerSignal -Status running -Argument @{ Signal = 'USR2' } -EventName kill

    It 'sends the signal when it is given as <_>' -ForEach 'HUP', 'SIGHUP', '1', 1, 'hup' {
        $null = New-TestContainer send send-web -Status running -Script $script | Wait-Container -LogPattern ready -Timeout 30
        Send-ContainerSignal send-web $_
        (Wait-Container send-web -LogPattern 'hung up' -Timeout 30).Status | Should -Be running
    }

    It 'writes the container as it is afterwards with -PassThru' {
        $null = New-TestContainer send send-web -Status running -Script $script | Wait-Container -LogPattern ready -Timeout 30
        $container = Send-ContainerSignal send-web -Signal HUP -PassThru
        $container | Should -BeOfType DockerPS.Container
        "$($container.Name) $($container.Status)" | Should -Be 'send-web running'
    }

    It 'reports the engine''s refusal for a container that is <_>, and goes on' -ForEach created, exited {
        $null = New-TestContainer send send-other -Status $_
        $null = New-TestContainer send send-web -Status running -Script $script
        $done = Send-ContainerSignal send-other, send-web HUP -PassThru -ErrorAction SilentlyContinue -ErrorVariable problems
        $done.Name | Should -Be send-web
        $problems.FullyQualifiedErrorId | Should -Be "ContainerNotRunning,$class"
        $problems.CategoryInfo.Category | Should -Be InvalidOperation
        $problems.TargetObject | Should -Be send-other
    }

    It 'reports the engine''s refusal of a signal that does not exist' {
        $null = New-TestContainer send send-web -Status running
        Send-ContainerSignal send-web SIGNONE -ErrorAction SilentlyContinue -ErrorVariable problems
        $problems.FullyQualifiedErrorId | Should -Be "InvalidRequest,$class"
        $problems.CategoryInfo.Category | Should -Be InvalidArgument
    }

    It 'refuses <Text> as a signal' -ForEach @{ Text = '$null'; Value = $null }, @{ Text = 'an empty text'; Value = '' } {
        $null = New-TestContainer send send-web -Status running
        { Send-ContainerSignal send-web -Signal $Value } | Should -Throw -ErrorId "ParameterArgumentValidationError,$class"
        (Get-Container send-web).Status | Should -Be running
    }

    It 'names the signal when it asks with -WhatIf' {
        $null = New-TestContainer send send-web -Status running
        $said = Get-WhatIfText 'Send-ContainerSignal send-web KILL -WhatIf'
        $said | Should -Be 'What if: Performing the operation "Send KILL to container" on target "send-web".'
        (Get-Container send-web).Status | Should -Be running
    }

    It 'acts on all of 5 containers with -ThrottleLimit <_>' -ForEach 1, 32 {
        $all = New-TestContainer send (1..5 | ForEach-Object { "send-$_" }) -Status running
        $all | Send-ContainerSignal -Signal KILL -ThrottleLimit $_
        $all | Wait-Container -Timeout 30 | Where-Object ExitCode -EQ 137 | Should -HaveCount 5
    }
}
