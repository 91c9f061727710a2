BeforeDiscovery {
    Import-Module DockerPS
    $assembly = (Get-Module DockerPS).ImplementingAssembly
    $types = $assembly.GetExportedTypes() | Where-Object { $_.Namespace -eq 'DockerPS' -and $_.IsClass } | ForEach-Object { @{ Type = $_ } }

    [xml] $document = Get-Content (Join-Path (Get-Module DockerPS).ModuleBase DockerPS.Format.ps1xml)
    $views = $document.SelectNodes('//View') | ForEach-Object {
        @{
            View       = $_.SelectSingleNode('Name').InnerText
            Types      = @($_.SelectNodes('.//TypeName') | ForEach-Object InnerText)
            Properties = @($_.SelectNodes('.//PropertyName') | ForEach-Object InnerText)
            Scripts    = @($_.SelectNodes('.//ScriptBlock') | ForEach-Object InnerText)
        }
    }
}

BeforeAll {
    . "$PSScriptRoot/../Fixtures/Helpers/Commands.ps1"
    $mine = 'suite=format'
    $rendering = $PSStyle.OutputRendering
    $PSStyle.OutputRendering = 'PlainText'

    # What a reader sees, without the spaces and blank lines that only fill up.
    function Get-View {
        param([Parameter(ValueFromPipeline)] $InputObject, [string] $Format = 'Out-Default', [hashtable] $Options = @{})

        begin { $objects = @() }
        process { $objects += $InputObject }
        end {
            $formatted = $Format -eq 'Out-Default' ? $objects : ($objects | & $Format @Options)
            $formatted | Out-String -Width 200 -Stream | ForEach-Object TrimEnd | Where-Object { $_ }
        }
    }

    $option = @{ Image = 'busybox'; Label = @{ suite = 'format'; app = 'shop' } }
    $more = @{ Port = '127.0.0.1::80', '53/udp'; Environment = @{ A = '1'; B = '2' }; Volume = '/scratch'; Memory = 64MB }
    $web = New-Container @option @more -Name format-web -Command sleep, 1000 | Start-Container -PassThru
    New-Container @option -Name format-job -Command sh, -c, 'exit 3' | Start-Container -PassThru | Wait-Container | Out-Null
    $job = Get-Container format-job
}

AfterAll {
    Get-Container -Label $mine | Remove-Container -Force -Volume
    $PSStyle.OutputRendering = $rendering
}

Describe 'The view <View>' -ForEach $views {
    It 'shows no text as it is: it could hold what a terminal obeys' {
        $classes = $Types -notlike 'Deserialized.*' -replace '#.*' | ForEach-Object { $_ -as [type] }
        $raw = foreach ($class in $classes) {
            $Properties | Where-Object { $class.GetProperty($_).PropertyType -in [string], [object] }
        }
        # Ids are the engine's own.
        $raw | Where-Object { $_ -notlike '*Id' } | Should -BeNullOrEmpty
        $Scripts -match '^\$_\.\w+$' -notmatch 'Count$' | Should -BeNullOrEmpty
    }
}

Describe 'What a terminal obeys' {
    BeforeAll {
        $escape = "`e]0;taken`a`e[2J`r"
        $label = @{ suite = 'format'; "k$escape" = "v$escape`u{202E}`u{9b}" }
        $hostile = New-Container busybox -Name format-hostile -Label $label -Command sh, -c, "echo $escape"
    }

    It 'is shown as pictures in views, and stays in properties' {
        foreach ($view in ($hostile | Format-List), (Get-Container format-hostile -Detail), $hostile) {
            $text = $view | Out-String
            $text | Should -Not -Match "[`e`a`u{202E}`u{9b}]"
        }
        $hostile | Format-List | Out-String | Should -Match ([regex]::Escape("k`u{241B}]0;taken`u{2407}`u{241B}[2J`u{240D}=v"))
        $hostile.Labels.Values -like '*taken*' | Should -BeExactly "v$escape`u{202E}`u{9b}"
    }

    It 'is shown as pictures in errors, and stays in exceptions' {
        Get-Container "nosuch`e(B" -ErrorAction SilentlyContinue -ErrorVariable problems
        "$problems" | Should -Not -Match "`e"
        $problems.Exception.Message | Should -Match "`e"
    }
}

