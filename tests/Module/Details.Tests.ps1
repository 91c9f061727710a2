# Properties of plain objects that ask the engine when they are read.

BeforeDiscovery {
    . "$PSScriptRoot/../Fixtures/Helpers/PowerShell.ps1"
    Import-Module DockerPS
    $properties = @{
        Container     = @(
            'StartedAt', 'FinishedAt', 'LastExitCode', 'OutOfMemory', 'RestartCount', 'RestartPolicy', 'AutoRemove', 'Privileged'
            'Memory'
        )
        Image         = 'TaggedAt', 'ParentId', 'Platform'
        DockerNetwork = 'Containers', 'Services'
    }
    $kinds = $properties.GetEnumerator() | ForEach-Object { @{ Kind = $_.Key; Names = $_.Value } }
    $each = foreach ($kind in $kinds) { foreach ($name in $kind.Names) { @{ Kind = $kind.Kind; Name = $name } } }
    $filters = @(
        @{ What = 'Where-Object with a property'; Filter = { $input | Where-Object FinishedAt -LT ([datetime]::Now) } }
        @{ What = 'Where-Object -Not with a property'; Filter = { $input | Where-Object -Not FinishedAt } }
        @{ What = 'Where-Object -NE'; Filter = { $input | Where-Object RestartCount -NE 0 } }
        @{ What = 'a block'; Filter = { $input | Where-Object { $_.FinishedAt -lt [datetime]::Now } } }
        @{ What = 'a block that negates'; Filter = { $input | Where-Object { -not $_.Privileged } } }
        @{
            What   = 'a block that keeps the value in a variable'
            Filter = { $input | Where-Object { $ended = $_.FinishedAt; $ended -lt [datetime]::Now } }
        }
        @{ What = 'the method Where'; Filter = { @($input).Where{ $_.FinishedAt -lt [datetime]::Now } } }
        @{ What = 'if'; Filter = { foreach ($one in $input) { if ($one.FinishedAt -lt [datetime]::Now) { $one } } } }
        @{ What = 'ForEach-Object'; Filter = { $input | ForEach-Object { if (-not $_.RestartCount) { $_ } } } }
    )
    $goThroughAll = @(
        @{ What = 'a table'; Do = { $input | Out-String } }
        @{ What = 'Format-List'; Do = { $input | Format-List | Out-String } }
        @{ What = 'Format-List *'; Do = { $input | Format-List * | Out-String } }
        @{ What = 'Select-Object *'; Do = { $input | Select-Object * } }
        @{ What = 'Get-Member'; Do = { $input | Get-Member } }
        @{ What = 'ConvertTo-Json'; Do = { $input | ConvertTo-Json -Depth 3 } }
        @{ What = 'ConvertTo-Csv'; Do = { $input | ConvertTo-Csv } }
        @{ What = 'ConvertTo-Html'; Do = { $input | ConvertTo-Html } }
        @{ What = 'ConvertTo-Xml'; Do = { $input | ConvertTo-Xml } }
        @{ What = 'Export-Clixml'; Do = { $input | Export-Clixml "$TestDrive/objects.xml" } }
        @{ What = 'Tee-Object'; Do = { $input | Tee-Object -Variable kept } }
        @{ What = 'Compare-Object'; Do = { Compare-Object @($input) @() } }
    )
}

BeforeAll {
    . "$PSScriptRoot/../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../Fixtures/Targets/ContainerTargets.ps1"
    . "$PSScriptRoot/../Fixtures/Servers/RecordingProxy.ps1"

    $old = New-TestContainer dt dt-old -Status exited
    $new = New-TestContainer dt dt-new -Status exited
    $running = New-TestContainer dt dt-running -Status running -Option @{
        Memory = '64MB'; RestartPolicy = 'on-failure:3'
        StopSignal = 'SIGKILL'
    }
    $fresh = New-TestContainer dt dt-fresh
    $null = New-DockerNetwork dt-used
    $null = New-DockerNetwork dt-empty
    Connect-DockerNetwork dt-used dt-running
    $limit = (Get-Container dt-old -Detail).FinishedAt
    $proxy = [RecordingProxy]::new($env:DOCKERPS_TEST_HOST)

    # The containers of these tests, past the proxy.
    function Get-Plain { Get-Container dt-* -Context $proxy.Endpoint }

    # How many times the engine was asked for details.
    function Get-InspectCount { @($proxy.Requests -match '^GET /(containers|images|networks)/[^/?]{12,}').Count }
}

