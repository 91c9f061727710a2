BeforeAll {
    Import-Module DockerPS
    . "$PSScriptRoot/../Fixtures/Servers/HostileEngine.ps1"

    function Complete([string] $Line) {
        @((TabExpansion2 $Line $Line.Length).CompletionMatches)
    }

    $null = New-Container busybox -Name comp-web -Label suite=completion, comp-tier=front
    $null = New-DockerVolume comp-data -Label 'comp-kind=a b'
    New-Container busybox true -Name comp-worker -Label suite=completion | Start-Container -PassThru | Wait-Container | Out-Null
}

AfterAll {
    Get-Container -Label suite=completion | Remove-Container -Force
    Remove-DockerVolume comp-data
}

Describe 'Completion of containers' {
    It 'gives the names that begin with what was typed' {
        (Complete 'Get-Container comp-w').CompletionText | Sort-Object | Should -Be comp-web, comp-worker
        (Complete 'Get-Container comp-wo').CompletionText | Should -Be comp-worker
        (Complete 'Get-Container COMP-WO').CompletionText | Should -Be comp-worker
    }

    It 'gives the names that a wildcard matches' {
        (Complete 'Get-Container comp-*ker').CompletionText | Should -Be comp-worker
    }

    It 'tells image and status in the tool tip' {
        (Complete 'Get-Container comp-web').ToolTip | Should -Be 'busybox: Created'
        (Complete 'Get-Container comp-worker').ToolTip | Should -Match '^busybox: Exited \(0\)'
    }

    It 'keeps the quotes that were begun' {
        (Complete 'Get-Container "comp-we').CompletionText | Should -Be '"comp-web"'
        (Complete "Get-Container 'comp-we").CompletionText | Should -Be "'comp-web'"
    }

    It 'works on the second of several names' {
        (Complete 'Stop-Container comp-web, comp-wo').CompletionText | Should -Be comp-worker
    }

    It 'works by -<_>' -ForEach 'Name', 'Id', 'Container' {
        (Complete "Remove-Container -$_ comp-we").CompletionText | Should -Be comp-web
    }

    It 'gives no files where no container is found' {
        Push-Location (New-Item TestDrive:/files -ItemType Directory)
        try {
            $null = New-Item comp-file.txt
            (Complete 'Get-Item comp-f').CompletionText | Should -Match 'comp-file.txt'
            Complete 'Get-Container comp-f' | Should -BeNullOrEmpty
        } finally {
            Pop-Location
        }
    }
}

Describe 'Completion of <What>' -ForEach @(
    @{ What = 'images'; Line = 'New-Container busy'; Expected = 'busybox:latest' }
    @{ What = 'images that are filtered by'; Line = 'Get-Container -Image busy'; Expected = 'busybox:latest' }
    @{ What = 'images to list'; Line = 'Get-Image busy'; Expected = 'busybox:latest' }
    @{ What = 'images to name'; Line = 'Add-ImageTag busy'; Expected = 'busybox:latest' }
    @{ What = 'images to remove'; Line = 'Remove-Image busy'; Expected = 'busybox:latest' }
    @{ What = 'images that have a history'; Line = 'Get-ImageHistory busy'; Expected = 'busybox:latest' }
    @{ What = 'images to export'; Line = 'Export-Image -Name busy'; Expected = 'busybox:latest' }
    @{ What = 'networks to list'; Line = 'Get-DockerNetwork brid'; Expected = 'bridge' }
    @{ What = 'networks to connect to'; Line = 'Connect-DockerNetwork brid'; Expected = 'bridge' }
    @{ What = 'containers to connect'; Line = 'Connect-DockerNetwork bridge comp-we'; Expected = 'comp-web' }
    @{ What = 'containers to disconnect'; Line = 'Disconnect-DockerNetwork bridge -Container comp-we'; Expected = 'comp-web' }
    @{ What = 'networks of new containers'; Line = 'New-Container busybox -Network brid'; Expected = 'bridge' }
    @{ What = 'networks that are filtered by'; Line = 'Get-Container -Network brid'; Expected = 'bridge' }
    @{ What = 'volumes to list'; Line = 'Get-DockerVolume comp-d'; Expected = 'comp-data' }
    @{ What = 'volumes to remove'; Line = 'Remove-DockerVolume comp-d'; Expected = 'comp-data' }
    @{ What = 'volumes of new containers'; Line = 'New-Container busybox -Volume comp-d'; Expected = 'comp-data' }
    @{ What = 'volumes that are filtered by'; Line = 'Get-Container -Volume comp-d'; Expected = 'comp-data' }
    @{ What = 'drivers of networks'; Line = 'New-DockerNetwork n -Driver mac'; Expected = 'macvlan' }
    @{ What = 'scopes of networks'; Line = 'Get-DockerNetwork -Scope sw'; Expected = 'swarm' }
    @{ What = 'signals'; Line = 'Send-ContainerSignal web SIGH'; Expected = 'SIGHUP' }
    @{ What = 'signals to stop with'; Line = 'Stop-Container web -Signal SIGQ'; Expected = 'SIGQUIT' }
    @{ What = 'status words'; Line = 'Get-Container -Status r'; Expected = 'running', 'restarting', 'removing' }
    @{ What = 'health words'; Line = 'Get-Container -Health u'; Expected = 'unhealthy' }
    @{ What = 'restart policies'; Line = 'New-Container busybox -RestartPolicy u'; Expected = 'unless-stopped' }
    @{ What = 'states of tasks'; Line = 'Get-SwarmTask -State re'; Expected = 'ready', 'rejected', 'remove' }
    @{ What = 'wanted states of tasks'; Line = 'Get-SwarmTask -DesiredState sh'; Expected = 'shutdown' }
    @{ What = 'conditions'; Line = 'Wait-Container web -Condition H'; Expected = 'Healthy' }
    @{ What = 'what events happen to'; Line = 'Get-DockerEvent -Type net'; Expected = 'network' }
    @{ What = 'what happens'; Line = 'Get-DockerEvent -Action exec_'; Expected = 'exec_create', 'exec_start', 'exec_die' }
    @{ What = 'containers of events'; Line = 'Get-DockerEvent -Container comp-we'; Expected = 'comp-web' }
    @{ What = 'labels of containers'; Line = 'Get-Container -Label comp-'; Expected = 'comp-tier', 'comp-tier=front' }
    @{ What = 'values of labels'; Line = 'Get-Container -Label comp-tier='; Expected = 'comp-tier=front' }
    @{ What = 'labels of volumes'; Line = 'Get-DockerVolume -Label comp-'; Expected = 'comp-kind', "'comp-kind=a b'" }
    @{
        What = 'labels of anything'; Line = 'Get-DockerEvent -Label comp-'
        Expected = 'comp-kind', 'comp-tier', "'comp-kind=a b'", 'comp-tier=front'
    }
    @{ What = 'containers to copy from'; Line = 'Copy-ContainerItem comp-we'; Expected = 'comp-web:' }
    @{ What = 'containers to copy into'; Line = 'Copy-ContainerItem ./x comp-we'; Expected = 'comp-web:' }
    @{ What = 'what can be cleared'; Line = 'Clear-DockerResource -Type B'; Expected = 'BuildCache' }
) {
    It 'gives the words that begin with what was typed' {
        (Complete $Line).CompletionText | Should -Be $Expected
    }
}

