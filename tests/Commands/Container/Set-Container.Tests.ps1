BeforeDiscovery {
    . "$PSScriptRoot/../../Fixtures/Targets/ContainerTargets.ps1"
}

BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/ContainerTargets.ps1"
}

Describe 'Set-Container' {
    BeforeAll {
        $class = 'DockerPS.Commands.SetContainerCommand'
    }

    AfterEach {
        Remove-TestContainer set
    }

    Add-TargetTest Set-Container -Argument @{ CpuShare = 512 }

    It 'sets <Name> to <Expected>, given as <Value>' -ForEach @(
        @{ Name = 'Memory'; Value = '64MB'; Expected = 64MB; More = @{ MemorySwap = '128MB' } }
        @{ Name = 'Memory'; Value = 64MB; Expected = 64MB; More = @{ MemorySwap = '128MB' } }
        @{ Name = 'Memory'; Value = '0.0625g'; Expected = 64MB; More = @{ MemorySwap = '128MB' } }
        @{ Name = 'MemorySwap'; Value = '128m'; Expected = 128MB; More = @{ Memory = '64m' } }
        @{ Name = 'MemorySwap'; Value = -1; Expected = -1; More = @{ Memory = '64m' } }
        @{ Name = 'MemoryReservation'; Value = '32MB'; Expected = 32MB; More = @{} }
        @{ Name = 'Cpu'; Value = 0.5; Expected = 0.5; More = @{} }
        @{ Name = 'CpuShare'; Value = 512; Expected = 512; More = @{} }
        @{ Name = 'CpuSet'; Value = 0; Expected = '0'; More = @{} }
        @{ Name = 'CpuSetMemory'; Value = '0'; Expected = '0'; More = @{} }
        @{ Name = 'PidsLimit'; Value = 50; Expected = 50; More = @{} }
        @{ Name = 'RestartPolicy'; Value = 'unless-stopped'; Expected = 'unless-stopped'; More = @{} }
        @{ Name = 'RestartPolicy'; Value = 'on-failure:3'; Expected = 'on-failure:3'; More = @{} }
        @{ Name = 'RestartPolicy'; Value = @{ Name = 'on-failure'; MaximumRetryCount = 3 }; Expected = 'on-failure:3'; More = @{} }
    ) {
        $null = New-TestContainer set set-web
        $More[$Name] = $Value
        Set-Container set-web @More
        (Get-Container set-web -Detail).$Name | Should -Be $Expected
    }

    It 'sets -BlkioWeight, or warns that the engine cannot' {
        $null = New-TestContainer set set-web
        Set-Container set-web -BlkioWeight 300 -WarningVariable warnings -WarningAction SilentlyContinue
        if ($warnings) {
            $warnings.Message | Should -BeLike '*Block I/O weight*'
        } else {
            (Get-Container set-web -Detail).BlkioWeight | Should -Be 300
        }
    }

    It 'sets with -ApiOption what has no parameter' {
        $null = New-TestContainer set set-web
        Set-Container set-web -ApiOption @{ CpuPeriod = 50000; CpuQuota = 25000 }
        $container = Get-Container set-web -Detail
        $container.CpuPeriod, $container.CpuQuota | Should -Be 50000, 25000
    }

    It 'changes a container that is <_>' -ForEach running, paused, exited {
        $null = New-TestContainer set set-web -Status $_
        Set-Container set-web -Memory 64MB -MemorySwap 64MB -Cpu 0.5 -RestartPolicy no
        $container = Get-Container set-web -Detail
        $container.Memory, $container.Cpu, $container.RestartPolicy | Should -Be 64MB, 0.5, 'no'
        $container.Status | Should -Be $_
    }

    It 'leaves what is not named as it is' {
        $null = New-TestContainer set set-web -Option @{ Memory = '64MB'; CpuShare = 512; RestartPolicy = 'always' }
        Set-Container set-web -PidsLimit 50
        $container = Get-Container set-web -Detail
        $container.Memory, $container.CpuShare, $container.RestartPolicy | Should -Be 64MB, 512, 'always'
    }

    It 'writes the container as it is afterwards with -PassThru' {
        $null = New-TestContainer set set-web
        $container = Set-Container set-web -CpuShare 512 -PassThru
        $container | Should -BeOfType DockerPS.Container
        $container.Name | Should -Be set-web
    }

    It 'refuses to do nothing' {
        $null = New-TestContainer set set-web
        { Set-Container set-web -PassThru } | Should -Throw -ErrorId "InvalidParameter,$class"
    }

    It 'refuses -<Name> <Value>, and changes nothing' -ForEach @(
        @{ Name = 'Memory'; Value = 'lots'; Reason = 'ParameterArgumentTransformationError' }
        @{ Name = 'Memory'; Value = -1; Reason = 'ParameterArgumentTransformationError' }
        @{ Name = 'MemorySwap'; Value = -2; Reason = 'ParameterArgumentTransformationError' }
        @{ Name = 'RestartPolicy'; Value = 'sometimes'; Reason = 'ParameterArgumentTransformationError' }
        @{ Name = 'RestartPolicy'; Value = 'always:3'; Reason = 'ParameterArgumentTransformationError' }
        @{ Name = 'Cpu'; Value = 0; Reason = 'ParameterArgumentValidationError' }
        @{ Name = 'CpuShare'; Value = -1; Reason = 'ParameterArgumentValidationError' }
        @{ Name = 'PidsLimit'; Value = -2; Reason = 'ParameterArgumentValidationError' }
        @{ Name = 'BlkioWeight'; Value = 1001; Reason = 'ParameterArgumentValidationError' }
    ) {
        $null = New-TestContainer set set-web
        $more = @{ $Name = $Value }
        { Set-Container set-web -CpuSet 0 @more } | Should -Throw -ErrorId "$Reason,$class"
        (Get-Container set-web -Detail).CpuSet | Should -BeNullOrEmpty
    }

    It 'reports what the engine refuses for one, and changes the others' {
        $null = New-TestContainer set set-half -Option @{ Cpu = 0.5 }
        $null = New-TestContainer set set-web
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
        $changed = Set-Container set-half, set-web -ApiOption @{ CpuPeriod = 50000 } -PassThru @quiet
        $changed.Name | Should -Be set-web
        $problems.FullyQualifiedErrorId | Should -Be "ContainerConflict,$class"
        $problems.TargetObject | Should -Be set-half
    }

    It 'acts on all of 20 containers with -ThrottleLimit <_>' -ForEach 1, 32 {
        $all = New-TestContainer set (1..20 | ForEach-Object { "set-$_" })
        $all | Set-Container -CpuShare 512 -ThrottleLimit $_
        $all | Get-Container -Detail | Where-Object CpuShare -EQ 512 | Should -HaveCount 20
    }
}
