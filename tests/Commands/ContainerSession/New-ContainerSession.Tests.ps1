BeforeDiscovery {
    $refusals = @(
        @{
            Case      = 'an image without PowerShell'
            Container = 'session-bare'
            Option    = @{}
            Id        = 'ContainerHasNoPowerShell'
            Message   = "The container 'session-bare' has no PowerShell: 'pwsh' was not found in it."
            Advice    = '*-PowerShellPath*'
        }
        @{
            Case      = 'a path without PowerShell'
            Container = 'session-web'
            Option    = @{ PowerShellPath = '/opt/none/pwsh' }
            Id        = 'ContainerHasNoPowerShell'
            Message   = "*'/opt/none/pwsh' was not found in it."
            Advice    = '*Invoke-ContainerCommand*'
        }
        @{
            Case      = 'a file that is no program'
            Container = 'session-web'
            Option    = @{ PowerShellPath = '/etc/passwd' }
            Id        = 'ContainerCommandNotStarted'
            Message   = "*'/etc/passwd' could not be started*permission denied*"
            Advice    = '126:*'
        }
        @{
            Case      = 'a program that ends'
            Container = 'session-web'
            Option    = @{ PowerShellPath = 'ls' }
            Id        = 'SessionNotOpened'
            Message   = "'ls' in the container 'session-web' ended with exit code 1 before the session was open.*invalid option*"
            Advice    = 'Check that the program is PowerShell 7*'
        }
        @{
            Case      = 'a user that does not exist'
            Container = 'session-web'
            Option    = @{ User = 'nobodyhere' }
            Id        = 'ContainerCommandNotStarted'
            Message   = '*unable to find user nobodyhere*'
            Advice    = ''
        }
        @{
            Case      = 'a folder that does not exist'
            Container = 'session-web'
            Option    = @{ WorkingDirectory = '/nope' }
            Id        = 'ContainerCommandNotStarted'
            Message   = '*/nope*no such file or directory*'
            Advice    = ''
        }
        @{
            Case      = 'a configuration file that does not exist'
            Container = 'session-web'
            Option    = @{ ConfigurationFile = '/nope.pssc' }
            Id        = 'SessionNotOpened'
            Advice    = '*-ConfigurationFile must exist*'
            Message   = "PowerShell in the container 'session-web' did not create the session: Could not find file '/nope.pssc'."
        }
        @{
            Case      = 'an image without ICU'
            Container = 'session-web'
            Option    = @{ Environment = @{ DOTNET_SYSTEM_GLOBALIZATION_INVARIANT = '0' } }
            Id        = 'SessionNotOpened'
            Message   = "'pwsh' in the container 'session-web' ended with exit code 134 before the session was open.*libicu*"
            Advice    = 'Install libicu in the image, or use -Environment DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1.'
        }
        @{
            Case      = 'a container that was not started'
            Container = 'session-new'
            Option    = @{}
            Id        = 'ContainerNotRunning'
            Message   = "The container 'session-new' is not running."
            Advice    = 'Use Start-Container to start it.'
        }
        @{
            Case      = 'a container that is paused'
            Container = 'session-paused'
            Option    = @{}
            Id        = 'ContainerNotRunning'
            Message   = "The container 'session-paused' is paused, not running."
            Advice    = 'Use Resume-Container to resume it.'
        }
        @{
            Case      = 'no such container'
            Container = 'session-none'
            Option    = @{}
            Id        = 'ContainerNotFound'
            Message   = "There is no container 'session-none'*"
            Advice    = 'Use Get-Container*'
        }
    )
    $wrong = @(
        @{ Option = @{ OpenTimeout = 0 }; Message = '-OpenTimeout must be longer than 0 seconds.' }
        @{ Option = @{ OpenTimeout = 'soon' }; Message = "*'soon' is not a duration*" }
        @{ Option = @{ EnvironmentFile = '/nope.env' }; Message = '*/nope.env*' }
        @{ Option = @{ Environment = '=x' }; Message = "*'=x'*" }
        @{ Option = @{ PowerShellPath = '' }; Message = '*PowerShellPath*' }
        @{ Option = @{ ThrottleLimit = 0 }; Message = '*ThrottleLimit*' }
    )
}

BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Helpers/PowerShellImage.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/ContainerTargets.ps1"

    Add-PowerShellImage
    $null = New-PowerShellContainer session session-web, session-db
    $null = New-TestContainer session session-bare -Status running
    $null = New-TestContainer session session-new
    $null = New-TestContainer session session-paused -Status paused
    $class = 'DockerPS.Commands.NewContainerSessionCommand'

    # A program that says nothing, and ends with its input, as PowerShell does.
    Invoke-ContainerCommand session-bare sh, -c, 'printf "#!/bin/sh\ncat >/dev/null\n" >/bin/silent; chmod +x /bin/silent'
    function Get-Silent { (Invoke-Engine containers/session-bare/top).Processes | Where-Object { $_[-1] -like '*silent*' } }
}

AfterAll {
    Remove-TestContainer session
}

Describe 'New-ContainerSession' {
    AfterEach {
        Get-PSSession | Remove-PSSession
    }

    It 'opens a session of PowerShell''s own' {
        $session = New-ContainerSession session-web
        $session | Should -BeOfType Management.Automation.Runspaces.PSSession
        $session.State, $session.Availability, $session.Transport | Should -Be Opened, Available, Docker
        $session.Name, $session.ComputerName | Should -Be session-web, session-web
        $session.Container | Should -Be (Get-Container session-web).Id
        $session.Context | Should -Be (Get-Container session-web).Context
        Get-PSSession | ForEach-Object Id | Should -Be $session.Id
        Invoke-Command -Session $session { (Get-Content /etc/hostname) } | Should -Be (Get-Container session-web).Id.Substring(0, 12)
    }

    It 'opens several side by side, from the pipeline' {
        $sessions = Get-Container session-web, session-db | New-ContainerSession
        $sessions.ComputerName | Sort-Object | Should -Be session-db, session-web
        $found = Invoke-Command -Session $sessions { [pscustomobject] @{ Host = [Environment]::MachineName } }
        $found.PSComputerName | Sort-Object | Should -Be session-db, session-web
        foreach ($one in $found) {
            $one.Host | Should -Be (Get-Container $one.PSComputerName).Id.Substring(0, 12)
        }
    }

    It 'opens those that it can, and writes an error for each of the others' {
        $names = 'session-bare', 'session-web', 'session-new', 'session-none'
        $sessions = New-ContainerSession $names -ErrorAction SilentlyContinue -ErrorVariable problems
        $sessions.ComputerName | Should -Be session-web
        $problems.FullyQualifiedErrorId | Sort-Object |
            Should -Be "ContainerHasNoPowerShell,$class", "ContainerNotFound,$class", "ContainerNotRunning,$class"
    }

    It 'refuses <Case>' -ForEach $refusals {
        $watch = [Diagnostics.Stopwatch]::StartNew()
        $session = New-ContainerSession $Container @Option -ErrorAction SilentlyContinue -ErrorVariable problems
        $session | Should -BeNullOrEmpty
        $problems | Should -HaveCount 1
        $problems[0].FullyQualifiedErrorId | Should -Be "$Id,$class"
        "$($problems[0])" | Should -BeLike $Message
        $problems[0].TargetObject | Should -Be $Container
        "$($problems[0].ErrorDetails?.RecommendedAction)" | Should -BeLike $Advice
        $watch.Elapsed.TotalSeconds | Should -BeLessThan 20
        Get-PSSession | Should -BeNullOrEmpty
        if ($Container -eq 'session-web') { Wait-Until { -not (Get-PowerShellProcess $Container) } }
    }

    It 'refuses <Message> before anything is sent' -ForEach $wrong {
        { New-ContainerSession session-web @Option -Context unix:///nowhere.sock } | Should -Throw $Message
    }

    It 'writes one error for an engine that cannot be reached' {
        { New-ContainerSession session-web, session-db -Context unix:///nowhere.sock } |
            Should -Throw -ErrorId "EngineUnreachable,$class"
    }

    It 'names the engine too if several were named' {
        $engines = $env:DOCKERPS_TEST_HOST, $env:DOCKERPS_TEST_TCP
        $sessions = New-ContainerSession session-web -Context $engines
        $names = $engines | ForEach-Object { "session-web ($_)" } | Sort-Object
        $sessions.Name | Sort-Object | Should -Be $names
        Invoke-Command -Session $sessions { [pscustomobject] @{ A = 1 } } | ForEach-Object PSComputerName | Sort-Object | Should -Be $names
    }

    It 'runs as a user, with variables and a folder' {
        $session = New-ContainerSession session-web -User app -Environment @{ STAGE = 'demo' } -WorkingDirectory /tmp
        Invoke-Command -Session $session { whoami; Get-Content Env:STAGE; "$PWD" } | Should -Be app, demo, /tmp
    }

    It 'asks the engine for -Privileged' {
        # Whether the engine can give more rights depends on its own.
        $asked = foreach ($privileged in $true, $false) {
            $since = [DateTimeOffset]::UtcNow.ToUnixTimeMilliseconds() / 1000
            $null = New-ContainerSession session-web -Privileged:$privileged -ErrorAction SilentlyContinue
            $until = [DateTimeOffset]::UtcNow.ToUnixTimeMilliseconds() / 1000
            $filters = [uri]::EscapeDataString((ConvertTo-Json @{ event = @('exec_create'); container = @('session-web') }))
            $events = @(Invoke-Engine "events?since=$since&until=$until&filters=$filters") |
                ForEach-Object { $_ -is [string] ? ($_ -split '\n' | ConvertFrom-Json) : $_ }
            (Invoke-Engine "exec/$($events[-1].Actor.Attributes.execID)/json").ProcessConfig.privileged
        }
        $asked | Should -Be $true, $false
    }

    It 'applies a session configuration file' {
        $session = New-ContainerSession session-web
        Invoke-Command -Session $session { New-PSSessionConfigurationFile /tmp/small.pssc -SessionType RestrictedRemoteServer }
        $small = New-ContainerSession session-web -ConfigurationFile /tmp/small.pssc
        Invoke-Command -Session $small { Get-Command } | ForEach-Object Name | Should -Contain 'Exit-PSSession'
        Invoke-Command -Session $small { Get-ChildItem } -ErrorAction SilentlyContinue -ErrorVariable problems
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'CommandNotFoundException*'
    }

    It 'does nothing with -WhatIf' {
        Get-WhatIfText 'New-ContainerSession session-web, session-db -WhatIf' | Should -Be @(
            'What if: Performing the operation "Open PowerShell session" on target "session-web".'
            'What if: Performing the operation "Open PowerShell session" on target "session-db".'
        )
        Get-PSSession | Should -BeNullOrEmpty
    }

    It 'ends an opening that takes too long, and leaves no process' {
        $watch = [Diagnostics.Stopwatch]::StartNew()
        New-ContainerSession session-bare -PowerShellPath /bin/silent -OpenTimeout 2s -ErrorAction SilentlyContinue -ErrorVariable problems
        $watch.Elapsed.TotalSeconds | Should -BeLessThan 5
        $problems[0].FullyQualifiedErrorId | Should -Be "SessionOpenTimedOut,$class"
        "$($problems[0])" | Should -Be "The session in the container 'session-bare' was not open after 2 s."
        Wait-Until { -not (Get-Silent) }
    }

    It 'ends an opening at Ctrl+C, and leaves nothing' {
        $script = 'New-ContainerSession session-bare -PowerShellPath /bin/silent; Get-PSSession'
        Assert-Stoppable $script { Get-Silent }
        Wait-Until { -not (Get-Silent) }
    }

    It 'closes what is open at Ctrl+C and was not written yet' {
        # The output of the first session is not taken, so the second cannot be written.
        $script = 'New-ContainerSession session-web, session-db | ForEach-Object { $_; Start-Sleep 60 }'
        Assert-Stoppable $script { param($Shell) (Get-PowerShellProcess session-web) -and (Get-PowerShellProcess session-db) }
        Wait-Until { @(Get-PowerShellProcess session-web).Count + @(Get-PowerShellProcess session-db).Count -le 1 }
    }

    It 'keeps to the container, whatever takes its name' {
        $null = New-PowerShellContainer session session-old
        $session = New-ContainerSession session-old
        Rename-Container session-old session-older
        $null = New-PowerShellContainer session session-old
        Invoke-Command -Session $session { [Environment]::MachineName } | Should -Be (Get-Container session-older).Id.Substring(0, 12)
        Remove-Container session-old, session-older -Force
    }

    It 'keeps to the engine, whatever DOCKER_HOST says then' {
        $session = New-ContainerSession session-web
        $before = $env:DOCKER_HOST
        $env:DOCKER_HOST = 'unix:///nowhere.sock'
        try {
            Invoke-Command -Session $session { 1 } | Should -Be 1
        } finally {
            $env:DOCKER_HOST = $before
        }
    }

    It 'works in a container whose files are read-only' {
        $option = @{ ReadOnly = $true; Tmpfs = '/tmp'; Environment = @{ HOME = '/tmp' } }
        $null = New-PowerShellContainer session session-readonly -Option $option
        $session = New-ContainerSession session-readonly
        Invoke-Command -Session $session { Test-Path /etc/passwd; New-Item /x -ErrorAction SilentlyContinue; $? } | Should -Be $true, $false
        Remove-Container session-readonly -Force
    }
}
