# The tests that all cmdlets about existing images share. Needs Containers.ps1 and Images.ps1.

# Adds the tests of how a cmdlet finds the images that are meant, and of what must not make it act. Called within Describe.
function Add-ImageTargetTest {
    param(
        [Parameter(Mandatory)]
        [string] $Command,

        # Tells from the output, or from the engine, the ids of the images on which the cmdlet has acted.
        [Parameter(Mandatory)]
        [scriptblock] $Affected,

        # The parameters that it needs.
        [hashtable] $Argument = @{},

        # For a cmdlet that changes nothing on the engine.
        [switch] $ReadOnly,

        # For a cmdlet that cannot do the same to several images.
        [switch] $Single,

        # For a cmdlet that cannot do the same to images of several engines.
        [switch] $SingleEngine
    )

    Context 'Finding the images that are meant' -ForEach @{ Command = $Command; Affected = $Affected; Argument = $Argument } {
        BeforeAll {
            $names = 'it-db:1', 'it-web:1', 'it-web:2'
            $class = "DockerPS.Commands.$($Command.Replace('-', ''))Command"
            $nowhere = 'tcp://127.0.0.1:1'
            $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }

            # On which images the command has acted, by the names that they had before.
            function Get-Affected($Output) {
                $acted = @(& $Affected $Output)
                $images | Where-Object Id -In $acted | ForEach-Object Reference | Sort-Object -Unique
            }
        }

        BeforeEach {
            # What an earlier test has changed is made anew.
            Remove-TestImage it-new*
            $present = Get-Image it-* | ForEach-Object Reference
            $names | Where-Object { $_ -notin $present } | ForEach-Object { $null = New-TestImage $_ }
            $images = Get-Image it-* | Sort-Object Reference
            $db, $web1, $web2 = $images
        }

        AfterAll {
            Remove-TestImage it-*
        }

        It 'takes a reference' {
            Get-Affected (& $Command it-db:1 @Argument) | Should -Be it-db:1
        }

        It 'takes a reference from the pipeline' {
            Get-Affected ('it-db:1' | & $Command @Argument) | Should -Be it-db:1
        }

        It 'takes a reference in its full form' {
            Get-Affected (& $Command docker.io/library/it-db:1 @Argument) | Should -Be it-db:1
        }

        It 'takes a name without a tag for its latest' {
            $null = New-TestImage it-latest:latest
            try {
                $images = Get-Image it-*
                Get-Affected (& $Command it-latest @Argument) | Should -Be it-latest:latest
            } finally {
                Remove-TestImage it-latest*
            }
        }

        It 'takes an object from the pipeline' {
            Get-Affected ($db | & $Command @Argument) | Should -Be it-db:1
        }

        It 'takes an object as an argument' {
            Get-Affected (& $Command $db @Argument) | Should -Be it-db:1
        }

        It 'takes an object with all its details' {
            Get-Affected ($db | Get-Image -Detail | & $Command @Argument) | Should -Be it-db:1
        }

        It 'takes the copy of an object that a job or a file gives' {
            Get-Affected (Copy-Deserialized $db | & $Command @Argument) | Should -Be it-db:1
        }

        It 'takes a bag of properties with a <_>' -ForEach Name, Image, Id {
            $bag = [pscustomobject] @{ $_ = $_ -eq 'Id' ? $db.Id.Substring(7) : $db.Reference }
            Get-Affected ($bag | & $Command @Argument) | Should -Be it-db:1
        }

        It 'takes the name in a bag of properties for no wildcard' {
            Get-Affected ([pscustomobject] @{ Name = 'it-*' } | & $Command @Argument @quiet) | Should -BeNullOrEmpty
            $problems.FullyQualifiedErrorId | Should -Be "ImageNotFound,$class"
        }

        It 'takes a wildcard' {
            Get-Affected (& $Command it-d?:1 @Argument) | Should -Be it-db:1
        }

        It 'takes the first <_> digits of an id' -ForEach 6, 12, 64 {
            Get-Affected (& $Command $db.Id.Substring(7, $_) @Argument) | Should -Be it-db:1
        }

        It 'takes an id with its algorithm' {
            Get-Affected (& $Command $db.Id @Argument) | Should -Be it-db:1
        }

        It 'takes five digits of an id for a name' {
            Get-Affected (& $Command $db.Id.Substring(7, 5) @Argument @quiet) | Should -BeNullOrEmpty
            $problems.FullyQualifiedErrorId | Should -Be "ImageNotFound,$class"
        }

        It 'takes a name before the id of another image' {
            $name = $db.Id.Substring(7, 12)
            $null = New-TestImage "${name}:latest"
            try {
                $images = @($images) + (Get-Image "${name}:latest")
                Get-Affected (& $Command $name @Argument) | Should -Be "${name}:latest"
            } finally {
                Remove-TestImage "${name}:latest"
            }
        }

        It 'does not take <Name>, <Reason>' -ForEach @(
            @{ Name = 'it-db'; Reason = 'a name whose latest is not there' }
            @{ Name = 'it-d:1'; Reason = 'a part of a name' }
            @{ Name = 'it.db:1'; Reason = 'a regular expression' }
            @{ Name = 'IT-DB:1'; Reason = 'a name in other letters' }
            @{ Name = '../containers/json'; Reason = 'a path' }
            @{ Name = 'sha256:'; Reason = 'the algorithm of all ids' }
        ) {
            Get-Affected (& $Command $Name @Argument @quiet) | Should -BeNullOrEmpty
            $problems.FullyQualifiedErrorId | Should -Be "ImageNotFound,$class"
            $problems.CategoryInfo.Category | Should -Be ObjectNotFound
            $problems.TargetObject | Should -Be $Name
        }

        It 'is silent about a wildcard that matches nothing' {
            Get-Affected (& $Command it-x* @Argument @quiet) | Should -BeNullOrEmpty
            $problems | Should -BeNullOrEmpty
        }

        It 'refuses <Text> as a name, and does nothing' -ForEach @(
            @{ Text = '$null'; Value = $null }
            @{ Text = 'an empty text'; Value = '' }
            @{ Text = 'spaces'; Value = '  ' }
            @{ Text = 'an empty array'; Value = @() }
            @{ Text = 'an array with $null'; Value = @('it-db:1', $null) }
            @{ Text = 'an array with an empty text'; Value = @('it-db:1', '') }
        ) {
            { & $Command -Name $Value @Argument } | Should -Throw -ExceptionType ([Management.Automation.ParameterBindingException])
            Get-Affected $null | Should -BeNullOrEmpty
        }

        It 'does nothing when the pipeline is empty' {
            Get-Affected (Get-Image it-x* | & $Command @Argument) | Should -BeNullOrEmpty
        }

        It 'does nothing when the name of Get-Image was $null' {
            { Get-Image $null | & $Command @Argument } | Should -Throw -ExceptionType ([Management.Automation.ParameterBindingException])
            Get-Affected $null | Should -BeNullOrEmpty
        }

        It 'does not take a process for the image of the same name' {
            $process = Get-Process -Id $PID
            Get-Affected ($process | & $Command @Argument @quiet) | Should -BeNullOrEmpty
            $problems.FullyQualifiedErrorId | Should -Be "InputObjectNotBound,$class"
        }

        It 'refuses a container' {
            $container = New-TestContainer it it-container
            try {
                Get-Affected ($container | & $Command @Argument @quiet) | Should -BeNullOrEmpty
                $problems.FullyQualifiedErrorId | Should -Be "ObjectOfOtherKind,$class"
            } finally {
                Remove-TestContainer it
            }
        }

        It 'ends with one error when the engine is down' {
            $failure = try { & $Command it-db:1, it-web:1 @Argument -Context $nowhere @quiet } catch { $_ }
            $failure.FullyQualifiedErrorId | Should -Be "EngineUnreachable,$class"
            $problems | Should -HaveCount 1
        }

        It 'reports an engine that is down once, and asks the other' {
            Get-Affected (& $Command it-db:1 @Argument -Context $nowhere, $env:DOCKER_HOST @quiet) | Should -Be it-db:1
            $problems.FullyQualifiedErrorId | Should -Be "EngineUnreachable,$class"
            $problems.CategoryInfo.Category | Should -Be ConnectionError
            $problems.TargetObject | Should -Be $nowhere
        }

        It 'lets the engine of an object win over -Context' {
            Get-Affected ($db | & $Command @Argument -Context $nowhere) | Should -Be it-db:1
        }

        It 'takes an object that a session on this computer gave' {
            Get-Affected (Copy-Deserialized $db @{ PSComputerName = 'localhost' } | & $Command @Argument) | Should -Be it-db:1
        }

        It 'takes an object of another computer with -Context' {
            $remote = Copy-Deserialized $db @{ PSComputerName = 'elsewhere'; Context = $nowhere }
            Get-Affected ($remote | & $Command @Argument -Context $env:DOCKER_HOST) | Should -Be it-db:1
        }

        if (-not $ReadOnly) {
            It 'refuses an object of another computer' {
                Get-Affected (Copy-Deserialized $db @{ PSComputerName = 'elsewhere' } | & $Command @Argument @quiet) | Should -BeNullOrEmpty
                $problems.FullyQualifiedErrorId | Should -Be "ObjectFromElsewhere,$class"
                $problems.CategoryInfo.Category | Should -Be InvalidOperation
            }

            It 'changes nothing with -WhatIf' {
                & $Command it-db:1 @Argument -WhatIf
                Get-Affected $null | Should -BeNullOrEmpty
            }

            It 'writes nothing when it is not asked to' {
                & $Command it-db:1 @Argument | Should -BeNullOrEmpty
            }
        }

        if (-not $Single) {
            It 'takes several' {
                Get-Affected (& $Command it-web:1, it-db:1 @Argument) | Should -Be it-db:1, it-web:1
            }

            It 'reports an image that is gone' {
                $null = New-TestImage it-gone:1
                $gone = Get-Image it-gone:1
                Remove-TestImage it-gone:1
                $null = $gone | & $Command @Argument @quiet
                $problems.FullyQualifiedErrorId | Should -Be "ImageNotFound,$class"
                $problems.TargetObject | Should -Be it-gone:1
            }

            It 'reports what is missing among several names, and does the others' {
                Get-Affected (& $Command it-web*, it-nosuch, it-db:1 @Argument @quiet) | Should -Be $names
                $problems.FullyQualifiedErrorId | Should -Be "ImageNotFound,$class"
                $problems.TargetObject | Should -Be it-nosuch
            }
        }

        if (-not $Single -and -not $SingleEngine) {
            It 'reports the engine of piped objects that is down once, and does the others' {
                $lost = $web1, $web2 | ForEach-Object { Copy-Deserialized $_ @{ Context = $nowhere } }
                Get-Affected ($lost[0], $db, $lost[1] | & $Command @Argument @quiet) | Should -Be it-db:1
                $problems.FullyQualifiedErrorId | Should -Be "EngineUnreachable,$class"
            }

            It 'takes objects of two engines' {
                $two = @($db) + (Get-Image it-web:1 -Context $env:DOCKERPS_TEST_TCP)
                Get-Affected ($two | & $Command @Argument) | Should -Be it-db:1, it-web:1
            }
        }
    }
}
