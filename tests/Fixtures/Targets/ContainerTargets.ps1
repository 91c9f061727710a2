# Containers that are found and removed by the label of the tests that made them; and the tests that all cmdlets about existing
# containers share. Needs Commands.ps1.

. "$PSScriptRoot/ObjectTargets.ps1"

# Makes containers that end as soon as they are asked to, and brings them into a state; writes them as they are then.
function New-TestContainer {
    param(
        [Parameter(Mandatory)]
        [string] $Suite,

        [Parameter(Mandatory)]
        [string[]] $Name,

        [ValidateSet('created', 'running', 'paused', 'exited')]
        [string] $Status = 'created',

        # The lines of a shell script.
        [string] $Script = 'exec sleep 3600',

        # Further parameters of New-Container.
        [hashtable] $Option = @{ StopSignal = 'SIGKILL' }
    )

    $made = $Name | ForEach-Object { New-Container busybox -Name $_ -Label @{ suite = $Suite } -Command sh, -c, $Script @Option }
    if ($Status -ne 'created') { $made | Start-Container -ThrottleLimit 8 }
    if ($Status -eq 'paused') { $made | Suspend-Container }
    if ($Status -eq 'exited') { $made | Stop-Container -Force }
    $made | Get-Container
}

function Remove-TestContainer([string] $Suite) {
    Get-Container -Label "suite=$Suite" | Remove-Container -Force -Volume
}

# How containers are made, found and told from each other in the tests that all kinds share.
$containerKind = @{
    Noun      = 'Container'
    Lister    = 'Get-Container'
    Prefix    = 'target-'
    Suffix    = ''
    HasDetail = $true
    Bag       = 'Name', 'Container', 'Id'
    Strange   = @(
        @{ Name = 'target-d'; Reason = 'a part of a name' }
        @{ Name = 'target.db'; Reason = 'a regular expression' }
        @{ Name = 'TARGET-DB'; Reason = 'a name in other letters' }
        @{ Name = '../images/json'; Reason = 'a path' }
    )
    # Only those that a test has changed are made anew.
    Reset     = {
        Get-Container -Label suite=target -Detail |
            Where-Object { $_.Name -notin $names -or $_.Status -ne $Status -or $_.CpuShare -or $_.Networks.Count -ne 1 } |
            Remove-Container -Force
        $present = Get-Container -Label suite=target | ForEach-Object Name
        $names | Where-Object { $_ -notin $present } | ForEach-Object { $null = & $Kind.Make $_ }
    }
    Clear     = { Remove-TestContainer target }
    List      = { Get-Container -Label suite=target | Sort-Object Name }
    NameOf    = { param($Container) $Container.Name }
    Digits    = { param($Container) $Container.Id }
    Make      = {
        param($Name)

        $made = New-TestContainer target $Name -Status $Status -Script "$($Line ? "echo '$Line'; " : '')exec sleep 3600" -Option $Option
        if ($Line) { $null = Wait-Container $made -LogPattern $Line }
        $made
    }
    Discard   = { param($Container) $Container | Remove-Container -Force -ErrorAction Ignore }
    Note      = {
        $before = & $Snapshot
        $since = & $Clock
    }
    Affected  = {
        param($Output)

        if ($Acted) { return & $Acted $Output }
        if ($EventName) {
            $filters = [uri]::EscapeDataString((ConvertTo-Json @{ event = @($EventName) }))
            $events = Invoke-Engine "events?since=$since&until=$(& $Clock)&filters=$filters" | ConvertTo-Json -Depth 4
            return $objects | Where-Object { $events -match $_.Id } | ForEach-Object Name
        }
        $now = & $Snapshot
        $objects | Where-Object { $now[$_.Id] -ne $before[$_.Id] } | ForEach-Object Name
    }
    Other     = { Get-Image busybox }
}

# Adds the tests of how a cmdlet finds the containers that are meant, and of what must not make it act. Called within Describe.
function Add-TargetTest {
    param(
        [Parameter(Mandatory)]
        [string] $Command,

        # The state in which the cmdlet has something to do.
        [string] $Status = 'created',

        # The parameters that it needs.
        [hashtable] $Argument = @{},

        # Further parameters of New-Container, for a cmdlet that needs more of the containers.
        [hashtable] $Option = @{},

        # For a cmdlet that changes nothing: what it writes tells on which containers it acted.
        [switch] $ReadOnly,

        # For a cmdlet whose effect may come later: the engine's event that tells at once.
        [string] $EventName,

        # For a cmdlet that reads what they write: their first line.
        [string] $Line,

        # For a cmdlet that cannot do the same to several containers.
        [switch] $Single
    )

    $with = @{
        Status    = $Status
        Option    = $Option + @{ StopSignal = 'SIGKILL' }
        EventName = $EventName
        Line      = $Line
        Acted     = $ReadOnly ? { param($Output) foreach ($one in $Output) { $one.Container } } : $null
        Clock     = { ([datetime]::UtcNow - [datetime]::UnixEpoch).Ticks / [decimal] 1e7 }
        Snapshot  = {
            $snapshot = @{}
            Get-Container -Label suite=target -Detail | ForEach-Object {
                $snapshot[$_.Id] = '{0} {1} {2:o} {3} {4}' -f $_.Name, $_.Status, $_.StartedAt, $_.CpuShare, ($_.Networks -join ' ')
            }
            $snapshot
        }
    }
    Add-ObjectTargetTest $Command $containerKind -Argument $Argument -With $with -ReadOnly:$ReadOnly -Single:$Single
}
