BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
}

Describe 'Test-DockerConnection' {
    BeforeAll {
        $class = 'DockerPS.Commands.TestDockerConnectionCommand'
        $nowhere = 'tcp://127.0.0.1:1'
    }

    It 'reports an engine that answers' {
        $engine = Invoke-Engine version
        $report = Test-DockerConnection
        $report | Should -BeOfType DockerPS.ConnectionReport
        $report.Reachable | Should -BeTrue
        $report.Context, $report.Endpoint | Should -Be $env:DOCKER_HOST, $env:DOCKER_HOST
        $report.ServerVersion, $report.ApiVersion | Should -Be $engine.Version, $engine.ApiVersion
        $report.Latency | Should -BeGreaterThan ([timespan]::Zero)
        $report.Error | Should -BeNullOrEmpty
    }

    It 'reports without an error that <Text>' -ForEach @(
        @{ Text = 'nothing listens at a port'; Endpoint = 'tcp://127.0.0.1:1'; Says = '*127.0.0.1:1*' }
        @{ Text = 'there is no socket'; Endpoint = 'unix:///nosuch/docker.sock'; Says = '*/nosuch/docker.sock*' }
        @{ Text = 'there is no such context'; Endpoint = 'nosuch'; Says = "*'nosuch'*default*" }
        @{ Text = 'an endpoint is malformed'; Endpoint = 'tcp://'; Says = '*tcp://*' }
        @{ Text = 'a scheme is unknown'; Endpoint = 'gopher://127.0.0.1'; Says = '*gopher*' }
    ) {
        $report = Test-DockerConnection -Context $Endpoint -ErrorAction Stop -ErrorVariable problems
        $problems | Should -BeNullOrEmpty
        $report.Reachable | Should -BeFalse
        $report.Context | Should -Be $Endpoint
        $report.Error | Should -BeLike $Says
        $report.Latency | Should -BeNullOrEmpty
        $report.ServerVersion | Should -BeNullOrEmpty
        $report.ApiVersion | Should -BeNullOrEmpty
    }

    It 'reports an engine of DOCKER_HOST that is down' {
        $before = $env:DOCKER_HOST
        try {
            $env:DOCKER_HOST = $nowhere
            $report = Test-DockerConnection -ErrorAction Stop
        } finally {
            $env:DOCKER_HOST = $before
        }
        $report.Reachable | Should -BeFalse
        $report.Endpoint | Should -Be $nowhere
    }

    It 'warns of a configuration file that <Kind>, and goes on without it' -ForEach @(
        @{ Kind = 'is broken'; Text = '{ broken' }
        @{ Kind = 'is a list'; Text = '[]' }
        @{ Kind = 'begins with a byte order mark'; Text = "`u{feff}{}" }
        @{ Kind = 'is empty'; Text = '' }
        @{ Kind = 'is null'; Text = 'null' }
    ) {
        $before = $env:DOCKER_CONFIG
        [IO.File]::WriteAllText("$TestDrive/config.json", $Text)
        try {
            $env:DOCKER_CONFIG = "$TestDrive"
            $report = Test-DockerConnection -ErrorAction Stop -WarningAction SilentlyContinue -WarningVariable warnings
            $null = Get-Container -ErrorAction Stop -WarningAction SilentlyContinue -WarningVariable +warnings
        } finally {
            $env:DOCKER_CONFIG = $before
        }
        $report.Reachable | Should -BeTrue
        $warnings | Should -HaveCount ($Text -in '', 'null' ? 0 : 2)
        $warnings -notlike "*$TestDrive/config.json' cannot be used: *" | Should -BeNullOrEmpty
    }

    It 'writes <Expected> with -Quiet' -ForEach @{ Expected = $true }, @{ Expected = $false } {
        $answer = Test-DockerConnection -Quiet -Context ($Expected ? $env:DOCKER_HOST : $nowhere)
        $answer | Should -BeOfType bool
        $answer | Should -Be $Expected
    }

    It 'reports on several engines, in the order that they were named' {
        $reports = Test-DockerConnection -Context $nowhere, $env:DOCKERPS_TEST_TCP, nosuch, $env:DOCKER_HOST
        $reports.Context | Should -Be $nowhere, $env:DOCKERPS_TEST_TCP, nosuch, $env:DOCKER_HOST
        $reports.Reachable | Should -Be $false, $true, $false, $true
    }

    Context 'When something listens, but never answers' {
        BeforeAll {
            $listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
            $listener.Start()
            $silent = "tcp://$($listener.LocalEndpoint)"
        }

        AfterAll {
            $listener.Stop()
        }

        It 'waits no longer than -Timeout <Text>' -ForEach @(
            @{ Text = '1'; Value = 1 }
            @{ Text = '500ms'; Value = '500ms' }
            @{ Text = 'TimeSpan'; Value = [timespan] '00:00:01' }
        ) {
            $clock = [Diagnostics.Stopwatch]::StartNew()
            $report = Test-DockerConnection -Context $silent -Timeout $Value -ErrorAction Stop
            $clock.Elapsed | Should -BeLessThan ([timespan] '00:00:05')
            $report.Reachable | Should -BeFalse
            $report.Error | Should -Not -BeNullOrEmpty
        }

        It 'ends within two seconds when the pipeline is stopped' {
            $shell = [powershell]::Create().AddScript("'asking'; Test-DockerConnection -Context $silent -Timeout 60")
            $output = [Management.Automation.PSDataCollection[psobject]]::new()
            $null = $shell.BeginInvoke([Management.Automation.PSDataCollection[psobject]]::new(), $output)
            Wait-Until { $output.Count }
            $clock = [Diagnostics.Stopwatch]::StartNew()
            $shell.Stop()
            $clock.Elapsed | Should -BeLessThan ([timespan] '00:00:02')
            $shell.Dispose()
        }
    }

    It 'refuses <_> as -Timeout' -ForEach '-1', 'soon' {
        { Test-DockerConnection -Timeout $_ } | Should -Throw -ErrorId "ParameterArgumentTransformationError,$class"
    }

    It 'refuses a -Timeout of nothing' {
        { Test-DockerConnection -Timeout 0 } | Should -Throw -ErrorId "InvalidParameter,$class"
    }
}
