# Secrets and ssh agents of builds, on the engine; what is refused goes to a server in its place, which tells whether anything was sent.

BeforeDiscovery {
    $valid = @(
        @{ Form = 'docker''s form with src'; Secret = { 'id=a,src=token.txt' } }
        @{ Form = 'docker''s form with source'; Secret = { 'source=token.txt,id=a' } }
        @{ Form = 'docker''s form with env'; Secret = { 'id=a,env=DOCKERPS_SECRET' } }
        @{ Form = 'docker''s form with type=env'; Secret = { 'type=env,id=a,src=DOCKERPS_SECRET' } }
        @{ Form = 'docker''s form with type=file'; Secret = { 'type=file,id=a,src=token.txt' } }
        @{ Form = 'an id that is a variable'; Secret = { 'id=DOCKERPS_SECRET' }; Id = 'DOCKERPS_SECRET' }
        @{ Form = 'an id that is a file'; Secret = { 'id=token.txt' }; Id = 'token.txt' }
        @{ Form = 'a path of a drive'; Secret = { 'id=a,src=TestDrive:/token.txt' } }
        @{ Form = 'several texts'; Secret = { 'id=a,src=token.txt', 'id=b,src=token.txt' }; Id = 'b' }
        @{ Form = 'a hashtable with Path'; Secret = { @{ Id = 'a'; Path = 'token.txt' } } }
        @{ Form = 'a hashtable with a file'; Secret = { @{ Id = 'a'; Path = Get-Item token.txt } } }
        @{ Form = 'a hashtable with Source'; Secret = { @{ Id = 'a'; Source = 'token.txt' } } }
        @{ Form = 'a hashtable with Environment'; Secret = { @{ Id = 'a'; Environment = 'DOCKERPS_SECRET' } } }
        @{ Form = 'a hashtable with a SecureString'; Secret = { @{ Id = 'a'; Value = $secure } } }
        @{ Form = 'a hashtable with a string'; Secret = { @{ Id = 'a'; Value = 'text' } }; Bytes = [byte[]] (116, 101, 120, 116) }
        @{ Form = 'a hashtable with bytes'; Secret = { @{ Id = 'a'; Value = [byte[]] (0, 255) } }; Bytes = [byte[]] (0, 255) }
        @{ Form = 'a hashtable of ids'; Secret = { @{ a = $secure; b = $secure } }; Id = 'b' }
        @{ Form = 'an object'; Secret = { [pscustomobject] @{ Id = 'a'; Path = 'token.txt' } } }
        @{ Form = 'rows of a file'; Secret = { "Id,Path`na,token.txt`nb,token.txt" | ConvertFrom-Csv } }
        @{ Form = '500 KiB'; Secret = { @{ Id = 'a'; Value = [byte[]]::new(500KB) } }; Bytes = [byte[]]::new(500KB) }
    )
    $invalid = @(
        @{ Form = 'a text without fields'; Secret = { 'hunter2' } }
        @{ Form = 'no id'; Secret = { 'src=hunter2' } }
        @{ Form = 'an empty id'; Secret = { 'id=,src=hunter2' } }
        @{ Form = 'an unknown field'; Secret = { 'id=a,value=hunter2' } }
        @{ Form = 'a field twice'; Secret = { 'id=a,src=x,src=hunter2' } }
        @{ Form = 'two sources'; Secret = { 'id=a,src=token.txt,env=hunter2' } }
        @{ Form = 'an unknown type'; Secret = { 'id=a,type=hunter2,src=token.txt' } }
        @{ Form = 'quotes that do not match'; Secret = { 'id=a,src="hunter2' } }
        @{ Form = 'an id twice'; Secret = { @{ a = $secure }, @{ Id = 'a'; Value = 'hunter2' } } }
        @{ Form = 'a hashtable of strings'; Secret = { @{ a = 'hunter2' } } }
        @{ Form = 'a value that is null'; Secret = { @{ Id = 'a'; Value = $null } } }
        @{ Form = 'a value that is a number'; Secret = { @{ Id = 'a'; Value = 5 } } }
        @{ Form = 'a value and a path'; Secret = { @{ Id = 'a'; Value = 'hunter2'; Path = 'token.txt' } } }
        @{ Form = 'a path that is a SecureString'; Secret = { @{ Id = 'a'; Path = $secure } } }
        @{ Form = 'an unknown key'; Secret = { @{ Id = 'a'; Password = 'hunter2' } } }
        @{ Form = 'an object without an id'; Secret = { [pscustomobject] @{ Path = 'token.txt' } } }
        @{ Form = 'an empty text'; Secret = { '' } }
        @{ Form = 'nothing'; Secret = { $null } }
    )
}

BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Servers/RecordingEngine.ps1"
    $class = 'DockerPS.Commands.NewImageCommand'
    $engine = [RecordingEngine]::new('1.43')
    $build = @{ DockerfileContent = 'FROM scratch'; Context = $engine.Endpoint; Builder = 'BuildKit' }
    $before = $env:SSH_AUTH_SOCK, $env:DOCKERPS_SECRET
    $env:SSH_AUTH_SOCK = $null
    $env:DOCKERPS_SECRET = 'hunter2'
    $secure = [Net.NetworkCredential]::new('', 'hunter2').SecurePassword
    Set-Content $TestDrive/token.txt hunter2 -NoNewline
    Push-Location $TestDrive

    function New-Key([string] $Name, [string] $Lock = '') {
        ssh-keygen -q -t ed25519 -N $Lock -C $Name -f "$TestDrive/$Name"
        "$TestDrive/$Name"
    }

    # What has been sent to the server but questions since the last call.
    function Get-Sent { $engine.Take() | Where-Object Method -NE GET | Where-Object Method -NE HEAD }

    # The output of a command in a build.
    function Get-BuildOutput([string] $Run, [hashtable] $More) {
        $log = New-Image -DockerfileContent 'FROM busybox:latest', "RUN $Run" -Builder BuildKit -NoCache -Verbose @More 4>&1
        $null = Remove-Image ($log | Where-Object { $_ -is [DockerPS.Image] }) -ErrorAction Ignore
        $log | Where-Object { $_ -is [Management.Automation.VerboseRecord] } | ForEach-Object { "$_" -replace '^#\d+ ' }
    }

    # The private agents that are left of this suite, by their folders and their processes.
    function Get-OwnAgent {
        Get-ChildItem ([IO.Path]::GetTempPath()) -Directory -Filter 'dockerps-ssh-*' | ForEach-Object FullName
        Get-Process ssh-agent -ErrorAction Ignore | Where-Object CommandLine -Like '*dockerps-ssh-*' | Where-Object {
            (Get-Content "/proc/$($_.Id)/environ" -Raw -ErrorAction Ignore) -like "*DOCKERPS_TEST_ENGINE=$env:DOCKERPS_TEST_ENGINE*"
        } | ForEach-Object Id
    }
}

AfterAll {
    Pop-Location
    $env:SSH_AUTH_SOCK, $env:DOCKERPS_SECRET = $before
    $engine.Dispose()
}

