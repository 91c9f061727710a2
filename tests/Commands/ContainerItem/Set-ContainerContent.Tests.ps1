BeforeDiscovery {
    . "$PSScriptRoot/../../Fixtures/Targets/ContainerTargets.ps1"
}

BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Servers/RecordingProxy.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/ContainerTargets.ps1"
    $class = 'DockerPS.Commands.SetContainerContentCommand'
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    $mounted = (New-Item "$TestDrive/mounted" -Value 'old' -ItemType File).FullName
    $shut = (New-Item "$TestDrive/shut" -ItemType Directory).FullName
    $web = New-TestContainer write write-web -Status running -Option @{
        Tmpfs = '/mem'; Volume = '/vol', "${mounted}:/mounted", "${shut}:/shut:ro"; StopSignal = 'SIGKILL'
    }
    $stopped = New-TestContainer write write-stopped -Option @{ Tmpfs = '/mem'; Volume = '/vol', "${mounted}:/mounted" }

    # A file as a shell in the container sees it.
    function Get-Seen([string] $Path, [string] $Container = 'write-web') {
        Invoke-ContainerCommand $Container -Command cat, $Path -Raw
    }

    function Get-Owner([string] $Path) {
        Invoke-ContainerCommand write-web -Command stat, -c, '%a %u %g', $Path
    }
}

AfterAll {
    Remove-TestContainer write
}

