BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Contexts.ps1"

    $class = 'DockerPS.Commands.ExportDockerContextCommand'
    Enter-ContextStore $TestDrive/config
    $certificates = New-CertificateFolder $TestDrive/certificates
    $tls = @{
        CaCertificate  = "$certificates/ca.pem"
        Certificate    = "$certificates/cert.pem"
        CertificateKey = "$certificates/key.pem"
    }
    $null = New-DockerContext lab tcp://lab:2376 -Description 'For trials' @tls
    $null = New-DockerContext web tcp://web:2376
}

AfterAll {
    Exit-ContextStore
}

Describe 'Export-DockerContext' {
    BeforeEach {
        $folder = (New-Item "$TestDrive/$([guid]::NewGuid())" -ItemType Directory).FullName
    }

    It 'writes a file, and gives it with the name of its context' {
        $file = Export-DockerContext lab $folder/lab.tar
        $file | Should -BeOfType ([IO.FileInfo])
        $file.FullName | Should -Be $folder/lab.tar
        $file.Context | Should -Be lab
    }

    It 'writes a file that is for its owner only' {
        if ($IsWindows) { Set-ItResult -Skipped -Because 'files have no modes on Windows'; return }
        (Export-DockerContext lab $folder/lab.tar).UnixMode | Should -Be '-rw-------'
    }

    It 'gives files in a folder the names that docker gives them' {
        (Export-DockerContext lab, web $folder).Name | Should -Be lab.dockercontext, web.dockercontext
        Push-Location $folder
        try {
            Export-DockerContext lab -Force | ForEach-Object FullName | Should -Be $folder/lab.dockercontext
        } finally {
            Pop-Location
        }
    }

    It 'writes the members that docker writes, in its order' {
        if ($IsWindows) { Set-ItResult -Skipped -Because 'tar is told to write other paths on Windows'; return }
        $null = Export-DockerContext lab $folder/lab.tar
        tar -tf $folder/lab.tar | Should -Be meta.json, tls, tls/docker, tls/docker/ca.pem, tls/docker/cert.pem, tls/docker/key.pem
        tar -xOf $folder/lab.tar meta.json | Should -BeExactly (Get-Content "$((Get-DockerContext lab).MetadataPath)/meta.json" -Raw)
        tar -xOf $folder/lab.tar tls/docker/key.pem | Out-String | ForEach-Object Trim |
            Should -BeExactly (Get-Content "$certificates/key.pem" -Raw)
    }

    It 'exports contexts <What>' -ForEach @(
        @{ What = 'by a wildcard'; Export = { Export-DockerContext ?a? $folder }; Expected = 'lab' }
        @{
            What = 'from the pipeline'
            Export = { Get-DockerContext lab, web | Export-DockerContext -Destination $folder }; Expected = 'lab', 'web'
        }
        @{ What = 'that are the default one'; Export = { Export-DockerContext default $folder }; Expected = 'default' }
        @{ What = 'once that are named twice'; Export = { Export-DockerContext lab, l* $folder }; Expected = 'lab' }
        @{ What = 'that are none, of an empty pipeline'; Export = { @() | Export-DockerContext -Destination $folder }; Expected = $null }
    ) {
        & $Export | ForEach-Object Context | Should -Be $Expected
        @(Get-ChildItem $folder) | Should -HaveCount @($Expected | Where-Object { $_ }).Count
    }

    It 'writes an error for each that does not exist, and exports the others' {
        (Export-DockerContext nosuch, web $folder -ErrorAction SilentlyContinue -ErrorVariable problems).Context | Should -Be web
        $problems.FullyQualifiedErrorId | Should -Be "ContextNotFound,$class"
    }

    It 'refuses <Text> as a name' -ForEach @(
        @{ Text = '$null'; Value = $null }
        @{ Text = 'an empty text'; Value = '' }
        @{ Text = 'an empty array'; Value = @() }
    ) {
        { Export-DockerContext $Value $folder } | Should -Throw -ExceptionType ([Management.Automation.ParameterBindingException])
    }

    It 'replaces a file only with -Force' {
        Set-Content $folder/lab.tar old
        { Export-DockerContext lab $folder/lab.tar -ErrorAction Stop } | Should -Throw -ErrorId "FileExists,$class"
        Get-Content $folder/lab.tar | Should -Be old
        (Export-DockerContext lab $folder/lab.tar -Force).Length | Should -BeGreaterThan 5000
    }

    It 'refuses <What>, and writes nothing' -ForEach @(
        @{ What = 'several in one file'; Export = { Export-DockerContext lab, web $folder/all.tar }; Id = 'InvalidParameter' }
        @{ What = 'a folder that is not there'; Export = { Export-DockerContext lab $folder/nosuch/lab.tar }; Id = 'FolderNotFound' }
        @{ What = 'a folder that is not there, by its end'; Export = { Export-DockerContext lab $folder/nosuch/ }; Id = 'FolderNotFound' }
        @{ What = 'a path of another kind'; Export = { Export-DockerContext lab Env:/x }; Id = 'InvalidParameter' }
    ) {
        { $ErrorActionPreference = 'Stop'; & $Export } | Should -Throw -ErrorId "$Id,$class"
        Get-ChildItem $folder -Force | Should -BeNullOrEmpty
    }

    It 'writes nothing with -WhatIf' {
        Export-DockerContext lab $folder -WhatIf | Should -BeNullOrEmpty
        Get-ChildItem $folder -Force | Should -BeNullOrEmpty
    }

    It 'is taken in by docker, which then has the same' {
        $program = Get-DockerProgram
        if (-not $program) { Set-ItResult -Skipped -Because 'docker''s command line is not installed'; return }
        $file = Export-DockerContext lab $folder
        & $program --config $folder/theirs context import lab $file.FullName *>&1 | Out-String | Should -BeLike '*Successfully*'
        Get-StoreTree $folder/theirs |
            Should -BeExactly (Get-StoreTree |
                    Where-Object { $_ -match '(contexts/(meta|tls) $)|' + (Split-Path (Get-DockerContext lab).TlsPath -Leaf) })
    }

    It 'is what docker exports, but for the end that docker leaves out' {
        $program = Get-DockerProgram
        if (-not $program) { Set-ItResult -Skipped -Because 'docker''s command line is not installed'; return }
        & $program context export lab $folder/theirs.tar *>&1 | Out-Null
        $null = Export-DockerContext lab $folder/ours.tar
        $null = Import-DockerContext $folder/theirs.tar theirs
        $null = Import-DockerContext $folder/ours.tar ours
        $trees = 'theirs', 'ours' | ForEach-Object {
            $context = Get-DockerContext $_
            (@(Get-Item "$($context.MetadataPath)/meta.json") + @(Get-ChildItem "$($context.TlsPath)/docker") |
                ForEach-Object { "$($_.Name) $((Get-Content $_ -Raw) -replace '"Name":"\w+"')" }) -join "`n"
        }
        $trees[1] | Should -BeExactly $trees[0]
        Remove-DockerContext ours, theirs
    }
}
