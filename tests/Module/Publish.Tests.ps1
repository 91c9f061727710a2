Describe 'The package' {
    BeforeAll {
        # Before 1.1, which PowerShell 7.4 has, the module packs nothing.
        $packs = [bool] (Get-Command Compress-PSResource -ErrorAction Ignore)
        if (-not $packs) { return }

        . "$PSScriptRoot/../Fixtures/Helpers/PowerShell.ps1"
        $module = (Get-Module DockerPS -ListAvailable)[0].ModuleBase
        $version = (Import-PowerShellDataFile "$module/DockerPS.psd1").ModuleVersion
        $script = (Resolve-Path "$PSScriptRoot/../../tools/Publish-Module.ps1").Path

        $folder = [IO.Directory]::CreateTempSubdirectory('dockerps-publish-').FullName
        $feed, $packages, $user = 'feed', 'packages', 'user' | ForEach-Object { (New-Item "$folder/$_" -ItemType Directory).FullName }
        # Without it, NuGet writes its settings into the current folder.
        $null = New-Item "$user/.config" -ItemType Directory

        # Runs a script in a new PowerShell of somebody who has nothing yet: repositories and modules are kept below the home folder, so
        # nothing of the user is read or changed.
        function Invoke-Newcomer([string] $Script) {
            $settings = '-u', 'PSModulePath', '-u', 'XDG_DATA_HOME', '-u', 'XDG_CONFIG_HOME', '-u', 'XDG_CACHE_HOME', "HOME=$user"
            env @settings (Get-PowerShellPath) -NoProfile -NonInteractive -Command "`$ErrorActionPreference = 'Stop'; $Script" 2>&1
        }

        $said = Invoke-Newcomer @"
            Register-PSResourceRepository test -Uri '$feed' -Trusted
            try {
                (& '$script' -Path '$module' -Destination '$packages' -Repository test).Name
                Install-PSResource DockerPS -Repository test
            } finally {
                Unregister-PSResourceRepository test
            }
"@
    }

    BeforeEach {
        if (-not $packs) { Set-ItResult -Skipped -Because 'Microsoft.PowerShell.PSResourceGet is older than 1.1' }
    }

    AfterAll {
        if ($packs) { Remove-Item $folder -Recurse -Force }
    }

    It 'is made and published without a word' {
        $said | Should -Be "DockerPS.$version.nupkg"
        "$packages/DockerPS.$version.nupkg" | Should -Exist
        "$feed/DockerPS.$version.nupkg" | Should -Exist
    }

    It 'installs the files of the module' {
        $installed = "$user/.local/share/powershell/Modules/DockerPS/$version"
        $files = Get-ChildItem $module -Recurse -File | ForEach-Object { [IO.Path]::GetRelativePath($module, $_.FullName) }
        $files.Count | Should -BeGreaterThan 5
        foreach ($file in $files) {
            (Get-FileHash "$installed/$file").Hash | Should -Be (Get-FileHash "$module/$file").Hash -Because $file
        }
    }

    It 'works in a new PowerShell' {
        $name = "publish-$([guid]::NewGuid())"
        $null = New-Container busybox -Name $name
        try {
            $path, $found = Invoke-Newcomer "Import-Module DockerPS; (Get-Module DockerPS).ModuleBase; (Get-Container $name).Name"
            $path | Should -Be "$user/.local/share/powershell/Modules/DockerPS/$version"
            $found | Should -Be $name
        } finally {
            Remove-Container $name
        }
    }

    It 'is not published to a repository that nobody has registered' {
        Invoke-Newcomer "& '$script' -Path '$module' -Destination '$packages' -Repository nobody" | Out-String | Should -BeLike '*nobody*'
    }
}
