BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Engines/Swarm.ps1"
    . "$PSScriptRoot/../../Fixtures/Helpers/SwarmServices.ps1"
    $hosts = Enter-TestSwarm -Managers 2 -Workers 1
    $plain = $hosts.Plain
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    $image = Copy-TestImage $hosts
    $shared = Get-SharedOption $image
}

AfterAll {
    Exit-TestSwarm $hosts
}

Describe 'Get-SwarmServiceLog' {
    BeforeAll {
        New-WebService $shared
        New-BadService $shared
        $null = Wait-SwarmService tt-web -Timeout 60s
        Stop-BadService
        Wait-Until { @(Get-SwarmServiceLog tt-web).Count -ge 24 }
        $web = Get-SwarmTask tt-web
    }

    It 'gives the lines of all tasks in the order of time, with task and node' {
        $entries = Get-SwarmServiceLog tt-web
        $entries | Should -BeOfType DockerPS.SwarmServiceLogEntry
        $output = $entries | Where-Object Stream -EQ Output
        $output.Timestamp | Should -Be ($output.Timestamp | Sort-Object)
        $entries[0].Timestamp.Kind | Should -Be Local
        $entries.Service | Sort-Object -Unique | Should -Be tt-web
        foreach ($task in $web) {
            $own = $entries | Where-Object TaskId -EQ $task.Id
            $own.Task | Sort-Object -Unique | Should -Be $task.Name
            $own.Node | Sort-Object -Unique | Should -Be $task.Node
            ($own | Where-Object Stream -EQ Output)[0..2].Message | Should -Be 'out 1', 'out 2', 'out 3'
            ($own | Where-Object Stream -EQ Error)[0..2].Message | Should -Be 'err 1', 'err 2', 'err 3'
        }
        "$($entries[0])" | Should -Be $entries[0].Message
        $entries[0].Context | Should -Be $hosts.Endpoint[0]
        $entries[0].Attributes.Count | Should -Be 0
    }

    It 'shows the task and the node in front of the line, of copies too' {
        $entry = Get-SwarmServiceLog $web[0] -Tail 1
        ($entry | Out-String).Trim() -replace '\e\[\d+m' | Should -Be "tt-web.1@$($web[0].Node) | $($entry.Message)"
        (Copy-Deserialized $entry | Out-String) | Should -Be ($entry | Out-String)
    }

    It 'gives the last lines of each task' {
        $entries = Get-SwarmServiceLog tt-web -Tail 2
        $entries | Group-Object TaskId | ForEach-Object Count | Should -Be 2, 2, 2
        Get-SwarmServiceLog tt-web -Tail 0 | Should -BeNullOrEmpty
    }

    It 'gives one of the outputs' {
        (Get-SwarmServiceLog tt-web -Stream Error -Tail 3).Stream | Sort-Object -Unique | Should -Be Error
    }

    It 'begins and ends where it is told to, and counts the last lines before the end' {
        $all = Get-SwarmServiceLog $web[0]
        $since, $until = $all[2].Timestamp, $all[5].Timestamp
        (Get-SwarmServiceLog $web[0] -Since $since -Until $until).Message | Should -Be $all[2..5].Message
        (Get-SwarmServiceLog $web[0] -Until $until -Tail 2).Message | Should -Be $all[4, 5].Message
    }

    It 'takes services, and tasks by name, id and as objects' {
        (Get-SwarmService tt-web | Get-SwarmServiceLog -Tail 1).Count | Should -Be 3
        (Get-SwarmServiceLog tt-web.2 -Tail 1).TaskId | Should -Be $web[1].Id
        (Get-SwarmServiceLog $web[1].Id.Substring(0, 10) -Tail 1).Task | Should -Be tt-web.2
        ($web[1, 2] | Get-SwarmServiceLog -Tail 1).Task | Sort-Object | Should -Be tt-web.2, tt-web.3
        (Get-SwarmServiceLog tt-w* -Tail 1).Count | Should -Be 3
    }

    It 'tells what failed tasks have written' {
        $entries = Get-SwarmServiceLog tt-bad
        $entries.Message | Sort-Object -Unique | Should -Be broken, first
        $entries | Group-Object TaskId | ForEach-Object Count | Sort-Object -Unique | Should -Be 2
    }

    It 'follows all tasks, those too that come later' {
        $service = New-SwarmService @shared -Name tt-grow -Replicas 1 -Command sh, -c, 'while :; do echo here; sleep 0.2; done' |
            Wait-SwarmService -Timeout 60s
        $job = Start-ThreadJob { Get-SwarmServiceLog tt-grow -Follow -Tail 1 | ForEach-Object { $_.Task; $_.Node } }
        Wait-Until { 'tt-grow.1' -in (Receive-Job $job -Keep) }
        $service | Set-SwarmService -Replicas 2
        Wait-Until { 'tt-grow.2' -in (Receive-Job $job -Keep) }
        $shown = Receive-Job $job -Keep
        (Get-SwarmTask tt-grow).Node | ForEach-Object { $_ | Should -BeIn $shown }
        $job | Stop-Job -PassThru | Remove-Job
        $service | Remove-SwarmService
    }

    It 'stops following when the pipeline is stopped, while nothing comes' {
        Assert-Stoppable 'Get-SwarmServiceLog tt-all -Follow' { Start-Sleep -Seconds 1; $true }
    }

    It 'stops following when the pipeline has enough' {
        $entries = Get-SwarmServiceLog tt-web -Follow | Select-Object -First 5
        $entries.Count | Should -Be 5
        $entries.Task | Should -Match '^tt-web\.[123]$'
        (Get-SwarmServiceLog $web[0] -Follow -Tail 1 | Select-Object -First 2).TaskId | Sort-Object -Unique | Should -Be $web[0].Id
    }

    It 'reads what a terminal has written, and the attributes that the log has' {
        $script = 'echo one; echo two >&2; sleep 1000'
        $null = New-SwarmService @shared -Name tt-tty -Tty -ContainerLabel app=shop -LogOption labels=app -Command sh, -c, $script |
            Wait-SwarmService -Timeout 60s
        $entries = Get-SwarmServiceLog tt-tty -Detail
        $entries.Message | Should -Be one, two
        $entries.Stream | Should -Be Output, Output
        $entries[0].Attributes['app'] | Should -Be shop
        $entries[0].Attributes.Count | Should -Be 1
        (Get-SwarmServiceLog tt-tty -Follow | Select-Object -First 2).Message | Should -Be one, two
        Remove-SwarmService tt-tty
    }

    It 'puts long lines together' {
        $script = 'head -c 50000 /dev/zero | tr "\0" x; echo; printf end; sleep 1000'
        $null = New-SwarmService @shared -Name tt-long -Replicas 2 -Command sh, -c, $script | Wait-SwarmService -Timeout 60s
        (Get-SwarmServiceLog tt-long).Message | Sort-Object -Unique | Should -Be ('x' * 50000)
        (Get-SwarmServiceLog tt-long -Follow | Select-Object -First 2).Message | Should -Be ('x' * 50000), ('x' * 50000)
        Remove-SwarmService tt-long
    }

    It 'says what there is not, and goes on with the others' {
        (Get-SwarmServiceLog tt-none, tt-web -Tail 1 @quiet).Count | Should -Be 3
        $problems.FullyQualifiedErrorId | Should -Be 'ServiceNotFound,DockerPS.Commands.GetSwarmServiceLogCommand'
        Get-SwarmServiceLog tt-no* | Should -BeNullOrEmpty
        Get-Image busybox -Context $hosts.Endpoint[0] | Get-SwarmServiceLog @quiet
        $problems[0].FullyQualifiedErrorId | Should -Be 'ObjectOfOtherKind,DockerPS.Commands.GetSwarmServiceLogCommand'
    }

    It 'refuses <What>' -ForEach @(
        @{ What = 'a beginning behind the end'; Arguments = @{ Since = '1m'; Until = '2m' } }
        @{ What = 'an end of what is followed'; Arguments = @{ Follow = $true; Until = '1m' } }
    ) {
        { Get-SwarmServiceLog tt-web @Arguments -Context tcp://127.0.0.1:1 } |
            Should -Throw -ErrorId 'InvalidParameter,DockerPS.Commands.GetSwarmServiceLogCommand'
    }

    It 'needs a manager, and an engine' {
        Get-SwarmServiceLog a -Context $plain @quiet
        $problems[0].FullyQualifiedErrorId | Should -Be 'SwarmManagerNeeded,DockerPS.Commands.GetSwarmServiceLogCommand'
        { Get-SwarmServiceLog a -Context tcp://127.0.0.1:1 } | Should -Throw -ErrorId 'EngineUnreachable,*'
    }
}
