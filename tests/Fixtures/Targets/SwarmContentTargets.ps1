# Secrets and configurations for the tests that all cmdlets about existing ones share, and the tests of their own cmdlets that are the
# same for both. Needs Commands.ps1, RecordingEngine.ps1 for what makes them, a swarm in $hosts and, as the engine, a manager of it.

. "$PSScriptRoot/ObjectTargets.ps1"

function New-SwarmKind([string] $Noun) {
    $prefix = $Noun.Substring(0, 1).ToLowerInvariant() + 't-'
    @{
        Noun      = $Noun
        Lister    = "Get-Swarm$Noun"
        Prefix    = $prefix
        Suffix    = ''
        HasDetail = $false
        Bag       = 'Name', $Noun
        Route     = "$($Noun.ToLowerInvariant())s"

        # The first size of content that is too large, and the column that the other kind does not have.
        Limit     = $Noun -eq 'Secret' ? 512000 : 1024000
        Column    = $Noun -eq 'Secret' ? 'Driver' : 'Size'
        Strange   = @(
            @{ Name = "${prefix}d"; Reason = 'a part of a name' }
            @{ Name = $prefix.Replace('-', '.') + 'db'; Reason = 'a regular expression' }
            @{ Name = "${prefix}DB"; Reason = 'a name in other letters' }
            @{ Name = '../nodes'; Reason = 'a path' }
        )
        Reset     = {
            $present = Invoke-Engine $Kind.Route | ForEach-Object { $_.Spec.Name }
            $names | Where-Object { $_ -notin $present } | ForEach-Object { $null = & $Kind.Make $_ }
        }
        Clear     = { Invoke-Engine $Kind.Route | ForEach-Object { $null = Invoke-Engine "$($Kind.Route)/$($_.ID)" Delete } }
        List      = { & $Kind.Lister | Sort-Object Name }
        NameOf    = { param($Item) $Item.Name }
        Digits    = { param($Item) $Item.Id }
        Make      = { param($Name) & "New-Swarm$($Kind.Noun)" $Name 'content' }
        Discard   = {
            param($Item)

            if ($Item.Id -in @(Invoke-Engine $Kind.Route | ForEach-Object ID)) { $null = Invoke-Engine "$($Kind.Route)/$($Item.Id)" Delete }
        }
        Note      = { }
        Affected  = {
            param($Output)

            if ($Acted) { return & $Acted $Output }
            $present = Invoke-Engine $Kind.Route | ForEach-Object ID
            $objects | Where-Object Id -NotIn $present | ForEach-Object Name
        }
        Other     = { Get-Image busybox }
    }
}

