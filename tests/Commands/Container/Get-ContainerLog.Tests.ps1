BeforeDiscovery {
    . "$PSScriptRoot/../../Fixtures/Targets/ContainerTargets.ps1"
}

BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/ContainerTargets.ps1"

    $class = 'DockerPS.Commands.GetContainerLogCommand'
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }

    # A container that writes, and has ended.
    function New-Writer([string] $Name, [string] $Script, [hashtable] $Option = @{}) {
        New-TestContainer log $Name -Script $Script -Option $Option | Start-Container -PassThru | Wait-Container | Out-Null
    }

    # The log without times, by docker's own client.
    function Invoke-EngineLog([string] $Name) {
        $encoding = [Console]::OutputEncoding
        [Console]::OutputEncoding = [Text.UTF8Encoding]::new()
        try { (docker logs $Name) -join "`n" } finally { [Console]::OutputEncoding = $encoding }
    }

    New-Writer log-two 'echo one; sleep 0.05; echo two >&2; sleep 0.05; printf "  three "'
    New-Writer log-tty 'echo one; echo two >&2; printf three' @{ Tty = $true }
    New-Writer log-hundred 'seq 1 100'
    New-Writer log-empty true
    $null = New-TestContainer log log-tick -Status running -Script 'i=0; while true; do i=$((i+1)); echo tick $i; sleep 0.2; done'
}

AfterAll {
    Remove-TestContainer log
}

Describe 'The containers of Get-ContainerLog' {
    Add-TargetTest Get-ContainerLog -Status running -ReadOnly -Line here
}

Describe 'An entry of Get-ContainerLog' {
    BeforeAll {
        $entries = Get-ContainerLog log-two
    }

    It 'is a line, without its end' {
        $entries | Should -BeOfType DockerPS.ContainerLogEntry
        $entries.Message | Should -BeExactly 'one', 'two', '  three '
        "$($entries[0])" | Should -BeExactly one
    }

    It 'tells standard output from standard error' {
        $entries.Stream | Should -BeExactly Output, Error, Output
    }

    It 'knows its container and its engine' {
        $container = Get-Container log-two
        $entries[0].Container | Should -Be log-two
        $entries[0].ContainerId | Should -Be $container.Id
        $entries[0].Context | Should -Be $container.Context
    }

    It 'has the engine''s time, local, to seven decimals' {
        $entries[0].Timestamp.Kind | Should -Be Local
        $said = (docker logs -t log-two 2>$null | Select-Object -First 1) -split ' '
        $entries[0].Timestamp.ToUniversalTime().ToString('yyyy-MM-ddTHH:mm:ss.fffffff') | Should -Be $said[0].Substring(0, 27)
        # One time in ten could end with a zero, six of them do not.
        (Get-ContainerLog log-hundred -Tail 6).Timestamp.Ticks | Where-Object { $_ % 10 } | Should -Not -BeNullOrEmpty
    }

    It 'has no attributes unless they are asked for' {
        $entries[0].Attributes.Count | Should -Be 0
    }

    It 'is output alone where the container has a terminal' {
        $entries = Get-ContainerLog log-tty
        $entries.Message | Should -BeExactly one, two, three
        $entries.Stream | Should -Be Output, Output, Output
        $entries.Timestamp | Should -HaveCount 3
    }

    It 'may be empty' {
        New-Writer log-blank 'echo; echo; echo a; echo'
        (Get-ContainerLog log-blank).Message | Should -BeExactly '', '', a, ''
    }

    It 'keeps what is drawn over with carriage returns, and loses the one of a line''s end' {
        New-Writer log-return 'printf "10%%\r20%%\r\n30%%\r\n"'
        (Get-ContainerLog log-return).Message | Should -BeExactly "10%`r20%", '30%'
    }

    It 'is a whole line of <Length> letters, <Where>' -ForEach @(
        @{ Length = 16384; Where = 'piped'; Option = @{} }
        @{ Length = 16385; Where = 'piped'; Option = @{} }
        @{ Length = 40000; Where = 'piped'; Option = @{} }
        @{ Length = 100000; Where = 'piped'; Option = @{} }
        @{ Length = 100000; Where = 'of a terminal'; Option = @{ Tty = $true } }
        @{ Length = 16384; Where = 'in the driver local'; Option = @{ LogDriver = 'local' } }
        @{ Length = 40000; Where = 'in the driver local'; Option = @{ LogDriver = 'local' } }
        @{ Length = 32768; Where = 'in the driver local'; Option = @{ LogDriver = 'local' } }
        @{ Length = 100000; Where = 'with attributes'; Option = @{ LogOption = @{ labels = 'suite' } } }
    ) {
        New-Writer log-long "yes x | head -n $Length | tr -d '\n'; echo; echo after" $Option
        try {
            foreach ($options in @{}, @{ Detail = $true }, @{ Follow = $true }) {
                $entries = Get-ContainerLog log-long @options
                $entries | Should -HaveCount 2
                $entries[0].Message | Should -BeExactly ('x' * $Length)
                $entries[1].Message | Should -BeExactly after
            }
        } finally {
            Remove-Container log-long -Force
        }
    }

    It 'is a whole line of 40000 letters beyond ASCII, as the driver <Driver> keeps it' -ForEach @(
        @{ Driver = 'local'; Detail = $false }
        @{ Driver = 'json-file'; Detail = $false }
        @{ Driver = 'json-file'; Detail = $true }
    ) {
        # Three bytes each, so that one lies across each end of a piece. As JSON, halves of it are kept as replacements.
        New-Writer log-long "yes `u{20AC} | head -n 40000 | tr -d '\n'; echo" @{ LogDriver = $Driver }
        try {
            $expected = $Driver -eq 'local' ? "`u{20AC}" * 40000 : (Invoke-EngineLog log-long).Split("`n")[0]
            (Get-ContainerLog log-long -Detail:$Detail).Message | Should -BeExactly $expected
        } finally {
            Remove-Container log-long -Force
        }
    }

    It 'is in order and whole for a hundred thousand lines' {
        New-Writer log-many 'seq 1 100000'
        $entries = Get-ContainerLog log-many
        [Linq.Enumerable]::SequenceEqual([string[]] $entries.Message, [string[]] (1..100000)) | Should -BeTrue
    }

    It 'can be searched and filtered' {
        Get-ContainerLog log-two | Select-String thr | Should -BeExactly '  three '
        (Get-ContainerLog log-two | Where-Object Stream -EQ Error).Message | Should -Be two
    }

    It 'survives a job, with its attributes' {
        $entry = Start-Job { Import-Module DockerPS; Get-ContainerLog log-two } | Receive-Job -Wait -AutoRemoveJob | Select-Object -First 1
        $entry.Message | Should -Be one
        $entry.Timestamp | Should -Be $entries[0].Timestamp
        $entry.Attributes.Count | Should -Be 0
    }

    It 'is the same in a strict session' {
        (& { Set-StrictMode -Version Latest; $ErrorActionPreference = 'Stop'; Get-ContainerLog log-two, log-empty }).Message |
            Should -Be one, two, '  three '
    }
}