Describe 'Completion of paths to copy' {
    It 'gives files too, and neither beside a container that is named' {
        Push-Location (New-Item TestDrive:/copy -ItemType Directory)
        try {
            $null = New-Item comp-file.txt
            (Complete "Copy-ContainerItem comp-").CompletionText | Sort-Object | Should -Be ./comp-file.txt, comp-web:, comp-worker:
            (Complete 'Copy-ContainerItem ./comp-').CompletionText | Should -Be ./comp-file.txt
            Complete 'Copy-ContainerItem -FromContainer comp-web comp-' | Should -BeNullOrEmpty
            Complete 'Copy-ContainerItem -ToContainer comp-web ./comp-file.txt comp-' | Should -BeNullOrEmpty
        } finally {
            Pop-Location
        }
    }
}

Describe 'Completion of contexts' {
    BeforeAll {
        $config = $env:DOCKER_CONFIG
        $env:DOCKER_CONFIG = (New-Item "TestDrive:/config" -ItemType Directory).FullName
        foreach ($name in 'comp-lab', 'comp lab 2') {
            $hash = [Security.Cryptography.SHA256]::HashData([Text.Encoding]::UTF8.GetBytes($name))
            $folder = New-Item "$env:DOCKER_CONFIG/contexts/meta/$([Convert]::ToHexString($hash).ToLowerInvariant())" -ItemType Directory
            @{ Name = $name; Metadata = @{}; Endpoints = @{ docker = @{ Host = $env:DOCKERPS_TEST_TCP; SkipTLSVerify = $false } } } |
                ConvertTo-Json -Depth 3 | Set-Content "$folder/meta.json"
        }
    }

    AfterAll {
        $env:DOCKER_CONFIG = $config
    }

    It 'gives the names of the store, and quotes what needs it' {
        (Complete 'Get-Container -Context comp').CompletionText | Sort-Object | Should -Be "'comp lab 2'", 'comp-lab'
    }

    It 'gives the default context too' {
        (Complete 'Get-DockerVersion -Context d').CompletionText | Should -Be default
    }

    It 'gives them to <_>' -ForEach @(
        'Get-DockerContext', 'Set-DockerContext', 'Remove-DockerContext', 'Use-DockerContext', 'Export-DockerContext',
        'New-DockerContext x -From'
    ) {
        (Complete "$_ comp-l").CompletionText | Should -Be comp-lab
    }

    It 'tells the endpoint in the tool tip' {
        (Complete 'Use-DockerContext comp-l').ToolTip | Should -Be $env:DOCKERPS_TEST_TCP
    }

    It 'leaves out a context that is damaged, without an error' {
        'no json' | Set-Content "$((Get-DockerContext comp-lab).MetadataPath)/meta.json"
        $errors = $Error.Count
        (Complete 'Get-Container -Context comp').CompletionText | Should -Be "'comp lab 2'"
        $Error.Count | Should -Be $errors
    }

    It 'gives nothing and no error when the store is broken' {
        Remove-Item $env:DOCKER_CONFIG/contexts -Recurse
        'a file where a folder should be' | Set-Content $env:DOCKER_CONFIG/contexts
        $errors = $Error.Count
        Complete 'Get-Container -Context comp' | Should -BeNullOrEmpty
        $Error.Count | Should -Be $errors
    }
}

