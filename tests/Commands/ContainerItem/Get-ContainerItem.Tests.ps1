BeforeDiscovery {
    . "$PSScriptRoot/../../Fixtures/Targets/ContainerTargets.ps1"

    $odd = @(
        @{ Name = 'a b'; Type = 'File' }
        @{ Name = "q'uote"; Type = 'File' }
        @{ Name = 'q"d'; Type = 'File' }
        @{ Name = '[x]'; Type = 'File' }
        @{ Name = 'st*r'; Type = 'File' }
        @{ Name = 'do$lar'; Type = 'File' }
        @{ Name = '`tick'; Type = 'File' }
        @{ Name = 'a\b'; Type = 'File' }
        @{ Name = '-dash'; Type = 'File' }
        @{ Name = "l`nine"; Type = 'File' }
        @{ Name = "end`n"; Type = 'File' }
        @{ Name = "gr$([char] 0xFC)n"; Type = 'File' }
        @{ Name = "bad$([char] 0xDCFF)"; Type = 'File' }
        @{ Name = "bad$([char] 0xDCFE)"; Type = 'File' }
        @{ Name = 'old'; Type = 'File'; Time = [datetime]::SpecifyKind('1960-01-02', 'Utc') }
        @{ Name = 'setuid'; Type = 'File'; Mode = '-rwsr-x--x'; Value = 0x9E9 }
        @{ Name = 'sticky'; Type = 'Directory'; Mode = 'drwxrwxrwt'; Value = 0x3FF }
        @{ Name = 'empty'; Type = 'Directory'; Mode = 'drwx------'; Value = 0x1C0 }
        @{ Name = 'to-file'; Type = 'SymbolicLink'; Target = '/etc/passwd' }
        @{ Name = 'to-folder'; Type = 'SymbolicLink'; Target = 'sub' }
        @{ Name = 'to-nowhere'; Type = 'SymbolicLink'; Target = 'no where' }
        @{ Name = 'to-itself'; Type = 'SymbolicLink'; Target = 'to-itself' }
        @{ Name = 'to-line'; Type = 'SymbolicLink'; Target = "li`nne`n" }
        @{ Name = 'fifo'; Type = 'Pipe'; Mode = 'prw-r--r--' }
        @{ Name = 'character'; Type = 'CharacterDevice'; Mode = 'crw-r--r--' }
        @{ Name = 'block'; Type = 'BlockDevice'; Mode = 'brw-r--r--' }
        @{ Name = 'socket'; Type = 'Socket' }
        @{ Name = 'owned'; Type = 'File'; Uid = 1000; Gid = 4711 }
    )
    $ways = @(
        @{ Way = 'busybox'; Container = 'item-web'; Option = @{} }
        @{ Way = 'the programs of GNU'; Container = 'item-gnu'; Option = @{} }
        @{ Way = 'the archive'; Container = 'item-web'; Option = @{ Method = 'Archive' } }
    )
    $oddWays = foreach ($way in $ways) { foreach ($item in $odd) { $way + @{ Item = $item; Shown = $item.Name -replace '\n', '\n' } } }
}

BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Helpers/Images.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/ContainerTargets.ps1"
    $class = 'DockerPS.Commands.GetContainerItemCommand'
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }

    # A folder of this machine that two containers see; a socket is made by who listens.
    $shared = (New-Item "$TestDrive/odd" -ItemType Directory).FullName
    $socket = [Net.Sockets.Socket]::new('Unix', 'Stream', 'Unspecified')
    $socket.Bind([Net.Sockets.UnixDomainSocketEndPoint]::new("$shared/socket"))

    New-GnuImage item-gnu:1
    $option = @{ Volume = "${shared}:/odd"; Tmpfs = '/mem'; StopSignal = 'SIGKILL' }
    $web = New-TestContainer item item-web -Status running -Option $option -Script @'
