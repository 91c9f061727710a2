BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/ContainerTargets.ps1"

    function NamesOf {
        param($Container)

        $names = foreach ($item in $Container) { $item.Name }
        @(@($names) -like 'gc-*' | Sort-Object) -join ' '
    }

    $null = New-TestImage gc-image:1
    $null = Invoke-Engine networks/create Post @{ Name = 'gc-net' }
    $sleep = @{ Image = 'busybox'; Command = 'sleep', '1000' }

    $first = New-Container busybox -Name gc-first
    New-Container busybox -Name gc-done -Command true | Start-Container
    New-Container busybox -Name gc-failed -Command sh, -c, 'dd if=/dev/zero of=/file bs=1024 count=64 2>/dev/null; sleep 0.1; exit 3' |
        Start-Container
    New-Container @sleep -Name gc-running -Port 8000, 53/udp -Expose 9000 -Label @{ tier = 'web'; app = 'shop' } | Start-Container
    New-Container @sleep -Name gc-paused -Network gc-net -Volume gc-data:/data -Label tier=db | Start-Container -PassThru |
        Suspend-Container
    New-Container @sleep -Name gc-healthy -HealthCommand true -HealthInterval 1s | Start-Container
    New-Container @sleep -Name gc-unhealthy -HealthCommand 'echo sick; false' -HealthInterval 1s -HealthRetries 1 | Start-Container
    New-Container @sleep -Name gc-starting -HealthCommand true -HealthInterval 1h | Start-Container
    $other = New-Container gc-image:1 -Name gc-other
    Wait-Until { (Get-Container gc-healthy).Health -eq 'healthy' -and (Get-Container gc-unhealthy).Health -eq 'unhealthy' }
    # Lists have whole seconds only.
    Wait-Until { [datetime]::Now -ge $other.CreatedAt.AddSeconds(1) }
    $last = New-Container busybox -Name gc-last
    $id = $last.Id
}

AfterAll {
    Get-Container gc* | Remove-Container -Force -Volume
    $null = Invoke-Engine networks/gc-net Delete
    $null = Invoke-Engine volumes/gc-data Delete
    $null = Invoke-Engine images/gc-image:1 Delete
}