Describe 'The table of containers' {
    It 'has the columns that docker ps has made familiar' {
        $header, $rule, $row = $web | Get-View
        -split $header | Should -Be Id, Name, Image, Status, Created, Ports
        (-split $rule)[0].Length | Should -BeLessOrEqual 12
        -split $row | Select-Object -First 4 | Should -Be $web.Id.Substring(0, 12), format-web, busybox, running
        $port = $web.Ports | Where-Object PrivatePort -EQ 80
        $row | Should -Match "127\.0\.0\.1:$($port.PublicPort)->80/tcp"
        $row | Should -Match '(now|ago) +\S*->'
    }

    It 'gives the id twelve places' {
        $header = ($web | Get-View)[0]
        $header.IndexOf('Name') | Should -Be 13
    }

    It 'tells the exit code' {
        ($job | Get-View)[2] | Should -Match 'exited \(3\)'
    }

    It 'shows one object as it shows many' {
        ($web, $job | Get-View)[0] | Should -Match '^Id\s+Name\s+Image\s+Status\s+Created\s+Ports$'
    }

    It 'fits into eighty columns' {
        $lines = $web, $job | Out-String -Width 80 -Stream
        $lines | Where-Object Length -GT 80 | Should -BeNullOrEmpty
        -join $lines | Should -Match 'Created'
    }

    It 'tells relative times only there: the object has a time' {
        $web.CreatedAt | Should -BeOfType ([datetime])
        $web.CreatedAt.Kind | Should -Be Local
    }
}

Describe 'The other views of containers' {
    It 'list all that matters' {
        $lines = $web | Get-View -Format Format-List
        $labels = $lines -match '^\w+\s*:' -replace '\s*:.*'
        $labels | Should -Be Id, Name, Image, Command, Status, StatusText, CreatedAt, Ports, Networks, Mounts, Labels, Context
        $lines -match '^Id\s' | Should -Match $web.Id
        $lines -match '^Labels' | Should -Match 'app=shop, suite=format$'
    }

    It 'list every property when asked to' {
        $lines = $web | Get-View -Format Format-List -Options @{ Property = '*' }
        foreach ($property in $web.psobject.Properties.Name) { $lines -match "^$property\s*:" | Should -Not -BeNullOrEmpty }
    }

    It 'are the names alone when they are wide' {
        $web, $job | Get-View -Format Format-Wide -Options @{ Column = 1 } | Should -Be format-web, format-job
    }

    It 'show the details as a list, the environment among them' {
        $lines = Get-Container format-web -Detail | Get-View
        $lines -match '^Environment' | Should -Match 'A=1, B=2'
        $lines -match '^Memory\s' | Should -Match '67.11 MB'
        $lines -match '^ProcessId' | Should -Match '\d+$'
    }
}

Describe 'The views of images' {
    It 'are a table with the columns that docker images has made familiar' {
        $header, $null, $row = Get-Image busybox:latest | Get-View
        -split $header | Should -Be Repository, Tag, Id, Created, Size
        -split $row | Select-Object -First 3 | Should -Be busybox, latest, (Get-Image busybox:latest).Id.Substring(7, 12)
        $row | Should -Match 'ago +[\d.]+ MB$'
    }

    It 'show the details as a list' {
        $lines = Get-Image busybox:latest -Detail | Get-View
        $lines -match '^Platform\s' | Should -Match 'linux/\w+$'
        $lines -match '^CommandList\s' | Should -Match 'sh$'
        $lines -match '^Size\s' | Should -Match '[\d.]+ MB$'
    }

    It 'are a table of the steps of an image, that fits into eighty columns' {
        $header, $null, $row = Get-ImageHistory busybox:latest | Get-View
        -split $header | Should -Be Id, Created, Size, Comment, CreatedBy
        $row | Should -Match '[\d.]+ MB Imported from'
        Get-ImageHistory busybox:latest | Out-String -Width 80 -Stream | Where-Object Length -GT 80 | Should -BeNullOrEmpty
    }

    It 'are a table of what was removed' {
        Add-ImageTag busybox format-image:1
        $header, $null, $row = Remove-Image format-image:1 -PassThru | Get-View
        -split $header | Should -Be Action, Removed
        -split $row | Should -Be Untagged, format-image:1
    }
}

