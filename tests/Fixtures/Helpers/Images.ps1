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
