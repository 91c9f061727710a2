BeforeDiscovery {
    . "$PSScriptRoot/../../Fixtures/Targets/ContainerTargets.ps1"
    $targetFolder = (New-Item ([IO.Path]::Combine([IO.Path]::GetTempPath(), "export-$(New-Guid)")) -ItemType Directory).FullName
}

BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/ContainerTargets.ps1"
    . "$PSScriptRoot/../../Fixtures/Servers/HostileEngine.ps1"
}

Describe 'The targets of Export-Container' -ForEach @{ Folder = $targetFolder } {
    AfterAll {
        Remove-Item $Folder -Recurse
    }

    # The object that it writes knows its container, and nothing in the engine changes.
    Add-TargetTest Export-Container -ReadOnly -Argument @{ Destination = $targetFolder; Force = $true }
}

Describe 'Export-Container' {
    BeforeAll {
        $class = 'DockerPS.Commands.ExportContainerCommand'
        $green = "gr$([char] 0xFC)n"
        $web = New-TestContainer export export-web -Script "echo $green > '/a file'; rm /etc/passwd"
        $web | Start-Container -PassThru | Wait-Container
        $null = New-TestContainer export export-db
    }

    BeforeEach {
        $folder = (New-Item TestDrive:/out -ItemType Directory).FullName
    }

    AfterEach {
        Remove-Item TestDrive:/out -Recurse -Force
    }

    AfterAll {
        Remove-TestContainer export
    }

    It 'writes a tar of the container as it is now, for its owner only' {
        $file = Export-Container export-web TestDrive:/out/web.tar
        $file | Should -BeOfType ([IO.FileInfo])
        $file.FullName | Should -BeExactly "$folder/web.tar"
        $file.Container | Should -BeExactly export-web
        $names = tar tf $file.FullName
        $names | Should -Contain 'a file'
        $names | Should -Not -Contain etc/passwd
        tar xOf $file.FullName 'a file' | Should -BeExactly $green
        [IO.File]::GetUnixFileMode($file.FullName) | Should -Be 'UserWrite, UserRead'
        Get-ChildItem $folder -Force | Should -HaveCount 1
    }

    It 'writes the same bytes as the engine' {
        $file = Export-Container export-web $folder/web.tar
        Save-EngineAnswer containers/export-web/export $folder/raw.tar
        (Get-FileHash $file).Hash | Should -Be (Get-FileHash $folder/raw.tar).Hash
    }

    It 'compresses a file that is called <_>' -ForEach 'web.tar.gz', 'web.tgz' {
        $file = Export-Container export-web $folder/$_
        [IO.File]::ReadAllBytes($file)[0..1] | Should -Be 0x1f, 0x8b
        tar xzOf $file.FullName 'a file' | Should -BeExactly $green
    }

    It 'warns of a name that says another compression' {
        $null = Export-Container export-web $folder/web.tar.zst -WarningVariable warnings -WarningAction SilentlyContinue
        "$warnings" | Should -BeLike "'web.tar.zst' is not compressed*"
    }

    It 'names the files of several after them, in a folder that exists' {
        (Export-Container export-* $folder).Name | Sort-Object | Should -Be export-db.tar, export-web.tar
    }

    It 'finds the place from the location' {
        Push-Location TestDrive:/out
        try { Export-Container export-db ./here.tar -WarningAction Stop } finally { Pop-Location }
        "$folder/here.tar" | Should -Exist
    }

    It 'takes brackets in a path as they are' {
        (Export-Container export-db "$folder/[a].tar").Name | Should -BeExactly '[a].tar'
    }

    It 'refuses to write several into one file, and writes none' {
        { Export-Container export-web, export-db $folder/all.tar } | Should -Throw -ErrorId "InvalidParameter,$class"
        { 'export-web', 'export-db' | Export-Container -Destination $folder/all.tar } | Should -Throw -ErrorId "InvalidParameter,$class"
        Get-ChildItem $folder -Force | Should -BeNullOrEmpty
    }

    It 'leaves a file that exists as it is, and writes the others' {
        Set-Content $folder/export-web.tar old
        $found = Export-Container export-* $folder -ErrorAction SilentlyContinue -ErrorVariable problems
        $found.Name | Should -Be export-db.tar
        $problems.FullyQualifiedErrorId | Should -Be "FileExists,$class"
        $problems.CategoryInfo.Category | Should -Be ResourceExists
        Get-Content $folder/export-web.tar | Should -Be old
    }

    It 'replaces a file with -Force' {
        Set-Content $folder/web.tar old
        (Export-Container export-web $folder/web.tar -Force).Length | Should -BeGreaterThan 100kb
        Get-ChildItem $folder -Force | Should -HaveCount 1
    }

    It 'never replaces <What>, not even with -Force' -ForEach @(
        @{ What = 'a device'; Make = { mknod $args[0] c 1 3 }; Type = 'CharacterDevice' }
        @{ What = 'a pipe'; Make = { mkfifo $args[0] }; Type = 'NamedPipe' }
        @{ What = 'a link'; Make = { ln -s real $args[0] }; Type = 'SymbolicLink' }
    ) {
        & $Make "$folder/special"
        { Export-Container export-db $folder/special -Force -ErrorAction Stop } | Should -Throw -ErrorId "FileNotReplaceable,$class"
        (Get-Item $folder/special -Force).UnixStat.ItemType | Should -Be $Type
        Get-ChildItem $folder -Force | Should -HaveCount 1
    }

    It 'refuses <What>, and asks no engine' -ForEach @(
        @{ What = 'a folder that is not there'; Path = 'nosuch/web.tar'; Id = 'FolderNotFound' }
        @{ What = 'a folder that is not there, by its slash'; Path = 'nosuch/'; Id = 'FolderNotFound' }
        @{ What = 'a place that is no file system'; Path = 'Env:/web'; Id = 'InvalidParameter' }
    ) {
        $place = $Path -like '*:*' ? $Path : "$folder/$Path"
        { Export-Container export-web $place -Context tcp://127.0.0.1:1 } | Should -Throw -ErrorId "$Id,$class"
    }

    It 'writes nothing with -WhatIf' {
        Export-Container export-web $folder -WhatIf | Should -BeNullOrEmpty
        Get-ChildItem $folder -Force | Should -BeNullOrEmpty
    }

    It 'leaves nothing behind when <What>' -ForEach @(
        @{ What = 'the connection breaks'; Answer = { New-HttpAnswer -Body ('x' * 5000) -Length 9999 }; Error = 'broke off' }
        @{ What = 'the engine ends too early'; Answer = { New-HttpAnswer -Body ('x' * 5000) }; Error = 'breaks off' }
        @{
            What = 'the engine fails on its way'
            Answer = { New-HttpAnswer -Body (('x' * 5000) + '{"message":"no space"}') }; Error = 'no space'
        }
    ) {
        $engine = Start-HostileEngine -Answer (& $Answer)
        try {
            $elsewhere = [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($web))
            $elsewhere | Add-Member Context $engine.Endpoint -Force
            Set-Content $folder/web.tar old
            $found = $elsewhere | Export-Container -Destination $folder/web.tar -Force -ErrorAction SilentlyContinue -ErrorVariable problems
            $found | Should -BeNullOrEmpty
            $problems.FullyQualifiedErrorId | Should -Be "EngineAnswerBroken,$class"
            $problems.Exception.Message | Should -Match $Error
            Get-Content $folder/web.tar | Should -Be old
            Get-ChildItem $folder -Force | Should -HaveCount 1
        } finally {
            $engine.Dispose()
        }
    }

    It 'leaves nothing behind when the disk is full' {
        mount -t tmpfs -o size=512k tmpfs $folder
        try {
            $found = Export-Container export-web $folder/web.tar -ErrorAction SilentlyContinue -ErrorVariable problems
            $found | Should -BeNullOrEmpty
            $problems.FullyQualifiedErrorId | Should -Be "FileNotWritten,$class"
            $problems.CategoryInfo.Category | Should -Be WriteError
            Get-ChildItem $folder -Force | Should -BeNullOrEmpty
        } finally {
            umount $folder
        }
    }

    It 'leaves nothing behind when it is stopped' {
        $large = New-TestContainer export export-large -Script 'head -c 400000000 /dev/zero > /large'
        $large | Start-Container -PassThru | Wait-Container
        $shell = [powershell]::Create().AddScript("Import-Module DockerPS; Export-Container export-large '$folder/large.tar'")
        $running = $shell.BeginInvoke()
        try {
            Wait-Until { Get-ChildItem $folder -Force }
            $shell.Stop()
            Get-ChildItem $folder -Force | Should -BeNullOrEmpty
            $running.IsCompleted | Should -BeTrue
        } finally {
            $shell.Dispose()
            $large | Remove-Container
        }
    }
}
