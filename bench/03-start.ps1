# Row 3: a new session that asks once, as scheduled tasks and prompts do.
$shell = Get-PowerShellPath
$times = Measure-Side -Round 15 ([ordered]@{
    DockerPS = { & $shell -NoProfile -Command 'Import-Module DockerPS; $null = Get-Container' }
    docker   = { & $shell -NoProfile -Command '$null = docker ps --all --format "{{json .}}" | ConvertFrom-Json' }
    limit    = { & $shell -NoProfile -Command 1 }
})
New-Row 3 'new pwsh: import, one `Get-Container`, exit' $times 'at most 1.0 times docker' -OfDocker 1
