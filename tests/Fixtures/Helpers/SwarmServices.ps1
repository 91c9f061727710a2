# Services of the tests, and what the engine has of them. Needs Commands.ps1 and, as the engine, a manager.

# An image by its id is looked for on no registry, neither by a manager nor by a node.
function Get-TestImageId {
    (Invoke-Engine images/busybox:latest/json).Id
}

# What the engine has of a service, past the module.
function Get-ServiceSpec([string] $Name) {
    (Invoke-Engine "services/$Name").Spec
}

function Remove-TestService {
    Invoke-Engine services | ForEach-Object { $_ } | ForEach-Object { $null = Invoke-Engine "services/$($_.ID)" Delete }
}

# The tasks of a service that run.
function Get-RunningTask([string] $Service) {
    $filter = [uri]::EscapeDataString((ConvertTo-Json @{ service = @($Service); 'desired-state' = @('running') } -Compress))
    Invoke-Engine "tasks?filters=$filter" | ForEach-Object { $_ } | Where-Object { $_.Status.State -eq 'running' }
}

# The value at a path of that, as JSON.
function Get-SpecValue($Spec, [string] $Path) {
    $value = $Path.Split('.') | ForEach-Object { $found = $Spec } { $found = $found.$_ } { , $found }
    ConvertTo-Json $value -Compress -Depth 9
}

# What services have that the tests wait for: they are changed, begun again and stopped at once.
function Get-SharedOption([string] $Image) {
    @{ Image = $Image; RestartDelay = '1s'; UpdateMonitor = '1s'; StopSignal = 'SIGKILL' }
}

# tt-web, of which each node runs one task that writes lines, and tt-all, which is global and writes nothing.
function New-WebService([hashtable] $Option) {
    $script = 'i=0; while :; do i=$((i+1)); echo out $i; echo err $i >&2; sleep 0.5; done'
    $null = New-SwarmService @Option -Name tt-web -Replicas 3 -MaxReplicasPerNode 1 -Command sh, -c, $script
    $null = New-SwarmService @Option -Name tt-all -Mode Global -Command sleep, 1000
}

# tt-bad, whose task writes two lines and fails, again and again.
function New-BadService([hashtable] $Option) {
    $null = New-SwarmService @Option -Name tt-bad -Command sh, -c, 'echo first; echo broken >&2; exit 3'
}

# Has it fail no more once it has failed twice, so that nothing changes any more.
function Stop-BadService {
    Wait-Until { @(Get-SwarmTask tt-bad -State failed).Count -gt 1 }
    Set-SwarmService tt-bad -RestartCondition None
    Wait-Until { -not (Get-SwarmTask tt-bad | Where-Object State -NotIn failed, shutdown) }
}