set -e
cd /odd
mkdir -p .hidden/in sub/deep/deeper empty sticky many
touch -- 'a b' "q'uote" 'q"d' '[x]' 'st*r' 'do$lar' '`tick' 'a\b' -dash 'l
ine' 'end
' "$(printf 'gr\303\274n')" "$(printf 'bad\377')" "$(printf 'bad\376')" old setuid owned .dot ..dots ... .hidden/in/file
touch sub/y.conf sub/deep/x.conf sub/deep/deeper/z.conf sub/.w.conf
mkdir /huge; dd if=/dev/zero of=/huge/big bs=1 count=0 seek=5368709120 2>/dev/null
touch -t 196001020000 old
chmod 4751 setuid; chmod 1777 sticky; chmod 700 empty; chown 1000:4711 owned
ln -s /etc/passwd to-file; ln -s sub to-folder; ln -s 'no where' to-nowhere; ln -s to-itself to-itself; ln -s 'li
ne
' to-line
mkfifo fifo; mknod character c 1 3; mknod block b 7 0
(cd many; seq 5000 | xargs touch)
echo memory >/mem/file
mkdir /secret /secret/in; touch /secret/in/file; chmod 700 /secret
mkdir /named; chmod 744 /named; touch /named/file
touch /ready
exec sleep 3600
'@
    Wait-Until { $null -ne (Get-ContainerItem item-web:/ready -ErrorAction Ignore) }
    $gnu = New-Container item-gnu:1 -Name item-gnu -Label @{ suite = 'item' } -Volume "${shared}:/odd" -StopSignal SIGKILL
    $gnu | Start-Container
    $null = New-TestContainer item item-created

    $null = New-BuiltImage item-noshell:1 'FROM busybox', 'RUN rm /bin/sh /bin/ash'
    # The shell of busybox has a stat of its own.
    New-GnuImage item-nostat:1 sh, sleep
    'noshell', 'nostat' | ForEach-Object {
        New-Container "item-${_}:1" -Name "item-$_" -Label @{ suite = 'item' } -StopSignal SIGKILL -Command sleep, 3600 | Start-Container
    }
}

AfterAll {
    # PowerShell cannot remove names that are not UTF-8.
    Invoke-ContainerCommand item-web -Command sh, -c, 'rm -rf /odd/* /odd/.[!.]* /odd/..?*'
    Remove-TestContainer item
    Remove-TestImage item-*
    $socket.Dispose()
}

