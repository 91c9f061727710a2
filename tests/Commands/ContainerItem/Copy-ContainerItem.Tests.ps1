BeforeDiscovery {
    $hosts = @(
        @{ Text = '/abs/a:b'; Here = $true }
        @{ Text = './a:b'; Here = $true }
        @{ Text = '../a:b'; Here = $true }
        @{ Text = '~/a:b'; Here = $true }
        @{ Text = 'plain'; Here = $true }
        @{ Text = ':/x'; Here = $true }
        @{ Text = 'copy-web:'; Here = $true }
        @{ Text = 'C:\Windows\x'; Here = $true }
        @{ Text = '\\server\share:x'; Here = $true }
        @{ Text = 'Temp:/x'; Here = $true }
        @{ Text = 'Microsoft.PowerShell.Core\FileSystem::/tmp/x'; Here = $true }
        @{ Text = 'FileSystem::/tmp/x'; Here = $true }
        @{ Text = 'web:/etc/hosts'; Container = 'web'; Path = '/etc/hosts' }
        @{ Text = 'web:etc/hosts'; Container = 'web'; Path = 'etc/hosts' }
        @{ Text = 'web_1.a-b:/x:y'; Container = 'web_1.a-b'; Path = '/x:y' }
        @{ Text = 'web*:/x'; Container = 'web*'; Path = '/x' }
        @{ Text = 'web:C:\x'; Container = 'web'; Path = 'C:\x' }
    )
}

BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/ContainerTargets.ps1"
}

