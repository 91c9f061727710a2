# Start-, Stop-, Restart- and Remove-ComposeProject beside docker compose on one engine: what happens to the containers of each service, and
# in which order, as the events of the engine tell it.

BeforeAll {
    . "$PSScriptRoot/../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../Fixtures/Targets/ComposeProjects.ps1"

    $file = "$TestDrive/compose.yaml"

    function Set-Project([string[]] $Service) {
        "name: order`nx-box: &box {image: busybox, stop_signal: SIGKILL, command: sleep 1000}`nservices:`n  $($Service -join "`n  ")" |
            Set-Content $file
    }

    # Runs docker compose; what it refuses is compared by what happens.
    function Invoke-Docker {
        $PSNativeCommandUseErrorActionPreference = $false
        $null = & (Start-Fixture Helpers/compose.sh).PROGRAM -f $file @args 2>&1
    }

    # The events of containers during some work: "web-1 start".
    function Get-Happening([scriptblock] $Work) {
        $since = (Invoke-Engine info).SystemTime
        $null = & $Work
        $until = (Invoke-Engine info).SystemTime
        $filter = [uri]::EscapeDataString('{"label":["com.docker.compose.project=order"],"event":["start","stop","unpause","destroy"]}')
        $seconds = $since, $until | ForEach-Object { ([DateTimeOffset] $_).ToUnixTimeMilliseconds() / 1000 }
        $address = "http://localhost/events?since=$($seconds[0])&until=$($seconds[1])&filters=$filter"
        $answer = Invoke-WebRequest $address -UnixSocket ($env:DOCKERPS_TEST_HOST -replace '^unix://')
        "$([Text.Encoding]::UTF8.GetString([byte[]] $answer.RawContentStream.ToArray()))" -split "`n" | Where-Object { $_ } |
            ConvertFrom-Json | ForEach-Object { "$($_.Actor.Attributes.name.Substring(6)) $($_.Action)" }
    }

    # The sequence of each container, as a line.
    function Get-Sequence([string[]] $Happened) {
        $Happened | Group-Object { ($_ -split ' ')[0] } | Sort-Object Name | ForEach-Object { $_.Group -join ', ' }
    }

    # Each of the first that happened comes before each of the second.
    function Assert-Order([string[]] $Happened, [string] $First, [string] $Second) {
        $before, $after = $First, $Second | ForEach-Object {
            $pattern = $_
            , @(0..($Happened.Count - 1) | Where-Object { $Happened[$_] -like $pattern })
        }
        $before | Should -Not -BeNullOrEmpty -Because $First
        $after | Should -Not -BeNullOrEmpty -Because $Second
        $before[-1] | Should -BeLessThan $after[0] -Because "$First comes before $Second"
    }

    # Compares what both do from the same state, and returns what the module has done.
    function Compare-Work([scriptblock] $Theirs, [scriptblock] $Ours, [scriptblock] $Before = {}) {
        Invoke-Docker up -d
        & $Before
        $expected = Get-Happening $Theirs
        Invoke-Docker up -d
        & $Before
        $happened = @(Get-Happening $Ours)
        @(Get-Sequence $happened) | Should -Be @(Get-Sequence $expected)
        $happened
    }
}

AfterAll {
    Remove-TestProject order
}