AfterAll {
    $proxy.Dispose()
    Remove-TestContainer dt
    Remove-DockerNetwork dt-used, dt-empty
}

Describe 'A detail of a plain object' {
    BeforeEach {
        $proxy.Requests.Clear()
        $proxy.Cut = $null
        $proxy.Delay = 0
    }

    It 'is what -Detail tells: <Kind>.<Name>' -ForEach $each {
        $lister = $Kind -eq 'DockerNetwork' ? 'Get-DockerNetwork' : "Get-$Kind"
        $plain = @(& $lister | Where-Object { "$_" -notlike 'none-*' })
        $detail = @($plain | & $lister -Detail)
        $plain.Count | Should -BeGreaterThan 0
        for ($index = 0; $index -lt $plain.Count; $index++) {
            "$($plain[$index].$Name)" | Should -BeExactly "$($detail[$index].$Name)"
        }
    }

    It 'selects what ended before a time, and nothing else' {
        (Get-Plain | Where-Object Status -EQ exited | Where-Object FinishedAt -LE $limit).Name | Should -Be dt-old
        Get-Plain | Where-Object Status -EQ exited | Where-Object FinishedAt -LT ([datetime]::Now).AddHours(-24) | Should -BeNullOrEmpty
    }

    It 'selects networks that nothing runs in' {
        $names = (Get-DockerNetwork dt-* | Where-Object { -not $_.Containers }).Name
        $names | Should -Be dt-empty
        (Get-DockerNetwork dt-used).Containers.Name | Should -Be dt-running
    }

    It 'has no value where -Detail has none' {
        (Get-Container dt-fresh).StartedAt | Should -BeNullOrEmpty
        (Get-Container dt-running).FinishedAt | Should -BeNullOrEmpty
    }

    It 'is not read by <What>' -ForEach $goThroughAll {
        $null = Get-Plain | & $Do
        $null = Get-Image -Context $proxy.Endpoint | & $Do
        $null = Get-DockerNetwork -Context $proxy.Endpoint | & $Do
        Get-InspectCount | Should -Be 0
    }

    It 'is not read by a job' {
        $endpoint = $proxy.Endpoint
        $copies = Start-Job { Import-Module DockerPS; Get-Container dt-* -Context $using:endpoint } | Receive-Job -Wait -AutoRemoveJob
        $copies | Should -HaveCount 4
        Get-InspectCount | Should -Be 0
    }

    It 'is read once for each object, whatever is asked of it' {
        $all = Get-Plain
        $null = $all | Where-Object FinishedAt -LT ([datetime]::Now) | Sort-Object StartedAt, RestartCount | Format-Table Name, Privileged |
            Out-String
        $null = $all | Where-Object { $_.RestartPolicy -eq 'no' }
        Get-InspectCount | Should -Be 4
    }

    It 'is read for one object alone where only one is looked at' {
        $null = (Get-Plain)[1].StartedAt
        Get-InspectCount | Should -Be 1
    }

    It 'is read for several objects at the same time where a pipeline reads them' {
        $proxy.Delay = 100
        $proxy.Most = 0
        $null = Get-Plain | Where-Object StartedAt -GT ([datetime]::Now)
        $proxy.Most | Should -BeGreaterThan 1
    }

    It 'does not keep Ctrl+C waiting while an engine is silent, and hands nothing on' {
        $proxy.Delay = 8000
        $reading = {
            param($Endpoint)
            Import-Module DockerPS
            $all = Get-Container dt-* -Context $Endpoint
            'listed'
            $all | Where-Object FinishedAt -LT ([datetime]::Now) | ForEach-Object { "passed $($_.Name)" }
            'gone on'
        }
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript($reading).AddArgument($proxy.Endpoint)
            $output = [Management.Automation.PSDataCollection[psobject]]::new()
            $run = $shell.BeginInvoke([Management.Automation.PSDataCollection[psobject]]::new(), $output)
            $limit = [datetime]::Now.AddSeconds(40)
            while (-not $output.Count -and [datetime]::Now -lt $limit) { Start-Sleep -Milliseconds 50 }
            Start-Sleep -Milliseconds 300
            $clock = [Diagnostics.Stopwatch]::StartNew()
            $shell.Stop()
            $clock.Elapsed.TotalSeconds | Should -BeLessThan 3
            $run.IsCompleted | Should -BeTrue
            "$output" | Should -Be listed
        } finally {
            $shell.Dispose()
        }
    }

    It 'can be sorted, grouped, selected and shown by its name' {
        (Get-Container dt-old, dt-new, dt-running | Sort-Object StartedAt).Name | Should -Be dt-old, dt-new, dt-running
        (Get-Container dt-* | Group-Object RestartPolicy | Where-Object Name -EQ on-failure:3).Group.Name | Should -Be dt-running
        (Get-Container dt-running | Select-Object Name, Memory).Memory | Should -Be 64MB
        Get-Container dt-running | Format-Table Name, Memory | Out-String | Should -Match 67108864
    }

    It 'is offered by completion; what only -Detail has is not' {
        $line = 'Get-Container | Where-Object '
        $offered = (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText
        $offered | Should -Contain FinishedAt
        $offered | Should -Contain ExitCode
        $offered | Should -Not -Contain HostsPath
        $offered | Should -Not -Contain Sysctl
    }

    It 'lets nothing pass <What> if it cannot be read' -ForEach $filters {
        $all = Get-Plain
        $proxy.Cut = 'GET /containers/[^/]{12,}/json'
        $passed = $null
        { $passed = $all | & $Filter } | Should -Throw '*could not be read*'
        $passed | Should -BeNullOrEmpty
    }

    It 'lets nothing pass if the object is gone' {
        $gone = New-TestContainer dt dt-gone -Status exited
        Remove-Container dt-gone
        { $gone | Where-Object FinishedAt -LT ([datetime]::Now) } | Should -Throw -ErrorId 'ContainerNotFound*'
    }

    It 'is asked for again after it could not be read' {
        $one = Get-Container dt-old -Context $proxy.Endpoint
        $proxy.Cut = 'GET /containers/[^/]{12,}/json'
        { $one.FinishedAt } | Should -Throw
        $proxy.Cut = $null
        $one.FinishedAt | Should -Be $limit
    }
}

