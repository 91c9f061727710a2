BeforeDiscovery {
    . "$PSScriptRoot/../../Fixtures/Targets/ContainerTargets.ps1"
}

BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Helpers/Images.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/ContainerTargets.ps1"
    $class = 'DockerPS.Commands.GetContainerContentCommand'
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    $option = @{ Tmpfs = '/mem'; Volume = '/vol'; StopSignal = 'SIGKILL' }
    $web = New-TestContainer content content-web -Status running -Option $option -Script @'
mkdir /files; cd /files
printf 'one\ntwo\r\nthree\rfour' >lines; : >empty; printf '\n' >blank; printf 'no end' >noend
printf '\377\376h\000i\000\n\000' >utf16; printf '\357\273\277bom\n' >bom; printf 'gr\374n\n' >latin
printf '\000\001\377\n\r\032' >bytes; seq 100 >hundred; echo bracket >'[x]'; echo star >'st*r'; echo tick >'`tick'
ln -s lines link; ln -s nowhere broken; mkdir folder; mkfifo fifo; echo memory >/mem/file; echo volume >/vol/file
ln -s /mem memory; mkfifo /mem/fifo; ln -s /dev/zero zero; ln -s loop loop
touch /ready; exec sleep 3600
'@
    Wait-Until { $null -ne (Get-ContainerItem content-web:/ready -ErrorAction Ignore) }
}

AfterAll {
    Remove-TestContainer content
    Remove-TestImage content-*
}