Describe 'The view of Get-ContainerLog' {
    BeforeAll {
        function Show($Entry) { ($Entry | Out-String -Stream).TrimEnd() | Where-Object { $_ } }
        function Copy-Entry($Entry) {
            [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($Entry))
        }
        $rendering = $PSStyle.OutputRendering
    }

    AfterEach {
        $PSStyle.OutputRendering = $rendering
    }

    It 'is the message alone, for the copies too' {
        $PSStyle.OutputRendering = 'PlainText'
        $entries = Get-ContainerLog log-two
        Show $entries | Should -BeExactly one, two, '  three'
        Show (Copy-Entry $entries) | Should -BeExactly one, two, '  three'
    }

    It 'shows standard error in red, for the copies too' {
        # Colours are left out where the environment says so.
        $noColor = $env:NO_COLOR
        $env:NO_COLOR = $null
        $PSStyle.OutputRendering = 'Ansi'
        try {
            $entries = Get-ContainerLog log-two
            foreach ($shown in (Show $entries), (Show (Copy-Entry $entries))) {
                $shown[0] | Should -BeExactly one
                $shown[1] | Should -BeLike "*`e``[*31*mtwo`e``[0m*"
            }
        } finally {
            $env:NO_COLOR = $noColor
        }
    }

    It 'keeps an empty line' {
        New-Writer log-gap 'echo a; echo; echo b'
        $PSStyle.OutputRendering = 'PlainText'
        (Get-ContainerLog log-gap | Out-String).Trim() -split '\r?\n' | Should -Be a, '', b
    }
}