Describe 'A detail of a copy' {
    It 'is that of the object if it was made with -Detail' {
        $copy = Get-Container dt-running -Detail | Copy-Deserialized
        $copy.RestartPolicy | Should -Be on-failure:3
        $copy.Memory | Should -Be 64MB
        ($copy | Copy-Deserialized).StartedAt | Should -Be (Get-Container dt-running).StartedAt
    }

    It 'lets nothing pass if the object had none: <What>' -ForEach @(
        @{ What = 'from a file'; Get = { Get-Container dt-old | Copy-Deserialized } }
        @{ What = 'a copy of a copy'; Get = { Get-Container dt-old | Copy-Deserialized | Copy-Deserialized } }
        @{ What = 'a selection'; Get = { Get-Container dt-old | Select-Object Name, Id } }
        @{ What = 'all properties'; Get = { Get-Container dt-old | Select-Object * } }
    ) {
        $copy = & $Get
        { $copy | Where-Object FinishedAt -LT ([datetime]::Now) } | Should -Throw -ErrorId 'DetailMissing*'
        { $copy | Where-Object { -not $_.RestartCount } } | Should -Throw -ErrorId 'DetailMissing*'
    }

    It 'is there where a selection has named it' {
        (Get-Container dt-old, dt-new | Select-Object Name, FinishedAt | Where-Object FinishedAt -LE $limit).Name | Should -Be dt-old
    }

    It 'keeps all that a plain object has' {
        $object = Get-Container dt-running | Add-Member Owner me -PassThru
        $copy = $object | Copy-Deserialized
        foreach ($name in $object.PSObject.Properties.Name -ne 'Labels') { "$($copy.$name)" | Should -Be "$($object.$name)" }
        $copy.Labels['suite'] | Should -Be dt
        $copy.Owner | Should -Be me
        $copy.State | Should -Be running
    }
}

