BeforeDiscovery {
    . "$PSScriptRoot/../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/Witness.ps1"
    $table = Import-FieldTable ContainerActivity
}

BeforeAll {
    . "$PSScriptRoot/../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/Witness.ps1"
    $table = Import-FieldTable ContainerActivity
    $client = New-Witness

    $conversions.ChangeKind = { param($Value) @{ Modify = 'Modified'; Add = 'Added'; Delete = 'Deleted' }["$Value"] }
    $conversions.Columns = {
        param($Value, $Model)

        $columns = @{}
        for ($index = 0; $index -lt $Model.Titles.Count; $index++) { $columns[$Model.Titles[$index]] = $Model.Processes[$index] }
        $columns
    }
    $conversions.Pid = { param($Value, $Model) [int] $Value[$Model.Titles.IndexOf('PID')] }
    $conversions.ParentPid = { param($Value, $Model) [int] $Value[$Model.Titles.IndexOf('PPID')] }
    $conversions.Percent = { param($Value, $Model) [double] $Value[$Model.Titles.IndexOf('C')] }
    $conversions.User = { param($Value, $Model) $Value[$Model.Titles.IndexOf('UID')] }
    $conversions.Started = { param($Value, $Model) $Value[$Model.Titles.IndexOf('STIME')] }
    $conversions.CommandLine = { param($Value, $Model) $Value[$Model.Titles.IndexOf('CMD')] }
    $conversions.CpuTime = { param($Value, $Model) [timespan] $Value[$Model.Titles.IndexOf('TIME')] }
    $conversions.Terminal = {
        param($Value, $Model)

        $terminal = $Value[$Model.Titles.IndexOf('TTY')]
        $terminal -eq '?' ? $null : $terminal
    }
    $conversions.Now = {
        param($Value, $Model, $Object)

        [Math]::Abs(($Object.ReadAt - $Value.ToLocalTime()).TotalSeconds) -lt 60 ? $Object.ReadAt : $Value.ToLocalTime()
    }
    $conversions.MemoryUsage = {
        param($Value, $Model)

        $stats = $Model.MemoryStats.Stats
        $idle = $stats['total_inactive_file'] ? $stats['total_inactive_file'] : $stats['inactive_file']
        $Model.MemoryStats.Usage - $idle
    }
    $conversions.MemoryPercent = { param($Value, $Model) (& $conversions.MemoryUsage $null $Model) * 100.0 / $Model.MemoryStats.Limit }
    # A paused container uses nothing.
    $conversions.CpuPercent = {
        param($Value, $Model)

        $used = $Model.CPUStats.CPUUsage.TotalUsage - $Model.PreCPUStats.CPUUsage.TotalUsage
        $used ? 'more than none' : 0
    }
    $conversions.Received = { param($Value) ($Value.Values.RxBytes | Measure-Object -Sum).Sum }
    $conversions.Sent = { param($Value) ($Value.Values.TxBytes | Measure-Object -Sum).Sum }
    $conversions.BlockRead = { param($Value) ($Value | Where-Object Op -EQ read | Measure-Object Value -Sum).Sum ?? 0 }
    $conversions.BlockWritten = { param($Value) ($Value | Where-Object Op -EQ write | Measure-Object Value -Sum).Sum ?? 0 }

    $script = 'sleep 3601 & mkdir /new; echo 1 > /new/file; rm /bin/yes; echo ready; wait'
    $container = New-Container busybox sh, -c, $script -Name wa-one -Memory 64MB -StopSignal SIGKILL -Label suite=witness |
        Start-Container -PassThru
    $container | Wait-Container -LogPattern ready -Timeout 30s | Out-Null
    $id = $container.Id

    function Get-Reading {
        $once = [Docker.DotNet.Models.ContainerStatsParameters] @{ Stream = $false }
        Read-Model ([Docker.DotNet.Models.ContainerStatsResponse]) ($client.Containers.GetContainerStatsAsync($id, $once) | Wait-Task)
    }

    function Get-Exec([string] $Id) {
        $client.Exec.InspectContainerExecAsync($Id) | Wait-Task
    }
}

AfterAll {
    Remove-Container wa-one -Force
    $client.Dispose()
}

Describe 'Get-ContainerProcess' {
    BeforeAll {
        function Get-ProcessList {
            $client.Containers.ListProcessesAsync($id, [Docker.DotNet.Models.ContainerListProcessesParameters]::new()) | Wait-Task
        }
        $read = Get-Settled { Get-ProcessList } { @{ Processes = @(Get-ContainerProcess wa-one); Model = Get-ProcessList } }
        $processes, $model = $read.Processes, $read.Model
        $pairs = @(for ($index = 0; $index -lt $model.Processes.Count; $index++) {
            @{
                Name = "process $index"; Object = $processes[$index]
                Model = [pscustomobject]@{ Titles = $model.Titles; Processes = $model.Processes[$index] }
            }
        })
    }

    It 'shows <Path> as <Property>' -ForEach (Get-FieldRow $table ContainerProcess) {
        $processes.Count | Should -Be $model.Processes.Count
        Assert-Field $table $_ $pairs
    }
}