Describe 'The order of a Compose project beside docker compose' {
    BeforeAll {
        Set-Project @(
            'db: {<<: *box, healthcheck: {test: [CMD, "true"], interval: 500ms}}'
            'web: {<<: *box, scale: 2, depends_on: {db: {condition: service_healthy, restart: true}}}'
            'edge: {<<: *box, depends_on: [web]}'
            'job: {<<: *box, command: "true"}'
            'side: {<<: *box, depends_on: [job]}'
            'debug: {<<: *box, profiles: [dev]}'
        )
        $quiet = @{ ErrorAction = 'SilentlyContinue' }
    }

    AfterEach {
        Remove-TestProject order
    }

    It 'stops, also what is paused' {
        $happened = Compare-Work { Invoke-Docker stop -t 0 } { Stop-ComposeProject order -Timeout 0 } { Suspend-Container order-side-1 }
        Assert-Order $happened 'edge-1 stop' 'web-? stop'
        Assert-Order $happened 'web-? stop' 'db-1 stop'
        $happened | Should -Contain 'side-1 stop'
    }

    It 'starts, and runs a job again' {
        $happened = Compare-Work { Invoke-Docker start } { Start-ComposeProject order } { Stop-ComposeProject order -Timeout 0 }
        Assert-Order $happened 'db-1 start' 'web-? start'
        Assert-Order $happened 'web-? start' 'edge-1 start'
        $happened | Should -Contain 'job-1 start'
    }

    It 'restarts' {
        $happened = Compare-Work { Invoke-Docker restart -t 0 } { Restart-ComposeProject order -Timeout 0 }
        Assert-Order $happened 'db-1 start' 'web-? stop'
        $happened | Should -Contain 'job-1 start'
    }

    It 'removes, and the containers of single commands, too, as with --remove-orphans' {
        $happened = Compare-Work { Invoke-Docker down -t 0 --remove-orphans } { Remove-ComposeProject order -Timeout 0 } {
            Invoke-Docker run -d --name order-once web sleep 1000
            Invoke-Docker run --name order-ended web true
            Suspend-Container order-side-1
        }
        Assert-Order $happened 'edge-1 destroy' 'web-? destroy'
        Assert-Order $happened 'web-? destroy' 'db-1 destroy'
        $happened | Should -Contain 'once destroy'
        $happened | Should -Contain 'ended destroy'
    }

    It 'works on a service: <Name>' -ForEach @(
        @{ Name = 'stop db'; Theirs = { Invoke-Docker stop -t 0 db }; Ours = { Stop-ComposeProject order db -Timeout 0 } }
        @{ Name = 'restart db'; Theirs = { Invoke-Docker restart -t 0 db }; Ours = { Restart-ComposeProject order db -Timeout 0 } }
        @{ Name = 'restart web'; Theirs = { Invoke-Docker restart -t 0 web }; Ours = { Restart-ComposeProject order web -Timeout 0 } }
        @{ Name = 'start edge'; Theirs = { Invoke-Docker start edge }; Ours = { Start-ComposeProject order edge }
            Before = { Stop-ComposeProject order -Timeout 0 }
        }
        @{ Name = 'stop unknown'; Theirs = { Invoke-Docker stop none }; Ours = { Stop-ComposeProject order none @quiet } }
        @{ Name = 'start inactive'; Theirs = { Invoke-Docker start debug }; Ours = { Start-ComposeProject order debug @quiet } }
    ) {
        $option = (Get-Variable Before -ValueOnly -ErrorAction Ignore) ? @{ Before = $Before } : @{}
        $happened = @(Compare-Work $Theirs $Ours @option)
        $happened.Count | Should -Be @{
            'stop db' = 1; 'restart db' = 6; 'restart web' = 4; 'start edge' = 4; 'stop unknown' = 0; 'start inactive' = 0
        }[$Name]
    }

    It 'does not start what waits for something that does not become healthy, or fails' {
        Set-Project @(
            'db: {<<: *box, healthcheck: {test: [CMD, "false"], interval: 300ms, retries: 1}}'
            'web: {<<: *box, depends_on: {db: {condition: service_healthy}}}'
            'edge: {<<: *box, depends_on: [web]}'
            'job: {<<: *box, command: "false"}'
            'side: {<<: *box, depends_on: {job: {condition: service_completed_successfully}}}'
        )
        Invoke-Docker create
        $expected = Get-Happening { Invoke-Docker start }
        Remove-TestProject order
        Invoke-Docker create
        $happened = Get-Happening { Start-ComposeProject order @quiet -ErrorVariable script:problems }
        Get-Sequence $happened | Should -Be (Get-Sequence $expected)
        $happened | Sort-Object | Should -Be 'db-1 start', 'job-1 start'
        ($script:problems | Where-Object FullyQualifiedErrorId -Like ComposeDependencyNotReady*).TargetObject |
            Should -Be edge, side, web
    }
}
