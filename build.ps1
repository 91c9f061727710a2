#requires -Version 7.4
<#
.SYNOPSIS
    Builds, shows, tests, measures, packages and publishes DockerPS.
.DESCRIPTION
    Build    leaves the module in out/DockerPS, ready for Import-Module.
    Demo     builds, and shows the module at work on containers of its own.
    Test     builds, and runs every suite against private Docker engines, which only root can start.
    Bench    builds, measures the module beside docker on such an engine, and writes the section of that engine in bench/results.md; with
             -Curve, bench/curves.md and its picture; with -Compare, beside another commit, and writes no page.
    Docs     compiles the help pages in docs/en-US with Microsoft.PowerShell.PlatyPS, and writes docs/docker-to-cmdlet.md.
    Package  builds, and leaves a versioned folder and a zip in out/package.
    Publish  builds, and leaves a NuGet package in out/package; publishes it if a repository is named.
.EXAMPLE
    ./build.ps1 -Task Test -Path tests/Commands/Container/Get-Container.Tests.ps1
.EXAMPLE
    $env:DOCKERPS_API_KEY = 'KEY'; ./build.ps1 -Task Publish -Repository PSGallery
.EXAMPLE
    ./build.ps1 -Task Bench -Compare HEAD~1 -Row 1,2,4
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Demo', 'Test', 'Bench', 'Docs', 'Package', 'Publish')]
    [string] $Task = 'Build',

    # Test and Bench: the engine of the distribution, the newest that Debian packages, or that of a Debian suite; the latter two are
    # unpacked into .tools. Test: Podman, too.
    [ArgumentCompletions('Distribution', 'Newest', 'bookworm', 'trixie', 'sid', 'Podman')]
    [ValidatePattern('^[A-Za-z]+$',
        ErrorMessage = "'{0}' is not an engine. Use Distribution, Newest, Podman, or the name of a Debian suite.")]
    [string] $Engine = 'Distribution',

    # Test and Bench: where the engine keeps its images.
    [ValidateSet('Classic', 'Containerd')]
    [string] $Store = 'Classic',

    # Test: the test files and folders to run; all of them if left out.
    [string[]] $Path,

    # Test: runs only the tests with this text in their name.
    [string] $Filter,

    # Bench: the numbers of the rows to measure; all of them if left out. A selection writes no page.
    [ValidatePattern('^\d+(,\d+)*$', ErrorMessage = "'{0}' is not the number of a row. Use numbers like 1,2,4.")]
    [string[]] $Row,

    # Bench: measures growth instead of rows.
    [switch] $Curve,

    # Bench: the commit that this state is compared with, which is built in a folder of its own.
    [string] $Compare,

    # Bench: at most so many rounds, for a trial that writes no page.
    [ValidateRange(1, 100)]
    [int] $Round,

    # Package: the platforms whose code is compiled ahead of time, each with a zip of its own; one for this platform if left out.
    [ArgumentCompletions('linux-x64', 'linux-arm64', 'win-x64', 'osx-arm64')]
    [string[]] $Runtime,

    # Publish: a repository that Register-PSResourceRepository has registered; the package is only made if this is left out.
    [string] $Repository,

    # Publish: the key of the repository, taken from the environment variable DOCKERPS_API_KEY if left out. Folders need none.
    [securestring] $ApiKey
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true

$out = "$PSScriptRoot/out"
$module = "$out/DockerPS"
$pages = "$PSScriptRoot/docs/en-US"
$tools = "$PSScriptRoot/.tools/Modules"
. "$PSScriptRoot/tests/Fixtures/Engines/Engine.ps1"
. "$PSScriptRoot/tests/Fixtures/Helpers/PowerShell.ps1"

function Write-Step([string] $Text) {
    Write-Host "`n$Text" -ForegroundColor Cyan
}

# Joins the views of all nouns into one file: PowerShell takes longer to load several.
function Join-FormatFile([string] $Folder, [string] $Destination) {
    $joined = [xml] '<Configuration><ViewDefinitions /></Configuration>'
    foreach ($file in Get-ChildItem "$Folder/*.Format.ps1xml" | Sort-Object Name) {
        foreach ($view in ([xml] (Get-Content $file -Raw)).Configuration.ViewDefinitions.View) {
            $null = $joined.Configuration['ViewDefinitions'].AppendChild($joined.ImportNode($view, $true))
        }
    }
    Set-Content $Destination $joined.OuterXml
}