Describe 'Get-ContainerChange' {
    BeforeAll {
        # The engine tells them in any order.
        $changes = @(Get-ContainerChange wa-one | Sort-Object Path)
        $models = @($client.Containers.InspectChangesAsync($id) | Wait-Task | ForEach-Object { $_ } | Sort-Object Path)
        $pairs = @(for ($index = 0; $index -lt $models.Count; $index++) {
            @{ Name = "change $index"; Object = $changes[$index]; Model = $models[$index] }
        })
    }

    It 'shows <Path> as <Property>' -ForEach (Get-FieldRow $table ContainerChange) {
        $changes.Count | Should -Be $models.Count
        ($models.Kind | Select-Object -Unique).Count | Should -Be 3
        Assert-Field $table $_ $pairs
    }
}

Describe 'Invoke-ContainerCommand, read by the witness' {
    BeforeAll {
        Invoke-ContainerCommand wa-one sleep, 3602 -Detach -User app:app -Environment A=1 -WorkingDirectory /tmp
        $exec = Get-Exec (Get-Container wa-one -Detail).ExecIds[0]
    }

    It 'hands over <What>' -ForEach @(
        @{ What = 'the program'; Expected = 'sleep'; Read = { $exec.ProcessConfig.Entrypoint } }
        @{ What = 'the arguments'; Expected = '3602'; Read = { $exec.ProcessConfig.Arguments } }
        @{ What = 'the user'; Expected = 'app:app'; Read = { $exec.ProcessConfig.User } }
        @{ What = 'that it has no terminal'; Expected = $false; Read = { $exec.ProcessConfig.Tty } }
        @{ What = 'that it has no rights on the host'; Expected = $false; Read = { $exec.ProcessConfig.Privileged } }
        @{ What = 'the container'; Expected = { $id }; Read = { $exec.ContainerID } }
        @{ What = 'that it runs'; Expected = $true; Read = { $exec.Running } }
        @{ What = 'that nothing is read from it'; Expected = $false; Read = { $exec.OpenStdout } }
        @{ What = 'that nothing is written to it'; Expected = $false; Read = { $exec.OpenStdin } }
    ) {
        & $Read | Should -Be ($Expected -is [scriptblock] ? (& $Expected) : $Expected)
    }

    It 'runs it with the variables and the folder' {
        $process = Get-ContainerProcess wa-one | Where-Object Command -EQ 'sleep 3602'
        (Get-Content "/proc/$($process.ProcessId)/environ" -Raw).Split("`0") | Should -Contain A=1
        (Get-Item "/proc/$($process.ProcessId)/cwd").LinkTarget | Should -Be /tmp
    }

    It 'has the output and the exit code that the witness has' {
        $parameters = ConvertTo-Model ([Docker.DotNet.Models.ContainerExecCreateParameters]) @{
            Cmd = 'sh', '-c', 'echo out; echo err >&2; exit 3'; AttachStdout = $true; AttachStderr = $true
        }
        $made = ($client.Exec.CreateContainerExecAsync($id, $parameters) | Wait-Task).ID
        $stream = $client.Exec.StartContainerExecAsync($made, [Docker.DotNet.Models.ContainerExecStartParameters]::new()) | Wait-Task
        $output = $stream.ReadOutputToEndAsync([Threading.CancellationToken]::None) | Wait-Task
        $stream.Dispose()

        $result = Invoke-ContainerCommand wa-one sh, -c, 'echo out; echo err >&2; exit 3' -PassThru
        $result.StandardOutput | Should -BeExactly $output.Item1
        $result.StandardError | Should -BeExactly $output.Item2
        $result.ExitCode | Should -Be (Get-Exec $made).ExitCode
        $result.ExitCode | Should -Be 3
    }
}

Describe 'Get-Container -Detail' {
    It 'shows the commands of the witness in ExecIds' {
        $parameters = ConvertTo-Model ([Docker.DotNet.Models.ContainerExecCreateParameters]) @{
            Cmd          = 'sleep', '3603'
            AttachStdout = $true
        }
        $made = ($client.Exec.CreateContainerExecAsync($id, $parameters) | Wait-Task).ID
        $stream = $client.Exec.StartContainerExecAsync($made, [Docker.DotNet.Models.ContainerExecStartParameters]::new()) | Wait-Task
        $shown = (Get-Container wa-one -Detail).ExecIds
        $stream.Dispose()
        $shown | Should -Contain $made
        # Engines tell them in no order.
        $shown | Sort-Object | Should -Be (($client.Containers.InspectContainerAsync($id) | Wait-Task).ExecIDs | Sort-Object)
    }
}

Describe 'Measure-Container' {
    BeforeAll {
        Suspend-Container wa-one
        # Its figures stay as they are, except for those that the kernel sums up later.
        $pair = Get-Settled { Get-Reading | ForEach-Object { $_.MemoryStats, $_.Networks } } {
            @{ Name = 'wa-one'; Object = Measure-Container wa-one; Model = Get-Reading }
        }
    }

    It 'shows <Path> as <Property>' -ForEach (Get-FieldRow $table ContainerStatistic) {
        Assert-Field $table $_ $pair
    }
}

Describe 'The containers of these tests' {
    It 'fill all fields' {
        Get-EmptyField $table ContainerProcess, ContainerChange, ContainerStatistic | Should -BeNullOrEmpty
    }
}