Describe 'The views of networks and volumes' {
    BeforeAll {
        $network = New-DockerNetwork format-net -Label $mine -Subnet 10.199.70.0/24 -AuxAddress router=10.199.70.9
        $volume = New-DockerVolume format-vol -Label $mine
        $web | Connect-DockerNetwork format-net
    }

    AfterAll {
        $web | Disconnect-DockerNetwork format-net
        $network | Remove-DockerNetwork
        $volume | Remove-DockerVolume
    }

    It 'are a table with the columns that docker network ls has made familiar, and the subnets' {
        $header, $null, $row = $network | Get-View
        -split $header | Should -Be Id, Name, Driver, Scope, Created, Subnets
        (-split $row)[0, 1, 2, 3, -1] | Should -Be $network.Id.Substring(0, 12), format-net, bridge, local, 10.199.70.0/24
        Get-DockerNetwork | Out-String -Width 80 -Stream | Where-Object Length -GT 80 | Should -BeNullOrEmpty
    }

    It 'are a list with the containers for the details of a network' {
        $lines = $network | Get-DockerNetwork -Detail | Get-View
        $lines -match '^Containers\s' | Should -Match 'format-web$'
        $lines -match '^Labels\s' | Should -Match 'suite=format$'
    }

    It 'are tables for the containers and the subnets of a network' {
        $detail = $network | Get-DockerNetwork -Detail
        $header, $null, $row = $detail.Containers | Get-View
        -split $header | Should -Be Name, Network, IPAddress, MacAddress, IPv6Address
        -split $row | Select-Object -First 2 | Should -Be format-web, format-net
        $header, $null, $row = $detail.Addresses | Get-View
        -split $header | Should -Be Subnet, Gateway, IPRange, AuxAddresses
        $row | Should -Match '^10\.199\.70\.0/24 .*router=10\.199\.70\.9$'
    }

    It 'are a table for volumes, with the size where it was counted' {
        $header, $null, $row = Get-DockerVolume format-vol -Size | Get-View
        -split $header | Should -Be Name, Driver, Size, Containers, Created
        $row | Should -Match '^format-vol\s+local\s+0 B\s+0\s'
        (Get-DockerVolume format-vol | Get-View)[2] | Should -Match '^format-vol\s+local\s+(now|.*ago)$'
    }

    It 'are lists of all that matters where that is asked for' {
        ($volume | Get-View -Format Format-List) -match '^\w+\s*:' -replace '\s*:.*' |
            Should -Be Name, Driver, Scope, MountPoint, CreatedAt, Labels, Options, Status, Size, ReferenceCount, Context
        ($network | Get-View -Format Format-List) -match '^Subnets' | Should -Match '10\.199\.70\.0/24$'
    }

    It 'are the same for the copies of a file or a job: <What>' -ForEach @(
        @{ What = 'networks'; Get = { Get-DockerNetwork format-net } }
        @{ What = 'details of a network'; Get = { Get-DockerNetwork format-net -Detail } }
        @{ What = 'containers of a network'; Get = { (Get-DockerNetwork format-net -Detail).Containers } }
        @{ What = 'subnets of a network'; Get = { (Get-DockerNetwork format-net -Detail).Addresses } }
        @{ What = 'volumes'; Get = { Get-DockerVolume format-vol -Size } }
    ) {
        $age = ' *\b(now|\d+ \w+ ago)( +|$)'
        $live = & $Get
        @($live).Count | Should -BeGreaterThan 0
        ($live | Copy-Deserialized | Get-View) -replace $age | Should -Be (($live | Get-View) -replace $age)
    }
}