Describe 'Completion and the engine' {
    BeforeAll {
        $ownHost = $env:DOCKER_HOST
    }

    AfterEach {
        $env:DOCKER_HOST = $ownHost
    }

    It 'asks the engine that -Context names' {
        $env:DOCKER_HOST = 'unix:///nowhere/docker.sock'
        Complete 'Get-Container comp-we' | Should -BeNullOrEmpty
        (Complete "Get-Container -Context $ownHost -Name comp-we").CompletionText | Should -Be comp-web
    }

    It 'gives nothing and no error where <Where>' -ForEach @(
        @{ Where = 'nothing listens'; Line = 'Get-Container -Context unix:///nowhere/docker.sock -Name comp' }
        @{ Where = 'the context is unknown'; Line = 'Get-Container -Context nosuch -Name comp' }
        @{ Where = 'the endpoint makes no sense'; Line = 'Get-Container -Context gopher://x -Name comp' }
        @{ Where = 'no engine is, for images'; Line = 'New-Container -Context unix:///nowhere/docker.sock -Image busy' }
    ) {
        $errors = $Error.Count
        Complete $Line | Should -BeNullOrEmpty
        $Error.Count | Should -Be $errors
    }

    It 'gives nothing and no error where <What> answers' -ForEach @(
        @{ What = 'garbage'; Options = @{ Ping = 'garbage' } }
        @{ What = 'no JSON'; Options = @{ Answer = "HTTP/1.1 200 OK`r`nContent-Length: 5`r`nConnection: close`r`n`r`nhello" } }
    ) {
        $engine = Start-HostileEngine @Options
        try {
            $errors = $Error.Count
            Complete "Get-Container -Context $($engine.Endpoint) -Name comp" | Should -BeNullOrEmpty
            $Error.Count | Should -Be $errors
        } finally {
            $engine.Dispose()
        }
    }

    It 'gives up on an engine that never answers' {
        $engine = Start-HostileEngine -Silent
        try {
            # The time allowed for connecting is ten seconds; a completion waits for two.
            $clock = [Diagnostics.Stopwatch]::StartNew()
            Complete "Get-Container -Context $($engine.Endpoint) -Name comp" | Should -BeNullOrEmpty
            $clock.Elapsed.TotalSeconds | Should -BeLessThan 6
        } finally {
            $engine.Dispose()
        }
    }
}

Describe 'Completion of properties' {
    It 'offers none that an object of <Command> lacks without -Detail' -ForEach @(
        @{ Command = 'Get-Container'; Type = 'Container' }
        @{ Command = 'Get-Image'; Type = 'Image' }
        @{ Command = 'Get-DockerNetwork'; Type = 'DockerNetwork' }
        @{ Command = 'Get-DockerVolume'; Type = 'DockerVolume' }
        @{ Command = 'Get-DockerDiskUsage'; Type = 'DockerDiskUsage' }
        @{ Command = 'Get-SwarmService'; Type = 'SwarmService' }
        @{ Command = 'Get-SwarmNode'; Type = 'SwarmNode' }
        @{ Command = 'Get-SwarmTask'; Type = 'SwarmTask' }
        @{ Command = 'Get-BuildHistory'; Type = 'BuildRecord' }
    ) {
        $own = ("DockerPS.$Type" -as [type]).GetProperties().Name + (Get-TypeData "DockerPS.$Type").Members.Keys + 'PSStandardMembers'
        $line = "$Command | Where-Object "
        $offered = (TabExpansion2 $line $line.Length).CompletionMatches | Where-Object ResultType -EQ Property | ForEach-Object ListItemText
        $offered | Should -Not -BeNullOrEmpty
        $offered | Where-Object { $_ -notin $own } | Should -BeNullOrEmpty
    }

    It 'knows every cmdlet that has -Detail' {
        # Logs and tests write other objects, not more of the same.
        $cmdlets = Get-Command -Module DockerPS -Verb Get | Where-Object Noun -NotLike '*Log'
        ($cmdlets | Where-Object { $_.Parameters.ContainsKey('Detail') }).Name |
            Sort-Object |
            Should -Be Get-BuildHistory, Get-Container, Get-DockerDiskUsage, Get-DockerNetwork, Get-Image, Get-SwarmService
    }
}
