# Projects that docker compose has made, for the cmdlets that need no files. Needs Commands.ps1.

. "$PSScriptRoot/../Helpers/FixtureScript.ps1"

# Makes a project of five services, each of which writes its name: db, cache, web (two of them, upon db and cache), edge (upon web),
# and job, which ends.
function New-ComposeProject([string] $Name, [string] $Folder) {
    $null = New-Item $Folder -ItemType Directory -Force
    Set-Content "$Folder/compose.yaml" @"
name: $Name
x-service: &service
  image: busybox
  stop_signal: SIGKILL
services:
  db:
    <<: *service
    command: sh -c 'echo db; exec sleep 3600'
    healthcheck: { test: [CMD, 'true'], interval: 1s }
    volumes: ['data:/data', '/anonymous']
  cache:
    <<: *service
    command: sh -c 'echo cache; exec sleep 3600'
  web:
    <<: *service
    command: sh -c 'echo web; echo wrong >&2; exec sleep 3600'
    scale: 2
    depends_on: { db: { condition: service_healthy, restart: true }, cache: { condition: service_started } }
  edge:
    <<: *service
    command: sh -c 'echo edge; exec sleep 3600'
    depends_on: [web]
  job:
    <<: *service
    command: echo job
volumes: { data: {} }
"@
    Invoke-Compose $Folder up -d
}

# Runs docker compose on the suite's engine.
function Invoke-Compose([string] $Folder) {
    $program = (Start-Fixture Helpers/compose.sh).PROGRAM
    $output = & $program -f "$Folder/compose.yaml" @args 2>&1
    if ($LASTEXITCODE) { throw "docker compose $args failed: $output" }
}

# Removes all that has the label of a project, past the module.
function Remove-TestProject([string] $Name) {
    $filter = [uri]::EscapeDataString("{`"label`":[`"com.docker.compose.project=$Name`"]}")
    Invoke-Engine "containers/json?all=1&filters=$filter" | ForEach-Object { $_ } |
        ForEach-Object { $null = Invoke-Engine "containers/$($_.Id)?force=1&v=1" Delete }
    Invoke-Engine "networks?filters=$filter" | ForEach-Object { $_ } | ForEach-Object { $null = Invoke-Engine "networks/$($_.Id)" Delete }
    (Invoke-Engine "volumes?filters=$filter").Volumes | ForEach-Object { $null = Invoke-Engine "volumes/$($_.Name)" Delete }
}

# The start times of the containers of a project, by name.
function Get-StartTime([string] $Name) {
    $times = @{}
    $filter = [uri]::EscapeDataString("{`"label`":[`"com.docker.compose.project=$Name`"]}")
    Invoke-Engine "containers/json?all=1&filters=$filter" | ForEach-Object { $_ } | ForEach-Object {
        $times[$_.Names[0].TrimStart('/')] = (Invoke-Engine "containers/$($_.Id)/json").State.StartedAt
    }
    $times
}