Describe 'The views of contexts' {
    BeforeAll {
        . "$PSScriptRoot/../Fixtures/Helpers/Contexts.ps1"
        Enter-ContextStore $TestDrive/config
        $null = New-DockerContext format-lab tcp://lab:2376 -Description 'For trials'
        Set-ContextFile format-torn '{"Name":"format-torn"}'
    }

    AfterAll {
        Exit-ContextStore
    }

    It 'are a table with the columns that docker context ls has made familiar, and a star at the current one' {
        Use-DockerContext format-lab
        $header, $null, $default, $lab, $torn = Get-DockerContext | Get-View
        -split $header | Should -Be Name, Endpoint, Description
        $default | Should -Match '^default +unix://'
        $lab | Should -Match '^format-lab \* +tcp://lab:2376 +For trials$'
        $torn | Should -Match '^format-torn +The context .+ has no endpoint'
    }

    It 'list all that matters' {
        $lines = Get-DockerContext format-lab | Get-View -Format Format-List
        $lines -match '^\w+\s*:' -replace '\s*:.*' |
            Should -Be @(
                'Name', 'Description', 'Endpoint', 'Current', 'SkipTlsVerify', 'HasCaCertificate', 'HasCertificate', 'MetadataPath'
                'TlsPath', 'Context', 'Error'
            )
    }
}

Describe 'Colours' {
    AfterEach {
        $PSStyle.OutputRendering = 'PlainText'
    }

    It 'are there where the host can show them' {
        $PSStyle.OutputRendering = 'Ansi'
        $web | Out-String | Should -Match "`e\[32mrunning`e\[0m"
        $job | Out-String | Should -Match "`e\[31mexited \(3\)`e\[0m"
    }

    It 'are not there where it cannot' {
        $web, $job | Out-String | Should -Not -Match "`e"
        Get-Container format-web -Detail | Out-String | Should -Not -Match "`e"
    }

    It 'are not in the object' {
        $web.Status | Should -BeExactly running
    }
}

Describe 'A copy from a file or a job' {
    It 'looks like the <What>' -ForEach @(
        @{ What = 'container'; Get = { Get-Container format-web } }
        @{ What = 'list of containers'; Get = { Get-Container -Label suite=format } }
        @{ What = 'details of a container'; Get = { Get-Container format-web -Detail } }
        @{ What = 'ports'; Get = { Get-ContainerPort format-web } }
        @{ What = 'processes'; Get = { Get-ContainerProcess format-web } }
        @{ What = 'changes'; Get = { Get-ContainerChange format-web } }
        @{ What = 'statistics'; Get = { Measure-Container format-web } }
        @{ What = 'networks'; Get = { (Get-Container format-web).Networks } }
        @{ What = 'mounts'; Get = { (Get-Container format-web).Mounts } }
        @{ What = 'exit'; Get = { Wait-Container format-job } }
        @{ What = 'image'; Get = { Get-Image busybox } }
        @{ What = 'details of an image'; Get = { Get-Image busybox -Detail } }
        @{ What = 'steps of an image'; Get = { Get-ImageHistory busybox } }
        @{ What = 'removal of an image'; Get = { Add-ImageTag busybox format-image:1; Remove-Image format-image:1 -PassThru } }
        @{ What = 'version'; Get = { Get-DockerVersion } }
        @{ What = 'components of the version'; Get = { (Get-DockerVersion).Components } }
        @{ What = 'contexts'; Get = { Get-DockerContext } }
        @{ What = 'report of a connection'; Get = { Test-DockerConnection } }
        @{ What = 'information'; Get = { Get-DockerInfo -WarningAction Ignore } }
        @{ What = 'swarm of the information'; Get = { (Get-DockerInfo -WarningAction Ignore).Swarm } }
        @{ What = 'plugins of the information'; Get = { (Get-DockerInfo -WarningAction Ignore).Plugins } }
        @{ What = 'capabilities of the information'; Get = { (Get-DockerInfo -WarningAction Ignore).Capabilities } }
        @{ What = 'address pools of the information'; Get = { (Get-DockerInfo -WarningAction Ignore).AddressPools } }
        @{ What = 'disk usage'; Get = { Get-DockerDiskUsage } }
        @{ What = 'details of the disk usage'; Get = { Get-DockerDiskUsage -Detail | Where-Object Type -EQ Image } }
        @{ What = 'events'; Get = { Get-DockerEvent -Container format-job } }
        @{ What = 'report of a prune'; Get = { Clear-DockerResource Network -Label suite=format-none -Force } }
    ) {
        # The clock goes on between the two.
        $age = ' *\b(now|\d+ \w+ ago)( +|$)'
        $live = & $Get
        @($live).Count | Should -BeGreaterThan 0
        ($live | Copy-Deserialized | Get-View) -replace $age | Should -Be (($live | Get-View) -replace $age)
    }

    It 'looks like the container as a list and wide, too' {
        foreach ($format in 'Format-List', 'Format-Wide') {
            $web | Copy-Deserialized | Get-View -Format $format | Should -Be ($web | Get-View -Format $format)
        }
    }
}