Describe 'Copy-ContainerItem' {
    BeforeAll {
        $class = 'DockerPS.Commands.CopyContainerItemCommand'
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
        $web, $db = New-TestContainer copy copy-web, copy-db | Sort-Object Name -Descending
        $run = New-TestContainer copy copy-run -Status running

        # What is in a folder of a container, past the module: kind, name and link; data of files.
        function Get-Inside([string] $Path, [string] $Container = 'copy-web') {
            $answer = "$TestDrive/inside.tar"
            $socket = $env:DOCKERPS_TEST_HOST -replace '^unix://'
            $query = "path=$([uri]::EscapeDataString($Path))"
            $null = Invoke-WebRequest "http://localhost/containers/$Container/archive?$query" -UnixSocket $socket -OutFile $answer
            $null = New-Item "$TestDrive/inside" -ItemType Directory -Force
            Get-ChildItem "$TestDrive/inside" -Force | Remove-Item -Recurse -Force
            tar -xf $answer -C "$TestDrive/inside"
            Get-ChildItem "$TestDrive/inside" -Recurse -Force | Sort-Object FullName | ForEach-Object {
                $name = [IO.Path]::GetRelativePath("$TestDrive/inside", $_.FullName)
                if ($_.LinkTarget) {
                    "$name -> $($_.LinkTarget)"
                } elseif ($_.PSIsContainer) {
                    "$name/"
                } else {
                    "$name=$(Get-Content -LiteralPath $_.FullName -Raw)"
                }
            }
        }
    }

    BeforeEach {
        Push-Location $TestDrive
        Get-ChildItem -Force | Remove-Item -Recurse -Force
        $null = New-Item tree/sub, tree/empty -ItemType Directory
        [IO.File]::WriteAllText("$TestDrive/file", 'file')
        [IO.File]::WriteAllText("$TestDrive/tree/one", '1')
        [IO.File]::WriteAllText("$TestDrive/tree/sub/two", '2')
        $null = New-Item tree/link -ItemType SymbolicLink -Target one
        $whole = '/', '/empty/', '/link -> one', '/one=1', '/sub/', '/sub/two=2'
    }

    AfterEach {
        Pop-Location
    }

    AfterAll {
        Remove-TestContainer copy
    }

    Context 'The rules of docker cp, into a container' {
        BeforeAll {
            [IO.File]::WriteAllText("$TestDrive/old", 'old')
            Copy-ContainerItem "$TestDrive/old" copy-web:/tmp/existing
            Copy-ContainerItem "$TestDrive/old" copy-web:/made/folder/old -Force
        }

        It 'refuses names that are not UTF-8 one by one, and replaces nothing with them: <Way>' -ForEach @(
            @{
                Way  = 'to this computer'
                Read = { Get-ChildItem out -Recurse -File | ForEach-Object { "$($_.Name)=$(Get-Content -LiteralPath $_ -Raw)" } }
            }
            @{
                Way  = 'to a container'
                Read = { Get-Inside /tmp/names copy-db | Where-Object { $_ -match '=' } | ForEach-Object { Split-Path -Leaf $_ } }
            }
        ) {
            Invoke-ContainerCommand copy-run -Command sh, -c, @'
mkdir -p /tmp/names/$(printf 'd\376') && cd /tmp/names && printf 1 >good && printf 2 >$(printf 'a\377') && printf 3 >$(printf 'a\376') &&
printf 4 >$(printf 'a\357\277\275') && printf 5 >$(printf 'd\376/in') && ln -s $(printf 'a\377') link
'@
            if ($Way -eq 'to this computer') {
                $null = New-Item out -ItemType Directory
                Copy-ContainerItem copy-run:/tmp/names out @quiet
            } else {
                Copy-ContainerItem copy-run:/tmp/names copy-db:/tmp/names @quiet
            }
            & $Read | Sort-Object | Should -Be "a$([char] 0xFFFD)=4", 'good=1'
            $problems | Should -HaveCount 5
            $problems.FullyQualifiedErrorId | Select-Object -Unique | Should -Be "ArchiveEntryRefused,$class"
            "$problems" | Should -BeLike '*\xff*'
            Invoke-ContainerCommand copy-run -Command rm, -r, /tmp/names
        }

        It 'does not hold the container while the reader rests' {
            Invoke-ContainerCommand copy-run -Command sh, -c, 'head -c 60000000 /dev/urandom >/tmp/large'
            $client = [DockerPS.Engine.DockerClient]::new($env:DOCKERPS_TEST_HOST)
            $none = [Threading.CancellationToken]::None
            $archive = $client.Containers.OpenArchiveAsync($run.Id, '/tmp/large', $none).GetAwaiter().GetResult()
            try {
                $first = [byte[]]::new(1000)
                $read = $archive.Content.ReadAsync($first, 0, 1000).GetAwaiter().GetResult()
                # The engine answers when it has sent all, which takes no reader.
                $inspected = Start-ThreadJob { Import-Module DockerPS; Get-Container copy-run -Detail }
                $inspected | Wait-Job -Timeout 10 | Should -Not -BeNullOrEmpty
                $tar = [IO.File]::Create("$TestDrive/large.tar")
                $tar.Write($first, 0, $read)
                $null = $archive.Content.CopyToAsync($tar).GetAwaiter().GetResult()
                $tar.Dispose()
            } finally {
                $archive.Dispose()
            }
            bash -c "tar -xOf '$TestDrive/large.tar' | sha256sum" |
                Should -BeLike "$((Invoke-ContainerCommand copy-run -Command sha256sum, /tmp/large).Split(' ')[0])*"
            Get-ChildItem ([IO.Path]::GetTempPath()) -Filter dockerps-* | Should -BeNullOrEmpty
            Invoke-ContainerCommand copy-run -Command rm, /tmp/large
        }

        It 'copies the rest of a folder where a name is not UTF-8, and reports that one' {
            $null = New-Item names/below -ItemType Directory
            Set-Content names/good 1 -NoNewline
            Set-Content "names/re$([char] 0xFFFD)al" 2 -NoNewline
            bash -c 'printf 3 >names/$''bad\xff''; printf 4 >names/below/$''bad\xfe'''
            Copy-ContainerItem names /tmp/utf -ToContainer copy-web @quiet
            # .NET cannot remove them either.
            bash -c 'rm -r names'
            Get-Inside /tmp/utf | Should -Be utf/, utf/below/, utf/good=1, "utf/re$([char] 0xFFFD)al=2"
            $problems | Should -HaveCount 2
            $problems.FullyQualifiedErrorId | Select-Object -Unique | Should -Be "PathNotFound,$class"
            "$problems" | Should -BeLike '*not UTF-8*'
        }

        It 'a file becomes a name that is missing' {
            Copy-ContainerItem file copy-web:/tmp/new
            Get-Inside /tmp/new | Should -Be 'new=file'
        }

        It 'a file does not become a folder that is missing' {
            Copy-ContainerItem file copy-web:/tmp/missing/ @quiet
            $problems.FullyQualifiedErrorId | Should -Be "DestinationNotSuitable,$class"
            Copy-ContainerItem copy-web:/tmp/missing . @quiet
            $problems.FullyQualifiedErrorId | Should -Be "ContainerItemNotFound,$class"
        }

        It 'a file replaces a file' {
            Copy-ContainerItem file copy-web:/tmp/existing
            Get-Inside /tmp/existing | Should -Be 'existing=file'
        }

        It 'a file goes into a folder' {
            Copy-ContainerItem file copy-web:/made/folder
            Copy-ContainerItem tree/one copy-web:/made/folder/
            Get-Inside /made/folder | Should -Be 'folder/', 'folder/file=file', 'folder/old=old', 'folder/one=1'
        }

        It 'a folder becomes a name that is missing, written <_>' -ForEach 'tree', 'tree/', 'tree/.' {
            $name = "became$($_.Length)"
            Copy-ContainerItem $_ copy-web:/tmp/$name
            Get-Inside /tmp/$name | Should -Be ($whole -replace '^', $name)
        }

        It 'a folder does not replace a file' {
            Copy-ContainerItem tree copy-web:/etc/passwd @quiet
            $problems.FullyQualifiedErrorId | Should -Be "DestinationNotSuitable,$class"
            Get-Inside /etc/passwd | Should -Match '^passwd=root'
        }

        It 'a folder goes into a folder' {
            Copy-ContainerItem tree copy-web:/made
            Get-Inside /made/tree | Should -Be ($whole -replace '^', 'tree')
        }

        It 'with /. the contents of a folder go into a folder' {
            $null = New-Item nothing -ItemType Directory
            Copy-ContainerItem nothing copy-web:/tmp/home
            Copy-ContainerItem tree/. copy-web:/tmp/home
            Get-Inside /tmp/home | Should -Be ($whole -replace '^', 'home')
        }

        It 'a file is no folder, whatever its name says' {
            Copy-ContainerItem file/ copy-web:/tmp @quiet
            $problems.FullyQualifiedErrorId | Should -Be "DestinationNotSuitable,$class"
        }

        It 'no folder is made for it' {
            Copy-ContainerItem file copy-web:/no/such/file @quiet
            $problems.FullyQualifiedErrorId | Should -Be "DestinationNotSuitable,$class"
            $problems[0].Exception.Message | Should -Be "The folder '/no/such' does not exist."
            $problems[0].ErrorDetails.RecommendedAction | Should -Match '-Force'
        }

        It '-Force makes the folders' {
            Copy-ContainerItem file copy-web:/forced/deep/file -Force
            Get-Inside /forced | Should -Be 'forced/', 'forced/deep/', 'forced/deep/file=file'
            Copy-ContainerItem file copy-web:/forced/other/ -Force
            Get-Inside /forced/other | Should -Be 'other/', 'other/file=file'
        }

        It '-Force makes no folder in place of a file' {
            Copy-ContainerItem file copy-web:/etc/passwd/x -Force @quiet
            $problems.FullyQualifiedErrorId | Should -Be "DestinationNotSuitable,$class"
        }

        It 'a link at the destination is followed' {
            $null = New-Item here -ItemType Directory
            $null = New-Item here/to-folder -ItemType SymbolicLink -Target /made/folder
            $null = New-Item here/to-file -ItemType SymbolicLink -Target existing
            $null = New-Item here/around -ItemType SymbolicLink -Target around
            Copy-ContainerItem here/. copy-web:/tmp
            Copy-ContainerItem tree copy-web:/tmp/to-folder
            Get-Inside /made/folder/tree | Should -Be ($whole -replace '^', 'tree')
            Copy-ContainerItem tree/one copy-web:/tmp/to-file
            Get-Inside /tmp/existing | Should -Be 'existing=1'
            Get-Inside /tmp/to-file | Should -Be 'to-file -> existing'
            Copy-ContainerItem file copy-web:/tmp/around
            Get-Inside /tmp/around | Should -Be 'around=file'
        }
    }

    Context 'The rules of docker cp, out of a container' {
        BeforeEach {
            Copy-ContainerItem tree, file copy-web:/tmp
            Get-ChildItem -Force | Remove-Item -Recurse -Force
            $null = New-Item folder -ItemType Directory
            [IO.File]::WriteAllText("$TestDrive/existing", 'old')

            function Get-Local([string] $Path) {
                $items = @(Get-Item -LiteralPath $Path -Force) + @(Get-ChildItem -LiteralPath $Path -Recurse -Force | Sort-Object FullName)
                $items | ForEach-Object {
                    $name = [IO.Path]::GetRelativePath((Resolve-Path -LiteralPath $Path).Path, $_.FullName) -replace '^\.$'
                    if ($_.LinkTarget) {
                        "/$name -> $($_.LinkTarget)"
                    } elseif ($_.PSIsContainer) {
                        $name ? "/$name/" : '/'
                    } else {
                        "/$name=$(Get-Content -LiteralPath $_.FullName -Raw)"
                    }
                }
            }
        }

        It 'a file becomes a name that is missing' {
            Copy-ContainerItem copy-web:/tmp/file new
            Get-Content new | Should -Be file
        }

        It 'a file does not become a folder that is missing' {
            Copy-ContainerItem copy-web:/tmp/file missing/ @quiet
            $problems.FullyQualifiedErrorId | Should -Be "DestinationNotSuitable,$class"
            'missing' | Should -Not -Exist
        }

        It 'a file replaces a file' {
            Copy-ContainerItem copy-web:/tmp/file existing
            Get-Content existing | Should -Be file
        }

        It 'a file goes into a folder' {
            Copy-ContainerItem copy-web:/tmp/file folder
            Get-Content folder/file | Should -Be file
        }

        It 'a folder becomes a name that is missing, written <_>' -ForEach '/tmp/tree', '/tmp/tree/', '/tmp/tree/.' {
            Copy-ContainerItem copy-web:$_ became
            Get-Local became | Should -Be $whole
        }

        It 'a folder does not replace a file' {
            Copy-ContainerItem copy-web:/tmp/tree existing @quiet
            $problems.FullyQualifiedErrorId | Should -Be "DestinationNotSuitable,$class"
            Get-Content existing | Should -Be old
        }

        It 'a folder goes into a folder, and with /. its contents' {
            Copy-ContainerItem copy-web:/tmp/tree folder
            Get-Local folder/tree | Should -Be $whole
            $null = New-Item other -ItemType Directory
            Copy-ContainerItem copy-web:/tmp/tree/. other
            Get-Local other | Should -Be $whole
        }

        It 'a file is no folder, whatever its name says' {
            Copy-ContainerItem copy-web:/tmp/file/ folder @quiet
            $problems.FullyQualifiedErrorId | Should -Be "DestinationNotSuitable,$class"
        }

        It 'no folder is made for it, except with -Force' {
            Copy-ContainerItem copy-web:/tmp/file no/such/file @quiet
            $problems.FullyQualifiedErrorId | Should -Be "DestinationNotSuitable,$class"
            'no' | Should -Not -Exist
            Copy-ContainerItem copy-web:/tmp/file no/such/file -Force
            Get-Content no/such/file | Should -Be file
        }

        It 'a link at the destination is followed' {
            $null = New-Item to-file -ItemType SymbolicLink -Target existing
            $null = New-Item around -ItemType SymbolicLink -Target around
            Copy-ContainerItem copy-web:/tmp/file to-file
            Get-Content existing | Should -Be file
            (Get-Item to-file).LinkTarget | Should -Be existing
            Copy-ContainerItem copy-web:/tmp/file around @quiet
            $problems.FullyQualifiedErrorId | Should -Be "DestinationNotSuitable,$class"
        }

        It 'a link is copied as a link, and with -FollowLink what it leads to' {
            Copy-ContainerItem copy-web:/tmp/tree/link folder
            (Get-Item folder/link).LinkTarget | Should -Be one
            Copy-ContainerItem copy-web:/tmp/tree/link followed -FollowLink
            (Get-Item followed).LinkTarget | Should -BeNullOrEmpty
            Get-Content followed | Should -Be 1
        }
    }

    Context 'Naming the ends' {
        BeforeAll {
            $paths = [DockerPS.Commands.CopyContainerItemCommand].Assembly.GetType('DockerPS.Parameters.ContainerPath')
            $parse = $paths.GetMethod('Parse')
        }

        It 'takes <Text> for a path of <Container>, as far as can be told' -ForEach @($hosts.Where({ $_['Container'] })) {
            $read = $parse.Invoke($null, @($Text, [Func[string, bool]] { $false }))
            $read.Container, $read.Path | Should -Be $Container, $Path
        }

        It 'takes <Text> for a path of this computer' -ForEach @($hosts.Where({ $_['Here'] })) {
            $isDrive = [Func[string, bool]] { param($start) $start -match '^(C:\\|Temp:/)' }
            $parse.Invoke($null, @($Text, $isDrive)) | Should -BeNullOrEmpty
        }

        It 'takes the container by -ToContainer and -FromContainer, as names and objects' {
            Copy-ContainerItem file -Destination /tmp/named -ToContainer copy-web
            Copy-ContainerItem -FromContainer $web -Path /tmp/named -Destination back
            Get-Content back | Should -Be file
            Copy-ContainerItem file -Destination 'tmp/a:b' -ToContainer $web
            Copy-ContainerItem -FromContainer copy-web -LiteralPath 'tmp/a:b' -Destination colon
            Get-Content colon | Should -Be file
        }

        It 'takes a drive of the session' {
            $null = New-PSDrive CopyDrive FileSystem $TestDrive -Scope Global
            try {
                Copy-ContainerItem CopyDrive:/file copy-web:/tmp/drive
                Copy-ContainerItem copy-web:/tmp/drive CopyDrive:/back
            } finally {
                Remove-PSDrive CopyDrive
            }
            Get-Content back | Should -Be file
        }

        It 'wants one end in a container' {
            { Copy-ContainerItem file other } | Should -Throw -ErrorId "InvalidParameter,$class"
        }

        It 'refuses nothing as a path' {
            { Copy-ContainerItem '' copy-web:/tmp } | Should -Throw -ErrorId "ParameterArgumentValidationError,$class"
            { Copy-ContainerItem $null copy-web:/tmp } | Should -Throw -ErrorId "ParameterArgumentValidationError,$class"
            { Copy-ContainerItem file '' } | Should -Throw -ErrorId "ParameterArgumentValidationError,$class"
            { Copy-ContainerItem file /tmp -ToContainer $null } | Should -Throw -ErrorId "ParameterArgumentValidationError,$class"
            { Copy-ContainerItem file /tmp -ToContainer @() } | Should -Throw -ErrorId "ParameterArgumentValidationError,$class"
            @() | Copy-ContainerItem -Destination copy-web:/tmp | Should -BeNullOrEmpty
        }

        It 'tells of a container that is not there, and serves the others' {
            Copy-ContainerItem file /tmp/others -ToContainer copy-no, copy-web @quiet
            $problems.FullyQualifiedErrorId | Should -Be "ContainerNotFound,$class"
            Get-Inside /tmp/others | Should -Be 'others=file'
        }

        It 'tells of a file that is not there, and copies the others' {
            Copy-ContainerItem nothing, file, tree copy-web:/tmp @quiet
            $problems.FullyQualifiedErrorId | Should -Be "PathNotFound,$class"
            $problems[0].CategoryInfo.Category | Should -Be ObjectNotFound
            Get-Inside /tmp/file | Should -Be 'file=file'
        }

        It 'tells of a path that is not in the container, with both names' {
            Copy-ContainerItem copy-web:/no/thing . @quiet
            $problems.FullyQualifiedErrorId | Should -Be "ContainerItemNotFound,$class"
            $problems[0].Exception.Message | Should -Be "The path '/no/thing' does not exist in the container 'copy-web'."
        }

        It 'tells of an engine that is not there' {
            { Copy-ContainerItem file copy-web:/tmp -Context tcp://127.0.0.1:1 } | Should -Throw -ErrorId "EngineUnreachable,$class"
        }
    }

    Context 'Many at once' {
        It 'takes files from the pipeline' {
            Get-ChildItem tree -File | Copy-ContainerItem -Destination copy-web:/root
            Get-Item file | Copy-ContainerItem -ToContainer copy-web -Destination /root
            'tree', 'file' | Copy-ContainerItem -ToContainer copy-web -Destination /srv/new -Force
            Get-Inside /root/one | Should -Be 'one=1'
            Get-Inside /root/file | Should -Be 'file=file'
            Get-Inside /srv/new/tree | Should -Be ($whole -replace '^', 'tree')
        }

        It 'takes containers from the pipeline, and gives all of them the same' {
            Get-Container copy-* | Copy-ContainerItem -Path file, tree -Destination /tmp
            foreach ($name in 'copy-web', 'copy-db') {
                Get-Inside /tmp/file $name | Should -Be 'file=file'
                Get-Inside /tmp/tree $name | Should -Be ($whole -replace '^', 'tree')
            }
            'copy-web', 'copy-db' | Copy-ContainerItem -LiteralPath file -Destination /tmp/literal -ThrottleLimit 1
            Get-Inside /tmp/literal copy-db | Should -Be 'literal=file'
        }

        It 'takes wildcards here' {
            Copy-ContainerItem tree/* -ToContainer copy-web -Destination /var/spool/mail -Force
            Get-Inside /var/spool/mail | Should -Be ($whole -replace '^', 'mail')
        }

        It 'takes brackets in a name for what they are, with -LiteralPath' {
            [IO.File]::WriteAllText("$TestDrive/a[1]", 'bracket')
            Copy-ContainerItem -LiteralPath 'a[1]' -Destination copy-web:/tmp
            Copy-ContainerItem -LiteralPath 'copy-web:/tmp/a[1]' -Destination back
            Get-Content -LiteralPath back | Should -Be bracket
            Get-Item -LiteralPath 'a[1]' | Copy-ContainerItem -Destination copy-db:/tmp
            Get-Inside '/tmp/a[1]' copy-db | Should -Be 'a[1]=bracket'
        }

        It 'takes wildcards in a container, in any part of the path' {
            Copy-ContainerItem tree copy-web:/opt/x1/ -Force
            Copy-ContainerItem file copy-web:/opt/x2/one -Force
            $null = New-Item out, parts -ItemType Directory
            Copy-ContainerItem copy-web:/opt/x1/* out
            Get-ChildItem out -Recurse -File | Sort-Object Name | ForEach-Object Name | Should -Be link, one, two
            Copy-ContainerItem copy-web:/opt/x?/o[mn]e parts -PassThru | ForEach-Object Name | Should -Be one
            Copy-ContainerItem copy-web:/opt/nothing* out -PassThru | Should -BeNullOrEmpty
        }

        It 'wants a folder for several' {
            Copy-ContainerItem file, tree copy-web:/tmp/several-missing @quiet
            $problems.FullyQualifiedErrorId | Should -Be "DestinationNotSuitable,$class"
            Copy-ContainerItem copy-web:/etc/passwd, copy-web:/etc/group missing @quiet
            $problems.FullyQualifiedErrorId | Select-Object -Unique | Should -Be "DestinationNotSuitable,$class"
            'missing' | Should -Not -Exist
        }
    }

    Context 'From one container into another' {
        It 'copies a tree under a new name, and what a pattern selects' {
            Copy-ContainerItem tree copy-web:/tmp/relay
            Copy-ContainerItem copy-web:/tmp/relay copy-db:/tmp/became
            Get-Inside /tmp/became copy-db | Should -Be ($whole -replace '^', 'became')
            Copy-ContainerItem -FromContainer copy-web -Path '/tmp/relay/o*' -ToContainer copy-db -Destination /root
            Get-Inside /root/one copy-db | Should -Be 'one=1'
            Copy-ContainerItem copy-web:/tmp/relay/. copy-db:/new/place -Force
            Get-Inside /new/place copy-db | Should -Be ($whole -replace '^', 'place')
        }

        It 'tells of a source that is not there, and of a destination that does not fit' {
            Copy-ContainerItem copy-web:/no/thing copy-db:/tmp @quiet
            $problems.FullyQualifiedErrorId | Should -Be "ContainerItemNotFound,$class"
            Copy-ContainerItem copy-web:/etc copy-db:/etc/passwd @quiet
            $problems.FullyQualifiedErrorId | Should -Be "DestinationNotSuitable,$class"
        }

        It 'copies from one container at a time' {
            { Copy-ContainerItem 'copy-*:/etc/passwd' . } | Should -Throw -ErrorId "InvalidParameter,$class"
        }
    }

    Context 'What is kept' {
        It 'keeps modes and times, and makes files root''s' {
            chmod 640 file
            (Get-Item file).LastWriteTime = '2020-02-03 04:05:06'
            chown 1234:2345 file
            $item = Copy-ContainerItem file copy-web:/tmp/kept -PassThru
            $item.Mode | Should -Be '-rw-r-----'
            $item.ModifiedAt | Should -Be ([datetime] '2020-02-03 04:05:06')
            Copy-ContainerItem copy-web:/tmp/kept back -Archive
            stat -c '%a %u %g' back | Should -Be '640 0 0'
        }

        It 'keeps owners and what lends privileges with -Archive' {
            chown 1234:2345 file
            chmod 4755 file
            Copy-ContainerItem file copy-web:/tmp/archived -Archive
            Copy-ContainerItem copy-web:/tmp/archived back -Archive
            stat -c '%a %u %g' back | Should -Be '4755 1234 2345'
            Copy-ContainerItem copy-web:/tmp/archived plain
            stat -c '%a %u %g' plain | Should -Be '755 0 0'
        }

        It 'follows a link here with -FollowLink, and keeps its name' {
            Copy-ContainerItem tree/link copy-web:/root/
            Get-Inside /root/link | Should -Be 'link -> one'
            Copy-ContainerItem tree/link copy-db:/root/ -FollowLink
            Get-Inside /root/link copy-db | Should -Be 'link=1'
        }

        It 'leaves out a socket with a warning' {
            $socket = [Net.Sockets.Socket]::new('Unix', 'Stream', 'Unspecified')
            $socket.Bind([Net.Sockets.UnixDomainSocketEndPoint]::new("$TestDrive/tree/socket"))
            Copy-ContainerItem tree copy-web:/tmp/sockets -WarningVariable warnings -WarningAction SilentlyContinue
            $socket.Dispose()
            $warnings | Should -Match 'socket'
            Get-Inside /tmp/sockets | Should -Be ($whole -replace '^', 'sockets')
        }

        It 'makes no pipe here, and copies the rest' {
            mkfifo tree/pipe
            Copy-ContainerItem tree copy-web:/tmp/pipes
            Copy-ContainerItem copy-web:/tmp/pipes back @quiet
            $problems.FullyQualifiedErrorId | Should -Be "ArchiveEntryRefused,$class"
            Get-Content back/one | Should -Be 1
            'back/pipe' | Should -Not -Exist
        }
    }

    Context 'The container' {
        It 'may run' {
            $null = New-TestContainer copy copy-running -Status running
            Copy-ContainerItem file copy-running:/tmp/x
            Get-Inside /tmp/x copy-running | Should -Be 'x=file'
        }

        It 'may refuse: a read-only file system is told in the engine''s words' {
            $null = New-TestContainer copy copy-readonly -Option @{ ReadOnly = $true; StopSignal = 'SIGKILL' }
            Copy-ContainerItem file copy-readonly:/tmp @quiet
            $problems.FullyQualifiedErrorId | Should -Be "AccessDenied,$class"
            $problems[0].Exception.Message | Should -Match 'marked read-only'
        }

        It 'is left as it is with -WhatIf' {
            Copy-ContainerItem file copy-web:/tmp/whatif -WhatIf
            Copy-ContainerItem copy-web:/etc/passwd whatif -WhatIf
            'whatif' | Should -Not -Exist
            { Get-Inside /tmp/whatif } | Should -Throw
        }
    }

    Context 'What it writes' {
        It 'is nothing without -PassThru' {
            Copy-ContainerItem file copy-web:/tmp | Should -BeNullOrEmpty
            Copy-ContainerItem copy-web:/etc/passwd . | Should -BeNullOrEmpty
        }

        It 'is the item in the container, which can be copied from' {
            $item = Copy-ContainerItem file copy-web:/tmp -PassThru
            $item | Should -BeOfType DockerPS.ContainerItem
            $item.Container, $item.ContainerId, $item.Context | Should -Be $web.Name, $web.Id, $web.Context
            $item.Path, $item.Name, $item.Size, $item.IsDirectory | Should -Be '/tmp/file', 'file', 4, $false
            $item.LinkTarget | Should -BeNullOrEmpty
            "$item" | Should -Be copy-web:/tmp/file
            $item | Copy-ContainerItem -Destination again
            Get-Content again | Should -Be file
        }

        It 'is the file or the folder here' {
            $file, $folder = Copy-ContainerItem copy-web:/etc/passwd, copy-web:/root . -PassThru | Sort-Object Name
            $file, $folder | ForEach-Object { $_.GetType().Name } | Should -Be FileInfo, DirectoryInfo
            $file.FullName | Should -Be "$TestDrive/passwd"
        }
    }
}