Describe 'Get-ContainerLog -Tail' {
    It 'is the last <Tail> lines: <Expected>' -ForEach @(
        @{ Tail = 0; Expected = @() }
        @{ Tail = 1; Expected = @('100') }
        @{ Tail = 3; Expected = '98', '99', '100' }
    ) {
        @(Get-ContainerLog log-hundred -Tail $Tail | ForEach-Object Message) | Should -Be $Expected
    }

    It 'is all where there is less' {
        Get-ContainerLog log-hundred -Tail 1000 | Should -HaveCount 100
    }

    It 'counts for each container' {
        (Get-ContainerLog log-two, log-hundred -Tail 1).Message | Sort-Object | Should -Be '  three ', '100'
    }

    It 'cannot be less than 0' {
        { Get-ContainerLog log-hundred -Tail -1 } | Should -Throw -ExceptionType ([Management.Automation.ParameterBindingException])
    }
}

Describe 'Get-ContainerLog -Since and -Until' {
    BeforeAll {
        New-Writer log-times 'echo one; sleep 1.2; echo two; sleep 1.2; echo three'
        $times = (Get-ContainerLog log-times).Timestamp
        $middle = $times[1].AddMilliseconds(-300)
    }

    It 'takes <Form>' -ForEach @(
        @{ Form = 'a local DateTime'; Value = { $middle } }
        @{ Form = 'a DateTime in UTC'; Value = { $middle.ToUniversalTime() } }
        @{ Form = 'a DateTimeOffset'; Value = { [DateTimeOffset] $middle } }
        @{ Form = 'ISO text in UTC'; Value = { $middle.ToUniversalTime().ToString('o') } }
        @{ Form = 'ISO text with an offset'; Value = { ([DateTimeOffset] $middle).ToOffset('05:30').ToString('o') } }
        @{ Form = 'ISO text of here'; Value = { $middle.ToString('yyyy-MM-ddTHH:mm:ss.fffffff') } }
        @{ Form = 'how long ago, as a TimeSpan'; Value = { [datetime]::Now - $middle } }
        @{ Form = 'how long ago, as text'; Value = { '{0}ms' -f [long] ([datetime]::Now - $middle).TotalMilliseconds } }
    ) {
        (Get-ContainerLog log-times -Since (& $Value)).Message | Should -Be two, three
        (Get-ContainerLog log-times -Until (& $Value)).Message | Should -Be one
    }

    It 'includes the line of that very time, to the last decimal' {
        (Get-ContainerLog log-times -Since $times[1]).Message | Should -Be two, three
        (Get-ContainerLog log-times -Since $times[1].AddTicks(1)).Message | Should -Be three
        (Get-ContainerLog log-times -Until $times[1].AddTicks(1)).Message | Should -Be one, two
    }

    It 'takes both' {
        (Get-ContainerLog log-times -Since $middle -Until $times[2].AddMilliseconds(-300)).Message | Should -Be two
    }

    It 'is nothing where nothing was written then' {
        Get-ContainerLog log-times -Since ([datetime]::Now.AddSeconds(5)) | Should -BeNullOrEmpty
        Get-ContainerLog log-times -Until 1999-01-01 | Should -BeNullOrEmpty
        Get-ContainerLog log-times -Since 1969-01-01 | Should -HaveCount 3
    }

    It 'refuses what is no time' {
        { Get-ContainerLog log-times -Since yesterdayish } |
            Should -Throw -ExceptionType ([Management.Automation.ParameterBindingException])
    }

    It 'refuses a time that is later than the other before anything is sent' {
        { Get-ContainerLog log-times -Since 1m -Until 2m -Context unix:///log-nosuch.sock } |
            Should -Throw -ErrorId "InvalidParameter,$class"
    }
}

Describe 'Get-ContainerLog -Stream' {
    It 'is only <Stream>: <Expected>' -ForEach @(
        @{ Stream = 'Output'; Expected = 'one', '  three ' }
        @{ Stream = 'Error'; Expected = @('two') }
    ) {
        (Get-ContainerLog log-two -Stream $Stream).Message | Should -Be $Expected
        (Get-ContainerLog log-two -Stream $Stream -Follow).Message | Should -Be $Expected
    }

    It 'refuses another' {
        { Get-ContainerLog log-two -Stream Input } | Should -Throw -ExceptionType ([Management.Automation.ParameterBindingException])
    }
}

Describe 'Get-ContainerLog -Detail' {
    BeforeAll {
        $options = @{ LogOption = @{ labels = 'app,odd'; env = 'STAGE' }; Environment = @{ STAGE = 'a b' } }
        $label = @{ suite = 'log'; app = 'shop'; odd = "x=1, y+2 %41 `u{FC}" }
        $null = New-Container busybox -Name log-detail -Label $label @options -Command sh, -c, 'echo one; echo; echo a=b c'
        Start-Container log-detail
        Wait-Container log-detail
    }

    It 'has the attributes that the log''s driver notes, as they were' {
        $entries = Get-ContainerLog log-detail -Detail
        $entries.Message | Should -BeExactly one, '', 'a=b c'
        foreach ($entry in $entries) {
            $entry.Attributes['app'] | Should -BeExactly shop
            $entry.Attributes['odd'] | Should -BeExactly "x=1, y+2 %41 `u{FC}"
            $entry.Attributes['STAGE'] | Should -BeExactly 'a b'
        }
        $entries[0].Attributes.Count | Should -Be 3
    }

    It 'leaves the message alone where there are none' {
        $entries = Get-ContainerLog log-two -Details
        $entries.Message | Should -BeExactly one, two, '  three '
        $entries[0].Attributes.Count | Should -Be 0
    }

    It 'comes back from a job' {
        $entry = Start-Job { Import-Module DockerPS; Get-ContainerLog log-detail -Detail } | Receive-Job -Wait -AutoRemoveJob |
            Select-Object -First 1
        $entry.Attributes['odd'] | Should -BeExactly "x=1, y+2 %41 `u{FC}"
    }
}

Describe 'Get-ContainerLog of several containers' {
    BeforeAll {
        # All begin at the same time.
        $begin = [DateTimeOffset]::UtcNow.ToUnixTimeSeconds() + 4
        $script = "until [ `$(date +%s) -ge $begin ]; do sleep 0.05; done; " +
        'for i in 1 2 3 4 5; do echo $i; echo e$i >&2; sleep 0.1; done; seq 1 300'
        $names = 'log-merge1', 'log-merge2', 'log-merge3'
        New-TestContainer log $names -Script $script -Option @{} | Start-Container -PassThru | Wait-Container | Out-Null
    }

    It 'is one log in the order of time' {
        Get-ContainerLog log-merge* | Should -HaveCount 930
        # Engines keep the order of time within one stream of a container, but not always between the two.
        $entries = Get-ContainerLog log-merge* -Stream Output
        $entries | Should -HaveCount 915
        $ticks = [long[]] $entries.Timestamp.Ticks
        [Linq.Enumerable]::SequenceEqual($ticks, [long[]] ($ticks | Sort-Object)) | Should -BeTrue
        $entries.Container[0..20] | Sort-Object -Unique | Should -Be $names
    }

    It 'collects all that are piped before it merges' {
        $entries = 'log-merge1', 'log-merge2', 'log-merge3' | Get-ContainerLog
        $entries.Container[0..20] | Sort-Object -Unique | Should -Be $names
    }

    It 'keeps the order within a container' {
        foreach ($group in Get-ContainerLog $names | Group-Object Container) {
            $alone = Get-ContainerLog $group.Name
            [Linq.Enumerable]::SequenceEqual([string[]] $group.Group.Message, [string[]] $alone.Message) | Should -BeTrue
        }
    }

    It 'is followed as lines come, until all have ended' {
        $entries = Get-ContainerLog $names -Follow
        $entries | Should -HaveCount 930
        foreach ($group in $entries | Where-Object Stream -EQ Output | Group-Object Container) {
            $group.Group.Message | Should -Be (1..5 + 1..300)
        }
    }

    It 'follows several that go on, side by side' {
        $null = New-TestContainer log log-tick2 -Status running -Script 'while true; do echo tock; sleep 0.2; done'
        $entries = Get-ContainerLog log-tick, log-tick2 -Follow -Tail 0 | Select-Object -First 10
        $entries.Container | Sort-Object -Unique | Should -Be log-tick, log-tick2
        Remove-Container log-tick2 -Force
    }

    It 'goes on without one that has no log <With>' -ForEach @(
        @{ With = 'to read'; Argument = @{} }
        @{ With = 'to follow'; Argument = @{ Follow = $true } }
    ) {
        if (-not (Get-Container log-none*)) { New-Writer log-none 'echo lost' @{ LogDriver = 'none' } }
        $entries = Get-ContainerLog log-none, log-two @Argument @quiet
        $entries.Message | Should -Be one, two, '  three '
        $problems | Should -HaveCount 1
        $problems.TargetObject | Should -Be log-none
        $problems.FullyQualifiedErrorId | Should -BeLike "*,$class"
        "$problems" | Should -BeLike '*logging driver*'
    }

    It 'is silent about one that has written nothing, or was never started' {
        $null = New-TestContainer log log-new
        Get-ContainerLog log-empty, log-new @quiet | Should -BeNullOrEmpty
        $problems | Should -BeNullOrEmpty
    }
}

Describe 'Get-ContainerLog -Follow' {
    It 'brings lines as they come, none held back' {
        $seen = Get-ContainerLog log-tick -Follow -Tail 0 | Select-Object -First 3 | ForEach-Object { [datetime]::Now - $_.Timestamp }
        $seen | Should -HaveCount 3
        # Each within the time that a line takes, and not when others have filled something.
        $seen | ForEach-Object { $_.TotalSeconds | Should -BeLessThan 5 }
    }

    It 'begins with what is there' {
        (Get-ContainerLog log-tick -Follow | Select-Object -First 2).Message | Should -Be 'tick 1', 'tick 2'
    }

    It 'ends with its container' {
        $null = New-TestContainer log log-ends -Status running -Script 'echo one; sleep 1; echo two; exit 3'
        (Get-ContainerLog log-ends -Follow @quiet).Message | Should -Be one, two
        $problems | Should -BeNullOrEmpty
    }

    It 'ends, without an error, when its container is <How>' -ForEach @(
        @{ How = 'stopped'; Act = { Stop-Container log-away -Force } }
        @{ How = 'removed'; Act = { Remove-Container log-away -Force } }
        @{
            How = 'recreated'
            Act = { Remove-Container log-away -Force; $null = New-TestContainer log log-away -Script 'echo other' -Status running }
        }
    ) {
        Get-Container log-away* | Remove-Container -Force
        $null = New-TestContainer log log-away -Status running -Script 'echo one; exec sleep 1000'
        $entries = Get-ContainerLog log-away -Follow @quiet | ForEach-Object {
            $_
            & $Act
        }
        $entries.Message | Should -Be one
        $problems | Should -BeNullOrEmpty
    }

    It 'returns at once when Select-Object has enough' {
        $watch = [Diagnostics.Stopwatch]::StartNew()
        Get-ContainerLog log-tick, log-two -Follow @quiet | Select-Object -First 5 | Should -HaveCount 5
        $watch.Elapsed.TotalSeconds | Should -BeLessThan 10
        $problems | Should -BeNullOrEmpty
    }

    It 'returns when a later command throws' {
        { Get-ContainerLog log-tick -Follow | ForEach-Object { throw 'enough' } } | Should -Throw enough
    }

    It 'stops when the pipeline is stopped while nothing comes' {
        Assert-Stoppable 'Get-ContainerLog log-tick -Follow -Stream Error' { Start-Sleep -Seconds 1; $true } -Within 10
    }

    It 'goes on until -Until' {
        $entries = Get-ContainerLog log-tick -Follow -Tail 0 -Until ([datetime]::Now.AddSeconds(1.5))
        $entries.Count | Should -BeGreaterThan 1
    }
}

Describe 'Get-ContainerLog on an engine that is killed' {
    BeforeAll {
        . "$PSScriptRoot/../../Fixtures/Engines/Engine.ps1"
        $tool = "$PSScriptRoot/../../Fixtures/Engines/engine.sh"
        $private = Start-PrivateEngine
        $null = New-TestContainer log log-own -Status running -Script 'while true; do echo tick; sleep 0.1; done'
    }

    AfterAll {
        Stop-PrivateEngine $private
    }

    It 'writes one clear error in the middle of a follow, and the next command works once the engine is back' {
        $count = 0
        $failure = $null
        try {
            Get-ContainerLog log-own -Follow -Tail 0 @quiet | ForEach-Object {
                $count++
                if ($count -eq 3) { & $tool kill $private.Folder }
            }
        } catch {
            $failure = $_
        }
        try {
            $errors = @($problems) + @($failure) | Where-Object { $_ } | Sort-Object { "$_" } -Unique
            $errors | Should -HaveCount 1
            $errors.FullyQualifiedErrorId | Should -BeLike "*,$class"
            $errors.CategoryInfo.Category | Should -BeIn ConnectionError, ReadError
        } finally {
            & $tool resume $private.Folder
        }
        (Get-ContainerLog log-own -Tail 1).Message | Should -Be tick
    }
}