Describe 'The views of <Type>' -ForEach $types {
    It 'exist for the object and for its copy' {
        Get-FormatData $Type.FullName | Should -Not -BeNullOrEmpty
        Get-FormatData "Deserialized.$($Type.FullName)" | Should -Not -BeNullOrEmpty
    }
}

Describe 'The view <View>' -ForEach $views {
    It 'names no property that its types do not have' {
        foreach ($name in $Types -notlike 'Deserialized.*') {
            $type = (Get-Module DockerPS).ImplementingAssembly.GetType($name.Split('#')[0])
            $used = $Properties + @($Scripts | ForEach-Object { [regex]::Matches($_, '\$_\.(\w+)') } |
                    ForEach-Object { $_.Groups[1].Value })
            $used | Should -Not -BeNullOrEmpty
            $used | Where-Object { -not $type.GetProperty($_) } | Should -BeNullOrEmpty
        }
    }

    It 'is for the copies too' {
        $own = $Types -notlike 'Deserialized.*'
        $own | ForEach-Object { "Deserialized.$_" } | Should -BeIn $Types
    }
}

Describe 'What the views say' {
    It '<Method> of <Arguments> is <Expected>' -ForEach @(
        @{ Method = 'ShortId'; Arguments = @('0123456789abcdef'); Expected = '0123456789ab' }
        @{ Method = 'ShortId'; Arguments = @('sha256:0123456789abcdef'); Expected = '0123456789ab' }
        @{ Method = 'ShortId'; Arguments = @('abc'); Expected = 'abc' }
        @{ Method = 'ShortId'; Arguments = @(''); Expected = '' }
        @{ Method = 'Status'; Arguments = @('created', $null, $null); Expected = 'created' }
        @{ Method = 'Status'; Arguments = @('running', $null, $null); Expected = "`e[32mrunning`e[0m" }
        @{ Method = 'Status'; Arguments = @('running', 'healthy', $null); Expected = "`e[32mrunning (healthy)`e[0m" }
        @{ Method = 'Status'; Arguments = @('running', 'unhealthy', $null); Expected = "`e[31mrunning (unhealthy)`e[0m" }
        @{ Method = 'Status'; Arguments = @('running', 'starting', $null); Expected = "`e[33mrunning (starting)`e[0m" }
        @{ Method = 'Status'; Arguments = @('paused', $null, $null); Expected = "`e[33mpaused`e[0m" }
        @{ Method = 'Status'; Arguments = @('restarting', $null, 1); Expected = "`e[33mrestarting`e[0m" }
        @{ Method = 'Status'; Arguments = @('exited', $null, 0); Expected = 'exited (0)' }
        @{ Method = 'Status'; Arguments = @('exited', $null, 137); Expected = "`e[31mexited (137)`e[0m" }
        @{ Method = 'Status'; Arguments = @('dead', $null, $null); Expected = "`e[31mdead`e[0m" }
        @{ Method = 'Status'; Arguments = @('a word of later', $null, $null); Expected = 'a word of later' }
        @{ Method = 'Size'; Arguments = @(0); Expected = '0 B' }
        @{ Method = 'Size'; Arguments = @(999); Expected = '999 B' }
        @{ Method = 'Size'; Arguments = @(1000); Expected = '1 kB' }
        @{ Method = 'Size'; Arguments = @(1234567); Expected = '1.23 MB' }
        @{ Method = 'Size'; Arguments = @(5000000000); Expected = '5 GB' }
        @{ Method = 'Size'; Arguments = @($null); Expected = '' }
        @{ Method = 'Milliseconds'; Arguments = @([timespan]::FromTicks(12345)); Expected = '1.2 ms' }
        @{ Method = 'Milliseconds'; Arguments = @($null); Expected = '' }
        @{ Method = 'Pairs'; Arguments = @(@{ b = 2; a = 1 }); Expected = 'a=1, b=2' }
        @{ Method = 'Pairs'; Arguments = @([Collections.Generic.Dictionary[string, string]]::new()); Expected = '' }
        @{ Method = 'Pairs'; Arguments = @(@{}); Expected = '' }
        @{ Method = 'Pairs'; Arguments = @($null); Expected = '' }
        @{ Method = 'List'; Arguments = , @('a', 'b'); Expected = 'a, b' }
        @{ Method = 'Ports'; Arguments = , @('0.0.0.0:8080->80/tcp', '[::]:8080->80/tcp', '53/udp'); Expected = '8080->80/tcp, 53/udp' }
        @{ Method = 'Ports'; Arguments = , @('127.0.0.1:8080->80/tcp'); Expected = '127.0.0.1:8080->80/tcp' }
        @{ Method = 'Ports'; Arguments = , @(); Expected = '' }
        @{ Method = 'List'; Arguments = @('text'); Expected = 'text' }
        @{ Method = 'List'; Arguments = @($null); Expected = '' }
    ) {
        [DockerPS.Output.Display]::$Method.Invoke($Arguments) | Should -BeExactly $Expected
    }

    It 'Age of <Seconds> seconds is <Expected>' -ForEach @(
        @{ Seconds = -30; Expected = 'now' }
        @{ Seconds = 0; Expected = 'now' }
        @{ Seconds = 5.5; Expected = '5 seconds ago' }
        @{ Seconds = 62; Expected = '1 minute ago' }
        @{ Seconds = 150; Expected = '2 minutes ago' }
        @{ Seconds = 4000; Expected = '66 minutes ago' }
        @{ Seconds = 7260; Expected = '2 hours ago' }
        @{ Seconds = 90000; Expected = '25 hours ago' }
        @{ Seconds = 200000; Expected = '2 days ago' }
        @{ Seconds = 1300000; Expected = '2 weeks ago' }
        @{ Seconds = 6000000; Expected = '2 months ago' }
        @{ Seconds = 70000000; Expected = '2 years ago' }
    ) {
        [DockerPS.Output.Display]::Age([datetime]::Now.AddSeconds(-$Seconds)) | Should -BeExactly $Expected
    }

    It 'Pairs of a typed dictionary are its pairs' {
        $dictionary = [Collections.Generic.Dictionary[string, string]]::new()
        $dictionary.tier = 'web'
        $dictionary.app = 'shop'
        [DockerPS.Output.Display]::Pairs($dictionary) | Should -BeExactly 'app=shop, tier=web'
    }

    It 'Age of no time is nothing' {
        [DockerPS.Output.Display]::Age($null) | Should -BeExactly ''
    }
}