Describe 'Set-ContainerContent' {
    It 'writes a new file for root, with the mode 0644' {
        'one', 'two' | Set-ContainerContent write-web:/tmp/new | Should -BeNullOrEmpty
        Get-Seen /tmp/new | Should -BeExactly "one`ntwo`n"
        Get-Owner /tmp/new | Should -Be '644 0 0'
    }

    It 'writes <Words>' -ForEach @(
        @{ Words = 'a text with a line end'; Option = @{ Value = 'x' }; Expected = "x`n" }
        @{ Words = 'several lines'; Option = @{ Value = 'x', 'y' }; Expected = "x`ny`n" }
        @{ Words = 'no line ends with -NoNewline'; Option = @{ Value = 'x', 'y'; NoNewline = $true }; Expected = 'xy' }
        @{ Words = 'line ends as they are'; Option = @{ Value = "a`r`nb`rc"; NoNewline = $true }; Expected = "a`r`nb`rc" }
        @{ Words = 'numbers as text'; Option = @{ Value = 1, 2.5 }; Expected = "1`n2.5`n" }
        @{ Words = 'nothing'; Option = @{ Value = ''; NoNewline = $true }; Expected = '' }
        @{ Words = 'an empty line'; Option = @{ Value = '' }; Expected = "`n" }
        @{ Words = 'an empty list as an empty file'; Option = @{ Value = @() }; Expected = '' }
        @{ Words = 'nothing for null, as Set-Content'; Option = @{ Value = 'x', $null, 'y' }; Expected = "x`ny`n" }
        @{ Words = 'an empty file for null alone'; Option = @{ Value = $null }; Expected = '' }
        @{ Words = 'UTF-8 without a mark'; Option = @{ Value = "gr$([char] 0xFC)n"; NoNewline = $true }; Expected = "gr$([char] 0xFC)n" }
    ) {
        Set-ContainerContent write-web:/tmp/words @Option
        $bytes = Get-ContainerContent write-web:/tmp/words -AsByteStream -Raw
        [Convert]::ToHexString($bytes) | Should -Be ([Convert]::ToHexString([Text.Encoding]::UTF8.GetBytes($Expected)))
    }

    It 'writes the encoding <Encoding>' -ForEach @(
        @{ Encoding = 'unicode'; Expected = 'FFFE780079000A00' }
        @{ Encoding = 'utf8BOM'; Expected = 'EFBBBF78790A' }
        @{ Encoding = 'utf8'; Expected = '78790A' }
        @{ Encoding = 'ascii'; Expected = '78790A' }
    ) {
        Set-ContainerContent write-web:/tmp/encoded -Value xy -Encoding $Encoding
        [Convert]::ToHexString((Get-ContainerContent write-web:/tmp/encoded -AsByteStream -Raw)) | Should -Be $Expected
        Get-ContainerContent write-web:/tmp/encoded | Should -BeExactly xy
    }

    It 'brings <Size> bytes back as they were, <Where>' -ForEach @(
        foreach ($where in @{ Where = 'in the container'; Folder = '/tmp' }, @{ Where = 'in a tmpfs'; Folder = '/mem' }) {
            foreach ($size in 0, 1, 65536, 20000001) { $where + @{ Size = $size } }
        }
    ) {
        $bytes = [byte[]]::new($Size)
        [Random]::new(42).NextBytes($bytes)
        Set-ContainerContent "write-web:$Folder/bytes" -Value $bytes -AsByteStream
        $back = Get-ContainerContent "write-web:$Folder/bytes" -AsByteStream -Raw
        [Convert]::ToHexString([Security.Cryptography.SHA256]::HashData($back)) |
            Should -Be ([Convert]::ToHexString([Security.Cryptography.SHA256]::HashData($bytes)))
    }

    It 'streams 200 MB from one container to another' {
        Invoke-ContainerCommand write-web -Command sh, -c, 'head -c 200000000 /dev/urandom >/tmp/large'
        Get-ContainerContent write-web:/tmp/large -AsByteStream | Set-ContainerContent write-stopped:/tmp/large -AsByteStream
        $all = Get-ContainerContent write-stopped:/tmp/large -AsByteStream -Raw
        $all.Length | Should -Be 200000000
        $sum = (Invoke-ContainerCommand write-web -Command sha256sum, /tmp/large) -split ' ' | Select-Object -First 1
        [Convert]::ToHexString([Security.Cryptography.SHA256]::HashData($all)) | Should -Be $sum
        Invoke-ContainerCommand write-web -Command rm, /tmp/large
    }

    It 'keeps owner, group and mode of a file, <Where>' -ForEach @(
        @{ Where = 'in the container'; Path = '/tmp/owned' }
        @{ Where = 'in a tmpfs'; Path = '/mem/owned' }
        @{ Where = 'in a volume'; Path = '/vol/owned' }
    ) {
        Invoke-ContainerCommand write-web -Command sh, -c, "echo old >$Path; chown 1000:4711 $Path; chmod 640 $Path"
        Set-ContainerContent "write-web:$Path" -Value new
        Get-Seen $Path | Should -BeExactly "new`n"
        Get-Owner $Path | Should -Be '640 1000 4711'
    }

    It 'follows links as a writer does' {
        Invoke-ContainerCommand write-web -Command sh, -c, @'
cd /tmp; echo old >aim; ln -sf aim link; ln -sf /tmp/made hanging; ln -sf /mem/file memory
'@
        Set-ContainerContent write-web:/tmp/link, write-web:/tmp/hanging, write-web:/tmp/memory -Value new
        Get-Seen /tmp/aim | Should -BeExactly "new`n"
        Get-Seen /tmp/made | Should -BeExactly "new`n"
        Get-Seen /mem/file | Should -BeExactly "new`n"
        (Get-ContainerItem write-web:/tmp/link).LinkTarget | Should -Be /tmp/aim
    }

    It 'follows links to folders into what is mounted there' {
        Invoke-ContainerCommand write-web -Command sh, -c, @'
cd /tmp; ln -sfn /mem memories; ln -sfn memories/../shut closed; mkdir -p /mem/sub
'@
        Set-ContainerContent write-web:/tmp/memories/sub/linked -Value new
        Get-Seen /mem/sub/linked | Should -BeExactly "new`n"
        Get-ContainerContent write-web:/tmp/memories/sub/linked | Should -Be new
        Set-ContainerContent write-web:/tmp/closed/file -Value new @quiet
        $problems.FullyQualifiedErrorId | Should -Be "AccessDenied,$class"
    }

    It 'writes mounted files in place: <Path>' -ForEach @{ Path = '/etc/hosts' }, @{ Path = '/mounted' } {
        $before = Invoke-ContainerCommand write-web -Command stat, -c, '%i %a', $Path
        Set-ContainerContent write-web $Path -Value '127.0.0.1 localhost', '10.0.0.1 db' -PassThru | ForEach-Object FullName |
            Should -Be $Path
        (Get-Seen $Path) | Should -BeExactly "127.0.0.1 localhost`n10.0.0.1 db`n"
        Invoke-ContainerCommand write-web -Command stat, -c, '%i %a', $Path | Should -Be $before
        Get-ContainerContent write-web $Path | Should -HaveCount 2
    }

    It 'writes to stopped containers' {
        Set-ContainerContent write-stopped:/tmp/file -Value stopped
        Get-ContainerContent write-stopped:/tmp/file | Should -Be stopped
    }

    It 'writes one file in each of several containers' {
        Get-Container write-web, write-stopped | Set-ContainerContent -Path /tmp/several -Value both -PassThru |
            ForEach-Object { "$_" } | Should -Be write-web:/tmp/several, write-stopped:/tmp/several
        'piped' | Set-ContainerContent 'write-*' -Path /tmp/several
        Get-ContainerContent 'write-*:/tmp/several' | Should -Be piped, piped
    }

    It 'takes the items of Get-ContainerItem' {
        Set-ContainerContent write-web -LiteralPath '/tmp/[x]' -Value old
        Get-ContainerItem write-web -LiteralPath '/tmp/[x]' | Set-ContainerContent -Value new
        Get-ContainerContent write-web -LiteralPath '/tmp/[x]' | Should -Be new
    }

    It 'writes an object with -PassThru' {
        $item = Set-ContainerContent write-web:/tmp/passed -Value x -PassThru
        $item | Should -BeOfType DockerPS.ContainerItem
        ($item.FullName, $item.Length, $item.Mode) | Should -Be '/tmp/passed', 2, '-rw-r--r--'
        (Set-ContainerContent write-web:/mem/passed -Value x -PassThru).Uid | Should -Be 0
    }

    It 'changes nothing with -WhatIf, and says what it would' {
        Set-ContainerContent write-web:/tmp/whatif -Value old
        $said = Get-WhatIfText 'Set-ContainerContent write-web:/tmp/whatif -Value new -WhatIf'
        $said | Should -BeLike "*Set content*write-web:/tmp/whatif*"
        Get-ContainerContent write-web:/tmp/whatif | Should -Be old
    }

    It 'changes nothing if nothing comes by the pipeline' {
        Set-ContainerContent write-web:/tmp/kept -Value old
        Get-Content /nosuch @quiet | Set-ContainerContent write-web:/tmp/kept
        Get-ContainerContent write-web:/tmp/kept | Should -Be old
    }

    It 'refuses <Words>, before anything is written' -ForEach @(
        @{
            Words  = 'bytes as text'
            Script = { Set-ContainerContent write-web:/tmp/never -Value ([byte[]] (1, 2)) }
            Text   = '*-AsByteStream*'
        }
        @{
            Words  = 'piped bytes as text'
            Script = { [byte[]] (1, 2) | Set-ContainerContent write-web:/tmp/never }
            Text   = '*-AsByteStream*'
        }
        @{ Words = 'text as bytes'; Script = { Set-ContainerContent write-web:/tmp/never -Value x -AsByteStream }; Text = '*needs bytes*' }
        @{
            Words  = 'an encoding of bytes'
            Script = { Set-ContainerContent write-web:/tmp/never -Value 1 -AsByteStream -Encoding utf8 }
            Text   = '*Omit one*'
        }
        @{ Words = 'a wildcard'; Script = { Set-ContainerContent 'write-web:/tmp/n*' -Value x }; Text = '*-LiteralPath*' }
        @{
            Words  = 'two paths'
            Script = { Set-ContainerContent write-web:/tmp/never /tmp/other -Value x }
            Text   = '*already names a path*'
        }
        @{ Words = 'no path'; Script = { Set-ContainerContent write-web -Value x }; Text = '*No file is named*' }
    ) {
        $ErrorActionPreference = 'Stop'
        ($Script | Should -Throw $Text -PassThru).FullyQualifiedErrorId | Should -Be "InvalidParameter,$class"
        Get-ContainerItem write-web:/tmp/never -ErrorAction Ignore | Should -BeNullOrEmpty
    }

    It 'is an error for <Path>: <Id>' -ForEach @(
        @{ Path = '/no/such/file'; Id = 'ContainerItemNotFound'; Text = "*folder '/no/such' does not exist*" }
        @{ Path = '/mem/no/file'; Id = 'ContainerItemNotFound'; Text = "*folder '/mem/no' does not exist*" }
        @{ Path = '/tmp'; Id = 'ContainerItemNotFile'; Text = '*is a folder*' }
        @{ Path = '/tmp/'; Id = 'ContainerItemNotFile'; Text = '*is a folder*' }
        @{ Path = '/dev/full'; Id = 'ContainerItemNotFile'; Text = '*is not a regular file*' }
        @{ Path = '/dev/shm'; Id = 'ContainerItemNotFile'; Text = '*is a folder*' }
        @{ Path = '/tmp/loop'; Id = 'DestinationNotSuitable'; Text = '*too many links*' }
        @{ Path = '/shut/file'; Id = 'AccessDenied'; Text = "*the mount '/shut' is read-only*" }
    ) {
        Invoke-ContainerCommand write-web -Command ln, -sfn, loop, /tmp/loop
        Set-ContainerContent write-web $Path -Value x @quiet
        $problems.FullyQualifiedErrorId | Should -Be "$Id,$class"
        "$problems" | Should -BeLike $Text
    }

    It 'is an error for a file that needs a running container: <Path>' -ForEach @(
        @{ Path = '/etc/hosts' }, @{ Path = '/mounted' }, @{ Path = '/mem/x' }
    ) {
        $content = Get-Content $mounted -Raw
        Set-ContainerContent write-stopped $Path -Value x @quiet
        $problems.FullyQualifiedErrorId | Should -Be "ContainerNotRunning,$class"
        $problems.ErrorDetails.RecommendedAction | Should -BeLike '*Start-Container*'
        Get-Content $mounted -Raw | Should -BeExactly $content
    }

    It 'is an error for a read-only root, and writes to what is mounted there' {
        $made = New-TestContainer write write-readonly -Status running -Option @{
            ReadOnly = $true; Tmpfs = '/mem'; Volume = '/vol'; StopSignal = 'SIGKILL'
        }
        Set-ContainerContent $made /tmp/x -Value x @quiet
        $problems.FullyQualifiedErrorId | Should -Be "AccessDenied,$class"
        "$problems" | Should -BeLike '*root file system*read-only*'
        Set-ContainerContent $made /mem/x -Value memory
        Set-ContainerContent $made /vol/x -Value volume
        Get-ContainerContent $made /mem/x, /vol/x | Should -Be memory, volume
    }

    It 'is an error for a container that is gone, and one for an engine that is' {
        $gone = New-TestContainer write write-gone
        $gone | Remove-Container -Force
        $gone | Set-ContainerContent -Path /tmp/x -Value x @quiet
        $problems.FullyQualifiedErrorId | Should -Be "ContainerNotFound,$class"
        { Set-ContainerContent write-web:/tmp/x -Value x -Context tcp://127.0.0.1:1 -ErrorAction Stop } |
            Should -Throw -ErrorId "EngineUnreachable,$class"
    }

    It 'refuses the item of another computer' {
        $item = Copy-Deserialized (Set-ContainerContent write-web:/tmp/elsewhere -Value old -PassThru) @{ PSComputerName = 'elsewhere' }
        $item | Set-ContainerContent -Value new @quiet
        $problems.FullyQualifiedErrorId | Should -Be "ObjectFromElsewhere,$class"
        Get-ContainerContent write-web:/tmp/elsewhere | Should -Be old
    }

    Context 'If a write breaks off' {
        BeforeEach {
            Invoke-ContainerCommand write-web -Command sh, -c, @'
echo old >/tmp/safe; chown 12:34 /tmp/safe; chmod 600 /tmp/safe; echo old >/mem/safe
'@
            $proxy = [RecordingProxy]::new($env:DOCKER_HOST)
            $bytes = [byte[]]::new(3MB)
        }

        AfterEach { $proxy.Dispose() }

        It 'has the old content again, with its owner' {
            ($proxy.Cut, $proxy.CutAfter) = '^PUT', 1MB
            $target = Get-Container write-web -Context $proxy.Endpoint
            { Set-ContainerContent $target /tmp/safe -Value $bytes -AsByteStream -ErrorAction Stop } | Should -Throw
            Get-Seen /tmp/safe | Should -BeExactly "old`n"
            Get-Owner /tmp/safe | Should -Be '600 12 34'
        }

        It 'has the old content again in a tmpfs' {
            ($proxy.Cut, $proxy.CutAfter) = '^POST /exec/\w+/start', 1MB
            $target = Get-Container write-web -Context $proxy.Endpoint
            { Set-ContainerContent $target /mem/safe -Value $bytes -AsByteStream -ErrorAction Stop } | Should -Throw
            Wait-Until { (Get-Seen /mem/safe) -ceq "old`n" }
        }

        It 'saves the old content here if it cannot be written back' {
            ($proxy.Cut, $proxy.CutAfter) = '^PUT', 0
            Invoke-ContainerCommand write-web -Command sh, -c, 'head -c 2000000 /dev/zero >/tmp/safe'
            ($proxy.Cut, $proxy.CutAfter) = '^PUT', 1MB
            $target = Get-Container write-web -Context $proxy.Endpoint
            Set-ContainerContent $target /tmp/safe -Value $bytes -AsByteStream @quiet
            $problems.FullyQualifiedErrorId | Should -Be "ContainerItemNotWritten,$class"
            $problems.ErrorDetails.RecommendedAction -match "'(?<file>/[^']+)'" | Should -BeTrue
            (Get-Item $Matches.file).Length | Should -Be 2000000
            Remove-Item $Matches.file
        }

        It 'has the old content again after Ctrl+C' {
            $proxy.Ignore = '^PUT'
            $script = @"
Import-Module DockerPS
Get-Container write-web -Context $($proxy.Endpoint) | Set-ContainerContent -Path /tmp/safe -Value ([byte[]]::new(1MB)) -AsByteStream
"@
            $shell = [powershell]::Create().AddScript($script)
            $null = $shell.BeginInvoke()
            Wait-Until { $proxy.Ignored -gt 0 }
            $shell.Stop()
            $shell.Dispose()
            Get-Seen /tmp/safe | Should -BeExactly "old`n"
        }

        It 'keeps the old content if the disk is full' {
            Invoke-ContainerCommand write-web -Command sh, -c, 'mkdir /small 2>/dev/null; echo'
            $small = New-TestContainer write write-small -Status running -Option @{ Tmpfs = '/small:size=1m'; StopSignal = 'SIGKILL' }
            Set-ContainerContent $small /small/file -Value old
            Set-ContainerContent $small /small/file -Value $bytes -AsByteStream @quiet
            $problems.FullyQualifiedErrorId | Should -Be "ContainerItemNotWritten,$class"
            "$problems" | Should -BeLike '*No space left*'
            Get-ContainerContent $small /small/file | Should -Be old
            Set-ContainerContent $small /small/new -Value $bytes -AsByteStream @quiet
            $problems.FullyQualifiedErrorId | Should -Be "ContainerItemNotWritten,$class"
            Get-ContainerItem $small /small | ForEach-Object Name | Should -Be file
        }
    }
}