function Build-Module([string] $CompiledFor) {
    Write-Step ($CompiledFor ? "Building the module for $CompiledFor" : 'Building the module')
    $options = @(if ($CompiledFor) { "-p:CompiledRuntime=$CompiledFor" })
    dotnet publish "$PSScriptRoot/src/DockerPS" --configuration Release --output "$out/publish" --disable-build-servers @options | Out-Host

    Remove-Item $module -Recurse -Force -ErrorAction Ignore
    $help = (New-Item "$module/en-US" -ItemType Directory).FullName
    $files = 'DockerPS.psd1', 'LICENSE', 'THIRD-PARTY-NOTICES' | ForEach-Object { "$PSScriptRoot/$_" }
    $assemblies = 'DockerPS.dll', 'DockerPS.CommandLine.dll', 'DockerPS.Engine.dll', 'DockerPS.Remoting.dll'
    $files += $assemblies | ForEach-Object { "$out/publish/$_" }
    Copy-Item $files $module
    Copy-Item "$PSScriptRoot/src/DockerPS/DockerPS.Types.ps1xml" $module
    # What is loaded on first use only, into a context of its own.
    $library = (New-Item "$module/lib" -ItemType Directory).FullName
    $files = 'DockerPS.Compose', 'DockerPS.Dashboard', 'Spectre.Console', 'Spectre.Console.Ansi', 'YamlDotNet'
    Copy-Item ($files | ForEach-Object { "$out/publish/$_.dll" }) $library
    Join-FormatFile "$PSScriptRoot/src/DockerPS/Formats" "$module/DockerPS.Format.ps1xml"
    Copy-Item "$pages/DockerPS.dll-Help.xml" $help
    Get-ChildItem "$pages/about_*.md" | ForEach-Object { Copy-Item $_ "$help/$($_.BaseName).help.txt" }
}

function Show-Demo {
    Build-Module
    & "$PSScriptRoot/docs/demo.ps1" -ModulePath $module
}

function Test-Module {
    Build-Module
    # Called with -File, as build.sh does, PowerShell hands a list over as one text.
    $paths = if ($Path) {
        $Path -split ','
    } elseif ($Engine -eq 'Podman') {
        "$PSScriptRoot/tests/Podman"
    } else {
        $suites = 'Engine', 'Compose', 'CommandLine', 'Module.Unit', 'Commands', 'Module', 'Oracle', 'Witness'
        $suites | ForEach-Object { "$PSScriptRoot/tests/$_" }
    }
    & "$PSScriptRoot/tests/Invoke-Tests.ps1" -Engine $Engine -Store $Store -Path $paths -Filter $Filter
}

function Invoke-WithEngine([scriptblock] $Work) {
    Write-Step "Measuring on a private engine ($Engine, $($Store.ToLowerInvariant()) store)"
    $private = Start-PrivateEngine (Get-EngineSuite $Engine) $Store.ToLowerInvariant()
    try {
        & $Work
    } finally {
        Stop-PrivateEngine $private
    }
}

# The columns stand side by side even where the screen is narrow, as in the log of a server.
function Show-Table($Value, [string[]] $Property = '*') {
    $rounded = $Value | ForEach-Object {
        $copy = [ordered]@{}
        foreach ($item in $_.PSObject.Properties) {
            $copy[$item.Name] = $item.Value -is [double] ? [Math]::Round($item.Value, 2) : $item.Value
        }
        [pscustomobject] $copy
    }
    $rounded | Format-Table $Property -AutoSize | Out-String -Width 240 | Write-Host
}

# Builds a commit with its own build.ps1 in a work tree, and runs something that gets the folder of its module.
function Invoke-WithCommit([string] $Commit, [scriptblock] $Work) {
    $tree = "$out/compare"
    if (Test-Path $tree) { git -C $PSScriptRoot worktree remove --force $tree }
    git -C $PSScriptRoot worktree add --force --detach $tree $Commit | Out-Host
    try {
        Write-Step "Building $Commit"
        & (Get-PowerShellPath) -NoProfile -NonInteractive -File "$tree/build.ps1" -Task Build | Out-Host
        & $Work "$tree/out"
    } finally {
        git -C $PSScriptRoot worktree remove --force $tree
    }
}

function Measure-Module {
    $trial = @{}
    # Called with -File, as build.sh does, PowerShell hands a list over as one text.
    if ($Row) { $trial.Row = [int[]] ($Row -split ',') }
    if ($Round) { $trial.Round = $Round }
    if ($Compare) {
        $PSNativeCommandUseErrorActionPreference = $false
        $null = git -C $PSScriptRoot rev-parse --verify --quiet "$Compare^{commit}"
        if ($LASTEXITCODE) { throw "'$Compare' is not a commit of this repository. Name a commit, a branch or a tag." }
        $PSNativeCommandUseErrorActionPreference = $true
    }
    if ($Curve -and ($Row -or $Compare)) { throw '-Curve measures no rows. Leave out -Row and -Compare.' }

    Build-Module
    $bench = "$PSScriptRoot/bench"
    if ($Compare) {
        $changes = Invoke-WithCommit $Compare {
            param($Before)
            Invoke-WithEngine { & "$bench/Compare-Benchmark.ps1" -Before $Before -After $out @trial }
        }
        $changes | ConvertTo-Json | Set-Content "$out/compare.json"
        Show-Table $changes Row, Verdict, Change, Before, BeforeSpread, After, AfterSpread, Task
        Write-Host 'The objects are in out/compare.json.'
    } elseif ($Curve) {
        if (-not $Round) { $trial = @{ Page = "$bench/curves.md"; Picture = "$bench/curves.svg" } }
        Show-Table (Invoke-WithEngine { & "$bench/Measure-Curve.ps1" @trial })
    } else {
        $page = $trial.Count ? @{} : @{ Page = "$bench/results.md"; Section = "Engine $Engine, store $Store" }
        $rows = Invoke-WithEngine { & "$bench/Measure-Benchmark.ps1" @trial @page }
        Show-Table $rows Number, DockerPS, Docker, Limit, Unit, ToDocker, ToLimit, Met, Task
    }
}

