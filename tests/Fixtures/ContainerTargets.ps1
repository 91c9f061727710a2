# Containers that are found and removed by the label of the tests that made them; and the tests that all cmdlets about existing
# containers share. Needs Containers.ps1.

# Makes containers that end as soon as they are asked to, and brings them into a state; writes them as they are then.
function New-TestContainer {
    param(
        [Parameter(Mandatory)]
        [string] $Suite,

        [Parameter(Mandatory)]
        [string[]] $Name,

        [ValidateSet('created', 'running', 'paused', 'exited')]
        [string] $Status = 'created',

        # The lines of a shell script.
        [string] $Script = 'exec sleep 3600',

        # Further parameters of New-Container.
        [hashtable] $Option = @{ StopSignal = 'SIGKILL' }
    )

    $made = $Name | ForEach-Object { New-Container busybox -Name $_ -Label @{ suite = $Suite } -Command sh, -c, $Script @Option }
    if ($Status -ne 'created') { $made | Start-Container -ThrottleLimit 8 }
    if ($Status -eq 'paused') { $made | Suspend-Container }
    if ($Status -eq 'exited') { $made | Stop-Container -Force }
    $made | Get-Container
}

function Remove-TestContainer([string] $Suite) {
    Get-Container -Label "suite=$Suite" | Remove-Container -Force -Volume
}

