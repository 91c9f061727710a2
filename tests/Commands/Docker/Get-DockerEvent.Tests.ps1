BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Servers/HostileEngine.ps1"

    $class = 'DockerPS.Commands.GetDockerEventCommand'
    $mine = 'suite=event'
    $nowhere = 'tcp://127.0.0.1:1'
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }

    function New-Sleeper([string] $Name) {
        New-Container busybox sleep, 1000 -Name $Name -Label $mine -StopSignal SIGKILL | Start-Container -PassThru
    }

    # Events as an engine writes them.
    function New-EventText([int] $Count, [string] $Action = 'start') {
        $text = [Text.StringBuilder]::new()
        for ($number = 0; $number -lt $Count; $number++) {
            $actor = "{`"ID`":`"$number`",`"Attributes`":{`"name`":`"web$number`"}}"
            $head = "`"Type`":`"container`",`"Action`":`"$Action`",`"Actor`":$actor"
            $null = $text.Append("{$head,`"scope`":`"local`",`"timeNano`":1795247999123456789}`n")
        }
        $text.ToString()
    }

    # Runs something in a shell of its own, and gives what it has written so far.
    function Start-Following([string] $Script) {
        $shell = [powershell]::Create().AddScript("Import-Module DockerPS; $Script")
        $seen = [Management.Automation.PSDataCollection[psobject]]::new()
        $seen.EnumeratorNeverBlocks = $true
        $running = $shell.BeginInvoke([Management.Automation.PSDataCollection[psobject]] @(), $seen)
        [pscustomobject]@{ Shell = $shell; Seen = $seen; Running = $running }
    }

    # Something that happens to the container event-bell.
    function Invoke-Bell {
        Rename-Container event-bell -NewName event-bell2
        Rename-Container event-bell2 -NewName event-bell
    }

    Get-Container -Label $mine | Remove-Container -Force
    $null = New-Container busybox -Name event-bell -Label $mine
}

AfterAll {
    Get-Container -Label $mine | Remove-Container -Force
}

