BeforeDiscovery {
    . "$PSScriptRoot/../../Fixtures/Targets/ContainerTargets.ps1"
}

BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/ContainerTargets.ps1"
}

Describe 'Measure-Container' {
    BeforeAll {
        $class = 'DockerPS.Commands.MeasureContainerCommand'
        $busy = New-TestContainer measure measure-busy -Status running -Script 'while :; do :; done'
        $idle = New-TestContainer measure measure-idle -Status running -Option @{ StopSignal = 'SIGKILL'; Memory = 64MB }
        $null = New-TestContainer measure measure-created
    }

    AfterAll {
        Remove-TestContainer measure
    }

    It 'measures all that run when nothing is given, in one go' {
        $found = Measure-Container
        $found.Container | Should -Contain measure-busy
        $found.Container | Should -Contain measure-idle
        $found.Container | Should -Not -Contain measure-created
        $found.Container | Sort-Object | Should -Be ((Get-Container -Running).Name | Sort-Object)
    }

    It 'finds the busiest' {
        (Measure-Container measure-* -ErrorAction SilentlyContinue | Sort-Object CpuPercent -Descending |
            Select-Object -First 1).Container | Should -Be measure-busy
    }

    It 'knows how much a loop uses of one processor, and that sleep uses nothing' {
        $found = Measure-Container measure-busy, measure-idle | Sort-Object Container
        $found[0].CpuPercent | Should -BeGreaterThan 5
        $found[0].CpuPercent | Should -BeLessThan (100 * $found[0].OnlineCpu + 10)
        $found[1].CpuPercent | Should -BeLessThan 5
    }

    It 'writes raw numbers of the types that they have' {
        $found = Measure-Container measure-idle
        $found | Should -BeOfType DockerPS.ContainerStatistic
        $found.ContainerId | Should -BeExactly $idle.Id
        $found.Context | Should -BeExactly $env:DOCKER_HOST
        $found.CpuPercent | Should -BeOfType ([double])
        $found.OnlineCpu | Should -Be ([Environment]::ProcessorCount)
        $found.MemoryLimit | Should -Be 64MB
        $found.MemoryUsage | Should -BeOfType ([long])
        $found.MemoryUsage | Should -BeGreaterThan 0
        $found.MemoryPercent | Should -Be ($found.MemoryUsage * 100 / 64MB)
        $found.NetworkReceived, $found.NetworkSent, $found.BlockRead, $found.BlockWritten | Should -BeOfType ([long])
        $found.ProcessCount | Should -Be 1
        $found.ReadAt.Kind | Should -Be Local
        $found.ReadAt | Should -BeGreaterThan ([datetime]::Now.AddMinutes(-1))
        "$found" | Should -BeExactly measure-idle
    }

    It 'agrees with docker on memory and processes' {
        # The memory of a container that idles changes now and then, between the two readings too.
        Wait-Until {
            $theirs = docker stats --no-stream --format '{{json .}}' measure-idle | ConvertFrom-Json
            $usage = ($theirs.MemUsage -split ' / ')[0] -replace '([\d.]+)([KMG]?i?B)', '$1 $2'
            $found = Measure-Container measure-idle
            $found.ProcessCount | Should -Be $theirs.PIDs
            ($found | Out-String -Width 80) -match "\s$([regex]::Escape($usage))\s"
        }
    }

    It 'has one error for a container that does not run, and measures the others' {
        $found = Measure-Container measure-created, measure-idle -ErrorAction SilentlyContinue -ErrorVariable problems
        $found.Container | Should -Be measure-idle
        $problems.FullyQualifiedErrorId | Should -Be "ContainerNotRunning,$class"
        $problems.CategoryInfo.Category | Should -Be InvalidOperation
        $problems.TargetObject | Should -Be measure-created
    }

    It 'measures one that is paused' {
        $paused = New-TestContainer measure measure-paused -Status paused
        (Measure-Container measure-paused).ContainerId | Should -Be $paused.Id
        $paused | Remove-Container -Force
    }

    It 'ends at once when enough was taken while it follows' {
        $found = Measure-Container measure-busy, measure-idle -Follow | Select-Object -First 5
        $found | Should -HaveCount 5
        $found.Container | Sort-Object -Unique | Should -Be measure-busy, measure-idle
        ($found | Where-Object Container -EQ measure-busy).CpuPercent | ForEach-Object { $_ | Should -BeGreaterThan 5 }
    }

    It 'writes an object for each interval' {
        $times = (Measure-Container measure-idle -Follow -Interval 2s | Select-Object -First 3).ReadAt
        ($times[1] - $times[0]).TotalSeconds | Should -BeGreaterThan 1.4
        ($times[2] - $times[1]).TotalSeconds | Should -BeGreaterThan 1.4
    }

    It 'ends by itself when what it follows has ended, whatever is asked for otherwise' {
        $null = New-TestContainer measure measure-short -Status running -Script 'sleep 3.5'
        $ConfirmPreference = 'Low'
        $found = Measure-Container measure-short, measure-created -Follow -ErrorAction SilentlyContinue -ErrorVariable problems
        $found.Container | Sort-Object -Unique | Should -Be measure-short
        $problems.FullyQualifiedErrorId | Should -Be "ContainerNotRunning,$class"
    }

    It 'follows all that run, and those that start meanwhile, and lets those go that are removed' {
        $late = New-TestContainer measure measure-late
        $gone = New-TestContainer measure measure-gone -Status running
        $seen = [Collections.Generic.List[string]]::new()
        $after = 0
        Measure-Container -Follow | ForEach-Object {
            $seen.Add($_.Container)
            if ($seen.Count -eq 3) {
                $late | Start-Container
                $gone | Remove-Container -Force
            }
            if ($seen.Contains('measure-late')) { $after++ }
            if ($after -gt 12) { $_ }
        } | Select-Object -First 1 | Should -Not -BeNullOrEmpty
        $seen | Should -Contain measure-busy
        $seen | Should -Contain measure-late
        $seen | Select-Object -Last 5 | Should -Not -Contain measure-gone
    }

    It 'refuses <What>, and asks nothing' -ForEach @(
        @{ What = '-Interval without -Follow'; With = @{ Interval = 1 } }
        @{ What = '-ThrottleLimit with -Follow'; With = @{ Follow = $true; ThrottleLimit = 1 } }
        @{ What = 'less than a second'; With = @{ Follow = $true; Interval = '500ms' } }
    ) {
        { Measure-Container @With -Context tcp://127.0.0.1:1 } | Should -Throw -ErrorId "InvalidParameter,$class"
    }

    It 'refuses <What> as a name' -ForEach @(
        @{ What = '$null'; Value = $null }
        @{ What = 'an empty text'; Value = '' }
        @{ What = 'an empty array'; Value = @() }
    ) {
        { Measure-Container -Name $Value } | Should -Throw -ExceptionType ([Management.Automation.ParameterBindingException])
    }

    It 'ends with one error when the engine is down, following or not' -ForEach $true, $false {
        { Measure-Container -Follow:$_ -Context tcp://127.0.0.1:1 } | Should -Throw -ErrorId "EngineUnreachable,$class"
    }
}

Describe 'The targets of Measure-Container' {
    Add-TargetTest Measure-Container -Status running -ReadOnly
}