Describe 'Get-ContainerContent' {
    Add-TargetTest Get-ContainerContent -ReadOnly -Argument @{ Path = '/etc/passwd'; TotalCount = 1 }

    It 'writes lines as Get-Content does, and with the name of the container' {
        $lines = Get-ContainerContent content-web:/files/lines
        $lines | Should -BeExactly one, two, three, four
        $lines | Should -BeOfType string
        $lines | ForEach-Object Container | Select-Object -Unique | Should -BeExactly content-web
    }

    It 'has <Count> lines of <File>' -ForEach @(
        @{ File = 'empty'; Count = 0 }
        @{ File = 'blank'; Count = 1 }
        @{ File = 'noend'; Count = 1 }
        @{ File = 'hundred'; Count = 100 }
    ) {
        @(Get-ContainerContent content-web "/files/$File") | Should -HaveCount $Count
    }

    It 'writes one string with -Raw, and nothing of an empty file' {
        Get-ContainerContent content-web:/files/lines -Raw | Should -BeExactly "one`ntwo`r`nthree`rfour"
        Get-ContainerContent content-web:/files/empty -Raw | Should -BeNullOrEmpty
        @(Get-ContainerContent content-web:/files/empty -Raw) | Should -HaveCount 0
    }

    It 'writes the first and the last lines' {
        Get-ContainerContent content-web:/files/hundred -TotalCount 3 | Should -Be 1, 2, 3
        Get-ContainerContent content-web:/files/hundred -Head 1 | Should -Be 1
        Get-ContainerContent content-web:/files/hundred -Tail 2 | Should -Be 99, 100
        Get-ContainerContent content-web:/files/hundred -Tail 1000 | Should -HaveCount 100
        Get-ContainerContent content-web:/files/hundred -TotalCount 0 | Should -BeNullOrEmpty
        Get-ContainerContent content-web:/files/hundred -Tail 0 | Should -BeNullOrEmpty
    }

    It 'writes bytes as they are' {
        $bytes = Get-ContainerContent content-web:/files/bytes -AsByteStream -Raw
        , $bytes | Should -BeOfType byte[]
        $bytes | Should -Be 0, 1, 255, 10, 13, 26
        @(Get-ContainerContent content-web:/files/bytes -AsByteStream)[0] | Should -Be $bytes
        (Get-ContainerContent content-web:/files/empty -AsByteStream -Raw).Length | Should -Be 0
        Get-ContainerContent content-web:/files/empty -AsByteStream | Should -BeNullOrEmpty
    }

    It 'reads <File> with <Encoding>' -ForEach @(
        @{ File = 'utf16'; Encoding = $null; Expected = 'hi' }
        @{ File = 'bom'; Encoding = $null; Expected = 'bom' }
        @{ File = 'bom'; Encoding = 'ascii'; Expected = 'bom' }
        @{ File = 'latin'; Encoding = 'latin1'; Expected = "gr$([char] 0xFC)n" }
        @{ File = 'latin'; Encoding = 1252; Expected = "gr$([char] 0xFC)n" }
        @{ File = 'latin'; Encoding = [Text.Encoding]::Latin1; Expected = "gr$([char] 0xFC)n" }
        @{ File = 'latin'; Encoding = 'UTF8'; Expected = "gr$([char] 0xFFFD)n" }
    ) {
        $option = $Encoding ? @{ Encoding = $Encoding } : @{}
        Get-ContainerContent content-web "/files/$File" @option | Should -BeExactly $Expected
    }

    It 'completes encodings, and shows them in the error of an unknown one' {
        $line = 'Get-ContainerContent x:/y -Encoding utf8'
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Be utf8, utf8BOM, utf8NoBOM
        { Get-ContainerContent content-web:/x -Encoding nosuch } | Should -Throw '*utf8NoBOM*'
    }

    It 'follows links, also into a tmpfs, and reads volumes and the file systems of the kernel' {
        (Get-ContainerContent content-web:/files/link)[0] | Should -Be one
        Get-ContainerContent content-web:/files/memory/file | Should -Be memory
        Get-ContainerContent content-web:/mem/file | Should -Be memory
        Get-ContainerContent content-web:/vol/file | Should -Be volume
        Get-ContainerContent content-web:/proc/sys/kernel/ostype | Should -Be Linux
        Get-ContainerContent content-web:/etc/hosts -Raw | Should -BeLike '*localhost*'
    }

    It 'takes wildcards, and names with their characters' {
        Get-ContainerContent 'content-web:/files/h*d' -TotalCount 1 | Should -Be 1
        Get-ContainerContent 'content-web:/files/`[x`]' | Should -Be bracket
        Get-ContainerContent content-web -LiteralPath '/files/[x]', '/files/st*r', '/files/`tick' | Should -Be bracket, star, tick
        Get-ContainerContent 'content-web:/files/`tick' | Should -Be tick
        Get-ContainerContent 'content-web:/files/*.none' | Should -BeNullOrEmpty
        Get-ContainerItem 'content-web:/files/[x[]*' | Get-ContainerContent | Should -Be bracket
    }

    It 'reads one file in each of several containers, also stopped ones' {
        $null = New-TestContainer content content-stopped
        $lines = Get-Container content-web, content-stopped | Get-ContainerContent -Path /etc/passwd -TotalCount 1
        $lines | ForEach-Object Container | Should -Be content-web, content-stopped
    }

    It 'refuses <Words>' -ForEach @(
        @{ Words = 'no file'; Script = { Get-ContainerContent content-web }; Text = '*No file is named*' }
        @{ Words = 'lines of bytes'; Script = { Get-ContainerContent content-web:/x -AsByteStream -Tail 1 }; Text = '*counts lines*' }
        @{ Words = 'lines of one string'; Script = { Get-ContainerContent content-web:/x -Raw -TotalCount 1 }; Text = '*counts lines*' }
        @{ Words = 'both ends'; Script = { Get-ContainerContent content-web:/x -Tail 1 -TotalCount 1 }; Text = '*Omit one*' }
        @{
            Words  = 'an encoding of bytes'
            Script = { Get-ContainerContent content-web:/x -AsByteStream -Encoding ascii }
            Text   = '*Omit one*'
        }
    ) {
        $ErrorActionPreference = 'Stop'
        ($Script | Should -Throw $Text -PassThru).FullyQualifiedErrorId | Should -Be "InvalidParameter,$class"
    }

    It 'is an error for <Path>: <Id>' -ForEach @(
        @{ Path = '/nosuch'; Id = 'ContainerItemNotFound' }
        @{ Path = '/files/broken'; Id = 'ContainerItemNotFound' }
        @{ Path = '/mem/nosuch'; Id = 'ContainerItemNotFound' }
        @{ Path = '/files'; Id = 'ContainerItemNotFile' }
        @{ Path = '/files/fifo'; Id = 'ContainerItemNotFile' }
        @{ Path = '/files/lines/'; Id = 'ContainerItemNotFile' }
        @{ Path = '/files/loop'; Id = 'DestinationNotSuitable' }
        @{ Path = '/files/zero'; Id = 'ContainerItemNotFile' }
        @{ Path = '/dev/zero'; Id = 'ContainerItemNotFile' }
        @{ Path = '/dev/stdin'; Id = 'ContainerItemNotFile' }
        @{ Path = '/mem/fifo'; Id = 'ContainerItemNotFile' }
        @{ Path = '/mem'; Id = 'ContainerItemNotFile' }
    ) {
        $watch = [Diagnostics.Stopwatch]::StartNew()
        Get-ContainerContent content-web $Path @quiet | Should -BeNullOrEmpty
        $watch.Elapsed.TotalSeconds | Should -BeLessThan 5
        $problems.FullyQualifiedErrorId | Should -Be "$Id,$class"
    }

    It 'is an error with the remedy for a file in memory of a container that is not running' {
        $stopped = New-TestContainer content content-memory -Option @{ Tmpfs = '/mem' }
        Get-ContainerContent $stopped /mem/file @quiet | Should -BeNullOrEmpty
        $problems.FullyQualifiedErrorId | Should -Be "ContainerNotRunning,$class"
        "$problems" | Should -BeLike '*tmpfs*'
        $problems.ErrorDetails.RecommendedAction | Should -BeLike '*Start-Container*'
    }

    It 'goes on with the other files' {
        Get-ContainerContent content-web /nosuch, /files/noend @quiet | Should -Be 'no end'
        $problems.FullyQualifiedErrorId | Should -Be "ContainerItemNotFound,$class"
    }

    It 'does not hold the container while the reader rests' {
        Invoke-ContainerCommand content-web -Command sh, -c, 'head -c 40000000 /dev/urandom >/files/large'
        $first = $true
        Get-ContainerContent content-web:/files/large -AsByteStream | ForEach-Object {
            if (-not $first) { return }
            $first = $false
            $watch = [Diagnostics.Stopwatch]::StartNew()
            Get-Container content-web -Detail | Should -Not -BeNullOrEmpty
            $watch.Elapsed.TotalSeconds | Should -BeLessThan 5
        }
    }
}