Describe 'Get-DockerEvent' {
    BeforeAll {
        $began = [datetime]::Now
        $web = New-Sleeper event-web
        $null = New-Sleeper event-web2
        Invoke-ContainerCommand event-web sh, -c, 'true'
        Rename-Container event-web2 -NewName event-other
        Remove-Container event-other -Force
        $ended = [datetime]::Now
    }

    It 'tells what happened, the oldest first, up to now' {
        $events = Get-DockerEvent -Container event-web -Since $began
        $events | Should -BeOfType DockerPS.DockerEvent
        $events.Action | Should -Be create, start, exec_create, exec_start, exec_die
        $events.Time | Should -Be ($events.Time | Sort-Object)
    }

    It 'tells what the engine still knows without any parameter' {
        (Get-DockerEvent).Where({ $_.Id -eq $web.Id }).Action | Should -Contain create
    }

    It 'tells when, what, of what, and of which engine' {
        $created = Get-DockerEvent -Container event-web -Since $began -Action create
        $created.Time.Kind | Should -Be Local
        $created.Time | Should -BeGreaterThan $began
        $created.Time | Should -BeLessThan $ended
        $created.Type, $created.Action, $created.Name, $created.Id, $created.Scope | Should -Be container, create, event-web, $web.Id, local
        $created.Attributes['image'] | Should -Be busybox
        $created.Attributes['suite'] | Should -Be event
        $created.Context | Should -Be $env:DOCKER_HOST
        "$created" | Should -Be 'container create event-web'
        $created | Out-String -Width 300 | Should -Not -BeLike "*$env:DOCKER_HOST*"
    }

    It 'keeps the time to a ten-millionth of a second' {
        $engine = Start-HostileEngine -Answer (New-HttpAnswer -Body (New-EventText 1))
        try {
            $time = (Get-DockerEvent -Follow -Context $engine.Endpoint | Select-Object -First 1).Time
            $time.ToUniversalTime().ToString('o') | Should -Be 2026-11-21T07:59:59.1234567Z
        } finally {
            $engine.Dispose()
        }
    }

    It 'splits what the engine puts behind an action' {
        $exec = Get-DockerEvent -Container event-web -Since $began -Action exec_create
        $exec.Action | Should -BeExactly exec_create
        $exec.Detail | Should -BeExactly 'sh -c true'
        (Get-DockerEvent -Container event-web -Since $began -Action start).Detail | Should -BeNullOrEmpty
    }

    It 'takes <What> as actions' -ForEach @(
        @{ What = 'several words'; Action = 'create', 'exec_start'; Expected = 'create', 'exec_start' }
        @{ What = 'a wildcard'; Action = 'exec_*'; Expected = 'exec_create', 'exec_start', 'exec_die' }
        @{ What = 'an action with what is behind it'; Action = 'exec_create: sh -c true'; Expected = 'exec_create' }
        @{ What = 'words whatever their case'; Action = 'Create'; Expected = 'create' }
        @{ What = 'a wildcard without one of its words'; Action = 'exec_*', '!exec_die'; Expected = 'exec_create', 'exec_start' }
    ) {
        (Get-DockerEvent -Container event-web -Since $began -Action $Action).Action | Should -Be $Expected
    }

    It 'leaves out actions with ! in front' {
        $all = (Get-DockerEvent -Container event-web -Since $began).Action
        (Get-DockerEvent -Container event-web -Since $began -Action '!exec*').Action | Should -Be ($all -notlike 'exec*')
        (Get-DockerEvent -Container event-web -Since $began -Action '!EXEC_create', '!die').Action |
            Should -Be ($all -notlike 'exec_create' -ne 'die')
        { Get-DockerEvent -Action '!' } | Should -Throw '*exec*' -ErrorId "ParameterArgumentValidationError,$class"
    }

    It 'has the exit code of what ended, and shows it' {
        $events = Get-DockerEvent -Container event-web -Since $began
        ($events | Where-Object Action -EQ exec_die).ExitCode | Should -Be 0
        ($events | Where-Object Action -EQ create).ExitCode | Should -Be $null
        $events | Where-Object Action -EQ exec_die | Out-String | Should -BeLike '*exit 0*'
    }

    It 'takes a container by <How>' -ForEach @(
        @{ How = 'its name, and not by the beginning of one'; Container = { 'event-web' }; Expected = 'event-web' }
        @{ How = 'a wildcard'; Container = { 'event-w*' }; Expected = 'event-web', 'event-web2' }
        @{ How = 'its id'; Container = { $web.Id }; Expected = 'event-web' }
        @{ How = 'the beginning of its id'; Container = { $web.Id.Substring(0, 12) }; Expected = 'event-web' }
        @{ How = 'an object'; Container = { $web }; Expected = 'event-web' }
        @{ How = 'names of several'; Container = { 'event-web', 'event-web2' }; Expected = 'event-web', 'event-web2' }
    ) {
        $events = Get-DockerEvent -Container (& $Container) -Since $began
        $events.Name | Sort-Object -Unique | Should -Be $Expected
        $events.Type | Sort-Object -Unique | Should -Be container
    }

    It 'tells of containers that are gone' {
        $events = Get-DockerEvent -Container event-other -Since $began
        $events.Action | Should -Contain destroy
        ($events | Where-Object Action -EQ rename).Attributes['oldName'] | Should -Be /event-web2
    }

    It 'gives nothing for a container that there never was' {
        Get-DockerEvent -Container event-nosuch @quiet | Should -BeNullOrEmpty
        $problems | Should -BeNullOrEmpty
    }

    It 'takes an image by <How>, for its own events and those of its containers' -ForEach @(
        @{ How = 'its name'; Image = { 'event-image' } }
        @{ How = 'its name and tag'; Image = { 'event-image:latest' } }
        @{ How = 'its name in the full form'; Image = { 'docker.io/library/event-image' } }
        @{ How = 'a wildcard'; Image = { 'event-im*' } }
        @{ How = 'a wildcard in the full form'; Image = { 'docker.io/library/event-im*' } }
        @{ How = 'an object'; Image = { Get-Image event-image } }
    ) {
        if (-not (Get-Image event-image*)) {
            Add-ImageTag busybox event-image:latest
            New-Container event-image -Name event-made -Label $mine | Out-Null
        }
        $events = Get-DockerEvent -Image (& $Image) -Since $began
        $events.Where({ $_.Type -eq 'container' }).Name | Should -Be event-made
        $events.Where({ $_.Type -eq 'image' }).Action | Should -Contain tag
        $events.Name | Should -Not -Contain event-web
    }

    It 'takes what it happened to, and labels' {
        (Get-DockerEvent -Type network -Since $began).Type | Sort-Object -Unique | Should -Be network
        (Get-DockerEvent -Type network, container -Since $began).Type | Sort-Object -Unique | Should -Be container, network
        (Get-DockerEvent -Label @{ suite = 'event' } -Since $began).Type | Sort-Object -Unique | Should -Be container
        Get-DockerEvent -Label suite=other -Since $began | Should -BeNullOrEmpty
    }

    It 'takes the engine''s own filters' {
        (Get-DockerEvent -Filter event=create, container=event-web -Since $began).Name | Sort-Object -Unique |
            Should -Be event-web, event-web2
        (Get-DockerEvent -Filter @{ type = 'container', 'network' } -Since $began).Type | Sort-Object -Unique |
            Should -Be container, network
    }

    It 'begins and ends when it is told' {
        $all = Get-DockerEvent -Container event-web -Since $began
        $middle = $all[2].Time
        (Get-DockerEvent -Container event-web -Since $middle).Action | Should -Be $all[2..4].Action
        (Get-DockerEvent -Container event-web -Since $began -Until $middle).Action[0..1] | Should -Be create, start
        Get-DockerEvent -Container $web -Until $began | Should -BeNullOrEmpty
        (Get-DockerEvent -Container $web -Since 1h).Count | Should -Be 5
    }

    It 'does not wait for what will happen until a later time' {
        $watch = [Diagnostics.Stopwatch]::StartNew()
        (Get-DockerEvent -Container event-web -Since $began -Until ([datetime]::Now.AddMinutes(10))).Count | Should -Be 5
        Get-DockerEvent -Since ([datetime]::Now.AddMinutes(10)) | Should -BeNullOrEmpty
        $watch.Elapsed.TotalMinutes | Should -BeLessThan 5
    }

    It 'refuses a beginning after the end' {
        { Get-DockerEvent -Since 1h -Until 2h } | Should -Throw -ErrorId "InvalidParameter,$class"
    }

    It 'refuses an object of another kind' {
        { Get-DockerEvent -Container (Get-Image busybox) } | Should -Throw -ErrorId "ObjectOfOtherKind,$class"
    }

    It 'refuses <Text> for -<Parameter>' -ForEach @(
        foreach ($parameter in 'Container', 'Image', 'Type', 'Action', 'Label', 'Filter') {
            @{ Parameter = $parameter; Text = '$null'; Value = $null }
            @{ Parameter = $parameter; Text = 'an empty array'; Value = @() }
        }
    ) {
        $argument = @{ $Parameter = $Value }
        { Get-DockerEvent @argument } | Should -Throw -ErrorId "ParameterArgumentValidationError,$class"
    }

    It 'merges what happened on several engines by time, and reports one that is down' {
        $events = Get-DockerEvent -Context $env:DOCKERPS_TEST_TCP, $nowhere, $env:DOCKER_HOST -Container event-web -Since $began @quiet
        $events | Should -HaveCount 10
        $events.Time | Should -Be ($events.Time | Sort-Object)
        $events.Context | Sort-Object -Unique | Should -HaveCount 2
        $events | Out-String -Width 300 | Should -BeLike "*Context*$env:DOCKERPS_TEST_TCP*"
        $problems.FullyQualifiedErrorId | Should -Be "EngineUnreachable,$class"
        $problems.TargetObject | Should -Be $nowhere
    }

    It 'asks the engine of an object, whatever -Context says' {
        $events = Get-DockerEvent -Container $web -Context $env:DOCKERPS_TEST_TCP -Since $began
        $events.Context | Sort-Object -Unique | Should -Be $env:DOCKER_HOST
        $events.Count | Should -Be 5
    }

    It 'keeps attributes on the way through a job' {
        $copy = Start-Job { Import-Module DockerPS; Get-DockerEvent -Container event-web -Action create | Select-Object -Last 1 } |
            Receive-Job -Wait -AutoRemoveJob
        $copy.Attributes['suite'] | Should -Be event
        $copy.Time | Should -BeGreaterThan $began
    }

    AfterAll {
        Get-Container event-made | Remove-Container
        Remove-Image event-image
    }
}

