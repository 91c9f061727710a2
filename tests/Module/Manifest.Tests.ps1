BeforeAll {
    . "$PSScriptRoot/../Fixtures/Helpers/PowerShell.ps1"
    $folder = (Get-Module DockerPS -ListAvailable)[0].ModuleBase
    $path = "$folder/DockerPS.psd1"
    $manifest = Import-PowerShellDataFile $path

    # Runs a script in a process that has loaded nothing else.
    function Invoke-Fresh([string] $Script) {
        $strict = "`$ErrorActionPreference = 'Stop'; Set-StrictMode -Version Latest"
        & (Get-PowerShellPath) -NoProfile -NonInteractive -Command "$strict; $Script" 2>&1
    }
}

Describe 'The manifest' {
    It 'is valid' {
        (Test-ModuleManifest $path -ErrorAction Stop).Name | Should -Be DockerPS
    }

    It 'has the version of the assemblies' {
        $versions = Get-Item "$folder/*.dll", "$folder/lib/DockerPS.*.dll" |
            ForEach-Object { [Reflection.AssemblyName]::GetAssemblyName($_).Version.ToString(3) }
        $versions | Select-Object -Unique | Should -Be $manifest.ModuleVersion
    }

    It 'asks for PowerShell 7.4, and for nothing else' {
        $manifest.PowerShellVersion | Should -Be '7.4'
        $manifest.CompatiblePSEditions | Should -Be 'Core'
        $manifest.Keys | Should -Not -Contain RequiredAssemblies
        $manifest.Keys | Should -Not -Contain RequiredModules
        $manifest.Keys | Should -Not -Contain NestedModules
        $manifest.Keys | Should -Not -Contain ScriptsToProcess
    }

    It 'names files that are there' {
        foreach ($file in @($manifest.RootModule) + $manifest.FormatsToProcess + $manifest.TypesToProcess) {
            "$folder/$file" | Should -Exist
        }
    }

    It 'has what a gallery shows' {
        $manifest.Author, $manifest.Description, $manifest.Copyright, $manifest.PrivateData.PSData.Tags | Should -Not -BeNullOrEmpty
        { [guid] $manifest.GUID } | Should -Not -Throw
    }
}

Describe 'The module folder' {
    It 'has no assembly of anyone else, and nothing left over from the build' {
        $names = Get-ChildItem $folder -File | ForEach-Object Name | Sort-Object
        $names | Should -Be @(
            'DockerPS.CommandLine.dll', 'DockerPS.dll', 'DockerPS.Engine.dll', 'DockerPS.Format.ps1xml', 'DockerPS.psd1'
            'DockerPS.Remoting.dll', 'DockerPS.Types.ps1xml', 'LICENSE', 'THIRD-PARTY-NOTICES'
        )
    }

    It 'has what is loaded on first use in lib, and the licenses of others' {
        (Get-ChildItem "$folder/lib").Name | Sort-Object | Should -Be @(
            'DockerPS.Compose.dll', 'DockerPS.Dashboard.dll', 'Spectre.Console.Ansi.dll', 'Spectre.Console.dll', 'YamlDotNet.dll'
        )
        $notices = Get-Content "$folder/THIRD-PARTY-NOTICES" -Raw
        foreach ($library in 'YamlDotNet', 'Spectre.Console') {
            $version = (Get-Item "$folder/lib/$library.dll").VersionInfo.ProductVersion -replace '\+.*'
            $notices | Should -Match "$library $([regex]::Escape($version)) "
        }
    }

    It 'has its help in en-US' {
        "$folder/en-US/DockerPS.dll-Help.xml" | Should -Exist
    }
}

Describe 'Importing the module' {
    It 'loads its own two assemblies, and beside them only some of the framework' {
        $loaded = Invoke-Fresh @'
            $before = [AppDomain]::CurrentDomain.GetAssemblies().Location
            Import-Module DockerPS
            try { $null = Get-Container -Context tcp://127.0.0.1:1 } catch { $null = $_ }
            # The framework is a part of PowerShell, or has a folder of its own.
            $frameworks = $PSHOME, [Runtime.InteropServices.RuntimeEnvironment]::GetRuntimeDirectory().TrimEnd('/', '\')
            [AppDomain]::CurrentDomain.GetAssemblies().Location |
                Where-Object { $_ -and $_ -notin $before -and (Split-Path $_) -notin $frameworks }
'@
        $loaded | Split-Path -Leaf | Sort-Object | Should -Be DockerPS.dll, DockerPS.Engine.dll
    }

    It 'works twice, and again after a removal' {
        Invoke-Fresh @'
            Import-Module DockerPS
            Import-Module DockerPS
            Import-Module DockerPS -Force
            Remove-Module DockerPS
            Import-Module DockerPS
            (Test-DockerConnection -Context tcp://127.0.0.1:1).GetType().FullName
'@ | Should -Be DockerPS.ConnectionReport
    }

    It 'writes nothing and warns of nothing' {
        Invoke-Fresh 'Import-Module DockerPS 3>&1 6>&1' | Should -BeNullOrEmpty
    }

    It 'is not needed: a command loads it' {
        Invoke-Fresh '(Test-DockerConnection -Context tcp://127.0.0.1:1).GetType().FullName' | Should -Be DockerPS.ConnectionReport
    }

    It 'takes a prefix' {
        Invoke-Fresh 'Import-Module DockerPS -Prefix My; (Get-Command Get-MyContainer).Name' | Should -Be Get-MyContainer
    }

    It 'leaves the session as it was' {
        Invoke-Fresh @'
            $environment = (Get-Item Env:*).Name
            $functions = (Get-Item Function:*).Name
            $aliases = (Get-Alias).Name
            $variables = (Get-Variable).Name
            Import-Module DockerPS
            (Get-Variable).Name | Where-Object { $_ -notin $variables + 'variables', 'aliases', 'environment', 'functions' }
            (Get-Alias).Name | Where-Object { $_ -notin $aliases }
            (Get-Item Env:*).Name | Where-Object { $_ -notin $environment }
            (Get-Item Function:*).Name | Where-Object { $_ -notin $functions }
'@ | Should -BeNullOrEmpty
    }
}