function Build-Help {
    if (-not (& "$PSScriptRoot/tools/Install-RequiredModule.ps1" Microsoft.PowerShell.PlatyPS $tools)) {
        throw 'The help cannot be compiled without the module Microsoft.PowerShell.PlatyPS 1. Install it, and run this again.'
    }
    Write-Step 'Compiling the help pages'
    & "$PSScriptRoot/docs/Export-Help.ps1" -Path $pages -Destination "$pages/DockerPS.dll-Help.xml"
    & "$PSScriptRoot/docs/Export-DockerToCmdlet.ps1" | Set-Content "$PSScriptRoot/docs/docker-to-cmdlet.md"
    Write-Host "Compiled $(@(Get-ChildItem "$pages/*-*.md").Count) pages into docs/en-US/DockerPS.dll-Help.xml."
}

function Build-Package {
    $package = "$out/package"
    Remove-Item $package -Recurse -Force -ErrorAction Ignore

    # Called with -File, as build.sh does, PowerShell hands a list over as one text.
    $platforms = @($Runtime -split ',' | Where-Object { $_ })
    if ($platforms | Where-Object { $_ -notin 'linux-x64', 'linux-arm64', 'win-x64', 'osx-arm64' }) {
        throw "'$platforms' is not a platform. Use linux-x64, linux-arm64, win-x64 or osx-arm64."
    }
    if ($platforms) {
        $platforms | ForEach-Object { Build-Archive $package $_ }
    } else {
        Build-Archive $package
    }
    Get-FileHash "$package/*.zip" | Format-List | Out-Host
}

function Build-Archive([string] $Package, [string] $CompiledFor) {
    Build-Module $CompiledFor
    Write-Step 'Packaging the module'
    $version = (Import-PowerShellDataFile "$PSScriptRoot/DockerPS.psd1").ModuleVersion
    $name = $CompiledFor ? "DockerPS-$version-$CompiledFor" : "DockerPS-$version"
    Remove-Item "$Package/DockerPS" -Recurse -Force -ErrorAction Ignore
    $null = New-Item "$Package/DockerPS" -ItemType Directory
    Copy-Item $module "$Package/DockerPS/$version" -Recurse

    # Nothing in the archive depends on when and where it was made: two builds of one source are the same file.
    $archive = [IO.Compression.ZipFile]::Open("$Package/$name.zip", 'Create')
    try {
        $names = [string[]] (Get-ChildItem "$Package/DockerPS" -Recurse -File |
                ForEach-Object { [IO.Path]::GetRelativePath($Package, $_.FullName) })
        [Array]::Sort($names, [StringComparer]::Ordinal)
        foreach ($file in $names) {
            $entry = $archive.CreateEntry($file.Replace('\', '/'), 'SmallestSize')
            $entry.LastWriteTime = [DateTimeOffset] '1980-01-01Z'
            $entry.ExternalAttributes = 0
            $content = $entry.Open()
            $content.Write([IO.File]::ReadAllBytes("$Package/$file"))
            $content.Dispose()
        }
    } finally {
        $archive.Dispose()
    }
}

function Publish-Package {
    Build-Module
    Write-Step ($Repository ? "Publishing the module to $Repository" : 'Packing the module')
    if (-not $ApiKey -and $env:DOCKERPS_API_KEY) {
        $ApiKey = [Net.NetworkCredential]::new('', $env:DOCKERPS_API_KEY).SecurePassword
    }
    & "$PSScriptRoot/tools/Publish-Module.ps1" -Path $module -Destination "$out/package" -Repository $Repository -ApiKey $ApiKey |
        Get-FileHash | Format-List | Out-Host
}

$modulePath = $env:PSModulePath
$env:PSModulePath = ($out, $tools, $modulePath) -join [IO.Path]::PathSeparator
try {
    switch ($Task) {
        Build { Build-Module }
        Demo { Show-Demo }
        Test { Test-Module }
        Bench { Measure-Module }
        Docs { Build-Help }
        Package { Build-Package }
        Publish { Publish-Package }
    }
} catch {
    [Console]::Error.WriteLine("build.ps1: $($_.Exception.Message)")
    Write-Verbose $_.ScriptStackTrace
    exit 1
} finally {
    $env:PSModulePath = $modulePath
}