Describe 'Get-DockerEvent -Follow' {
    It 'brings events as they happen, and returns at once when Select-Object has enough' {
        $following = Start-Following "Get-DockerEvent -Follow -Container event-bell | Select-Object -First 3"
        try {
            Wait-Until {
                Invoke-Bell
                $following.Running.IsCompleted
            }
            $following.Seen | Should -HaveCount 3
            $following.Seen.Action | Sort-Object -Unique | Should -Be rename
            $following.Shell.Streams.Error | Should -BeNullOrEmpty
        } finally {
            $following.Shell.Dispose()
        }
    }

    It 'begins with what the engine still knows, with -Since' {
        Rename-Container event-bell -NewName event-ding
        Rename-Container event-ding -NewName event-bell
        (Get-DockerEvent -Follow -Since 10m -Container event-ding | Select-Object -First 1).Action | Should -Be rename
    }

    It 'begins now, and goes on until -Until, without an error' {
        $events = Get-DockerEvent -Follow -Container event-bell, event-ding -Until ([datetime]::Now.AddSeconds(1.5)) @quiet
        $events | Should -BeNullOrEmpty
        $problems | Should -BeNullOrEmpty
    }

    It 'stops when the pipeline is stopped while nothing happens' {
        Assert-Stoppable 'Get-DockerEvent -Follow -Container event-nosuch' { Start-Sleep -Seconds 1; $true } -Within 10
    }

    It 'returns when a later command throws' {
        { Get-DockerEvent -Follow -Since 10m -Container event-bell | ForEach-Object { throw 'enough' } } | Should -Throw enough
    }

    It 'follows several engines side by side' {
        $following = Start-Following "Get-DockerEvent -Follow -Container event-bell -Context $env:DOCKER_HOST, $env:DOCKERPS_TEST_TCP"
        try {
            Wait-Until {
                Invoke-Bell
                @($following.Seen | ForEach-Object Context | Sort-Object -Unique).Count -eq 2
            }
        } finally {
            $following.Shell.Stop()
            $following.Shell.Dispose()
        }
    }

    It 'tells every event once and in order, in a job, while another session makes and removes 200 containers' {
        $job = Start-Job {
            Import-Module DockerPS
            while ($true) {
                Get-DockerEvent -Follow -Type container -Label suite=event | ForEach-Object {
                    $_
                    if ($_.Name -eq 'event-last' -and $_.Action -eq 'destroy') { break }
                }
            }
        }
        try {
            Wait-Until {
                Invoke-Bell
                $job.HasMoreData -and $job.ChildJobs[0].Output.Count -gt 0
            }
            $names = 1..200 | ForEach-Object { "event-n$_" }
            foreach ($name in $names) {
                New-Container busybox -Name $name -Label $mine | Remove-Container
            }
            New-Container busybox -Name event-last -Label $mine | Remove-Container
            Wait-Until { $job.State -ne 'Running' }
            $events = Receive-Job $job | Where-Object Name -Like 'event-n*'
            $events | Should -HaveCount 400
            $events.Action | Should -Be (@('create', 'destroy') * 200)
            $events.Name | Should -Be ($names | ForEach-Object { $_, $_ })
            $events.Time | Should -Be ($events.Time | Sort-Object)
        } finally {
            Remove-Job $job -Force
        }
    }

    It 'loses nothing in a storm of 10,000, even when the pipeline is busy' {
        $engine = Start-HostileEngine -Answer (New-HttpAnswer -Body (New-EventText 10000))
        try {
            $busy = $true
            $events = Get-DockerEvent -Follow -Context $engine.Endpoint @quiet | ForEach-Object {
                if ($busy) { Start-Sleep -Seconds 1 }
                $busy = $false
                $_
            }
            $events | Should -HaveCount 10000
            $events.Id | Should -Be (0..9999)
        } finally {
            $engine.Dispose()
        }
    }

    It 'loses none of 3,000 of a real engine while the pipeline is busy' {
        $following = Start-Following @'
            $count = 0
            while ($true) {
                Get-DockerEvent -Follow -Type image -Action tag | ForEach-Object {
                    $_.Name
                    if ($_.Name -eq 'event-storm:last') { break }
                    if ($count++ -eq 10) { Start-Sleep -Seconds 3 }
                }
            }
'@
        try {
            Wait-Until {
                Add-ImageTag busybox event-storm:bell
                $following.Seen.Count -gt 0
            }
            $client = [DockerPS.Engine.DockerClient]::new($env:DOCKERPS_TEST_HOST)
            $tags = 't0', 't1' | ForEach-Object { [DockerPS.Engine.Models.ImageName]::Parse("event-storm:$_") }
            foreach ($number in 1..3000) {
                $tag = $tags[$number % 2]
                $null = $client.Images.TagAsync('busybox:latest', $tag, [Threading.CancellationToken]::None).GetAwaiter().GetResult()
            }
            Add-ImageTag busybox event-storm:last
            Wait-Until { $following.Running.IsCompleted }
            $names = $following.Seen | Where-Object { $_ -like 'event-storm:t*' }
            $names | Should -HaveCount 3000
            $names | Should -Be (@('event-storm:t1', 'event-storm:t0') * 1500)
        } finally {
            $following.Shell.Dispose()
            Get-Image event-storm | Remove-Image
        }
    }
}

