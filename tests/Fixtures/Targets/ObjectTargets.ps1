# The tests that all cmdlets about existing things of an engine share: how they find those that are meant, and what must not make
# them act. Needs Commands.ps1. What differs between the kinds stands in a table:
#
#   Noun      the kind, as the ids of errors have it                  Lister    the cmdlet that lists them
#   Prefix    how the names of the suite begin                        Suffix    how they end
#   Strange   texts that are no names of theirs, with the reasons     Bag       properties by which bags are recognized
#   Reset     makes anew what earlier tests have changed, so that there are three: db, web1, web2
#   Clear     removes all                                             List      gives the objects, in the order of their names
#   NameOf    the name of an object                                   Digits    the digits of its id; none where there are no ids
#   Make      makes one of a name, and gives the object               Discard   removes it
#   Note      notes how they are before a command; dot-sourced        Affected  the names of those on which a command has acted
#   Other     an object of another kind                               HasDetail whether the lister has -Detail

# Adds the tests. Called within Describe.
function Add-ObjectTargetTest {
    param(
        [Parameter(Mandatory)]
        [string] $Command,

        [Parameter(Mandatory)]
        [hashtable] $Kind,

        # The parameters that the command needs.
        [hashtable] $Argument = @{},

        # What the blocks of the kind need to know.
        [hashtable] $With = @{},

        # For a cmdlet that changes nothing on the engine.
        [switch] $ReadOnly,

        # For a cmdlet that cannot do the same to several.
        [switch] $Single,

        # For a cmdlet that cannot do the same on several engines.
        [switch] $SingleEngine,

        # For a cmdlet that has to have all before it asks for the first.
        [switch] $TakesAllOrNone
    )

    $word = $Kind.Noun.ToLowerInvariant()
    $case = @{ Command = $Command; Kind = $Kind; Argument = $Argument; TakesAllOrNone = $TakesAllOrNone; Acted = $null }
    $With.Keys | ForEach-Object { $case[$_] = $With[$_] }
    Context "Finding the ${word}s that are meant" -ForEach $case {
        BeforeAll {
            $prefix, $suffix = $Kind.Prefix, $Kind.Suffix
            $first, $second, $third = $names = 'db', 'web1', 'web2' | ForEach-Object { "$prefix$_$suffix" }
            $notFound = "$($Kind.Noun)NotFound,DockerPS.Commands.$($Command.Replace('-', ''))Command"
            $class = "DockerPS.Commands.$($Command.Replace('-', ''))Command"
            $nowhere = 'tcp://127.0.0.1:1'
            $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }

            # On which the command has acted, by the names that they had before.
            function Get-Affected($Output) {
                & $Kind.Affected $Output | Sort-Object -Unique
            }
        }

        BeforeEach {
            . $Kind.Reset
            $objects = & $Kind.List
            $db, $web1, $web2 = $objects
            . $Kind.Note
        }

        AfterAll {
            & $Kind.Clear
        }

        It 'takes a name' {
            Get-Affected (& $Command $first @Argument) | Should -Be $first
        }

        It 'takes a name from the pipeline' {
            Get-Affected ($first | & $Command @Argument) | Should -Be $first
        }

        It 'takes an object from the pipeline' {
            Get-Affected ($db | & $Command @Argument) | Should -Be $first
        }

        It 'takes an object as an argument' {
            Get-Affected (& $Command $db @Argument) | Should -Be $first
        }

        if ($Kind.HasDetail) {
            It 'takes an object with all its details' {
                Get-Affected ($db | & $Kind.Lister -Detail | & $Command @Argument) | Should -Be $first
            }
        }

        It 'takes the copy of an object that a job or a file gives' {
            Get-Affected (Copy-Deserialized $db | & $Command @Argument) | Should -Be $first
        }

        It 'takes a bag of properties with a <_>' -ForEach $Kind.Bag {
            $bag = [pscustomobject] @{ $_ = $_ -eq 'Id' ? (& $Kind.Digits $db) : $first }
            Get-Affected ($bag | & $Command @Argument) | Should -Be $first
        }

        It 'takes the name in a bag of properties for no wildcard' {
            Get-Affected ([pscustomobject] @{ Name = "$prefix*" } | & $Command @Argument @quiet) | Should -BeNullOrEmpty
            $problems.FullyQualifiedErrorId | Should -Be $notFound
        }

        It 'takes a wildcard' {
            Get-Affected (& $Command "${prefix}d?$suffix" @Argument) | Should -Be $first
        }

        if ($Kind.Digits) {
            It 'takes the first <_> digits of an id' -ForEach 6, 12, 64 {
                $digits = & $Kind.Digits $db
                Get-Affected (& $Command $digits.Substring(0, [Math]::Min($_, $digits.Length)) @Argument) | Should -Be $first
            }

            It 'takes five digits of an id for a name' {
                Get-Affected (& $Command (& $Kind.Digits $db).Substring(0, 5) @Argument @quiet) | Should -BeNullOrEmpty
                $problems.FullyQualifiedErrorId | Should -Be $notFound
            }

            It 'takes a name before the id of another one' {
                $namesake = & $Kind.Make (& $Kind.Digits $db).Substring(0, 12)
                try {
                    $objects = @($objects) + $namesake
                    . $Kind.Note
                    Get-Affected (& $Command (& $Kind.Digits $db).Substring(0, 12) @Argument) | Should -Be (& $Kind.NameOf $namesake)
                } finally {
                    & $Kind.Discard $namesake
                }
            }
        }

        It 'does not take <Name>, <Reason>' -ForEach $Kind.Strange {
            Get-Affected (& $Command $Name @Argument @quiet) | Should -BeNullOrEmpty
            $problems.FullyQualifiedErrorId | Should -Be $notFound
            $problems.CategoryInfo.Category | Should -Be ObjectNotFound
            $problems.TargetObject | Should -Be $Name
        }

        It 'is silent about a wildcard that matches nothing' {
            Get-Affected (& $Command "${prefix}x*" @Argument @quiet) | Should -BeNullOrEmpty
            $problems | Should -BeNullOrEmpty
        }

        It 'refuses <Text> as a name, and does nothing' -ForEach @(
            @{ Text = '$null'; Value = { $null } }
            @{ Text = 'an empty text'; Value = { '' } }
            @{ Text = 'spaces'; Value = { '  ' } }
            @{ Text = 'an empty array'; Value = { , @() } }
            @{ Text = 'an array with $null'; Value = { $first, $null } }
            @{ Text = 'an array with an empty text'; Value = { $first, '' } }
        ) {
            $name = & $Value
            { & $Command -Name $name @Argument } | Should -Throw -ExceptionType ([Management.Automation.ParameterBindingException])
            Get-Affected $null | Should -BeNullOrEmpty
        }

        It 'does nothing when the pipeline is empty' {
            Get-Affected (& $Kind.Lister "${prefix}x*" | & $Command @Argument) | Should -BeNullOrEmpty
        }

        It 'does nothing when the name of the lister was $null' {
            { & $Kind.Lister $null | & $Command @Argument } |
                Should -Throw -ExceptionType ([Management.Automation.ParameterBindingException])
            Get-Affected $null | Should -BeNullOrEmpty
        }

        It 'does not take a process for what has its name' {
            $process = Get-Process -Id $PID
            $namesake = & $Kind.Make $process.Name
            try {
                $objects = @($objects) + $namesake
                . $Kind.Note
                Get-Affected ($process | & $Command @Argument @quiet) | Should -BeNullOrEmpty
                $problems.FullyQualifiedErrorId | Should -Be "InputObjectNotBound,$class"
            } finally {
                & $Kind.Discard $namesake
            }
        }

        It 'refuses an object of another kind' {
            Get-Affected (& $Kind.Other | & $Command @Argument @quiet) | Should -BeNullOrEmpty
            $problems.FullyQualifiedErrorId | Should -Be "ObjectOfOtherKind,$class"
        }

        It 'ends with one error when the engine is down' {
            $failure = try { & $Command $first, $second @Argument -Context $nowhere @quiet } catch { $_ }
            $failure.FullyQualifiedErrorId | Should -Be "EngineUnreachable,$class"
            $problems | Should -HaveCount 1
        }

        It 'reports an engine that is down once, and asks the other' {
            Get-Affected (& $Command $first @Argument -Context $nowhere, $env:DOCKER_HOST @quiet) | Should -Be $first
            $problems.FullyQualifiedErrorId | Should -Be "EngineUnreachable,$class"
            $problems.CategoryInfo.Category | Should -Be ConnectionError
            $problems.TargetObject | Should -Be $nowhere
        }

        It 'lets the engine of an object win over -Context' {
            Get-Affected ($db | & $Command @Argument -Context $nowhere) | Should -Be $first
        }

        It 'takes an object that a session on this computer gave' {
            Get-Affected (Copy-Deserialized $db @{ PSComputerName = 'localhost' } | & $Command @Argument) | Should -Be $first
        }

        It 'takes an object of another computer with -Context' {
            $remote = Copy-Deserialized $db @{ PSComputerName = 'elsewhere'; Context = $nowhere }
            Get-Affected ($remote | & $Command @Argument -Context $env:DOCKER_HOST) | Should -Be $first
        }

        if (-not $ReadOnly) {
            It 'refuses an object of another computer' {
                Get-Affected (Copy-Deserialized $db @{ PSComputerName = 'elsewhere' } | & $Command @Argument @quiet) | Should -BeNullOrEmpty
                $problems.FullyQualifiedErrorId | Should -Be "ObjectFromElsewhere,$class"
                $problems.CategoryInfo.Category | Should -Be InvalidOperation
            }

            It 'changes nothing with -WhatIf' {
                & $Command $first @Argument -WhatIf
                Get-Affected $null | Should -BeNullOrEmpty
            }

            It 'writes nothing when it is not asked to' {
                & $Command $first @Argument | Should -BeNullOrEmpty
            }
        }

        if (-not ($Single -and $TakesAllOrNone)) {
            It 'reports one that is gone, and goes on' {
                $gone = & $Kind.Make "${prefix}gone$suffix"
                & $Kind.Discard $gone
                $given = $TakesAllOrNone ? $gone : @($gone, $db)
                $acted = Get-Affected ($given | & $Command @Argument @quiet)
                if (-not $TakesAllOrNone) { $acted | Should -Be $first }
                $problems.FullyQualifiedErrorId | Should -Be $notFound
                $problems.TargetObject | Should -Be (& $Kind.NameOf $gone)
            }
        }

        if (-not $Single) {
            It 'reports what is missing among several names, and does the others' {
                Get-Affected (& $Command "${prefix}web*", "${prefix}nosuch", $first @Argument @quiet) | Should -Be $names
                $problems.FullyQualifiedErrorId | Should -Be $notFound
                $problems.TargetObject | Should -Be "${prefix}nosuch"
            }
        }

        if (-not $SingleEngine) {
            It 'ends with an error for each engine when all are down' {
                $failure = try { & $Command $first @Argument -Context $nowhere, tcp://127.0.0.1:2 @quiet } catch { $_ }
                $failure.FullyQualifiedErrorId | Should -Be "EngineUnreachable,$class"
                $failure.TargetObject | Should -Be tcp://127.0.0.1:2
                $problems | Should -HaveCount 2
                $problems[0].TargetObject | Should -Be $nowhere
            }

            It 'reports the engine of piped objects that is down once, and does the others' {
                $lost = $web1, $web2 | ForEach-Object { Copy-Deserialized $_ @{ Context = $nowhere } }
                Get-Affected ($lost[0], $db, $lost[1] | & $Command @Argument @quiet) | Should -Be $first
                $problems.FullyQualifiedErrorId | Should -Be "EngineUnreachable,$class"
            }

            if (-not $Single) {
                It 'takes objects of two engines' {
                    $two = @($db) + (& $Kind.Lister $second -Context $env:DOCKERPS_TEST_TCP)
                    Get-Affected ($two | & $Command @Argument) | Should -Be $first, $second
                }
            }
        }
    }
}

# What a cmdlet that only reads has acted on, by the names in its output.
$namesWritten = { param($Output) foreach ($one in $Output) { $one.Name } }