Describe 'Get-ContainerItem' {
    BeforeAll { $listed = @{} }

    Add-TargetTest Get-ContainerItem -ReadOnly -Argument @{ LiteralPath = '/etc/passwd' }
    Add-TargetTest Get-ContainerItem -ReadOnly -Status running -Argument @{ Path = '/etc' }

    It 'describes <Shown> by <Way>' -ForEach $oddWays {
        if ($Way -eq 'the archive' -and $Item.Type -eq 'Socket') { Set-ItResult -Skipped -Because 'archives have no sockets'; return }
        if (-not $listed.Contains($Way)) { $listed[$Way] = @(Get-ContainerItem $Container /odd @Option) }
        $found = $listed[$Way] | Where-Object Name -CEQ $Item.Name
        $found | Should -BeOfType DockerPS.ContainerItem
        $found | Should -HaveCount 1
        $found.FullName | Should -BeExactly "/odd/$($Item.Name)"
        $found.Container | Should -BeExactly $Container
        $found.ContainerId | Should -BeExactly (Get-Container $Container).Id
        $found.Context | Should -BeExactly $env:DOCKER_HOST
        $found.ItemType | Should -BeExactly $Item.Type
        $found.IsDirectory | Should -Be ($Item.Type -eq 'Directory')
        $found.LinkTarget | Should -BeExactly $Item['Target']
        $found.Uid | Should -Be ($Item['Uid'] ?? 0)
        $found.Gid | Should -Be ($Item['Gid'] ?? 0)
        if ($Item['Time']) { $found.LastWriteTime | Should -Be $Item['Time'].ToLocalTime() }
        if ($Item['Mode']) { $found.Mode | Should -BeExactly $Item['Mode'] }
        if ($Item['Value']) { $found.ModeValue | Should -Be $Item['Value'] }
    }

    Context 'What is in a folder, by <Way>' -ForEach $ways {
        It 'leaves out hidden items without -Force' {
            (Get-ContainerItem $Container /odd @Option).Name -clike '.*' | Should -BeNullOrEmpty
            (Get-ContainerItem $Container /odd -Force @Option).Name -clike '.*' | Sort-Object |
                Should -Be '...', '..dots', '.dot', '.hidden'
        }

        It 'lists five thousand' {
            (Get-ContainerItem $Container /odd/many @Option).Count | Should -Be 5000
        }

        It 'has nothing of an empty folder, and of one without anything but hidden items' {
            Get-ContainerItem $Container /odd/empty -Force @Option | Should -BeNullOrEmpty
            Get-ContainerItem $Container /odd/.hidden/in | Should -Not -BeNullOrEmpty
        }

        It 'recurses, as deep as -Depth says, and not into hidden folders and links' {
            (Get-ContainerItem $Container /odd/sub -Recurse @Option).FullName | Should -Be @(
                '/odd/sub/deep', '/odd/sub/y.conf', '/odd/sub/deep/deeper', '/odd/sub/deep/x.conf', '/odd/sub/deep/deeper/z.conf')
            (Get-ContainerItem $Container /odd/sub -Depth 0 @Option).FullName | Should -Be /odd/sub/deep, /odd/sub/y.conf
            (Get-ContainerItem $Container /odd/sub -Depth 1 @Option).Name | Should -Be deep, y.conf, deeper, x.conf
            (Get-ContainerItem $Container /odd -Depth 1 @Option).FullName -like '/odd/to-folder/*' |
                Should -BeNullOrEmpty
            (Get-ContainerItem $Container /odd/.hidden -Recurse @Option).Name | Should -Be in, file
        }

        It 'lists only folders, or only what is none' {
            (Get-ContainerItem $Container /odd -Directory @Option).Name | Sort-Object |
                Should -Be empty, many, sticky, sub
            (Get-ContainerItem $Container /odd/sub -File -Recurse @Option).Name | Should -Be y.conf, x.conf, z.conf
        }

        It 'takes wildcards in every part of a path, as Get-ChildItem does: <Path>' -ForEach @(
            @{ Path = '/odd/sub/*.conf'; Expected = '/odd/sub/y.conf' }
            @{ Path = '/odd/s?b/*.conf'; Expected = '/odd/sub/y.conf' }
            @{ Path = '/odd/*/deep/[xy].conf'; Expected = '/odd/sub/deep/x.conf' }
            @{ Path = '/odd/sub/*'; Expected = '/odd/sub/deep', '/odd/sub/y.conf' }
            @{ Path = '/odd/sub/*.none'; Expected = @() }
            @{ Path = '/nosuch/*'; Expected = @() }
            @{ Path = '/etc/passwd/*'; Expected = @() }
        ) {
            $found = Get-ContainerItem $Container $Path @Option @quiet
            $found | ForEach-Object FullName | Should -Be $Expected
            $problems | Should -BeNullOrEmpty
        }

        It 'finds the names of a wildcard in the folders below with -Recurse' {
            (Get-ContainerItem $Container '/odd/sub/*.conf' -Recurse @Option).Name | Should -Be y.conf, x.conf, z.conf
            (Get-ContainerItem $Container '/odd/sub/*.conf' -Depth 1 -Force @Option).Name | Sort-Object | Should -Be .w.conf, x.conf, y.conf
        }

        It 'takes escaped wildcards, and -LiteralPath, as they are' {
            (Get-ContainerItem $Container '/odd/`[x`]').FullName | Should -BeExactly '/odd/[x]'
            (Get-ContainerItem $Container -LiteralPath '/odd/[x]', '/odd/st*r').FullName | Should -BeExactly '/odd/[x]', '/odd/st*r'
            Get-ContainerItem $Container '/odd/[x]' @Option | Should -BeNullOrEmpty
        }
    }

    It 'tells the names of owners that the container knows' {
        $owned = Get-ContainerItem item-web '/odd/[ao]*' | Where-Object Name -In owned, 'a b'
        $owned.User | Should -Be root, app
        $owned.Group[0] | Should -Be root
        $owned.Group[1] | Should -BeNullOrEmpty
    }

    It 'takes the container and the path in one word, also as a wildcard, and several' {
        (Get-ContainerItem item-web:/odd/sub).Name | Should -Be deep, y.conf
        (Get-ContainerItem 'item-[wg]*:/odd/sub/*.conf').Container | Sort-Object | Should -Be item-gnu, item-web
        (Get-ContainerItem item-web:/odd/sub, item-gnu:/odd/sub/deep).FullName |
            Should -Be /odd/sub/deep, /odd/sub/y.conf, /odd/sub/deep/deeper, /odd/sub/deep/x.conf
        (Get-ContainerItem item-web:odd/sub).FullName | Should -Be /odd/sub/deep, /odd/sub/y.conf
        (Get-ContainerItem item-web /etc/passwd, /etc/group).FullName | Should -Be /etc/passwd, /etc/group
    }

    It 'refuses <Words>' -ForEach @(
        @{
            Words  = 'a path beside one in the container'
            Script = { Get-ContainerItem item-web:/etc /odd }
            Text   = '*already names a path*'
        }
        @{ Words = 'a container without a path'; Script = { Get-ContainerItem item-web: }; Text = '*has no path*' }
        @{ Words = 'a path without a container'; Script = { Get-ContainerItem :/etc }; Text = '*has no container*' }
        @{ Words = '-Directory with -File'; Script = { Get-ContainerItem item-web -Directory -File }; Text = '*Omit one*' }
        @{ Words = '-User with the archive'; Script = { Get-ContainerItem item-web -User app -Method Archive }; Text = '*Omit one*' }
        @{ Words = 'a malformed wildcard'; Script = { Get-ContainerItem 'item-web:/x[2' }; Text = '*not a valid wildcard*' }
        @{ Words = 'a malformed wildcard as -Path'; Script = { Get-ContainerItem item-web 'x[2' }; Text = '*not a valid wildcard*' }
    ) {
        $ErrorActionPreference = 'Stop'
        $failure = $Script | Should -Throw $Text -PassThru
        $failure.FullyQualifiedErrorId | Should -Be "InvalidParameter,$class"
    }

    It 'lists the working folder, or else the root, if no path is given' {
        $there = New-TestContainer item item-there -Status running -Option @{ WorkingDirectory = '/there'; StopSignal = 'SIGKILL' }
        Invoke-ContainerCommand $there -Command touch, /there/file
        (Get-ContainerItem item-there).FullName | Should -Be /there/file
        (Get-ContainerItem item-web).FullName | Should -Contain /odd
        (Get-ContainerItem item-there .).FullName | Should -Contain /there
    }

    It 'asks for a file with a single request, whatever the container does' {
        . "$PSScriptRoot/../../Fixtures/Servers/RecordingProxy.ps1"
        $proxy = [RecordingProxy]::new($env:DOCKER_HOST)
        try {
            $file = Get-ContainerItem (Get-Container item-created -Context $proxy.Endpoint) /etc/passwd
            ($file.FullName, $file.ItemType, $file.Uid) | Should -Be '/etc/passwd', 'File', $null
            @($proxy.Requests) -match 'item|archive|exec|containers' | Should -Match '^(HEAD /containers/\w+/archive|GET /containers/json)'
            @($proxy.Requests) -match 'archive' | Should -HaveCount 1
        } finally {
            $proxy.Dispose()
        }
    }

    It 'lists what a link to a folder leads to, and shows a link to a file' {
        (Get-ContainerItem item-web:/odd/to-folder).FullName | Should -Be /odd/to-folder/deep, /odd/to-folder/y.conf
        (Get-ContainerItem item-web:/odd/to-folder -Method Archive).FullName | Should -Be /odd/to-folder/deep, /odd/to-folder/y.conf
        foreach ($name in 'to-file', 'to-itself', 'to-nowhere') {
            # Engines say that a link to itself does not exist.
            foreach ($method in 'Auto', 'Command' + ($name -eq 'to-itself' ? @() : 'Archive')) {
                $link = Get-ContainerItem "item-web:/odd/$name" -Method $method
                ($link.ItemType, $link.FullName) | Should -Be SymbolicLink, "/odd/$name"
            }
        }
    }

    It 'sees a tmpfs and the file systems of the kernel, as a running container does' {
        (Get-ContainerItem item-web:/mem).FullName | Should -Be /mem/file
        (Get-ContainerItem item-web:/mem/file).Length | Should -Be 7
        (Get-ContainerItem item-web:/proc/version).ItemType | Should -Be File
        (Get-ContainerItem item-web:/dev/null).ItemType | Should -Be CharacterDevice
    }

    It 'is an error for <Path>: <Id>' -ForEach @(
        @{ Path = '/nosuch'; Id = 'ContainerItemNotFound' }
        @{ Path = '/nosuch/in'; Id = 'ContainerItemNotFound' }
        @{ Path = '/etc/passwd/in'; Id = 'ContainerItemNotFound' }
        @{ Path = '/mem/nosuch'; Id = 'ContainerItemNotFound' }
        @{ Path = '/etc/passwd/'; Id = 'ContainerItemNotFolder' }
    ) {
        foreach ($method in @{}, @{ Method = 'Command' }, @{ Recurse = $true }, @{ Method = 'Archive' }) {
            if ($Path -like '/mem/*' -and $method['Method'] -eq 'Archive') { continue }
            Get-ContainerItem item-web $Path @method @quiet | Should -BeNullOrEmpty
            $problems.FullyQualifiedErrorId | Should -Be "$Id,$class"
            $problems.TargetObject | Should -Be "item-web:$($Path.TrimEnd('/'))"
        }
    }

    It 'is one error for a folder that the user may not read, and goes on elsewhere' {
        Get-ContainerItem item-web /secret, /named -User app @quiet | Should -BeNullOrEmpty
        $problems.FullyQualifiedErrorId | Should -Be "AccessDenied,$class", "AccessDenied,$class"
        $problems[0].ErrorDetails.RecommendedAction | Should -BeLike '*-User*'
        Get-ContainerItem item-web /secret/in -User app @quiet | Should -BeNullOrEmpty
        $problems.FullyQualifiedErrorId | Should -Be "AccessDenied,$class"
        (Get-ContainerItem item-web:/secret -User root).Name | Should -Be in
    }

    It 'is an error for a user that the container does not have' {
        Get-ContainerItem item-web:/odd/sub -User nosuch @quiet | Should -BeNullOrEmpty
        $problems.FullyQualifiedErrorId | Should -Be "ContainerCommandNotStarted,$class"
        "$problems" | Should -BeLike '*nosuch*'
    }

    It 'names -Method Archive where a container has no <Program>, and reads the folder with it' -ForEach @(
        @{ Program = 'sh'; Container = 'item-noshell' }
        @{ Program = 'stat'; Container = 'item-nostat' }
    ) {
        Get-ContainerItem $Container /etc @quiet | Should -BeNullOrEmpty
        $problems.FullyQualifiedErrorId | Should -Be "ContainerProgramMissing,$class"
        "$problems" | Should -BeLike "*has no '$Program'*-Method Archive*"
        (Get-ContainerItem $Container /etc -Method Archive).Name | Should -Contain hosts
        (Get-ContainerItem $Container /etc/hosts).Name | Should -Be hosts
    }

    It 'names -Method Archive where a container is <Status>, and reads the folder with it' -ForEach @(
        @{ Status = 'created' }, @{ Status = 'exited' }, @{ Status = 'paused' }
    ) {
        $made = New-TestContainer item "item-$Status-one" -Status $Status
        Get-ContainerItem $made /etc @quiet | Should -BeNullOrEmpty
        $problems.FullyQualifiedErrorId | Should -Be "ContainerNotRunning,$class"
        "$problems" | Should -BeLike '*-Method Archive*'
        $problems.ErrorDetails.RecommendedAction | Should -BeLike ($Status -eq 'paused' ? '*Resume-Container*' : '*Start-Container*')
        (Get-ContainerItem $made /etc -Method Archive).Name | Should -Contain passwd
        Get-ContainerItem $made /nosuch @quiet | Should -BeNullOrEmpty
        $problems.FullyQualifiedErrorId | Should -Be "ContainerItemNotFound,$class"
        $made | Remove-Container -Force
    }

    It 'never reads an archive that was not asked for' {
        . "$PSScriptRoot/../../Fixtures/Servers/RecordingProxy.ps1"
        $proxy = [RecordingProxy]::new($env:DOCKER_HOST)
        try {
            'item-web', 'item-noshell', 'item-created' | ForEach-Object {
                $null = Get-ContainerItem $_ /etc, / -Recurse -Context $proxy.Endpoint @quiet
            }
            @($proxy.Requests) -match '^GET /containers/\w+/archive' | Should -BeNullOrEmpty
        } finally {
            $proxy.Dispose()
        }
    }

    Context 'The archive' {
        BeforeAll {
            Invoke-ContainerCommand item-web -Command sh, -c, @'
mkdir /large; cd /large; dd if=/dev/zero of=file bs=1 count=0 seek=157286400 2>/dev/null; ln file hard; touch z
'@
        }

        It 'does not hold the container while the reader rests' {
            $watch = [Diagnostics.Stopwatch]::StartNew()
            $first = $true
            Get-ContainerItem item-web:/large -Method Archive -WarningAction Ignore | ForEach-Object {
                if ($first) {
                    $watch.Restart()
                    Get-Container item-web -Detail | Should -Not -BeNullOrEmpty
                    Get-ContainerItem item-web:/etc/passwd | Should -Not -BeNullOrEmpty
                    $watch.Elapsed.TotalSeconds | Should -BeLessThan 5
                    $first = $false
                }
            }
        }

        It 'lets the container stop while the reader rests' {
            $rest = New-TestContainer item item-rest -Status running
            Get-ContainerItem $rest / -Method Archive -Recurse | Select-Object -First 3 | ForEach-Object {
                $watch = [Diagnostics.Stopwatch]::StartNew()
                Stop-Container $rest -Timeout 1
                $watch.Elapsed.TotalSeconds | Should -BeLessThan 5
            }
            (Get-Container item-rest).Status | Should -Be exited
        }

        It 'warns once when it is large, and has the sizes of hard links' {
            $found = Get-ContainerItem item-web:/large -Method Archive -WarningVariable warned -WarningAction SilentlyContinue
            $found | ForEach-Object Length | Sort-Object | Should -Be 0, 150MB, 150MB
            $warned | Should -HaveCount 1
            "$warned" | Should -BeLike "*'item-web:/large' is larger than 100 MB*"
        }

        It 'shows its progress in bytes, and ends at once' {
            $script = 'Import-Module DockerPS; Get-ContainerItem item-web:/huge -Method Archive'
            Assert-Stoppable $script { param($shell) "$($shell.Streams.Progress | ForEach-Object StatusDescription)" -match 'MB, .*/s' }
        }

        It 'has files of more than 4 GiB' {
            foreach ($method in 'Auto', 'Archive') {
                (Get-ContainerItem item-web:/huge -Method $method -WarningAction Ignore).Size | Should -Be 5GB
            }
        }
    }

    It 'ends at once while a command runs' {
        $script = 'Import-Module DockerPS; "begun"; while ($true) { $null = Get-ContainerItem item-web:/ -Recurse }'
        Assert-Stoppable "param(`$done) $script" { param($shell) $shell.InvocationStateInfo.State -eq 'Running' }
    }

    It 'writes objects that survive a job or a file' {
        $item = Get-ContainerItem 'item-web:/odd/[o]ld'
        $copy = Copy-Deserialized $item
        $copy.LastWriteTime | Should -BeOfType datetime
        $copy.LastWriteTime | Should -Be $item.LastWriteTime
        $copy.Length | Should -BeOfType long
        ($copy.FullName, $copy.ItemType, $copy.ModeValue) | Should -Be ($item.FullName, $item.ItemType, $item.ModeValue)
        "$copy" | Should -BeExactly 'item-web:/odd/old'
        ($copy | Get-ContainerItem).FullName | Should -BeExactly /odd/old
    }

    It 'lists what folders from the pipeline hold' {
        (Get-ContainerItem item-web:/odd/sub -Directory | Get-ContainerItem).Name | Should -Be deeper, x.conf
    }

    It 'refuses a name that is not UTF-8 where a request would change it' {
        Get-ContainerItem 'item-web:/odd/bad*' | Get-ContainerItem @quiet | Should -BeNullOrEmpty
        $problems.FullyQualifiedErrorId | Should -Be "ContainerPathInvalid,$class", "ContainerPathInvalid,$class"
        $problems | ForEach-Object { "$_" } | Should -BeLike '*\xf?*'
    }

    Context 'Into Copy-ContainerItem' {
        BeforeEach {
            Push-Location (New-Item "$TestDrive/out-$([guid]::NewGuid())" -ItemType Directory)
            $null = New-Item etc -ItemType Directory
        }

        AfterEach { Pop-Location }

        It 'goes by the pipeline, whatever the names are' {
            Get-ContainerItem item-web:/odd -File |
                Where-Object { $_.ItemType -eq 'File' -and $_.Length -lt 1KB -and $_.Name -notlike 'bad*' } |
                Copy-ContainerItem -Destination ./etc
            $names = (Get-ChildItem etc).Name
            foreach ($name in '[x]', 'st*r', '-dash', 'a b', '`tick', 'a\b', "l`nine") { $names | Should -Contain $name }
        }

        It 'takes the files that are larger' {
            Invoke-ContainerCommand item-web -Command sh, -c, @'
mkdir -p /some/folder; head -c 3000 /dev/zero >/some/large; echo 1 >/some/small
'@
            Get-ContainerItem item-web:/some | Where-Object Length -GT 1KB | Copy-ContainerItem -Destination ./etc -PassThru |
                ForEach-Object Name | Should -Be large
            (Get-ChildItem etc).Name | Should -Be large
        }

        It 'takes copies of objects, bags of properties, and goes into other containers' {
            Copy-Deserialized (Get-ContainerItem item-web:/etc/passwd) | Copy-ContainerItem -Destination ./etc
            Get-ContainerItem item-web:/etc/group | Select-Object Name, Container, FullName | Copy-ContainerItem -Destination ./etc
            (Get-ChildItem etc).Name | Sort-Object | Should -Be group, passwd
            Get-ContainerItem item-web:/etc/passwd | Copy-ContainerItem -ToContainer item-created -Destination /tmp
            (Get-ContainerItem item-created:/tmp/passwd).Length | Should -BeGreaterThan 0
        }

        It 'needs a folder if the destination ends like one, or makes it with -Force, however many items come' {
            Get-ContainerItem item-web:/etc/passwd | Copy-ContainerItem -Destination ./new/ @quiet
            $problems.FullyQualifiedErrorId | Should -Be 'DestinationNotSuitable,DockerPS.Commands.CopyContainerItemCommand'
            Get-ContainerItem item-web:/etc/passwd | Copy-ContainerItem -Destination ./new/ -Force
            Test-Path new/passwd -PathType Leaf | Should -BeTrue
        }

        It 'asks the engine of the item' {
            $item = Get-ContainerItem item-web:/etc/passwd -Context $env:DOCKERPS_TEST_TCP
            $item | Copy-ContainerItem -Destination ./etc -Context tcp://127.0.0.1:1
            Test-Path etc/passwd | Should -BeTrue
        }

        It 'refuses a name that is not UTF-8, and copies the others' {
            Get-ContainerItem 'item-web:/odd/[bs]*' -File | Where-Object ItemType -EQ File | Where-Object Length -LT 1KB |
                Copy-ContainerItem -Destination ./etc @quiet
            (Get-ChildItem etc).Name | Sort-Object | Should -Be setuid, 'st*r'
            $problems.FullyQualifiedErrorId | Select-Object -Unique |
                Should -Be 'ContainerPathInvalid,DockerPS.Commands.CopyContainerItemCommand'
        }
    }
}