# Adds the tests of what makes them. Called within Describe.
function Add-SwarmContentCreationTest([hashtable] $Kind) {
    $text = { param($Value) [Text.Encoding]::UTF8.GetBytes($Value) }
    $contents = @(
        @{ What = 'text'; Make = { & $new sc-a "`u{E4}`u{20AC}" @with }; Bytes = & $text "`u{E4}`u{20AC}" }
        @{ What = 'a number'; Make = { & $new sc-a 0123 @with }; Bytes = & $text '0123' }
        @{ What = 'bytes'; Make = { & $new sc-a ([byte[]] (0, 255, 10)) @with }; Bytes = [byte[]] (0, 255, 10) }
        @{ What = 'piped bytes'; Make = { [byte[]] (0, 255, 10) | & $new sc-a @with }; Bytes = [byte[]] (0, 255, 10) }
        @{ What = 'piped lines'; Make = { 'one', 'two' | & $new sc-a @with }; Bytes = & $text "one`ntwo" }
        @{ What = 'an array of lines'; Make = { & $new sc-a one, two @with }; Bytes = & $text "one`ntwo" }
        @{
            What  = 'a file'
            Make  = { Set-Content TestDrive:/key ([byte[]] (1, 13, 10)) -AsByteStream; & $new sc-a -Path TestDrive:/k?y @with }
            Bytes = [byte[]] (1, 13, 10)
        }
        @{
            What  = 'a file with brackets'
            Make  = { Set-Content -LiteralPath 'TestDrive:/k[1]' v -NoNewline; & $new sc-a -LiteralPath 'TestDrive:/k[1]' @with }
            Bytes = [byte[]] (118)
        }
        if ($Kind.Noun -eq 'Secret') {
            @{
                What  = 'a SecureString'
                Make  = { & $new sc-a ([Net.NetworkCredential]::new('', 'hid den').SecurePassword) @with }
                Bytes = & $text 'hid den'
            }
            @{
                What  = 'a piped SecureString'
                Make  = { [Net.NetworkCredential]::new('', 'x').SecurePassword | & $new sc-a @with }
                Bytes = [byte[]] (120)
            }
        }
    )
    Context 'Content of every kind' -ForEach @{ Kind = $Kind; Noun = $Kind.Noun } {
        BeforeAll {
            $new, $get, $remove = 'New', 'Get', 'Remove' | ForEach-Object { "$_-Swarm$Noun" }
            $class = "DockerPS.Commands.NewSwarm${Noun}Command"
        }

        AfterEach {
            & $get | & $remove
        }

        It 'sends <What> as they are' -ForEach $contents {
            $with = @{}
            $made = & $Make
            $made.Name | Should -Be sc-a
            if ($Noun -eq 'Config') { $made.Data | Should -Be $Bytes }

            # What a secret holds is told to services only: the request is what can be seen.
            $engine = [RecordingEngine]::new('1.41')
            $engine.Answer("POST /$($Kind.Route)/create", 201, '{"ID":"x1"}')
            $engine.Answer("GET /$($Kind.Route)/x1", 200, '{"ID":"x1","Spec":{"Name":"sc-a"}}')
            $with = @{ Context = $engine.Endpoint }
            try { $null = & $Make } finally { $engine.Dispose() }
            $sent = $engine.Take() | Where-Object Method -EQ POST
            [Convert]::FromBase64String((ConvertFrom-Json $sent.Body).Data) | Should -Be $Bytes
        }

        It 'refuses content from the pipeline beside a file, once and not for each object' {
            $message = '*but there is input from the pipeline as well*'
            { [byte[]] (1, 2, 3) | & $new sc-a -Path $PSCommandPath -ErrorAction Stop } |
                Should -Throw $message -ErrorId "InvalidParameter,$class"
        }

        It 'refuses <What> before anything is sent' -ForEach @(
            @{ What = 'an empty text'; With = @{ Value = '' }; Id = 'InvalidParameter' }
            @{ What = 'too much text'; With = @{ Value = 'x' * $Kind.Limit }; Id = 'InvalidParameter' }
            @{ What = 'a file that is not there'; With = @{ Path = '/nosuch/file' }; Id = 'FileNotFound' }
            @{ What = 'several files'; With = @{ Path = "$PSScriptRoot/../*" }; Id = 'InvalidParameter' }
        ) {
            $failure = { & $new sc-a @With -Context tcp://127.0.0.1:1 } | Should -Throw -PassThru
            $failure.FullyQualifiedErrorId | Should -Be "$Id,$class"
            "$failure" | Should -Not -Match 'xxx'
        }

        It 'refuses <_> as a name before anything is sent' -ForEach 'a/b', '-a', 'a.', ('a' * 65) {
            { & $new $_ content -Context tcp://127.0.0.1:1 } |
                Should -Throw -ExceptionType ([Management.Automation.ParameterBindingException])
        }

        It 'refuses a file object, and tells of -Path' {
            Get-Item $PSCommandPath | & $new sc-a @quiet
            "$problems" | Should -BeLike '*-Path*'
            & $get sc-* | Should -BeNullOrEmpty
        }

        It 'takes one byte less than too much' {
            $most = & $new sc-a ([byte[]]::new($Kind.Limit - 1))
            $most.Name | Should -Be sc-a
            if ($Noun -eq 'Config') { $most.Data.Count | Should -Be ($Kind.Limit - 1) }
            $failure = { & $new sc-b ([byte[]]::new($Kind.Limit)) -Context tcp://127.0.0.1:1 } | Should -Throw -PassThru
            $failure.FullyQualifiedErrorId | Should -Be "InvalidParameter,$class"
            $failure.Exception.Message | Should -Be "The content of a $Noun has to be less than $($Kind.Limit) bytes."
        }

        It 'does nothing when nothing comes by the pipeline' {
            @() | & $new sc-a
            & $get sc-a* | Should -BeNullOrEmpty
        }

        It 'does not replace one of the same name' {
            $first = & $new sc-a first
            & $new sc-a second @quiet
            $problems.FullyQualifiedErrorId | Should -Be "${Noun}Exists,$class"
            $problems.CategoryInfo.Category | Should -Be ResourceExists
            $problems.TargetObject | Should -Be sc-a
            (& $get sc-a).Id | Should -Be $first.Id
            if ($Noun -eq 'Config') { (& $get sc-a).Text | Should -Be first }
        }

        It 'makes none with -WhatIf' {
            & $new sc-a content -WhatIf
            & $get sc-a* | Should -BeNullOrEmpty
        }

        It 'needs a manager, and does not end the command' {
            $reached = . { & $new a content -Context $hosts.Plain @quiet; 'reached' }
            $reached | Should -Be reached
            $problems.FullyQualifiedErrorId | Should -Be "SwarmManagerNeeded,$class"
        }
    }
}

# Adds the tests of what lists them. Called within Describe.
function Add-SwarmContentListTest([hashtable] $Kind) {
    Context 'What is listed' -ForEach @{ Kind = $Kind; Noun = $Kind.Noun } {
        BeforeAll {
            $new, $get, $remove = 'New', 'Get', 'Remove' | ForEach-Object { "$_-Swarm$Noun" }
        }

        AfterEach {
            & $get | & $remove
        }

        It 'is completed, and shown in a table' {
            $made = & $new sc-shown content -Label app=shop
            foreach ($command in $get, $remove) {
                $line = "$command sc-sh"
                $found = (TabExpansion2 $line $line.Length).CompletionMatches
                $found.CompletionText | Should -Be sc-shown
                $found.ToolTip | Should -Be app=shop
            }
            $header, $null, $row = ($made | Out-String -Width 120).Trim() -split '\r?\n'
            -split $header | Should -Be Id, Name, $Kind.Column, Created, Updated
            $row | Should -Match "^$($made.Id.Substring(0, 12)) sc-shown "
            Copy-Deserialized $made | Format-List | Out-String | Should -Match '(?m)^Labels +: app=shop'
        }

        It 'keeps what is known of it through a job' {
            $made = & $new sc-job content -Label app=shop
            $copy = Start-Job { & $using:get sc-job } | Receive-Job -Wait -AutoRemoveJob
            $copy.Id, $copy.Name | Should -Be $made.Id, sc-job
            $copy.Labels['app'] | Should -Be shop
            if ($Noun -eq 'Config') {
                $copy.Text | Should -Be content
                $copy.Data | Should -Be ([Text.Encoding]::UTF8.GetBytes('content'))
            }
            $copy | & $remove
            & $get sc-job* | Should -BeNullOrEmpty
        }

        It 'needs a manager, and says so once per engine' {
            'a', 'b' | & $get -Context $hosts.Plain, $env:DOCKER_HOST @quiet
            $problems.FullyQualifiedErrorId | Should -Be "SwarmManagerNeeded,DockerPS.Commands.GetSwarm${Noun}Command"
            $problems.CategoryInfo.Category | Should -Be InvalidOperation
            $problems.TargetObject | Should -Be $hosts.Plain
            $problems.ErrorDetails.RecommendedAction | Should -BeLike '*Initialize-Swarm*Connect-Swarm*-Context*'
        }
    }
}

# Adds the test of what removes them. Called within Describe.
function Add-SwarmContentRemovalTest([hashtable] $Kind) {
    It 'does not remove one that a service has, and tells which' -ForEach @{ Kind = $Kind; Noun = $Kind.Noun } {
        $new, $get, $remove = 'New', 'Get', 'Remove' | ForEach-Object { "$_-Swarm$Noun" }
        $used, $free = 'sc-used', 'sc-free' | ForEach-Object { & $new $_ content }
        $file = @{ Name = 'used'; UID = '0'; GID = '0'; Mode = 292 }
        $part = @{ "${Noun}ID" = $used.Id; "${Noun}Name" = $used.Name; File = $file }
        $service = Invoke-Engine services/create Post @{
            Name         = 'sc-service'
            TaskTemplate = @{ ContainerSpec = @{ Image = 'busybox'; "${Noun}s" = @($part) } }
            Mode         = @{ Replicated = @{ Replicas = 0 } }
        }
        try {
            & $remove sc-* @quiet
            $problems.FullyQualifiedErrorId | Should -Be "${Noun}InUse,DockerPS.Commands.RemoveSwarm${Noun}Command"
            $problems.CategoryInfo.Category | Should -Be ResourceBusy
            $problems.Exception.Message | Should -Be "$Noun 'sc-used' is in use by the following service: sc-service"
            & $get sc-* | ForEach-Object Name | Should -Be sc-used
        } finally {
            $null = Invoke-Engine "services/$($service.ID)" Delete
        }
        & $remove $used -PassThru -WhatIf | Should -BeNullOrEmpty
        $removed = $used | & $remove -PassThru -ErrorAction Stop
        $removed | Should -BeOfType "DockerPS.Swarm$Noun"
        $removed.Id, $removed.Name | Should -Be $used.Id, $used.Name
        & $get | Should -Not -Contain $used
    }
}
