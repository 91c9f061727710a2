BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Contexts.ps1"

    $class = 'DockerPS.Commands.ImportDockerContextCommand'
    Enter-ContextStore $TestDrive/config
    $certificates = New-CertificateFolder $TestDrive/certificates
    $files = (New-Item $TestDrive/files -ItemType Directory).FullName
    $tls = @{
        CaCertificate  = "$certificates/ca.pem"
        Certificate    = "$certificates/cert.pem"
        CertificateKey = "$certificates/key.pem"
    }
    $null = New-DockerContext lab tcp://lab:2376 -Description 'For trials' @tls
    $null = New-DockerContext web tcp://web:2376
    $null = Export-DockerContext lab, web $files
    $before = Get-StoreTree
    Remove-DockerContext *

    # A tar of members, each a name and a text.
    function New-Tar([string] $Path, [Collections.IDictionary] $Members) {
        $stream = [IO.File]::Create($Path)
        $tar = [Formats.Tar.TarWriter]::new($stream)
        foreach ($member in $Members.GetEnumerator()) {
            $entry = [Formats.Tar.PaxTarEntry]::new('RegularFile', $member.Key)
            $entry.DataStream = [IO.MemoryStream]::new([Text.Encoding]::UTF8.GetBytes($member.Value))
            $tar.WriteEntry($entry)
        }
        $tar.Dispose()
        $stream.Dispose()
        $Path
    }

    $metadata = '{"Name":"made","Metadata":{},"Endpoints":{"docker":{"Host":"tcp://made:2375","SkipTLSVerify":false}}}'
}

AfterAll {
    Exit-ContextStore
}