Describe 'Completion of paths in containers' {
    BeforeAll {
        function Complete([string] $Line) { (TabExpansion2 $Line $Line.Length).CompletionMatches | ForEach-Object CompletionText }

        Invoke-ContainerCommand item-web -Command sh, -c, @'
mkdir -p '/tab/fol der' /tab/sub; cd /tab
touch plain '[br]' "q'uo" 'do$lar' .hidden 'fol der/in side' "$(printf 'bad\377')" "$(printf 'li\nne')"
'@
    }

    It 'gives <Expected> for <Line>' -ForEach @(
        @{ Line = 'Get-ContainerItem item-web:/ta'; Expected = 'item-web:/tab/' }
        @{ Line = 'Get-ContainerItem item-web:ta'; Expected = 'item-web:/tab/' }
        @{ Line = 'Get-ContainerItem item-web:/tab/p'; Expected = 'item-web:/tab/plain' }
        @{ Line = 'Get-ContainerItem item-web:/tab/.'; Expected = 'item-web:/tab/.hidden' }
        @{ Line = 'Get-ContainerItem item-web:/tab/f'; Expected = "'item-web:/tab/fol der/'" }
        @{ Line = "Get-ContainerItem 'item-web:/tab/fol der/"; Expected = "'item-web:/tab/fol der/in side'" }
        @{ Line = 'Get-ContainerItem "item-web:/tab/p'; Expected = '"item-web:/tab/plain"' }
        @{ Line = 'Get-ContainerItem "item-web:/tab/d'; Expected = "'item-web:/tab/do`$lar'" }
        @{ Line = "Get-ContainerItem 'item-web:/tab/q''"; Expected = "'item-web:/tab/q''uo'" }
        @{ Line = "Get-ContainerItem 'item-web:/tab/``["; Expected = "'item-web:/tab/``[br``]'" }
        @{ Line = 'Get-ContainerItem item-web /tab/p'; Expected = '/tab/plain' }
        @{ Line = 'Get-ContainerItem item-web -LiteralPath /tab/['; Expected = "'/tab/[br]'" }
        @{ Line = 'Get-ContainerContent item-web:/tab/p'; Expected = 'item-web:/tab/plain' }
        @{ Line = 'Set-ContainerContent item-web:/tab/p'; Expected = 'item-web:/tab/plain' }
        @{ Line = 'Copy-ContainerItem item-web:/tab/p'; Expected = 'item-web:/tab/plain' }
        @{ Line = 'Copy-ContainerItem ./x item-web:/tab/p'; Expected = 'item-web:/tab/plain' }
        @{ Line = 'Copy-ContainerItem -FromContainer item-web /tab/p'; Expected = '/tab/plain' }
        @{ Line = 'Copy-ContainerItem ./x -ToContainer item-web -Destination /tab/['; Expected = "'/tab/[br]'" }
        @{ Line = 'Get-ContainerItem item-created:/et'; Expected = $null }
        @{ Line = 'Get-ContainerItem item-noshell:/et'; Expected = $null }
        @{ Line = 'Get-ContainerItem item-nosuch:/et'; Expected = $null }
        @{ Line = 'Get-ContainerItem item-web:/nosuch/'; Expected = $null }
        @{ Line = 'Get-ContainerItem -Context unix:///nosuch.sock item-web:/et'; Expected = $null }
        @{ Line = 'Stop-Container item-web:/ta'; Expected = $null }
    ) {
        $count = $Error.Count
        Complete $Line | Should -BeExactly $Expected
        $Error.Count | Should -Be $count
    }

    It 'gives names that a command line can hold, and what it gives names the item' {
        $found = Complete 'Get-ContainerItem item-web:/tab/'
        $found | Should -HaveCount 6
        $found | ForEach-Object { & ([scriptblock]::Create("Get-ContainerItem $_")) } | ForEach-Object FullName |
            Should -Be '/tab/[br]', '/tab/do$lar', '/tab/fol der/in side', '/tab/plain', "/tab/q'uo"
    }

    It 'ends after two seconds, whatever the engine does' {
        . "$PSScriptRoot/../../Fixtures/Servers/RecordingProxy.ps1"
        foreach ($silent in '^GET /containers/json', '^POST /containers/\w+/exec', '^POST /exec') {
            $proxy = [RecordingProxy]::new($env:DOCKER_HOST)
            try {
                $proxy.Ignore = $silent
                $watch = [Diagnostics.Stopwatch]::StartNew()
                Complete "Get-ContainerItem -Context $($proxy.Endpoint) item-web:/ta" | Should -BeNullOrEmpty
                $watch.Elapsed.TotalSeconds | Should -BeLessThan 3
            } finally {
                $proxy.Dispose()
            }
        }
    }
}