# Adds the tests of how a cmdlet finds the containers that are meant, and of what must not make it act. Called within Describe.
function Add-TargetTest {
    param(
        [Parameter(Mandatory)]
        [string] $Command,

        # The state in which the cmdlet has something to do.
        [string] $Status = 'created',

        # The parameters that it needs.
        [hashtable] $Argument = @{},

        # Further parameters of New-Container, for a cmdlet that needs more of the containers.
        [hashtable] $Option = @{},

        # For a cmdlet that changes nothing: what it writes tells on which containers it acted.
        [switch] $ReadOnly,

        # For a cmdlet whose effect may come later: the engine's event that tells at once.
        [string] $EventName,

        # For a cmdlet that reads what they write: their first line.
        [string] $Line,

        # For a cmdlet that cannot do the same to several containers.
        [switch] $Single
    )

    $case = @{ Command = $Command; Status = $Status; Argument = $Argument; Option = $Option + @{ StopSignal = 'SIGKILL' }; ReadOnly = $ReadOnly; EventName = $EventName; Line = $Line }
    Context 'Finding the containers that are meant' -ForEach $case {
        BeforeAll {
            $names = 'target-db', 'target-web1', 'target-web2'
            $class = "DockerPS.Commands.$($Command.Replace('-', ''))Command"
            $nowhere = 'tcp://127.0.0.1:1'
            $start = @{ Status = $Status; Script = ($Line ? "echo '$Line'; " : '') + 'exec sleep 3600'; Option = $Option }
            $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }

            function Get-Snapshot {
                $snapshot = @{}
                Get-Container -Label suite=target -Detail |
                    ForEach-Object { $snapshot[$_.Id] = '{0} {1} {2:o} {3}' -f $_.Name, $_.Status, $_.StartedAt, $_.CpuShare }
                $snapshot
            }

            # On which containers the command has acted, by the names that they had before.
            function Get-Affected($Output) {
                if ($ReadOnly) { return $(foreach ($one in $Output) { $one.Container }) | Sort-Object }
                if ($EventName) {
                    $filters = [uri]::EscapeDataString((ConvertTo-Json @{ event = @($EventName) }))
                    $events = Invoke-Engine "events?since=$since&until=$(Get-Now)&filters=$filters" | ConvertTo-Json -Depth 4
                    return $containers | Where-Object { $events -match $_.Id } | ForEach-Object Name | Sort-Object
                }
                $now = Get-Snapshot
                $containers | Where-Object { $now[$_.Id] -ne $before[$_.Id] } | ForEach-Object Name | Sort-Object
            }

            function Get-Now { ([datetime]::UtcNow - [datetime]::UnixEpoch).Ticks / [decimal] 1e7 }

            # What a job, a file or another computer makes of an object, with other values in some properties.
            function Copy-Deserialized($Container, [hashtable] $Property = @{}) {
                $copy = [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($Container))
                $Property.Keys | ForEach-Object { $copy | Add-Member $_ $Property[$_] -Force }
                $copy
            }
        }

        BeforeEach {
            # Only those that a test has changed are made anew.
            Get-Container -Label suite=target -Detail |
                Where-Object { $_.Name -notin $names -or $_.Status -ne $Status -or $_.CpuShare } | Remove-Container -Force
            $present = Get-Container -Label suite=target | ForEach-Object Name
            $missing = $names | Where-Object { $_ -notin $present }
            if ($missing) { $null = New-TestContainer target $missing @start }
            if ($missing -and $Line) { $null = Wait-Container $missing -LogPattern $Line }
            $containers = Get-Container -Label suite=target | Sort-Object Name
            $db, $web1, $web2 = $containers
            $before = Get-Snapshot
            $since = Get-Now
        }

        AfterAll {
            Remove-TestContainer target
        }

        It 'takes a name' {
            Get-Affected (& $Command target-db @Argument) | Should -Be target-db
        }

        It 'takes a name from the pipeline' {
            Get-Affected ('target-db' | & $Command @Argument) | Should -Be target-db
        }

        It 'takes an object from the pipeline' {
            Get-Affected ($db | & $Command @Argument) | Should -Be target-db
        }

        It 'takes an object as an argument' {
            Get-Affected (& $Command $db @Argument) | Should -Be target-db
        }

        It 'takes an object with all its details' {
            Get-Affected ($db | Get-Container -Detail | & $Command @Argument) | Should -Be target-db
        }

        It 'takes the copy of an object that a job or a file gives' {
            Get-Affected (Copy-Deserialized $db | & $Command @Argument) | Should -Be target-db
        }

        It 'takes a bag of properties with a <_>' -ForEach Name, Container, Id {
            $bag = [pscustomobject] @{ $_ = $_ -eq 'Id' ? $db.Id : $db.Name }
            Get-Affected ($bag | & $Command @Argument) | Should -Be target-db
        }

        It 'takes the name in a bag of properties for no wildcard' {
            Get-Affected ([pscustomobject] @{ Name = 'target-*' } | & $Command @Argument @quiet) | Should -BeNullOrEmpty
            $problems.FullyQualifiedErrorId | Should -Be "ContainerNotFound,$class"
        }

        It 'takes a wildcard' {
            Get-Affected (& $Command target-d? @Argument) | Should -Be target-db
        }

        It 'takes the first <_> digits of an id' -ForEach 6, 12, 64 {
            Get-Affected (& $Command $db.Id.Substring(0, $_) @Argument) | Should -Be target-db
        }

        It 'takes five digits of an id for a name' {
            Get-Affected (& $Command $db.Id.Substring(0, 5) @Argument @quiet) | Should -BeNullOrEmpty
            $problems.FullyQualifiedErrorId | Should -Be "ContainerNotFound,$class"
        }

        It 'takes a name before the id of another container' {
            $namesake = New-TestContainer target $db.Id.Substring(0, 12) @start
            if ($Line) { $null = Wait-Container $namesake -LogPattern $Line }
            $containers = @($containers) + $namesake
            $before = Get-Snapshot
            Get-Affected (& $Command $namesake.Name @Argument) | Should -Be $namesake.Name
        }

        It 'does not take <Name>, <Reason>' -ForEach @(
            @{ Name = 'target-d'; Reason = 'a part of a name' }
            @{ Name = 'target.db'; Reason = 'a regular expression' }
            @{ Name = 'TARGET-DB'; Reason = 'a name in other letters' }
            @{ Name = '../images/json'; Reason = 'a path' }
        ) {
            Get-Affected (& $Command $Name @Argument @quiet) | Should -BeNullOrEmpty
            $problems.FullyQualifiedErrorId | Should -Be "ContainerNotFound,$class"
            $problems.CategoryInfo.Category | Should -Be ObjectNotFound
            $problems.TargetObject | Should -Be $Name
        }

        It 'is silent about a wildcard that matches nothing' {
            Get-Affected (& $Command target-x* @Argument @quiet) | Should -BeNullOrEmpty
            $problems | Should -BeNullOrEmpty
        }

        It 'refuses <Text> as a name, and does nothing' -ForEach @(
            @{ Text = '$null'; Value = $null }
            @{ Text = 'an empty text'; Value = '' }
            @{ Text = 'spaces'; Value = '  ' }
            @{ Text = 'an empty array'; Value = @() }
            @{ Text = 'an array with $null'; Value = @('target-db', $null) }
            @{ Text = 'an array with an empty text'; Value = @('target-db', '') }
        ) {
            { & $Command -Name $Value @Argument } | Should -Throw -ExceptionType ([Management.Automation.ParameterBindingException])
            Get-Affected $null | Should -BeNullOrEmpty
        }

        It 'does nothing when the pipeline is empty' {
            Get-Affected (Get-Container target-x* | & $Command @Argument) | Should -BeNullOrEmpty
        }

        It 'does nothing when the name of Get-Container was $null' {
            { Get-Container $null | & $Command @Argument } | Should -Throw -ExceptionType ([Management.Automation.ParameterBindingException])
            Get-Affected $null | Should -BeNullOrEmpty
        }

        It 'does not take a process for the container of the same name' {
            $process = Get-Process -Id $PID
            $containers = @($containers) + (New-TestContainer target $process.Name @start)
            $before = Get-Snapshot
            Get-Affected ($process | & $Command @Argument @quiet) | Should -BeNullOrEmpty
            $problems.FullyQualifiedErrorId | Should -Be "InputObjectNotBound,$class"
        }

        It 'refuses an image' {
            Get-Affected (Get-Image busybox | & $Command @Argument @quiet) | Should -BeNullOrEmpty
            $problems.FullyQualifiedErrorId | Should -Be "ObjectOfOtherKind,$class"
        }

        It 'reports a container that is gone, and goes on' {
            $gone = New-TestContainer target target-gone
            $gone | Remove-Container
            Get-Affected ($gone, $db | & $Command @Argument @quiet) | Should -Be target-db
            $problems.FullyQualifiedErrorId | Should -Be "ContainerNotFound,$class"
            $problems.TargetObject | Should -Be target-gone
        }

        It 'ends with one error when the engine is down' {
            $failure = try { & $Command target-db, target-web1 @Argument -Context $nowhere @quiet } catch { $_ }
            $failure.FullyQualifiedErrorId | Should -Be "EngineUnreachable,$class"
            $problems | Should -HaveCount 1
        }

        It 'ends with an error for each engine when all are down' {
            $failure = try { & $Command target-db @Argument -Context $nowhere, tcp://127.0.0.1:2 @quiet } catch { $_ }
            $failure.FullyQualifiedErrorId | Should -Be "EngineUnreachable,$class"
            $failure.TargetObject | Should -Be tcp://127.0.0.1:2
            $problems | Should -HaveCount 2
            $problems[0].TargetObject | Should -Be $nowhere
        }

        It 'reports an engine that is down once, and asks the other' {
            Get-Affected (& $Command target-db @Argument -Context $nowhere, $env:DOCKER_HOST @quiet) | Should -Be target-db
            $problems.FullyQualifiedErrorId | Should -Be "EngineUnreachable,$class"
            $problems.CategoryInfo.Category | Should -Be ConnectionError
            $problems.TargetObject | Should -Be $nowhere
        }

        It 'reports the engine of piped objects that is down once, and does the others' {
            $lost = $web1, $web2 | ForEach-Object { Copy-Deserialized $_ @{ Context = $nowhere } }
            Get-Affected ($lost[0], $db, $lost[1] | & $Command @Argument @quiet) | Should -Be target-db
            $problems.FullyQualifiedErrorId | Should -Be "EngineUnreachable,$class"
        }

        It 'lets the engine of an object win over -Context' {
            Get-Affected ($db | & $Command @Argument -Context $nowhere) | Should -Be target-db
        }

        It 'takes an object that a session on this computer gave' {
            Get-Affected (Copy-Deserialized $db @{ PSComputerName = 'localhost' } | & $Command @Argument) | Should -Be target-db
        }

        It 'takes an object of another computer with -Context' {
            $remote = Copy-Deserialized $db @{ PSComputerName = 'elsewhere'; Context = $nowhere }
            Get-Affected ($remote | & $Command @Argument -Context $env:DOCKER_HOST) | Should -Be target-db
        }

        if (-not $ReadOnly) {
            It 'refuses an object of another computer' {
                Get-Affected (Copy-Deserialized $db @{ PSComputerName = 'elsewhere' } | & $Command @Argument @quiet) | Should -BeNullOrEmpty
                $problems.FullyQualifiedErrorId | Should -Be "ObjectFromElsewhere,$class"
                $problems.CategoryInfo.Category | Should -Be InvalidOperation
            }

            It 'changes nothing with -WhatIf' {
                & $Command target-db @Argument -WhatIf
                Get-Affected $null | Should -BeNullOrEmpty
            }

            It 'writes nothing when it is not asked to' {
                & $Command target-db @Argument | Should -BeNullOrEmpty
            }
        }

        if (-not $Single) {
            It 'reports what is missing among several names, and does the others' {
                Get-Affected (& $Command target-web*, target-nosuch, target-db @Argument @quiet) | Should -Be $names
                $problems.FullyQualifiedErrorId | Should -Be "ContainerNotFound,$class"
                $problems.TargetObject | Should -Be target-nosuch
            }

            It 'takes objects of two engines' {
                $two = @($db) + (Get-Container target-web1 -Context $env:DOCKERPS_TEST_TCP)
                Get-Affected ($two | & $Command @Argument) | Should -Be target-db, target-web1
            }
        }
    }
}
