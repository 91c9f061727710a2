# Row 15: rows 1, 2 and 3 against a cmdlet on Docker.DotNet, a client library for .NET. It stands in the column of docker.
$peer = [IO.Path]::GetFullPath("$PSScriptRoot/../out/peer")
dotnet publish "$PSScriptRoot/Peer" --configuration Release --output $peer --disable-build-servers | Out-Host
Import-Module "$peer/DockerPS.Peer.dll"
$library = (Select-String '"Docker\.DotNet\.Enhanced" Version="\[(.+)\]"' "$PSScriptRoot/../src/Directory.Packages.props").Matches.Groups[1]
$library = "Docker.DotNet.Enhanced $library"
$goal = 'ahead of the other cmdlet'

$times = Measure-Side -WarmUp 40 ([ordered]@{
    DockerPS = { Get-Container }
    docker   = { Get-PeerContainer }
})
New-Row 15 "row 1 (docker: a cmdlet on $library)" $times $goal -OfDocker 1

$times = Measure-Side -WarmUp 40 -Round 21 ([ordered]@{
    DockerPS = { Get-Container -Last 1 }
    docker   = { Get-PeerContainer -Last 1 }
})
New-Row 15 "row 2 (docker: a cmdlet on $library)" $times $goal -OfDocker 1

Set-ContainerCount 1
$shell = Get-PowerShellPath
$times = Measure-Side -Round 15 ([ordered]@{
    DockerPS = { & $shell -NoProfile -Command 'Import-Module DockerPS; $null = Get-Container' }
    docker   = { & $shell -NoProfile -Command "Import-Module '$peer/DockerPS.Peer.dll'; `$null = Get-PeerContainer" }
})
New-Row 15 "row 3 (docker: a cmdlet on $library)" $times $goal -OfDocker 1