Describe 'New-Image -Secret' {
    BeforeEach {
        $null = $engine.Take()
    }

    It 'takes <Form>' -ForEach $valid {
        $name = (Get-Variable Id -ValueOnly -ErrorAction Ignore) ?? 'a'
        $content = (Get-Variable Bytes -ValueOnly -ErrorAction Ignore) ?? [Text.Encoding]::ASCII.GetBytes('hunter2')
        $sum = [Convert]::ToHexString([Security.Cryptography.SHA256]::HashData([byte[]] $content)).ToLowerInvariant()
        Get-BuildOutput "--mount=type=secret,id=$name,required,target=/secret sha256sum /secret" @{ Secret = & $Secret } |
            Should -Contain "$sum  /secret"
    }

    It 'leaves an optional secret out that is not given, and fails for a required one' {
        Get-BuildOutput '--mount=type=secret,id=other ls /run/secrets || echo none' @{ Secret = @{ a = $secure } } | Should -Contain none
        $build = @{ DockerfileContent = 'FROM busybox:latest', 'RUN --mount=type=secret,id=other,required true'; Builder = 'BuildKit' }
        { New-Image @build -Secret @{ a = $secure } -ErrorAction Stop } | Should -Throw '*other*' -ErrorId "ImageBuildFailed,$class"
    }

    It 'has one error where no session can be opened' {
        { New-Image @build -Secret @{ a = $secure } -ErrorAction Stop } |
            Should -Throw '*-Secret needs a session*' -ErrorId "NotSupportedByEngine,$class"
        (Get-Sent).Path | Should -Be '/grpc', '/session'
    }

    It 'refuses <Form>, and shows nothing of it' -ForEach $invalid {
        $failure = { New-Image @build -Secret (& $Secret) } | Should -Throw -PassThru
        $failure.FullyQualifiedErrorId | Should -Match '^Parameter\w+Error,'
        # The statement of the script is known to whoever wrote it.
        $shown = ($failure | Format-List * -Force | Out-String -Width 4000) -split "`n" -notmatch 'Line +:|PositionMessage|Statement'
        $shown | Should -Not -Match hunter2
        Get-Sent | Should -BeNullOrEmpty
    }

    It 'takes no secret without its id, and shows the form' {
        { New-Image @build -Secret hunter2 } | Should -Throw '*id=token,src=./token.txt*SecureString*'
    }

    It 'reports a file that cannot be read, once, with the id and the path' -ForEach @(
        @{ Path = 'gone.txt'; Id = 'FileNotFound'; Reason = 'does not exist' }
        @{ Path = '.'; Id = 'FileNotRead'; Reason = 'it is a folder' }
    ) {
        $failure = { New-Image @build -Secret "id=mine,src=$Path", 'id=other,src=alsogone' } |
            Should -Throw "*of the secret 'mine'*$Reason*" -ErrorId "$Id,$class" -PassThru
        $failure.TargetObject | Should -Match '^/'
        Get-Sent | Should -BeNullOrEmpty
    }

    It 'refuses more than 500 KiB' {
        Set-Content large.txt ([byte[]]::new(500KB + 1)) -AsByteStream
        { New-Image @build -Secret 'id=mine,src=large.txt' } | Should -Throw "*'mine'*500 KiB*" -ErrorId "InvalidParameter,$class"
        Get-Sent | Should -BeNullOrEmpty
    }

    It 'warns of a variable that does not exist, for which docker sends an empty secret' {
        $null = New-Image @build -Secret 'id=mine,env=DOCKERPS_NONE' -ErrorAction SilentlyContinue -WarningVariable warnings 3> $null
        "$warnings" | Should -Be "The environment variable 'DOCKERPS_NONE' does not exist, so the secret 'mine' is empty."
    }

    It 'reads nothing with -WhatIf' {
        mkfifo never
        New-Image @build -Secret 'id=a,src=never', 'id=b,src=gone' -Ssh 'c=gone', 'default' -WhatIf | Should -BeNullOrEmpty
        Get-Sent | Should -BeNullOrEmpty
    }

    It 'reads a pipe once, whatever the number of engines' {
        mkfifo once
        $writer = Start-ThreadJob { [IO.File]::WriteAllText("$using:TestDrive/once", 'hunter2') }
        try {
            $log = Get-BuildOutput '--mount=type=secret,id=a,required,target=/secret wc -c /secret' @{
                Secret  = 'id=a,src=once'
                Context = $env:DOCKER_HOST, $env:DOCKERPS_TEST_TCP
            }
            $log -match '^7 /secret$' | Should -HaveCount 2
        } finally {
            $null = $writer | Receive-Job -Wait -AutoRemoveJob
        }
    }

    It 'ends with Ctrl+C while it waits for the writer of a pipe' {
        mkfifo waiting
        $shell = [powershell]::Create()
        $null = $shell.AddCommand('Import-Module').AddArgument('DockerPS').AddStatement().AddCommand('New-Image').AddParameters($build).
        AddParameter('Secret', "id=a,src=$TestDrive/waiting")
        $running = $shell.BeginInvoke()
        Start-Sleep 1
        $running.IsCompleted | Should -BeFalse
        $shell.Stop()
        $shell.InvocationStateInfo.State | Should -Be Stopped
        Get-Sent | Should -BeNullOrEmpty
    }

    It 'needs BuildKit' {
        $build.Remove('Builder')
        try {
            { New-Image @build -Secret 'id=a,src=gone' -Builder Classic } |
                Should -Throw '*-Secret needs BuildKit*' -ErrorId "InvalidParameter,$class"
            { New-Image @build -Ssh default -Builder Classic } | Should -Throw '*-Ssh needs BuildKit*' -ErrorId "InvalidParameter,$class"
            $env:DOCKER_BUILDKIT = '0'
            { New-Image @build -Secret @{ a = $secure } -ErrorAction Stop } |
                Should -Throw '*-Secret needs BuildKit*' -ErrorId "NotSupportedByEngine,$class"
            { New-Image @build -Ssh default -ErrorAction Stop } |
                Should -Throw '*-Ssh needs BuildKit*' -ErrorId "NotSupportedByEngine,$class"
        } finally {
            $build.Builder = 'BuildKit'
            $env:DOCKER_BUILDKIT = $null
        }
        Get-Sent | Should -BeNullOrEmpty
    }

    It 'is not for images from containers' {
        { New-Image -FromContainer x -Secret 'id=a' -Context $engine.Endpoint } | Should -Throw -ErrorId "AmbiguousParameterSet,$class"
    }

    It 'shows no value in any stream, error, progress, log or transcript' {
        $script = {
            Start-Transcript "$args/transcript.txt" -IncludeInvocationHeader
            Set-Location "$args"
            $VerbosePreference = $DebugPreference = $InformationPreference = 'Continue'
            $text = Get-Content token.txt
            $secure = [Net.NetworkCredential]::new('', $text).SecurePassword
            $run = 'a', 'b', 'c', 'd', 'e' | ForEach-Object { "--mount=type=secret,id=$_,required" }
            $build = @{ DockerfileContent = 'FROM busybox:latest', "RUN $run wc -c /run/secrets/*"; Builder = 'BuildKit' }
            $build.LogPath = 'log.txt'
            $secrets = @{ a = $secure }, @{ Id = 'b'; Value = $text }, 'id=c,src=token.txt', 'id=d,env=DOCKERPS_SECRET',
            @{ Id = 'e'; Value = [Text.Encoding]::UTF8.GetBytes($text) }
            New-Image @build -Secret $secrets
            New-Image @build -Secret $secrets -WhatIf
            New-Image @build -Secret $secrets -Ssh 'x=token.txt'
            $table = @{ Id = 'a'; Value = $secure; Path = 'x' }
            foreach ($wrong in $text, "id=$text,src=", "id=a,$text", @{ a = $text }, $table) {
                try { New-Image @build -Secret $wrong } catch { "$_" }
            }
            $secrets[0].a, (Get-Variable secure)
            Get-History
            $Error | Format-List * -Force
            $Error | ForEach-Object { $_.Exception | Format-List * -Force; "$($_.ErrorDetails)"; "$($_.Exception)" }
            Stop-Transcript
        }
        $output = & (Get-PowerShellPath) -NoProfile -Command "& { $script } '$TestDrive'" *>&1 | Out-String -Width 4000
        $output | Should -Match '35 total'
        $output | Should -Not -Match hunter2
        Get-Content $TestDrive/transcript.txt, $TestDrive/log.txt -Raw | Should -Not -Match hunter2
    }
}