Describe 'Import-DockerContext' {
    AfterEach {
        Remove-DockerContext *
    }

    It 'takes in what was exported, whole, and writes it' {
        $made = Import-DockerContext $files/lab.dockercontext
        $made.Name, $made.Endpoint, $made.Description, $made.HasCertificate | Should -Be lab, tcp://lab:2376, 'For trials', $true
        $null = Import-DockerContext $files/web.dockercontext
        Get-StoreTree | Should -BeExactly $before
    }

    It 'takes files <What>' -ForEach @(
        @{ What = 'by a wildcard'; Import = { Import-DockerContext $files/*.dockercontext }; Expected = 'lab', 'web' }
        @{ What = 'from the pipeline'; Import = { Get-ChildItem $files | Import-DockerContext }; Expected = 'lab', 'web' }
        @{ What = 'by names from the pipeline'; Import = { "$files/lab.dockercontext" | Import-DockerContext }; Expected = 'lab' }
        @{ What = 'by a literal path'; Import = { Import-DockerContext -LiteralPath $files/web.dockercontext }; Expected = 'web' }
        @{
            What     = 'that Export-DockerContext gives'
            Import   = {
                Import-DockerContext $files/web.dockercontext | Export-DockerContext -Destination $TestDrive -Force |
                    Import-DockerContext -Name again
            }
            Expected = 'again'
        }
        @{ What = 'byte by byte'; Import = { Get-Content $files/web.dockercontext -AsByteStream | Import-DockerContext }; Expected = 'web' }
        @{
            What     = 'as one array of bytes'
            Import   = { Get-Content $files/lab.dockercontext -AsByteStream -Raw | Import-DockerContext -Name bytes }
            Expected = 'bytes'
        }
        @{ What = 'that are none, of an empty pipeline'; Import = { @() | Import-DockerContext }; Expected = $null }
        @{
            What = 'that are none, of a wildcard without a match'
            Import = { Import-DockerContext $files/*.nosuch -ErrorAction Stop }; Expected = $null
        }
    ) {
        & $Import | ForEach-Object Name | Should -Be $Expected
    }

    It 'asks about bytes from the pipeline once, and refuses what is no context or too much' {
        Get-Content $files/web.dockercontext -AsByteStream | Import-DockerContext -WhatIf
        Get-DockerContext web -ErrorAction Ignore | Should -BeNullOrEmpty
        { [byte[]] (49, 50) | Import-DockerContext -ErrorAction Stop } | Should -Throw -ErrorId "ContextFileNotSuitable,$class"
        { , [byte[]]::new(11MB) | Import-DockerContext } | Should -Throw -ErrorId "InvalidParameter,$class"
        { Import-DockerContext ([byte[]] (49, 50)) } | Should -Throw '*bytes*Pipe the content*'
    }

    It 'refuses bytes from the pipeline beside a path, once and not for each byte, <Form>' -ForEach @(
        @{ Form = 'with the path first'; Options = @{} }
        @{ Form = 'with -LiteralPath'; Options = @{ LiteralPath = 'zz' } }
    ) {
        $arguments = $Options.Count ? @() : @('zz')
        $message = '*Path is ''zz'', but there is input from the pipeline as well. Leave out one of them; to name the context, write -Name.'
        { [byte[]] (1..600 | ForEach-Object { 1 }) | Import-DockerContext @arguments @Options -ErrorAction Stop } |
            Should -Throw $message -ErrorId 'InvalidParameter,DockerPS.Commands.ImportDockerContextCommand'
    }

    It 'gives the name that is asked for' {
        (Import-DockerContext $files/lab.dockercontext other).Name | Should -Be other
        Get-DockerContext | ForEach-Object Name | Should -Be default, other
    }

    It 'gives a name to one file only: the second would replace the first' {
        { Import-DockerContext $files/* other -Force } | Should -Throw '*web.dockercontext*' -ErrorId "InvalidParameter,$class"
        (Get-DockerContext other).Endpoint | Should -Be tcp://lab:2376
    }

    It 'replaces a context only with -Force' {
        $null = New-DockerContext lab tcp://old:2375
        { Import-DockerContext $files/lab.dockercontext -ErrorAction Stop } | Should -Throw -ErrorId "ContextExists,$class"
        (Get-DockerContext lab).Endpoint | Should -Be tcp://old:2375
        (Import-DockerContext $files/lab.dockercontext -Force).Endpoint | Should -Be tcp://lab:2376
    }

    It 'takes in what docker exports' {
        $program = Get-DockerProgram
        if (-not $program) { Set-ItResult -Skipped -Because 'docker''s command line is not installed'; return }
        Push-Location $certificates
        try {
            $endpoint = 'host=tcp://theirs:2376,ca=ca.pem,cert=cert.pem,key=key.pem'
            & $program --config $TestDrive/theirs context create theirs --description "`u{e9} <x>" --docker $endpoint *>&1 | Out-Null
            & $program --config $TestDrive/theirs context export theirs $TestDrive/theirs.tar *>&1 | Out-Null
        } finally {
            Pop-Location
        }
        $null = Import-DockerContext $TestDrive/theirs.tar
        Get-StoreTree | Should -BeExactly (Get-StoreTree $TestDrive/theirs)
    }

    It 'takes in a zip' {
        $null = New-Item $TestDrive/zip/tls/docker -ItemType Directory
        Set-Content $TestDrive/zip/meta.json $metadata
        Copy-Item $certificates/ca.pem $TestDrive/zip/tls/docker
        [IO.Compression.ZipFile]::CreateFromDirectory("$TestDrive/zip", "$TestDrive/made.zip")
        $made = Import-DockerContext $TestDrive/made.zip
        $made.Endpoint, $made.HasCaCertificate | Should -Be tcp://made:2375, $true
    }

    It 'refuses a file with <What>, takes in the others, and writes nothing of it' -ForEach @(
        @{
            What = 'a member that leaves the store'
            Members = [ordered]@{ 'meta.json' = 'metadata'; 'tls/../../evil.pem' = 'x' }; Words = '*evil.pem*'
        }
        @{ What = 'an absolute member'; Members = [ordered]@{ 'meta.json' = 'metadata'; '/etc/evil' = 'x' }; Words = '*/etc/evil*' }
        @{ What = 'a member that is not known'; Members = [ordered]@{ 'meta.json' = 'metadata'; 'run.sh' = 'x' }; Words = '*run.sh*' }
        @{ What = 'no metadata'; Members = [ordered]@{ 'tls/docker/ca.pem' = 'x' }; Words = '*meta.json*' }
        @{ What = 'metadata that is none'; Members = [ordered]@{ 'meta.json' = '{' }; Words = '*not an exported context*' }
        @{ What = 'a name that may not be used'; Members = [ordered]@{ 'meta.json' = '{"Name":"../x"}' }; Words = '*../x*' }
        @{ What = 'too much'; Members = [ordered]@{ 'meta.json' = 'metadata'; 'tls/docker/ca.pem' = 'x' * 11MB }; Words = '*10 MiB*' }
    ) {
        $content = [ordered]@{}
        foreach ($key in $Members.Keys) { $content[$key] = $Members[$key] -eq 'metadata' ? $metadata : $Members[$key] }
        $bad = New-Tar $TestDrive/bad.tar $content
        $made = Import-DockerContext $bad, $files/web.dockercontext -ErrorAction SilentlyContinue -ErrorVariable problems
        $made.Name | Should -Be web
        $problems.FullyQualifiedErrorId | Should -Be "ContextFileNotSuitable,$class"
        $problems[0].TargetObject | Should -Be $bad
        "$problems" | Should -BeLike $Words
        Get-DockerContext | ForEach-Object Name | Should -Be default, web
        Get-ChildItem $TestDrive -Recurse -Filter *evil* | Should -BeNullOrEmpty
    }

    It 'refuses a file that is none of its kind: <What>' -ForEach @(
        @{ What = 'a text'; Bytes = [Text.Encoding]::UTF8.GetBytes('hello'); Words = 'it is a text file, not a tar archive.' }
        @{ What = 'nothing'; Bytes = [byte[]]@(); Words = 'it is empty.' }
        @{
            What = 'a picture'; Bytes = [byte[]] (0xFF, 0xD8, 0xFF, 0xE0) + [byte[]]::new(600)
            Words = 'it is a JPEG image, not a tar archive.'
        }
        @{ What = 'bzip2'; Bytes = [Text.Encoding]::UTF8.GetBytes('BZh91AY&SY'); Words = 'it is compressed; unpack it first.' }
        @{ What = 'the head of a zip'; Bytes = [Text.Encoding]::UTF8.GetBytes("PK`u{3}`u{4}"); Words = '*' }
    ) {
        [IO.File]::WriteAllBytes("$TestDrive/bad", $Bytes)
        { Import-DockerContext $TestDrive/bad -ErrorAction Stop } |
            Should -Throw "'$TestDrive/bad' is not an exported context: $Words" -ErrorId "ContextFileNotSuitable,$class"
    }

    It 'refuses a file that broke off' {
        $bytes = [IO.File]::ReadAllBytes("$files/lab.dockercontext")
        [IO.File]::WriteAllBytes("$TestDrive/broken", $bytes[0..6000])
        { Import-DockerContext $TestDrive/broken -ErrorAction Stop } | Should -Throw '*breaks off.' -ErrorId "ContextFileNotSuitable,$class"
        Get-DockerContext | ForEach-Object Name | Should -Be default
    }

    It 'refuses names that contexts may not have, before it reads anything' {
        { Import-DockerContext $files/lab.dockercontext a/b } | Should -Throw -ErrorId "InvalidParameter,$class"
        { Import-DockerContext $files/lab.dockercontext default -ErrorAction Stop } | Should -Throw -ErrorId "ContextReserved,$class"
    }

    It 'writes an error for each file that is not there' {
        $made = Import-DockerContext $TestDrive/nosuch, $files/web.dockercontext -ErrorAction SilentlyContinue -ErrorVariable problems
        $made.Name | Should -Be web
        $problems.FullyQualifiedErrorId | Should -Be "FileNotFound,$class"
    }

    It 'refuses <Text> as a path' -ForEach @(
        @{ Text = '$null'; Value = $null }
        @{ Text = 'an empty text'; Value = '' }
        @{ Text = 'an empty array'; Value = @() }
    ) {
        { Import-DockerContext $Value } | Should -Throw -ExceptionType ([Management.Automation.ParameterBindingException])
    }

    It 'takes nothing in with -WhatIf' {
        Import-DockerContext $files/* -WhatIf | Should -BeNullOrEmpty
        Get-DockerContext | ForEach-Object Name | Should -Be default
    }
}
