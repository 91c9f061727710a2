# Row 17: a command of PowerShell in a container, where a session saves the start of PowerShell.
. "$PSScriptRoot/../tests/Fixtures/Helpers/PowerShellImage.ps1"
Add-PowerShellImage
$null = New-PowerShellContainer bench bench-session
$session = New-ContainerSession bench-session
try {
    $times = Measure-Side -Round 9 ([ordered]@{
        DockerPS = { Invoke-Command -Session $session { 1 } }
        docker   = { docker exec bench-session pwsh -NoProfile -Command 1 }
    })
} finally {
    Remove-PSSession $session
    Remove-Container bench-session -Force
    Remove-Image powershell -Force
}
New-Row 17 'warm `Invoke-Command -Session` into a container, `{ 1 }`' $times 'at least 10 times as fast as docker' -OfDocker 0.1