Describe 'New-Image -Ssh' {
    BeforeEach {
        $null = $engine.Take()
    }

    AfterEach {
        Get-OwnAgent | Should -BeNullOrEmpty
    }

    It 'takes the agent of the session, a socket, and keys in files' {
        $key = New-Key key
        $arguments = @{ ArgumentList = '-D', '-a', "$TestDrive/agent"; RedirectStandardOutput = "$TestDrive/agent.out" }
        $agent = Start-Process ssh-agent @arguments -PassThru
        try {
            while (-not (Test-Path $TestDrive/agent)) { Start-Sleep -Milliseconds 20 }
            $env:SSH_AUTH_SOCK = "$TestDrive/agent"
            $table = @{ Id = 'work'; Path = 'key' }
            foreach ($form in 'default', "default=$TestDrive/agent", 'default=agent', "work=$key", 'work=key', $table, @{ work = 'key' }) {
                $id = "$form" -like 'default*' ? 'default' : 'work'
                Get-BuildOutput "--mount=type=ssh,id=$id,required test -S `$SSH_AUTH_SOCK && echo socket" @{ Ssh = $form } |
                    Should -Contain socket
            }
        } finally {
            $agent.Kill()
            $env:SSH_AUTH_SOCK = $null
        }
    }

    It 'refuses <Form> before anything is sent' -ForEach @(
        @{ Form = 'no agent'; Ssh = 'default'; Reason = 'SSH_AUTH_SOCK is not set' }
        @{ Form = 'a path that does not exist'; Ssh = 'mine=gone'; Reason = "'*gone' of the ssh agent 'mine' does not exist" }
        @{ Form = 'a folder'; Ssh = 'mine=.'; Reason = "of the ssh agent 'mine' is a folder" }
        @{ Form = 'a file that is no key'; Ssh = 'mine=nokey'; Reason = "'*nokey' of the ssh agent 'mine' *: it is not a private key*" }
        @{ Form = 'a key with a passphrase'; Ssh = 'mine=locked'; Reason = "'*locked' of the ssh agent 'mine' *: it has a passphrase." }
        @{ Form = 'a key that others can read'; Ssh = 'mine=open'; Reason = "'*open' of the ssh agent 'mine' *: other users can read it*" }
    ) {
        switch ($Ssh) {
            'mine=nokey' { Set-Content nokey text; chmod 600 nokey }
            'mine=locked' { $null = New-Key locked passphrase }
            'mine=open' { chmod 644 (New-Key open) }
        }
        $null = New-Image @build -Ssh $Ssh -ErrorAction SilentlyContinue -ErrorVariable problems
        $problems | Should -HaveCount 1
        $problems[0].FullyQualifiedErrorId | Should -Be "SshAgentFailed,$class"
        "$($problems[0])" | Should -BeLike "*$Reason*"
        $problems[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty -Because $Form
        Get-Sent | Should -BeNullOrEmpty
    }

    It 'refuses an agent that does not answer' {
        $listener = [Net.Sockets.Socket]::new('Unix', 'Stream', 'Unspecified')
        $listener.Bind([Net.Sockets.UnixDomainSocketEndPoint]::new("$TestDrive/silent"))
        $listener.Listen()
        try {
            { New-Image @build -Ssh 'mine=silent' -ErrorAction Stop } |
                Should -Throw "*'mine' did not answer within 15 seconds*" -ErrorId "SshAgentFailed,$class"
        } finally {
            $listener.Dispose()
        }
        Get-Sent | Should -BeNullOrEmpty
    }

    It 'refuses <_>' -ForEach 'a=x,,y', './key', '' {
        { New-Image @build -Ssh $_ } | Should -Throw -ErrorId "ParameterArgumentTransformationError,$class"
        Get-Sent | Should -BeNullOrEmpty
    }

    It 'refuses the rest of a list that PowerShell has split' {
        { New-Image @build -Ssh work=./one, ./two } | Should -Throw "*'./two' is a path*quotes*"
    }
}
