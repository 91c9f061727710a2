# What the tests of the commands share: the engine past the module that is tested, another image, copies of objects, and patience.

Import-Module DockerPS
. "$PSScriptRoot/PowerShell.ps1"

# The engine's own answer, past the module that is tested.
function Invoke-Engine {
    param([string] $Path, [string] $Method = 'Get', [hashtable] $Body)

    $request = @{
        Uri        = "http://localhost/$Path"
        Method     = $Method
        UnixSocket = $env:DOCKERPS_TEST_HOST -replace '^unix://'
        Body       = if ($Body) { ConvertTo-Json $Body -Depth 9 }
    }
    (Invoke-RestMethod @request -ContentType 'application/json')
}

# Saves the engine's own answer to a file.
function Save-EngineAnswer([string] $Path, [string] $File) {
    Invoke-WebRequest "http://localhost/$Path" -UnixSocket ($env:DOCKERPS_TEST_HOST -replace '^unix://') -OutFile $File
}

function Get-ApiVersion {
    [version] (Invoke-Engine version).ApiVersion
}

# Whether the engine keeps its images in containerd. There an image's id is the digest of its manifest, each name is a record of its
# own, sizes are those of compressed layers and of whole blocks on the disk, and saved files have the layout of OCI.
function Test-ContainerdStore {
    $env:DOCKERPS_TEST_STORE -eq 'containerd'
}

# Returns a size that the engine lists, past the module, once it has checked that it can be that of files with so many bytes: the classic
# store counts these, and a containerd store the blocks of the disk that they take, and folders too.
function Get-ListedSize([long] $Listed, [long] $Bytes) {
    if (Test-ContainerdStore) {
        $Listed | Should -BeGreaterOrEqual $Bytes
    } else {
        $Listed | Should -Be $Bytes
    }
    $Listed
}

# Returns what the engine lists as written by these containers together, which is so many bytes of files.
function Get-WrittenSize([string[]] $Name, [long] $Bytes) {
    $listed = (Invoke-Engine 'containers/json?all=1&size=1') | ForEach-Object { $_ } | Where-Object { $_.Names[0].Substring(1) -in $Name }
    $listed | Should -HaveCount $Name.Count
    # What wrote nothing has no size.
    Get-ListedSize ($listed | ForEach-Object { $_.PSObject.Properties['SizeRw']?.Value } | Measure-Object -Sum).Sum $Bytes
}

# Another image than busybox:latest, with the same files.
function New-TestImage {
    param([string] $Name)

    $files = [IO.File]::OpenRead($env:DOCKERPS_TEST_BASE)
    try {
        $client = [DockerPS.Engine.DockerClient]::new($env:DOCKERPS_TEST_HOST)
        $client.Images.ImportAsync($files, $Name, [string[]] @('CMD ["sh"]'), [Threading.CancellationToken]::None).GetAwaiter().GetResult()
    } finally {
        $files.Dispose()
    }
}

function Wait-Until {
    param([scriptblock] $Condition, [int] $Within = 30)

    $limit = [datetime]::Now.AddSeconds($Within)
    while (-not (& $Condition)) {
        if ([datetime]::Now -gt $limit) {
            throw "This did not come true within $Within seconds: $Condition"
        }
        Start-Sleep -Milliseconds 100
    }
}

# The lines that a script says with -WhatIf: they go to the host, and a transcript is where they can be read.
function Get-WhatIfText([string] $Script) {
    $transcript = "$TestDrive/transcript-$([guid]::NewGuid()).txt"
    $null = Start-Transcript $transcript -UseMinimalHeader
    try {
        $null = & ([scriptblock]::Create($Script))
    } finally {
        $null = Stop-Transcript
    }
    @(Get-Content $transcript) -match '^What if: '
}

# Runs a script in a pipeline of its own, and stops that, as Ctrl+C does, once a condition holds, which is given the shell: it has to
# end within some seconds, and without errors.
function Assert-Stoppable {
    param([string] $Script, [scriptblock] $Begun, [double] $Within = 2, [object[]] $Argument = @())

    $shell = [powershell]::Create().AddScript($Script)
    try {
        $Argument | ForEach-Object { $null = $shell.AddArgument($_) }
        $null = $shell.BeginInvoke()
        Wait-Until { & $Begun $shell }
        $watch = [Diagnostics.Stopwatch]::StartNew()
        $shell.Stop()
        $watch.Elapsed.TotalSeconds | Should -BeLessThan $Within
        $shell.InvocationStateInfo.State | Should -Be Stopped
        $shell.Streams.Error | Should -BeNullOrEmpty
    } finally {
        $shell.Dispose()
    }
}

# What a job, a file or another computer makes of an object, with other values in some properties.
function Copy-Deserialized {
    param([Parameter(ValueFromPipeline)] $Value, [hashtable] $Property = @{})

    process {
        $copy = [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($Value))
        $Property.Keys | ForEach-Object { $copy | Add-Member $_ $Property[$_] -Force }
        $copy
    }
}