Describe 'Get-Container by name' {
    It 'takes digits as they were typed for a name or an id, though PowerShell reads a number' {
        Get-Container 012345 -ErrorAction SilentlyContinue -ErrorVariable problems
        $problems.TargetObject | Should -Be '012345'
        Get-Container 52e104 -ErrorAction SilentlyContinue -ErrorVariable problems
        $problems.TargetObject | Should -Be '52e104'
        1, 22 | Get-Container -ErrorAction SilentlyContinue -ErrorVariable problems
        $problems.TargetObject | Should -Be '1', '22'
    }

    It 'refuses a number in a list of names, since it may have been typed in another way' {
        { Get-Container gc-done, 0123 } |
            Should -Throw "*Put the names in quotes*'gc-done', '123'." -ErrorId 'ParameterArgumentTransformationError,*'
        Get-Container 'gc-done', '0123' -ErrorAction SilentlyContinue -ErrorVariable problems | Should -HaveCount 1
        $problems.TargetObject | Should -Be '0123'
    }

    It 'lists all containers, stopped ones too, when nothing is given' {
        NamesOf (Get-Container) |
            Should -Be 'gc-done gc-failed gc-first gc-healthy gc-last gc-other gc-paused gc-running gc-starting gc-unhealthy'
    }

    It 'finds <What>' -ForEach @(
        @{ What = 'a name'; Find = { Get-Container gc-done }; Expected = 'gc-done' }
        @{ What = 'a name with the slash of the API'; Find = { Get-Container /gc-done }; Expected = 'gc-done' }
        @{ What = 'several names'; Find = { Get-Container gc-done, gc-last }; Expected = 'gc-done gc-last' }
        @{ What = 'names from the pipeline'; Find = { 'gc-done', 'gc-last' | Get-Container }; Expected = 'gc-done gc-last' }
        @{ What = 'an object'; Find = { Get-Container gc-done | Get-Container }; Expected = 'gc-done' }
        @{ What = 'an object as an argument'; Find = { Get-Container (Get-Container gc-done) }; Expected = 'gc-done' }
        @{ What = 'a detailed object'; Find = { Get-Container gc-done -Detail | Get-Container }; Expected = 'gc-done' }
        @{
            What = 'a deserialized object'
            Find = { Get-Container gc-done | Copy-Deserialized | Get-Container }; Expected = 'gc-done'
        }
        @{ What = 'a bag with a Name'; Find = { [pscustomobject]@{ Name = 'gc-done' } | Get-Container }; Expected = 'gc-done' }
        @{ What = 'a bag with a Container'; Find = { [pscustomobject]@{ Container = 'gc-done' } | Get-Container }; Expected = 'gc-done' }
        @{ What = 'a bag with a full Id'; Find = { [pscustomobject]@{ Id = $id } | Get-Container }; Expected = 'gc-last' }
        @{
            What = 'a row of Select-Object'
            Find = { Get-Container gc-done | Select-Object Name, Status | Get-Container }; Expected = 'gc-done'
        }
        @{ What = 'a wildcard'; Find = { Get-Container gc-*st }; Expected = 'gc-first gc-last' }
        @{ What = 'a wildcard of one letter'; Find = { Get-Container gc-d?ne }; Expected = 'gc-done' }
        @{ What = 'a wildcard of a set'; Find = { Get-Container 'gc-[dl]*' }; Expected = 'gc-done gc-last' }
        @{ What = 'a wildcard in another case'; Find = { Get-Container GC-DON* }; Expected = 'gc-done' }
        @{ What = 'a full id'; Find = { Get-Container $id }; Expected = 'gc-last' }
        @{ What = 'six digits of an id'; Find = { Get-Container $id.Substring(0, 6) }; Expected = 'gc-last' }
        @{ What = 'a name by -Name'; Find = { Get-Container -Name gc-done }; Expected = 'gc-done' }
        @{ What = 'a name by -Id'; Find = { Get-Container -Id $id }; Expected = 'gc-last' }
        @{ What = 'a name by -Container'; Find = { Get-Container -Container gc-done }; Expected = 'gc-done' }
    ) {
        NamesOf (& $Find) | Should -Be $Expected
    }

    It 'does not find <What>' -ForEach @(
        @{ What = 'five digits of an id'; Name = { $id.Substring(0, 5) } }
        @{ What = 'the middle of an id'; Name = { $id.Substring(6, 12) } }
        @{ What = 'a part of a name'; Name = { 'gc-don' } }
        @{ What = 'a regular expression'; Name = { 'gc-d.ne' } }
        @{ What = 'a name in another case'; Name = { 'GC-DONE' } }
        @{ What = 'what cannot be a name'; Name = { '../images/json' } }
    ) {
        { Get-Container (& $Name) -ErrorAction Stop } | Should -Throw -ErrorId 'ContainerNotFound,DockerPS.Commands.GetContainerCommand'
    }

    It 'does not take the dot of a name for any letter' {
        $both = 'gc.1', 'gcx1' | ForEach-Object { New-Container busybox -Name $_ }
        try {
            (Get-Container gc.1).Name | Should -Be gc.1
        } finally {
            $both | Remove-Container
        }
    }

    It 'prefers the exact name to the beginning of an id' {
        $named = New-Container busybox -Name $id.Substring(0, 8)
        try {
            (Get-Container $id.Substring(0, 8)).Id | Should -Be $named.Id
        } finally {
            $named | Remove-Container
        }
    }

    It 'writes one error for each missing name, and the others all the same' {
        $found = Get-Container gc-nosuch, gc-done, gc-nobody, gc-last -ErrorAction SilentlyContinue -ErrorVariable errors
        $found.Name | Should -Be 'gc-done', 'gc-last'
        $errors.FullyQualifiedErrorId | Should -Be (@('ContainerNotFound,DockerPS.Commands.GetContainerCommand') * 2)
        $errors.CategoryInfo.Category | Should -Be 'ObjectNotFound', 'ObjectNotFound'
        $errors.TargetObject | Should -Be 'gc-nosuch', 'gc-nobody'
        $errors[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'writes an error for an object whose container is gone' {
        $gone = New-Container busybox -Name gc-gone
        $gone | Remove-Container
        { $gone | Get-Container -ErrorAction Stop } | Should -Throw -ErrorId 'ContainerNotFound,DockerPS.Commands.GetContainerCommand'
    }

    It 'does not take the name that a link gives a container for one of its own, unless the wildcard has a slash' {
        $null = New-TestContainer linked linked-db -Status running
        $null = New-TestContainer linked linking-app -Status running -Option @{ StopSignal = 'SIGKILL'; Link = 'linked-db:db' }
        try {
            (Get-Container linking*).Name | Should -Be linking-app
            (Get-Container linking-app/*).Name | Should -Be linked-db
        } finally {
            Remove-TestContainer linked
        }
    }

    It 'writes nothing and no error for a wildcard without a match' {
        Get-Container gc-nosuch* -ErrorVariable errors | Should -BeNullOrEmpty
        $errors | Should -BeNullOrEmpty
    }

    It 'does not take the name in a bag for a wildcard' {
        { [pscustomobject]@{ Name = 'gc-*' } | Get-Container -ErrorAction Stop } | Should -Throw -ErrorId 'ContainerNotFound,*'
    }

    It 'refuses an object of another kind by name' {
        $found = Get-Image busybox | Get-Container -ErrorAction SilentlyContinue -ErrorVariable errors
        $found | Should -BeNullOrEmpty
        $errors.FullyQualifiedErrorId | Should -Be 'ObjectOfOtherKind,DockerPS.Commands.GetContainerCommand'
        "$errors" | Should -BeLike '*Image*container*'
    }

    It 'does nothing on empty pipeline input' {
        @() | Get-Container | Should -BeNullOrEmpty
    }
}

Describe 'Get-Container with a name that is none' {
    # An engine that is not there would add its own error to anything that is sent.
    BeforeAll {
        $env:DOCKER_HOST = 'unix:///gc-nosuch.sock'
    }

    AfterAll {
        $env:DOCKER_HOST = $env:DOCKERPS_TEST_HOST
    }

    It 'refuses <What> before anything is sent' -ForEach @(
        @{ What = '$null'; Value = { $null }; Id = 'ParameterArgumentValidationError' }
        @{ What = 'an empty text'; Value = { '' }; Id = 'ParameterArgumentTransformationError' }
        @{ What = 'a blank text'; Value = { ' ' }; Id = 'ParameterArgumentTransformationError' }
        @{ What = '@()'; Value = { , @() }; Id = 'ParameterArgumentValidationError' }
        @{ What = '@($null)'; Value = { , @($null) }; Id = 'ParameterArgumentValidationError' }
        @{ What = 'a null among names'; Value = { , @('gc-done', $null) }; Id = 'ParameterArgumentValidationError' }
    ) {
        { Get-Container (& $Value) } | Should -Throw -ErrorId "$Id,DockerPS.Commands.GetContainerCommand"
    }

    It 'refuses <What> from the pipeline before anything is sent' -ForEach @(
        @{ What = '$null'; Value = { $null } }
        @{ What = 'an empty text'; Value = { '' } }
        @{ What = 'a process'; Value = { Get-Process -Id $PID } }
        @{ What = 'a file'; Value = { Get-Item $PSCommandPath } }
        @{ What = 'a bag with a short Id'; Value = { [pscustomobject]@{ Id = 'abcdef' } } }
        @{ What = 'a bag without a name'; Value = { [pscustomobject]@{ Other = 'gc-done' } } }
    ) {
        $found = & $Value | Get-Container -ErrorAction SilentlyContinue -ErrorVariable errors
        $found | Should -BeNullOrEmpty
        $errors.Count | Should -Be 1
        $errors[0].CategoryInfo.Category | Should -BeIn 'InvalidArgument', 'InvalidData'
    }
}

Describe 'Get-Container -<Parameter>' -ForEach @(
    @{
        Parameter = 'Status'
        Hits      = @('exited', 'gc-done gc-failed'), @(('created', 'paused'), 'gc-first gc-last gc-other gc-paused')
        Miss      = 'dead', 'removing'
    }
    @{
        Parameter = 'Image'
        Hits      = @(
            @('gc-image:1', 'gc-other'), @('GC-im*', 'gc-other'), @(('gc-im*', 'nosuch'), 'gc-other'),
            @('docker.io/library/gc-image:1', 'gc-other'), @('library/gc-im*', 'gc-other')
        )
        Miss      = 'gc-nosuch', 'gc-nosuch*'
    }
    @{
        Parameter = 'Label'
        Hits      = @(
            @('tier', 'gc-paused gc-running'), @('tier=web', 'gc-running'),
            @(@{ tier = 'web'; app = 'shop' }, 'gc-running'), @(('tier', 'app=shop'), 'gc-running')
        )
        Miss      = 'tier=nosuch', @{ tier = 'db'; app = 'shop' }
    }
    @{ Parameter = 'Network'; Hits = @('gc-net', 'gc-paused'), @('gc-n*', 'gc-paused'); Miss = 'gc-nosuch', 'gc-nosuch*' }
    @{
        Parameter = 'Volume'; Hits = @('gc-data', 'gc-paused'), @('/data', 'gc-paused'), @('gc-d*', 'gc-paused')
        Miss = 'gc-nosuch', 'gc-nosuch*'
    }
    @{
        Parameter = 'Health'
        Hits      = @(
            @('healthy', 'gc-healthy'), @(('unhealthy', 'starting'), 'gc-starting gc-unhealthy'),
            @('none', 'gc-done gc-failed gc-first gc-last gc-other gc-paused gc-running')
        )
        Miss      = @()
    }
    @{ Parameter = 'ExitCode'; Hits = @(3, 'gc-failed'), @((0, 3), 'gc-done gc-failed'); Miss = 99, -1 }
    @{ Parameter = 'Port'; Hits = @(8000, 'gc-running'), @(53, 'gc-running'), @((9000, 1), 'gc-running'); Miss = 1, 65535 }
    @{
        Parameter = 'CreatedAfter'
        Hits      = @('1h', 'gc-done gc-failed gc-first gc-healthy gc-last gc-other gc-paused gc-running gc-starting gc-unhealthy')
        Miss      = [datetime]::Now.AddHours(1), '2100-01-01'
    }
    @{
        Parameter = 'CreatedBefore'
        Hits      = @(
            '2100-01-01T00:00:00Z',
            'gc-done gc-failed gc-first gc-healthy gc-last gc-other gc-paused gc-running gc-starting gc-unhealthy'
        )
        Miss      = '1d', [timespan]::FromHours(1)
    }
) {
    BeforeDiscovery {
        # A single hit was written without a comma before it.
        $cases = @($Hits[0] -is [array] ? $Hits : , $Hits) | ForEach-Object { @{ Value = $_[0]; Expected = $_[1] } }
        $misses = @($Miss | ForEach-Object { @{ Value = $_ } })
    }

    It 'finds <Expected> by <Value>' -ForEach $cases {
        $filter = @{ $Parameter = $Value }
        NamesOf (Get-Container @filter) | Should -Be $Expected
    }

    It 'narrows a wildcard by <Value>' -ForEach $cases {
        $filter = @{ $Parameter = $Value }
        NamesOf (Get-Container gc-* @filter) | Should -Be $Expected
        Get-Container gc-nosuch* @filter | Should -BeNullOrEmpty
    }

    It 'narrows names by <Value>' -ForEach $cases {
        $filter = @{ $Parameter = $Value }
        $names = 'gc-running', 'gc-paused', 'gc-failed', 'gc-healthy', 'gc-other'
        NamesOf (Get-Container $names @filter) |
            Should -Be (($names | Where-Object { $_ -in ($Expected -split ' ') } | Sort-Object) -join ' ')
    }

    It 'finds nothing by <Value>, and writes no error' -ForEach $misses {
        $filter = @{ $Parameter = $Value }
        NamesOf (Get-Container @filter -ErrorVariable errors) | Should -BeNullOrEmpty
        Get-Container gc-running, gc-done @filter -ErrorVariable +errors | Should -BeNullOrEmpty
        $errors | Should -BeNullOrEmpty
    }
}

Describe 'Get-Container with filters' {
    It 'finds a port on the side of the host' {
        $port = (Get-ContainerPort gc-running 8000)[0].PublicPort
        NamesOf (Get-Container -Port $port) | Should -Be gc-running
    }

    It 'knows the ports of running containers only' {
        $closed = New-Container busybox -Name gc-closed -Port 8000
        $found = NamesOf (Get-Container -Port 8000)
        $closed | Remove-Container
        $found | Should -Be gc-running
    }

    It 'leaves out a container that was made at -CreatedAfter or before it' {
        $found = (Get-Container gc-* -CreatedAfter $first.CreatedAt).Name
        $found | Should -Contain gc-last
        $found | Should -Not -Contain gc-first
    }

    It 'leaves out a container that was made at -CreatedBefore or after it' {
        $found = (Get-Container gc-* -CreatedBefore $last.CreatedAt).Name
        $found | Should -Contain gc-first
        $found | Should -Not -Contain gc-last
    }

    It 'finds what runs, paused ones included, with -Running' {
        NamesOf (Get-Container -Running) | Should -Be 'gc-healthy gc-paused gc-running gc-starting gc-unhealthy'
    }

    It 'narrows names with -Running' {
        NamesOf (Get-Container gc-done, gc-running -Running) | Should -Be gc-running
    }

    It 'finds the newest with -Last <Last>' -ForEach @(
        @{ Last = 1; Expected = 'gc-last' }
        @{ Last = 2; Expected = 'gc-last', 'gc-other' }
    ) {
        (Get-Container -Last $Last).Name | Should -Be $Expected
    }

    It 'counts the last after <What>' -ForEach @(
        @{ What = 'a wildcard'; Find = { Get-Container gc-*st -Last 1 }; Expected = 'gc-last' }
        @{ What = 'several names'; Find = { Get-Container gc-last, gc-done -Last 1 }; Expected = 'gc-last' }
        @{ What = 'a filter of the engine'; Find = { Get-Container -Status exited -Last 1 }; Expected = 'gc-failed' }
        @{ What = 'a wildcard of an image'; Find = { Get-Container -Image gc-i* -Last 1 }; Expected = 'gc-other' }
        @{ What = 'a time'; Find = { Get-Container -CreatedBefore $last.CreatedAt -Last 1 }; Expected = 'gc-other' }
        @{ What = 'a port'; Find = { Get-Container -Port 8000 -Last 1 }; Expected = 'gc-running' }
        @{ What = '-Running'; Find = { Get-Container -Running -Last 1 }; Expected = 'gc-starting' }
    ) {
        NamesOf (& $Find) | Should -Be $Expected
    }

    It 'takes several filters together' {
        NamesOf (Get-Container -Label tier -Status running) | Should -Be gc-running
    }

    It 'takes -Filter <What>' -ForEach @(
        @{ What = 'as a text'; Filter = { 'status=paused' }; Expected = 'gc-paused' }
        @{ What = 'as texts'; Filter = { 'status=paused', 'label=tier=db' }; Expected = 'gc-paused' }
        @{ What = 'as a hashtable'; Filter = { @{ status = 'paused'; label = 'tier=db' } }; Expected = 'gc-paused' }
        @{ What = 'as a hashtable of several values'; Filter = { @{ exited = 0, 3 } }; Expected = 'gc-done gc-failed' }
        @{ What = 'since a name'; Filter = { 'since=gc-other' }; Expected = 'gc-last' }
        @{ What = 'since an object'; Filter = { @{ since = Get-Container gc-other } }; Expected = 'gc-last' }
        @{ What = 'before a name'; Filter = { 'before=gc-done' }; Expected = 'gc-first' }
        @{ What = 'before an object'; Filter = { @{ before = Get-Container gc-done } }; Expected = 'gc-first' }
        @{ What = 'that nothing meets'; Filter = { 'status=dead' }; Expected = '' }
    ) {
        NamesOf (Get-Container -Filter (& $Filter)) | Should -Be $Expected
        NamesOf (Get-Container gc-* -Filter (& $Filter)) | Should -Be $Expected
    }

    It 'shows the engine''s refusal of <What>' -ForEach @(
        @{ What = 'an unknown filter'; Filter = @{ Filter = 'gc-nosuch=1' } }
        @{ What = 'an unknown status'; Filter = @{ Status = 'gc-nosuch' } }
    ) {
        { Get-Container @Filter -ErrorAction Stop } |
            Should -Throw '*gc-nosuch*' -ErrorId 'InvalidRequest,DockerPS.Commands.GetContainerCommand'
    }

    It 'refuses <Parameter> <Value>, which is none' -ForEach @(
        @{ Parameter = 'Last'; Value = 0 }
        @{ Parameter = 'Port'; Value = 65536 }
        @{ Parameter = 'CreatedAfter'; Value = 'yesterday-ish' }
        @{ Parameter = 'Label'; Value = '=value' }
        @{ Parameter = 'Status'; Value = $null }
        @{ Parameter = 'Image'; Value = @() }
    ) {
        $filter = @{ $Parameter = $Value }
        { Get-Container @filter } | Should -Throw -ErrorId 'ParameterArgument*,DockerPS.Commands.GetContainerCommand'
    }
}

Describe 'A container' {
    It 'has the type DockerPS.Container and knows its engine' {
        $container = Get-Container gc-running
        $container | Should -BeOfType DockerPS.Container
        $container.Context | Should -Be $env:DOCKERPS_TEST_HOST
    }

    It 'has <Property> as <Type>' -ForEach @(
        @{ Property = 'Id'; Type = 'string' }
        @{ Property = 'CreatedAt'; Type = 'datetime' }
        @{ Property = 'Labels'; Type = 'System.Collections.Generic.Dictionary[string, string]' }
        @{ Property = 'Names'; Type = 'DockerPS.Output.ObjectList[string]' }
        @{ Property = 'Ports'; Type = 'DockerPS.Output.ObjectList[DockerPS.PortMapping]' }
        @{ Property = 'Mounts'; Type = 'DockerPS.Output.ObjectList[DockerPS.ContainerMount]' }
        @{ Property = 'Networks'; Type = 'DockerPS.Output.ObjectList[DockerPS.ContainerNetwork]' }
    ) {
        , (Get-Container gc-last).$Property | Should -BeOfType $Type
    }

    It 'has its time of creation as local time' {
        $last.CreatedAt.Kind | Should -Be Local
        $last.CreatedAt | Should -Be (Get-Date -UnixTimeSeconds (Invoke-Engine 'containers/json?all=1&limit=1').Created)
    }

    It 'has the status <Status>' -ForEach @(
        @{ Name = 'gc-last'; Status = 'created'; Text = 'Created'; ExitCode = $null; Health = $null }
        @{ Name = 'gc-running'; Status = 'running'; Text = 'Up *'; ExitCode = $null; Health = $null }
        @{ Name = 'gc-paused'; Status = 'paused'; Text = 'Up * (Paused)'; ExitCode = $null; Health = $null }
        @{ Name = 'gc-done'; Status = 'exited'; Text = 'Exited (0) *'; ExitCode = 0; Health = $null }
        @{ Name = 'gc-failed'; Status = 'exited'; Text = 'Exited (3) *'; ExitCode = 3; Health = $null }
        @{ Name = 'gc-healthy'; Status = 'running'; Text = 'Up * (healthy)'; ExitCode = $null; Health = 'healthy' }
        @{ Name = 'gc-unhealthy'; Status = 'running'; Text = 'Up * (unhealthy)'; ExitCode = $null; Health = 'unhealthy' }
        @{ Name = 'gc-starting'; Status = 'running'; Text = 'Up * (health: starting)'; ExitCode = $null; Health = 'starting' }
    ) {
        $container = Get-Container $Name
        $container.Status | Should -Be $Status
        $container.State | Should -Be $Status
        $container.StatusText | Should -BeLike $Text
        $container.ExitCode | Should -Be $ExitCode
        $container.Health | Should -Be $Health
    }

    It 'has the status restarting, and the exit code, while its restart policy waits' {
        New-Container busybox -Name gc-again -Command sh, -c, 'exit 7' -RestartPolicy always | Start-Container
        Wait-Until { $script:again = Get-Container gc-again; $again.Status -eq 'restarting' }
        Remove-Container gc-again -Force
        $again.ExitCode | Should -Be 7
        $again.StatusText | Should -BeLike 'Restarting (7) *'
    }

    It 'is its name as a text' {
        "$(Get-Container gc-last)" | Should -Be gc-last
    }

    It 'tells image, command, labels, network and mounts' {
        $container = Get-Container gc-paused
        $container.Image | Should -Be busybox
        $container.ImageId | Should -Be (Get-Image busybox:latest).Id
        $container.Command | Should -Be 'sleep 1000'
        $container.Labels['tier'] | Should -Be db
        $container.NetworkMode | Should -Be gc-net
        $container.Networks.Name | Should -Be gc-net
        "$($container.Mounts)" | Should -Be gc-data:/data
        $container.Mounts[0].Type | Should -Be volume
    }

    It 'tells published and exposed ports' {
        $ports = (Get-Container gc-running).Ports
        ($ports.PrivatePort | Sort-Object -Unique) | Should -Be 53, 8000, 9000
        ($ports | Where-Object PrivatePort -EQ 53)[0].Protocol | Should -Be udp
        ($ports | Where-Object PrivatePort -EQ 9000).PublicPort | Should -BeNullOrEmpty
        ($ports | Where-Object PrivatePort -EQ 8000)[0].PublicPort | Should -BeGreaterThan 0
    }

    It 'has sizes among all properties only with -Size' {
        (Get-Container gc-failed | Select-Object *).PSObject.Properties.Name | Should -Not -Contain Size
        $container = Get-Container gc-failed -Size
        $container.PSObject.Properties.Name | Should -Contain RootSize
        $container.Size | Should -BeOfType long
        $container.Size | Should -BeGreaterOrEqual 65536
        $container.RootSize | Should -BeGreaterThan $container.Size
    }
}

Describe 'Get-Container -Detail' {
    It 'writes a ContainerDetail that is a Container too' {
        $detail = Get-Container gc-failed -Detail
        $detail | Should -BeOfType DockerPS.ContainerDetail
        $detail | Should -BeOfType DockerPS.Container
        $detail.Status | Should -Be exited
        $detail.State | Should -Be exited
    }

    It 'keeps the order of the names' {
        (Get-Container gc-running, gc-done, gc-last, gc-failed -Detail -ThrottleLimit 2).Name |
            Should -Be 'gc-running', 'gc-done', 'gc-last', 'gc-failed'
    }

    It 'tells program, times and exit code of one that has ended' {
        $detail = Get-Container gc-failed -Detail
        $detail.Path | Should -Be sh
        $detail.ArgumentList[0] | Should -Be '-c'
        $detail.CommandList.Count | Should -Be 3
        $detail.LastExitCode | Should -Be 3
        $detail.StartedAt.Kind | Should -Be Local
        $detail.FinishedAt | Should -BeGreaterOrEqual $detail.StartedAt
        $detail.ProcessId | Should -BeNullOrEmpty
        $detail.RestartCount | Should -Be 0
    }

    It 'has null for what never was' {
        $detail = Get-Container gc-last -Detail
        $detail.StartedAt | Should -BeNullOrEmpty
        $detail.FinishedAt | Should -BeNullOrEmpty
        $detail.LastExitCode | Should -BeNullOrEmpty
        $detail.HealthCheck | Should -BeNullOrEmpty
        $detail.Memory | Should -BeNullOrEmpty
    }

    It 'tells the process id of one that runs' {
        $detail = Get-Container gc-running -Detail
        Get-Content "/proc/$($detail.ProcessId)/cmdline" -Raw | Should -Be ("sleep", "1000", "" -join "`0")
    }

    It 'tells the health check and its results' {
        $check = (Get-Container gc-unhealthy -Detail).HealthCheck
        $check.Test | Should -Be 'CMD-SHELL', 'echo sick; false'
        $check.Interval | Should -Be ([timespan]::FromSeconds(1))
        $check.Retries | Should -Be 1
        $check.Status | Should -Be unhealthy
        $check.FailingStreak | Should -BeGreaterThan 0
        $check.Log[0].ExitCode | Should -Be 1
        $check.Log[0].Output.Trim() | Should -Be sick
        $check.Log[0].Start.Kind | Should -Be Local
    }

    It 'has no collection that is null' {
        $detail = Get-Container gc-last -Detail
        $collections = [DockerPS.ContainerDetail].GetProperties() |
            Where-Object { $_.PropertyType -ne [string] -and $_.PropertyType.IsAssignableTo([System.Collections.IEnumerable]) }
        $collections.Count | Should -BeGreaterThan 20
        $collections | Where-Object { $null -eq $_.GetValue($detail.PSObject.BaseObject) } | ForEach-Object Name | Should -BeNullOrEmpty
    }

    It 'takes filters, -Size and -Last' {
        $detail = Get-Container gc-* -Status exited -Last 1 -Size -Detail
        $detail.Name | Should -Be gc-failed
        $detail.Size | Should -BeGreaterOrEqual 65536
    }
}

Describe 'Get-Container and engines' {
    It 'writes one terminating error with advice when the engine is down' {
        $env:DOCKER_HOST = 'unix:///gc-nosuch.sock'
        try {
            $failure = { Get-Container gc-done, gc-last } |
                Should -Throw -PassThru -ErrorId 'EngineUnreachable,DockerPS.Commands.GetContainerCommand'
        } finally {
            $env:DOCKER_HOST = $env:DOCKERPS_TEST_HOST
        }
        $failure.CategoryInfo.Category | Should -Be ConnectionError
        $failure.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'asks several engines side by side' {
        $found = Get-Container gc-done -Context $env:DOCKERPS_TEST_HOST, $env:DOCKERPS_TEST_TCP
        $found.Name | Should -Be 'gc-done', 'gc-done'
        $found.Context | Should -Be $env:DOCKERPS_TEST_HOST, $env:DOCKERPS_TEST_TCP
    }

    It 'writes one non-terminating error for the engine that is down, and what the others have' {
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'errors' }
        $found = Get-Container gc-done, gc-last -Context unix:///gc-nosuch.sock, $env:DOCKERPS_TEST_HOST @quiet
        $found.Name | Should -Be 'gc-done', 'gc-last'
        $errors.FullyQualifiedErrorId | Should -Be 'EngineUnreachable,DockerPS.Commands.GetContainerCommand'
    }

    It 'does not say that a name is missing where an engine could not be asked' {
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'errors' }
        $null = Get-Container gc-nosuch -Context unix:///gc-nosuch.sock, $env:DOCKERPS_TEST_HOST @quiet
        $errors.FullyQualifiedErrorId | Should -Be 'EngineUnreachable,DockerPS.Commands.GetContainerCommand'
    }

    It 'writes a terminating error when none of several engines answers' {
        { Get-Container -Context unix:///gc-nosuch.sock, unix:///gc-nobody.sock } | Should -Throw -ErrorId 'EngineUnreachable,*'
    }

    It 'says that a name is missing only when none of several engines has it' {
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'errors' }
        $null = Get-Container gc-nosuch -Context $env:DOCKERPS_TEST_HOST, $env:DOCKERPS_TEST_TCP @quiet
        $errors.FullyQualifiedErrorId | Should -Be 'ContainerNotFound,DockerPS.Commands.GetContainerCommand'
    }

    It 'names the contexts that exist when one does not' {
        { Get-Container -Context gc-nosuch } | Should -Throw '*gc-nosuch*default*' -ErrorId 'ContextNotFound,*'
    }

    It 'knows the contexts of the docker CLI' {
        $folder = $env:DOCKER_CONFIG
        $env:DOCKER_CONFIG = "$TestDrive/config"
        $hash = [Security.Cryptography.SHA256]::HashData([Text.Encoding]::UTF8.GetBytes('gc-context'))
        $id = [Convert]::ToHexString($hash).ToLowerInvariant()
        $null = New-Item "$TestDrive/config/contexts/meta/$id" -ItemType Directory
        @{ Name = 'gc-context'; Endpoints = @{ docker = @{ Host = $env:DOCKERPS_TEST_TCP } } } | ConvertTo-Json -Depth 3 |
            Set-Content "$TestDrive/config/contexts/meta/$id/meta.json"
        try {
            $found = Get-Container gc-done -Context gc-context
            $failure = { Get-Container -Context gc-nosuch } | Should -Throw -PassThru
        } finally {
            $env:DOCKER_CONFIG = $folder
        }
        $found.Context | Should -Be gc-context
        "$failure" | Should -BeLike '*gc-nosuch*default, gc-context*'
    }

    It 'asks an object''s own engine, whatever -Context says' {
        $object = Get-Container gc-done -Context $env:DOCKERPS_TEST_TCP
        ($object | Get-Container -Context $env:DOCKERPS_TEST_HOST).Context | Should -Be $env:DOCKERPS_TEST_TCP
    }

    It 'lists two hundred containers' {
        1..200 | ForEach-Object { $null = Invoke-Engine "containers/create?name=gcmany-$_" Post @{ Image = 'busybox' } }
        $many = Get-Container gcmany-*
        $many.Count | Should -Be 200
        ($many.Id | Sort-Object -Unique).Count | Should -Be 200
    }
}
