BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Contexts.ps1"
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"

    $class = 'DockerPS.Commands.UseDockerContextCommand'
    Enter-ContextStore $TestDrive/config
    $null = New-DockerContext one $env:DOCKERPS_TEST_HOST
    $null = New-DockerContext two $env:DOCKERPS_TEST_TCP
    $null = New-DockerContext gone unix:///nowhere/docker.sock

    function Get-Current {
        (Get-DockerContext -Current).Name
    }
}

AfterAll {
    Exit-ContextStore
}

Describe 'Use-DockerContext' {
    BeforeEach {
        $env:DOCKER_HOST = $env:DOCKER_CONTEXT = $null
        Remove-Item $env:DOCKER_CONFIG/config.json -ErrorAction Ignore
        Use-DockerContext -Reset
    }

    It 'chooses the engine of the commands that follow, before every variable and the file' {
        $env:DOCKER_HOST = $env:DOCKER_CONTEXT = 'gone'
        Set-Content $env:DOCKER_CONFIG/config.json '{"currentContext":"gone"}'
        Use-DockerContext one | Should -BeNullOrEmpty
        (Get-DockerVersion).Context | Should -Be one
        (Test-DockerConnection).Context | Should -Be one
        Use-DockerContext two
        (Get-DockerVersion).Context | Should -Be two
        $env:DOCKER_HOST = $env:DOCKER_CONTEXT = $null
    }

    It 'leaves -Context and objects their own engine' {
        Use-DockerContext gone
        (Get-DockerVersion -Context one, two).Context | Should -Be one, two
        $made = New-Container busybox true -Name use-own -Context two
        try {
            ($made | Get-Container).Context | Should -Be two
        } finally {
            $made | Remove-Container -Force
        }
    }

    It 'counts for completion too' {
        Use-DockerContext one
        (TabExpansion2 'Get-Image busy' 14).CompletionMatches.CompletionText | Should -Be busybox:latest
        Use-DockerContext gone
        (TabExpansion2 'Get-Image busy' 14).CompletionMatches | Should -BeNullOrEmpty
    }

    It 'takes an endpoint' {
        Use-DockerContext $env:DOCKERPS_TEST_TCP
        (Get-DockerVersion).Context | Should -Be $env:DOCKERPS_TEST_TCP
    }

    It 'takes a context from the pipeline' {
        Get-DockerContext two | Use-DockerContext
        Get-Current | Should -Be two
    }

    It 'means by default what docker does: DOCKER_HOST, or else the platform' {
        $env:DOCKER_CONTEXT = 'gone'
        Use-DockerContext default
        (Get-DockerContext -Current).Endpoint | Should -Be unix:///var/run/docker.sock
        $env:DOCKER_HOST = $env:DOCKERPS_TEST_HOST
        (Get-DockerVersion).Context | Should -Be $env:DOCKERPS_TEST_HOST
    }

    It 'lets the environment choose again with -Reset' {
        $env:DOCKER_CONTEXT = 'two'
        Use-DockerContext one
        Use-DockerContext -Reset
        Get-Current | Should -Be two
    }

    It 'ends at once, and keeps what was, for <What>' -ForEach @(
        @{
            What = 'a name that no context has'; Use = { Use-DockerContext nosuch }; Id = 'ContextNotFound'
            Words = '*nosuch*default, gone, one, two*'
        }
        @{ What = 'a name of another case'; Use = { Use-DockerContext ONE }; Id = 'ContextNotFound'; Words = '*ONE*' }
        @{ What = 'an endpoint that is none'; Use = { Use-DockerContext gopher://x }; Id = 'EngineNotConfigured'; Words = '*gopher://x*' }
        @{ What = 'several'; Use = { Use-DockerContext one, two }; Id = 'InvalidParameter'; Words = '*-Context*' }
        @{ What = 'a wildcard'; Use = { Use-DockerContext o* }; Id = 'InvalidParameter'; Words = '*wildcard*' }
        @{
            What = 'an object of another kind'; Use = { Use-DockerContext (Get-DockerVersion -Context two) }
            Id = 'ObjectOfOtherKind'; Words = '*DockerVersion*'
        }
        @{
            What = 'an endpoint that is to be kept'; Use = { Use-DockerContext unix:///x -Persist }
            Id = 'InvalidParameter'; Words = '*New-DockerContext*'
        }
        @{
            What = 'a name that no context has, that is to be kept'; Use = { Use-DockerContext nosuch -Persist }
            Id = 'ContextNotFound'; Words = '*nosuch*'
        }
    ) {
        Use-DockerContext one
        $Use | Should -Throw $Words -ErrorId "$Id,$class"
        Get-Current | Should -Be one
        "$env:DOCKER_CONFIG/config.json" | Should -Not -Exist
    }

    It 'refuses a context of another computer' {
        $foreign = Get-DockerContext one
        $foreign | Add-Member PSComputerName elsewhere
        { $foreign | Use-DockerContext } | Should -Throw -ErrorId "ObjectFromElsewhere,$class"
    }

    It 'refuses <Text> as a name' -ForEach @(
        @{ Text = '$null'; Value = $null }
        @{ Text = 'an empty text'; Value = '' }
        @{ Text = 'an empty array'; Value = @() }
    ) {
        { Use-DockerContext $Value } | Should -Throw -ExceptionType ([Management.Automation.ParameterBindingException])
    }

    It 'changes nothing with -WhatIf' {
        Use-DockerContext one -WhatIf
        Use-DockerContext one -Persist -WhatIf
        Use-DockerContext one { throw 'it ran' } -WhatIf
        Get-Current | Should -Be default
        "$env:DOCKER_CONFIG/config.json" | Should -Not -Exist
        Use-DockerContext two
        Use-DockerContext -Reset -WhatIf
        Get-Current | Should -Be two
    }
}

Describe 'Use-DockerContext -Persist' {
    BeforeEach {
        $env:DOCKER_HOST = $env:DOCKER_CONTEXT = $null
        Remove-Item $env:DOCKER_CONFIG/config.json -ErrorAction Ignore
        Use-DockerContext -Reset
    }

    It 'writes the configuration file, and keeps the rest of it' {
        Set-Content $env:DOCKER_CONFIG/config.json '{"auths":{"r":{}},"unknown":[1,2]}'
        Use-DockerContext one -Persist
        $config = Get-Content $env:DOCKER_CONFIG/config.json -Raw | ConvertFrom-Json -AsHashtable
        $config.currentContext | Should -Be one
        $config.unknown | Should -Be 1, 2
        $config.auths.ContainsKey('r') | Should -BeTrue
        Use-DockerContext -Reset
        Get-Current | Should -Be one
    }

    It 'is read by docker, as ours is by docker: <Name>' -ForEach @{ Name = 'one' }, @{ Name = 'default' } {
        $program = Get-DockerProgram
        if (-not $program) { Set-ItResult -Skipped -Because 'docker''s command line is not installed'; return }
        & $program context use two *>&1 | Out-Null
        Get-Current | Should -Be two
        Use-DockerContext $Name -Persist
        & $program context inspect --format '{{.Name}}' | Should -Be $Name
        $keys = (Get-Content $env:DOCKER_CONFIG/config.json -Raw | ConvertFrom-Json -AsHashtable).Keys
        $keys -contains 'currentContext' | Should -Be ($Name -ne 'default')
    }

    It 'makes no file where it would say nothing' {
        Use-DockerContext default -Persist
        "$env:DOCKER_CONFIG/config.json" | Should -Not -Exist
    }

    It 'warns where <_> will count in new sessions, and uses the context here' -ForEach 'DOCKER_HOST', 'DOCKER_CONTEXT' {
        Set-Item "Env:$_" 'two'
        Use-DockerContext one -Persist -WarningVariable warnings -WarningAction SilentlyContinue
        "$warnings" | Should -BeLike "*$_*"
        Get-Current | Should -Be one
    }

    It 'leaves a file that is broken alone, and says so' {
        Set-Content $env:DOCKER_CONFIG/config.json '{' -NoNewline
        { Use-DockerContext one -Persist -ErrorAction Stop } | Should -Throw '*config.json*' -ErrorId "ContextStoreFailed,$class"
        Get-Content $env:DOCKER_CONFIG/config.json -Raw | Should -BeExactly '{'
    }
}

Describe 'Use-DockerContext -ScriptBlock' {
    BeforeEach {
        Use-DockerContext one
    }

    AfterEach {
        Get-Current | Should -Be one
    }

    It 'runs the block with the context, and goes back' {
        (Use-DockerContext two { Get-DockerVersion }).Context | Should -Be two
        (Get-DockerVersion).Context | Should -Be one
    }

    It 'goes back when the block throws, and what it wrote before is there' {
        $written = [Collections.Generic.List[object]]::new()
        { Use-DockerContext two { Get-Current; throw 'broken' } | ForEach-Object { $written.Add($_) } } | Should -Throw broken
        $written | Should -Be two
    }

    It 'goes back when the block <What>' -ForEach @(
        @{ What = 'ends with return'; Block = { Use-DockerContext two { return (Get-Current) } }; Expected = 'two' }
        @{
            What     = 'ends with continue'
            Block    = { foreach ($i in 1, 2) { Use-DockerContext two { if ($i -eq 1) { continue }; Get-Current } } }
            Expected = 'two'
        }
        @{
            What     = 'fails under -ErrorAction Stop'
            Block    = { try { Use-DockerContext two { Get-Container use-nosuch -ErrorAction Stop } } catch { $_.FullyQualifiedErrorId } }
            Expected = 'ContainerNotFound,DockerPS.Commands.GetContainerCommand'
        }
        @{
            What     = 'is no longer needed'
            Block    = { Use-DockerContext two { while ($true) { Get-Current } } | Select-Object -First 2 }
            Expected = 'two', 'two'
        }
        @{ What = 'chooses another context'; Block = { Use-DockerContext two { Use-DockerContext gone; Get-Current } }; Expected = 'gone' }
        @{
            What = 'takes the choice back'; Block = { Use-DockerContext two { Use-DockerContext -Reset; Get-Current } }
            Expected = 'default'
        }
        @{ What = 'is empty'; Block = { Use-DockerContext two { } }; Expected = $null }
    ) {
        & $Block | Should -Be $Expected
    }

    It 'goes back when it is stopped' {
        $shell = [powershell]::Create()
        try {
            $block = '{ (Get-DockerContext -Current).Name; Start-Sleep 600 }'
            $null = $shell.AddScript("Import-Module DockerPS; Use-DockerContext one; Use-DockerContext two $block")
            $output = [Management.Automation.PSDataCollection[psobject]]::new()
            $running = $shell.BeginInvoke([Management.Automation.PSDataCollection[psobject]]::new(), $output)
            Wait-Until { $output.Count -eq 1 }
            $shell.Stop()
            { $shell.EndInvoke($running) } | Should -Throw
            $shell.Commands.Clear()
            "$output", $shell.AddScript('(Get-DockerContext -Current).Name').Invoke()[0] | Should -Be two, one
        } finally {
            $shell.Dispose()
        }
    }

    It 'may stand in another' {
        Use-DockerContext two {
            Get-Current
            Use-DockerContext gone { Get-Current }
            Get-Current
        } | Should -Be two, gone, two
    }

    It 'sees and sets the variables of its caller' {
        $seen = 'outside'
        1 | ForEach-Object { Use-DockerContext two { "$seen $_"; $set = 'inside' } } | Should -Be 'outside 1'
        $set | Should -Be inside
        function Get-Argument($Value) { Use-DockerContext two { $Value } }
        Get-Argument 5 | Should -Be 5
    }

    It 'runs in the module that it was written in' {
        $module = New-Module -Name UseDockerContextTest {
            $script:own = 'the module''s'
            function Get-Own { $local = 'function'; Use-DockerContext two { "$script:own $local" } }
        } | Import-Module -PassThru
        try {
            Get-Own | Should -Be 'the module''s function'
        } finally {
            Remove-Module $module
        }
    }

    It 'hands objects on as they come, and what is behind it is outside' {
        $order = [Collections.Generic.List[string]]::new()
        Use-DockerContext two { 1..3 | ForEach-Object { $order.Add("made $_ $(Get-Current)"); $_ } } |
            ForEach-Object { $order.Add("got $_ $(Get-Current)") }
        $order | Should -Be 'made 1 two', 'got 1 one', 'made 2 two', 'got 2 one', 'made 3 two', 'got 3 one'
    }

    It 'hands on every object as it is' {
        $objects = @(Use-DockerContext two { , (1, 2); $null; 'text' })
        $objects | Should -HaveCount 3
        $objects[0] | Should -Be 1, 2
        $objects[1] | Should -BeNullOrEmpty
    }

    It 'hands on every stream' {
        $records = Use-DockerContext two {
            'output'
            Write-Error error -ErrorAction Continue
            Write-Warning warning
            Write-Verbose verbose -Verbose
            Write-Information information
        } *>&1
        $records | ForEach-Object { "$($_.GetType().Name): $_" } | Sort-Object |
            Should -Be @(
                'ErrorRecord: error', 'InformationRecord: information', 'String: output', 'VerboseRecord: verbose'
                'WarningRecord: warning'
            )
    }

    It 'runs once for each context of the pipeline' {
        Get-DockerContext one, two | Use-DockerContext -ScriptBlock { (Get-DockerVersion).Context } | Should -Be one, two
    }

    It 'is not run where there is no such context' {
        $ran = $false
        { Use-DockerContext nosuch { $ran = $true } } | Should -Throw -ErrorId "ContextNotFound,$class"
        $ran | Should -BeFalse
    }
}

Describe 'What was chosen' {
    BeforeAll {
        Use-DockerContext one
        $current = { Import-Module DockerPS; (Get-DockerContext -Current).Name }
    }

    It 'is not seen in <Where>, which begins from the environment' -ForEach @(
        @{ Where = 'a job'; Get = { Start-Job $current | Receive-Job -Wait -AutoRemoveJob } }
        @{ Where = 'a thread job'; Get = { Start-ThreadJob $current | Receive-Job -Wait -AutoRemoveJob } }
        @{
            Where = 'another runspace of the process'
            Get   = { $shell = [powershell]::Create(); $shell.AddScript($current).Invoke(); $shell.Dispose() }
        }
        @{ Where = '-Parallel'; Get = { 1 | ForEach-Object -Parallel { Import-Module DockerPS; (Get-DockerContext -Current).Name } } }
        @{
            Where = '-Parallel in a block'
            Get   = { Use-DockerContext two { 1 | ForEach-Object -Parallel { Import-Module DockerPS; (Get-DockerContext -Current).Name } } }
        }
    ) {
        & $Get | Should -Be default
        $env:DOCKER_CONTEXT = 'two'
        try {
            & $Get | Should -Be two
        } finally {
            $env:DOCKER_CONTEXT = $null
        }
    }

    It 'by one of -Parallel is not seen by the next, though it has the same runspace' {
        1..3 | ForEach-Object -ThrottleLimit 1 -Parallel {
            Import-Module DockerPS
            if ($_ -eq 1) { Use-DockerContext two }
            (Get-DockerContext -Current).Name
        } | Should -Be two, default, default
    }

    It 'in one of several runspaces is not seen in the others, while all of them work' {
        $shells = 'one', 'two', 'one', 'two' | ForEach-Object {
            $script = 'param($Name) Import-Module DockerPS; Use-DockerContext $Name; 1..5 | ForEach-Object { (Get-DockerVersion).Context }'
            $shell = [powershell]::Create().AddScript($script).AddArgument($_)
            @{ Shell = $shell; Running = $shell.BeginInvoke(); Name = $_ }
        }
        foreach ($entry in $shells) {
            $entry.Shell.EndInvoke($entry.Running) | Select-Object -Unique | Should -Be $entry.Name
            $entry.Shell.Dispose()
        }
        Get-Current | Should -Be one
    }

    It 'goes with the objects, so that a job can use them' {
        Use-DockerContext two {
            $made = New-Container busybox true -Name use-job
            try {
                $job = Start-Job { Import-Module DockerPS; $using:made | Get-Container }
                ($job | Receive-Job -Wait -AutoRemoveJob).Context | Should -Be two
            } finally {
                $made | Remove-Container -Force
            }
        }
    }
}
