# An image with PowerShell: the one that runs, the .NET runtime under it, the libraries that both need, and busybox. Needs Commands.ps1.

# Copies libraries to where they are looked up, and those that they and the programs need.
function Copy-Library([string[]] $Program, [string[]] $Library, [string] $Root) {
    $needed = @($Program) + $Library | ForEach-Object { ldd $_ 2>$null } | Select-String '(?<path>/\S+) \(0x' |
        ForEach-Object { $_.Matches[0].Groups['path'].Value }
    foreach ($file in $Library + $needed | Sort-Object -Unique) {
        $null = New-Item (Split-Path "$Root$file") -ItemType Directory -Force
        Copy-Item (Get-Item $file).ResolvedTarget "$Root$file"
    }
}

# Writes the files of the image to an archive, once for all tests of a run, and returns its path.
function Get-PowerShellArchive {
    $archive = "$PSScriptRoot/../../../out/powershell-$($PSVersionTable.PSVersion).tar"
    if (Test-Path $archive) { return $archive }

    $root = (New-Item "$([IO.Path]::GetTempPath())/dps-image-$(New-Guid)" -ItemType Directory).FullName
    try {
        tar -xf $env:DOCKERPS_TEST_BASE -C $root
        $runtime = [Runtime.InteropServices.RuntimeEnvironment]::GetRuntimeDirectory().TrimEnd('/')
        $dotnet = (Get-Item "$runtime/../../..").FullName
        $inside = '/usr/share/dotnet'
        $folders = '/opt', '/usr/bin', "$inside/shared/Microsoft.NETCore.App", "$inside/host/fxr"
        $null = $folders | ForEach-Object { New-Item "$root$_" -ItemType Directory }
        cp -r $PSHOME "$root/opt/powershell"
        cp -r $runtime "$root$inside/shared/Microsoft.NETCore.App/"
        cp -r "$dotnet/host/fxr/$(Split-Path $runtime -Leaf)" "$root$inside/host/fxr/"
        cp "$dotnet/dotnet" "$root$inside/dotnet"
        $native = @(Get-ChildItem $runtime, $PSHOME -Filter *.so -Recurse).FullName
        # .NET loads these by name when they are needed.
        $secure = ldconfig -p | Select-String 'lib(ssl|crypto)\.so\.\d+ .*=> (?<path>/\S+)' |
            ForEach-Object { $_.Matches[0].Groups['path'].Value }
        Copy-Library (@("$dotnet/dotnet") + $native) @($secure) $root
        Set-Content "$root/usr/bin/pwsh" "#!/bin/sh`nexec $inside/dotnet /opt/powershell/pwsh.dll `"`$@`""
        chmod -R a+rX "$root/opt" "$root/usr"
        chmod 755 "$root/usr/bin/pwsh"
        tar -C $root --owner=0 --group=0 --numeric-owner -cf "$archive.$PID" .
        Move-Item "$archive.$PID" $archive -Force
    } finally {
        Remove-Item $root -Recurse -Force
    }
    $archive
}

# Imports the image powershell:latest, which runs until it is stopped. Without ICU, PowerShell needs to be told so.
function Add-PowerShellImage {
    $files = [IO.File]::OpenRead((Get-PowerShellArchive))
    try {
        $client = [DockerPS.Engine.DockerClient]::new($env:DOCKERPS_TEST_HOST)
        $changes = 'CMD ["sleep", "3600"]', 'ENV DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 POWERSHELL_TELEMETRY_OPTOUT=1 HOME=/root'
        $stop = [Threading.CancellationToken]::None
        $null = $client.Images.ImportAsync($files, 'powershell:latest', [string[]] $changes, $stop).GetAwaiter().GetResult()
    } finally {
        $files.Dispose()
    }
}

# Starts containers of that image.
function New-PowerShellContainer([string] $Suite, [string[]] $Name, [hashtable] $Option = @{}) {
    $Name | ForEach-Object { New-Container powershell -Name $_ -Label @{ suite = $Suite } -StopSignal SIGKILL @Option } |
        Start-Container -PassThru
}

# The processes of PowerShell in a container, past the module; its launcher is a script, so the process is dotnet.
function Get-PowerShellProcess([string] $Container) {
    (Invoke-Engine "containers/$Container/top").Processes | Where-Object { $_[-1] -like '*/dotnet /opt/powershell/pwsh.dll*' }
}
