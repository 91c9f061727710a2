BeforeDiscovery {
    . "$PSScriptRoot/../../Fixtures/Targets/ContainerTargets.ps1"
}

BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/ContainerTargets.ps1"
}

Describe 'Get-ContainerProcess' {
    BeforeAll {
        $class = 'DockerPS.Commands.GetContainerProcessCommand'
        $web = New-TestContainer process process-web -Status running -Script 'sleep 3601 & sleep 3602 & echo ready; wait'
        $web | Wait-Container -LogPattern ready
        $null = New-TestContainer process process-created
    }

    AfterAll {
        Remove-TestContainer process
    }

    Add-TargetTest Get-ContainerProcess -Status running -ReadOnly

    It 'lists the processes, with parents, owners and command lines' {
        $found = Get-ContainerProcess process-web
        $found | Should -BeOfType DockerPS.ContainerProcess
        $shell, $sleeps = ($found | Where-Object Command -Like 'sh*'), @($found | Where-Object Command -Like 'sleep*' | Sort-Object Command)
        $found | Should -HaveCount 3
        $shell.ProcessId | Should -Be (Invoke-Engine containers/process-web/json).State.Pid
        $sleeps.Command | Should -Be 'sleep 3601', 'sleep 3602'
        $sleeps.ParentProcessId | Should -Be $shell.ProcessId, $shell.ProcessId
        $found.User | Select-Object -Unique | Should -Be root
        $shell.CpuTime | Should -BeOfType ([timespan])
        $shell.CpuPercent | Should -BeOfType ([double])
        $shell.Terminal | Should -BeNullOrEmpty
        $shell.Container | Should -BeExactly process-web
        $shell.ContainerId | Should -BeExactly $web.Id
        $shell.Context | Should -BeExactly $env:DOCKER_HOST
        "$shell" | Should -BeExactly $shell.Command
    }

    It 'keeps all columns by the engine''s titles' {
        $raw = Invoke-Engine containers/process-web/top
        $columns = (Get-ContainerProcess process-web)[0].Columns
        $columns.Keys | Sort-Object | Should -Be ($raw.Titles | Sort-Object)
        $columns['CMD'] | Should -BeExactly $raw.Processes[0][-1]
    }

    It 'asks ps for what -<_> says' -ForEach PsArgument, PsArgs {
        $option = @{ $_ = 'aux' }
        $process = Get-ContainerProcess process-web @option | Where-Object Command -EQ 'sleep 3601'
        $process.ResidentMemory | Should -Be (1KB * [long] $process.Columns['RSS'])
        $process.VirtualMemory | Should -Be (1KB * [long] $process.Columns['VSZ'])
        $process.ResidentMemory | Should -BeGreaterThan 0
        $process.MemoryPercent | Should -BeOfType ([double])
        $process.Status | Should -Match '^S'
        $process.ParentProcessId | Should -BeNullOrEmpty
    }

    It 'joins several words' {
        $process = Get-ContainerProcess process-web -PsArgument '-o', 'pid,etimes,args' | Where-Object Command -EQ 'sleep 3602'
        $process.Columns.Keys | Sort-Object | Should -Be COMMAND, ELAPSED, PID
        $process.ProcessId | Should -BeGreaterThan 0
    }

    It 'passes on what ps says of arguments that do not work' {
        { Get-ContainerProcess process-web -PsArgument '-o', comm -ErrorAction Stop } |
            Should -Throw '*PID field*' -ErrorId "EngineFailed,$class"
    }

    It 'has one error for a container that does not run, and lists the others' {
        $found = Get-ContainerProcess process-created, process-web -ErrorAction SilentlyContinue -ErrorVariable problems
        $found.Container | Select-Object -Unique | Should -Be process-web
        $problems.FullyQualifiedErrorId | Should -Be "ContainerNotRunning,$class"
        $problems.CategoryInfo.Category | Should -Be InvalidOperation
        $problems.TargetObject | Should -Be process-created
    }

    It 'keeps types and columns through a job' {
        $copy = Start-Job { Import-Module DockerPS; Get-ContainerProcess process-web } | Receive-Job -Wait -AutoRemoveJob |
            Where-Object Command -EQ 'sleep 3601'
        $copy.ProcessId | Should -BeOfType ([int])
        $copy.Columns['PID'] | Should -BeExactly "$($copy.ProcessId)"
    }
}