Describe 'Get-DockerEvent of a stream that breaks off' {
    It 'writes what came, and an error, when the engine ends what has no end' {
        $engine = Start-HostileEngine -Answer (New-HttpAnswer -Body (New-EventText 3))
        try {
            Get-DockerEvent -Follow -Context $engine.Endpoint @quiet | Should -HaveCount 3
            $problems | Should -HaveCount 1
            $problems.FullyQualifiedErrorId | Should -Be "EngineAnswerBroken,$class"
            $problems.CategoryInfo.Category | Should -Be ReadError
            $problems.TargetObject | Should -Be $engine.Endpoint
        } finally {
            $engine.Dispose()
        }
    }

    It 'writes an error when the connection closes in the middle, with -Follow and -Until and without' {
        $body = New-EventText 2
        $engine = Start-HostileEngine -Answer (New-HttpAnswer -Body $body -Length ($body.Length + 100))
        try {
            Get-DockerEvent -Follow -Context $engine.Endpoint @quiet | Should -HaveCount 2
            $problems.FullyQualifiedErrorId | Should -Be "EngineAnswerBroken,$class"
            Get-DockerEvent -Context $engine.Endpoint @quiet | Should -BeNullOrEmpty
            $problems.FullyQualifiedErrorId | Should -Be "EngineAnswerBroken,$class"
        } finally {
            $engine.Dispose()
        }
    }

    It 'writes an error when the engine ends before -Until' {
        $engine = Start-HostileEngine -Answer (New-HttpAnswer -Body '{"SystemTime":"2026-01-01T00:00:00Z"}')
        try {
            Get-DockerEvent -Follow -Until ([datetime]::Now.AddHours(1)) -Context $engine.Endpoint @quiet | Should -HaveCount 1
            $problems.FullyQualifiedErrorId | Should -Be "EngineAnswerBroken,$class"
            $problems.Exception.Message | Should -BeLike '*ended the stream of events*'
        } finally {
            $engine.Dispose()
        }
    }
}