Describe 'What a table shows of a stream' {
    It 'keeps a width that holds all: <Method> of <Value>' -ForEach @(
        @{ Method = 'MemoryFigure'; Value = 428KB; Width = 9; Expected = '428 KiB' }
        @{ Method = 'MemoryFigure'; Value = 1329594; Width = 9; Expected = '1.268 MiB' }
        @{ Method = 'MemoryFigure'; Value = 1073636000; Width = 9; Expected = '1024 MiB' }
        @{ Method = 'MemoryFigure'; Value = 0; Width = 9; Expected = '0 B' }
    ) {
        [DockerPS.Output.Display]::$Method($Value) | Should -BeExactly $Expected
        $Expected.Length | Should -BeLessOrEqual $Width
    }

    It 'is as wide for small traffic as for the widest' {
        $small = [DockerPS.Output.Display]::Traffic(0, 0)
        $large = [DockerPS.Output.Display]::Traffic(999999999, 1230)
        $small.Length | Should -Be 17
        $large.Length | Should -Be 17
        $large.Trim() | Should -Be '1000 MB / 1.23 kB'
    }

    It 'pads right-aligned columns where the first column has no width' {
        [xml] $document = Get-Content (Join-Path (Get-Module DockerPS).ModuleBase DockerPS.Format.ps1xml)
        foreach ($table in $document.SelectNodes('//TableControl')) {
            $headers = @($table.SelectNodes('.//TableColumnHeader'))
            $items = @($table.SelectNodes('.//TableColumnItem'))
            for ($index = 0; $index -lt $headers.Count; $index++) {
                $label, $alignment, $width = 'Label', 'Alignment', 'Width' |
                    ForEach-Object { $headers[$index].SelectSingleNode($_)?.InnerText }
                if ($alignment -ne 'Right') { continue }
                [int] $width | Should -BeGreaterThan 0 -Because $label
                if ($headers[0].SelectSingleNode('Width')) { continue }
                # Numbers that are never wider than the heading need no more.
                $items[$index].InnerText -match 'Right\(|Traffic\(' -or $label.Length -ge 8 |
                    Should -BeTrue -Because "$($table.ParentNode.Name) $label"
            }
        }
    }

    It 'shows the main properties of an object that follows another type' {
        $lines = & { $web; Get-Image busybox; Get-DockerNetwork bridge } | Out-String -Stream
        @($lines -match '^Reference|^Digest|^Options').Count | Should -Be 0
        @($lines -match '^Repository +: busybox|^Subnets +:').Count | Should -Be 2
    }

    It 'has a set of main properties for each type, and no property in it that there is not' {
        foreach ($type in (Get-Module DockerPS).ImplementingAssembly.GetExportedTypes() | Where-Object { $_.Namespace -eq 'DockerPS' -and
            $_.IsClass }) {
            if ($type.IsAbstract) { continue }
            $set = (Get-TypeData $type.FullName).DefaultDisplayPropertySet.ReferencedProperties
            $set | Should -Not -BeNullOrEmpty -Because $type.Name
            $names = $type.GetProperties().Name + (Get-TypeData $type.FullName).Members.Keys
            $set | Where-Object { $_ -notin $names } | Should -BeNullOrEmpty -Because $type.Name
        }
    }

    It 'serializes every property of a plain object' {
        foreach ($name in 'Container', 'ContainerDetail', 'Image', 'DockerNetwork', 'DockerVolume') {
            $set = (Get-TypeData "DockerPS.$name").PropertySerializationSet.ReferencedProperties
            # What is hidden asks the engine.
            $shown = ("DockerPS.$name" -as [type]).GetProperties() |
                Where-Object { -not $_.IsDefined([Management.Automation.HiddenAttribute], $true) }
            $shown.Name | Where-Object { $_ -notin $set } | Should -BeNullOrEmpty -Because $name
            $set | Where-Object { $_ -notin @($shown.Name) + 'State' } | Should -BeNullOrEmpty -Because $name
        }
    }

    It 'is text in a file: <Property>' -ForEach @(
        @{ Property = 'Ports'; Expected = '127\.0\.0\.1:\d+->80/tcp' }
        @{ Property = 'Labels'; Expected = '^app=shop, suite=format$' }
        @{ Property = 'Networks'; Expected = '^bridge$' }
        @{ Property = 'Mounts'; Expected = ':/scratch' }
    ) {
        ($web | ConvertTo-Csv | ConvertFrom-Csv).$Property | Should -Match $Expected
        $web | ConvertTo-Html -Property $Property | Out-String | Should -Not -Match '\[\]|System\.'
    }
}