Describe 'A size of a plain object' {
    BeforeDiscovery {
        $goThroughSizes = $goThroughAll + @(
            @{ What = 'a list after an object of another type'; Do = { @(Get-Date; $input) | Out-String } }
        )
        $sizeFilters = @(
            @{
                What = 'Where-Object with a property'; Volume = { $input | Where-Object Size -LT 1MB }
                Container = { $input | Where-Object Size -LT 1TB }
            }
            @{
                What = 'a block'; Volume = { $input | Where-Object { -not $_.ReferenceCount } }
                Container = { $input | Where-Object { $_.RootSize -lt 1TB } }
            }
            @{
                What = 'if'; Volume = { foreach ($one in $input) { if ($one.Size -lt 1MB) { $one } } }
                Container = { foreach ($one in $input) { if ($one.Size -lt 1TB) { $one } } }
            }
        )
    }

    BeforeAll {
        'dt-large', 'dt-small' | ForEach-Object { $null = New-DockerVolume $_ -Label suite=ds }
        $null = New-DockerVolume dt-tmpfs -Label suite=ds -Option @{ type = 'tmpfs'; device = 'tmpfs' }
        $write = 'head -c 300000 /dev/zero | tee /data/file > /file'
        Invoke-Container busybox -Label suite=ds -Volume dt-large:/data -Name dt-writer -Command sh, -c, $write

        function Get-PlainVolume { Get-DockerVolume dt-* -Context $proxy.Endpoint }

        function Get-CountOf([string] $Request) { @($proxy.Requests -match $Request).Count }
        $usage = '^GET /system/df'
        $sizes = '^GET /containers/json\?.*size=(true|1)'
        $shared = '^GET /images/json\?.*shared-size=(true|1)'
    }

    AfterAll {
        Remove-TestContainer ds
        Get-DockerVolume -Label suite=ds | Remove-DockerVolume
    }

    BeforeEach {
        $proxy.Requests.Clear()
        $proxy.Cut = $null
        $proxy.Delay = 0
    }

    It 'is what -Size tells' {
        $plain, $counted = (Get-DockerVolume dt-*), (Get-DockerVolume dt-* -Size)
        "$($plain.Size)" | Should -BeExactly "$($counted.Size)"
        "$($plain.ReferenceCount)" | Should -BeExactly "$($counted.ReferenceCount)"
        ($plain | Where-Object Name -EQ dt-large).Size | Should -Be 300000
        $plain, $counted = (Get-Container dt-*), (Get-Container dt-* -Size)
        "$($plain.Size)" | Should -BeExactly "$($counted.Size)"
        "$($plain.RootSize)" | Should -BeExactly "$($counted.RootSize)"
        "$((Get-Container dt-writer -Detail).Size)" | Should -BeExactly "$((Get-Container dt-writer -Size).Size)"
        "$((Get-Image busybox).SharedSize)" | Should -BeExactly "$((Get-Image busybox -Detail).SharedSize)"
    }

    It 'selects what is small, and nothing else' {
        (Get-DockerVolume dt-* | Where-Object Size -GT 1kB).Name | Should -Be dt-large
        (Get-DockerVolume dt-* | Where-Object Size -EQ $null).Name | Should -Be dt-tmpfs
        (Get-DockerVolume dt-large, dt-small | Where-Object Size -LT 1kB).Name | Should -Be dt-small
        (Get-DockerVolume dt-large, dt-small | Where-Object { -not $_.ReferenceCount }).Name | Should -Be dt-small
        (Get-Container dt-writer, dt-fresh | Where-Object Size -GT 250000).Name | Should -Be dt-writer
        (Get-Container dt-writer, dt-fresh | Where-Object Size -LT 250000).Name | Should -Be dt-fresh
    }

    It 'is a number for a container that has written nothing, also with -Size' {
        # A containerd store counts the blocks of folders, too.
        $nothing = Get-ListedSize ([long] (Get-Container dt-fresh -Size).Size) 0
        (Get-Container dt-fresh).Size | Should -Be $nothing
        (Get-Container dt-fresh -Size).Size | Should -BeOfType long
    }

    It 'is not read by <What>' -ForEach $goThroughSizes {
        $null = Get-Plain | & $Do
        $null = Get-Plain | Get-Container -Detail | & $Do
        $null = Get-PlainVolume | & $Do
        $null = Get-Image -Context $proxy.Endpoint | & $Do
        Get-CountOf "$usage|$sizes|$shared" | Should -Be 0
    }

    It 'is not among all properties where it was not counted, and is there where it was' {
        (Get-DockerVolume dt-small | Select-Object *).PSObject.Properties.Name | Should -Not -Contain Size
        (Get-Container dt-fresh | Select-Object *).PSObject.Properties.Name | Should -Not -Contain Size
        (Get-Image busybox | Select-Object *).PSObject.Properties.Name | Should -Not -Contain SharedSize
        (Get-DockerVolume dt-small -Size | Select-Object *).Size | Should -Be 0
        (Get-DockerVolume dt-small -Size | ConvertTo-Csv | ConvertFrom-Csv).ReferenceCount | Should -Be 0
        (Get-DockerVolume dt-large -Size | ConvertTo-Json -WarningAction Ignore | ConvertFrom-Json).Size | Should -Be 300000
        (Get-Container dt-writer -Size -Detail | Select-Object *).Size | Should -BeGreaterOrEqual 300000
    }

    It 'asks an engine once for all objects of a list, whatever is asked of them' {
        $null = Get-PlainVolume | Where-Object Size -LT 1MB | Sort-Object ReferenceCount, Size | Format-Table Name, Size | Out-String
        Get-CountOf $usage | Should -Be 1
        $null = Get-Plain | Where-Object Size -LT 1TB | Sort-Object RootSize | Format-Table Name, Size | Out-String
        Get-CountOf $sizes | Should -Be 1
        $null = Get-Image -Context $proxy.Endpoint | Sort-Object SharedSize | Where-Object SharedSize -GT 1
        Get-CountOf $shared | Should -Be 1
    }

    It 'asks once for names that come one by one' {
        $null = 'dt-large', 'dt-small' | Get-DockerVolume -Context $proxy.Endpoint | Where-Object Size -LT 1MB
        Get-CountOf $usage | Should -BeLessOrEqual 2
        $proxy.Requests.Clear()
        $all = 'dt-large', 'dt-small' | Get-DockerVolume -Context $proxy.Endpoint
        $null = $all | Where-Object Size -LT 1MB
        Get-CountOf $usage | Should -Be 1
    }

    It 'asks for volumes alone where an engine can be asked so' {
        $null = (Get-PlainVolume).Size
        $request = @($proxy.Requests -match $usage)
        if ((Get-ApiVersion) -ge '1.42') { $request | Should -Match 'type=volume' } else { $request | Should -HaveCount 1 }
    }

    It 'asks nothing more where -Size has counted' {
        $null = Get-DockerVolume dt-* -Size -Context $proxy.Endpoint | Where-Object Size -LT 1MB | Where-Object { $_.ReferenceCount -gt 0 }
        $null = Get-Container dt-* -Size -Context $proxy.Endpoint | Where-Object Size -LT 1MB
        Get-CountOf $usage | Should -Be 1
        Get-CountOf $sizes | Should -Be 1
    }

    It 'lets nothing pass <What> if it cannot be read' -ForEach $sizeFilters {
        $volumes, $containers = (Get-PlainVolume), (Get-Plain)
        $proxy.Cut = "$usage|$sizes"
        $passed = $null
        { $passed = $volumes | & $Volume } | Should -Throw '*could not be read*'
        { $passed = $containers | & $Container } | Should -Throw '*could not be read*'
        $passed | Should -BeNullOrEmpty
    }

    It 'lets nothing pass if the object is gone' {
        $volume = New-DockerVolume dt-gone
        Remove-DockerVolume dt-gone
        { $volume | Where-Object Size -LT 1MB } | Should -Throw -ErrorId 'VolumeNotFound*'
        $container = New-TestContainer ds dt-gone
        Remove-Container dt-gone
        { $container | Where-Object Size -LT 1TB } | Should -Throw -ErrorId 'ContainerNotFound*'
    }

    It 'is there for what cmdlets write that make something' {
        $made = New-DockerVolume dt-made -Label suite=ds
        $made.Size | Should -Be 0
        (New-TestContainer ds dt-made).RootSize | Should -BeGreaterThan 100000
    }

    It 'is asked for again after it could not be read' {
        $one = Get-DockerVolume dt-large -Context $proxy.Endpoint
        $proxy.Cut = $usage
        { $one.Size } | Should -Throw
        $proxy.Cut = $null
        $one.Size | Should -Be 300000
    }

    It 'goes with a copy where -Size has counted' {
        $copy = Get-DockerVolume dt-large -Size | Copy-Deserialized | Copy-Deserialized
        $copy.Size, $copy.ReferenceCount | Should -Be 300000, 1
        (Get-Container dt-writer -Size | Copy-Deserialized).Size | Should -BeGreaterOrEqual 300000
        (Get-Container dt-writer -Size -Detail | Copy-Deserialized).Size | Should -BeGreaterOrEqual 300000
    }

    It 'lets nothing pass of a copy that has none: <What>' -ForEach @(
        @{ What = 'a volume from a file'; Get = { Get-DockerVolume dt-small | Copy-Deserialized } }
        @{ What = 'all properties of a volume'; Get = { Get-DockerVolume dt-small | Select-Object * } }
        @{ What = 'a container from a file'; Get = { Get-Container dt-fresh | Copy-Deserialized } }
        @{ What = 'details of a container from a file'; Get = { Get-Container dt-fresh -Detail | Copy-Deserialized } }
        @{ What = 'a selection of a container'; Get = { Get-Container dt-fresh | Select-Object Name, Id } }
        @{ What = 'all details of a container'; Get = { Get-Container dt-fresh -Detail | Select-Object * } }
    ) {
        $copy = & $Get
        $problem = { $copy | Where-Object Size -LT 1TB } | Should -Throw -ErrorId 'DetailMissing*' -PassThru
        $problem.ErrorDetails.RecommendedAction | Should -BeLike '*-Size*'
    }

    It 'lets nothing pass of a copy of an image that has none' {
        { Get-Image busybox | Copy-Deserialized | Where-Object SharedSize -LT 1TB } | Should -Throw -ErrorId 'DetailMissing*'
    }

    It 'keeps all that details of a container have, in a copy' {
        $detail = Get-Container dt-writer -Detail
        $copy = $detail | Copy-Deserialized
        $detail.PSObject.Properties.Name | Where-Object { -not $copy.PSObject.Properties[$_] } | Should -BeNullOrEmpty
    }

    It 'is offered by completion' {
        $line = 'Get-DockerVolume | Where-Object '
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Contain Size
        $line = 'Get-Container | Where-Object '
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Contain RootSize
    }
}

