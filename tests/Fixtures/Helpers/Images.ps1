# Images that have parents, layers and files, made by the engine itself. Needs Commands.ps1.

# Builds an image of the lines of a Dockerfile by the classic builder, which keeps an image for each line; gives its id.
function New-BuiltImage {
    param([string] $Name, [string[]] $Line, [hashtable] $Label = @{})

    $tar = [IO.MemoryStream]::new()
    $writer = [Formats.Tar.TarWriter]::new($tar, [Formats.Tar.TarEntryFormat]::Ustar, $true)
    $file = [Formats.Tar.UstarTarEntry]::new([Formats.Tar.TarEntryType]::RegularFile, 'Dockerfile')
    $file.DataStream = [IO.MemoryStream]::new([Text.Encoding]::UTF8.GetBytes($Line -join "`n"))
    $writer.WriteEntry($file)
    $writer.Dispose()

    $query = "t=$Name&q=1&networkmode=none&labels=$([uri]::EscapeDataString((ConvertTo-Json $Label)))"
    $request = @{
        Uri         = "http://localhost/build?$query"
        UnixSocket  = $env:DOCKERPS_TEST_HOST -replace '^unix://'
        Method      = 'Post'
        ContentType = 'application/x-tar'
        Body        = $tar.ToArray()
    }
    $answer = Invoke-RestMethod @request
    $id = [regex]::Match(($answer | Out-String), 'sha256:[0-9a-f]{64}')
    if (-not $id.Success) { throw "The build of '$Name' failed: $answer" }
    $id.Value
}

# Gives an image another name, past the module.
function Add-TestName([string] $Image, [string] $Name) {
    $repository, $tag = $Name -split ':(?=[^:/]*$)'
    Invoke-Engine "images/$Image/tag?repo=$([uri]::EscapeDataString($repository))&tag=$tag" Post
}

# Removes the images whose names match, and what was built for them only; past the module.
function Remove-TestImage([string] $Pattern) {
    (Invoke-Engine images/json).ForEach{ $_.RepoTags } -like $Pattern |
        ForEach-Object { $null = Invoke-Engine "images/$($_)?force=1" Delete }
}

# An image of programs of this machine, with the libraries that they need: they are GNU's, where busybox has its own.
function New-GnuImage([string] $Name, [string[]] $Program = @('sh', 'sleep', 'stat', 'readlink', 'cat')) {
    $programs = $Program | ForEach-Object { (Get-Command $_ -CommandType Application)[0].Source }
    # Links are followed on the way, so a library lies where its loader looks for it.
    $libraries = $programs | ForEach-Object { (ldd $_) -match '/' -replace '^.*=> ' -replace '^\s*(/\S+).*$', '$1' }
    $files = (@($programs) + @($libraries) | Sort-Object -Unique).TrimStart('/')
    $folder = (New-Item "$TestDrive/gnu-$([guid]::NewGuid())" -ItemType Directory).FullName
    $tar = "$folder.tar"
    foreach ($file in $files) {
        $null = New-Item "$folder/$(Split-Path $file)" -ItemType Directory -Force
        Copy-Item "/$file" "$folder/$file"
    }
    if (-not (Test-Path "$folder/bin")) { $null = New-Item "$folder/bin" -ItemType SymbolicLink -Target usr/bin }
    tar -C $folder -cf $tar .
    $content = [IO.File]::OpenRead($tar)
    try {
        $client = [DockerPS.Engine.DockerClient]::new($env:DOCKERPS_TEST_HOST)
        $change = [string[]] @('CMD ["sleep","3600"]')
        $null = $client.Images.ImportAsync($content, $Name, $change, [Threading.CancellationToken]::None).GetAwaiter().GetResult()
    } finally {
        $content.Dispose()
        Remove-Item $tar, $folder -Recurse -Force
    }
}