Describe 'Get-Container by times' {
    It 'finds <Names> with <Parameter>' -ForEach @(
        @{ Parameter = 'FinishedBefore'; Names = 'dt-old' }
        @{ Parameter = 'FinishedAfter'; Names = 'dt-new' }
        @{ Parameter = 'StartedBefore'; Names = 'dt-old' }
        @{ Parameter = 'StartedAfter'; Names = 'dt-new dt-running' }
    ) {
        $option = @{ $Parameter = $limit.AddTicks(1) }
        (Get-Container dt-* @option | Sort-Object Name).Name -join ' ' | Should -Be $Names
        (Get-Container @option | Where-Object Name -Like dt-* | Sort-Object Name).Name -join ' ' | Should -Be $Names
    }

    It 'leaves out as unfinished what was started again' {
        $again = New-TestContainer dt dt-again -Status exited
        $again | Start-Container
        (Get-Container dt-again -Detail).FinishedAt | Should -Not -BeNullOrEmpty
        Get-Container dt-again -FinishedBefore ([datetime]::Now) | Should -BeNullOrEmpty
        Get-Container dt-again -FinishedAfter 1d | Should -BeNullOrEmpty
        $again | Remove-Container -Force
    }

    It 'takes how long ago, and combines with other filters' {
        (Get-Container dt-* -FinishedAfter 1h -Status exited | Sort-Object Name).Name | Should -Be dt-new, dt-old
        Get-Container dt-* -FinishedBefore 1h | Should -BeNullOrEmpty
        (Get-Container -FinishedAfter 1h -Label suite=dt -Last 1).Name | Should -Be dt-new
        (Get-Container dt-old -FinishedAfter 1h -Detail).FinishedAt | Should -Be $limit
    }
}
