BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Engines/Swarm.ps1"
    $hosts = Enter-TestSwarm
    $plain = $hosts.Plain
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
}

AfterAll {
    Exit-TestSwarm $hosts
}

Describe 'New-SwarmSecret' {
    AfterEach {
        Get-SwarmSecret | Remove-SwarmSecret
    }

    It 'refuses content from the pipeline beside a file, once and not for each object' {
        $message = '*but there is input from the pipeline as well*'
        { [byte[]] (1, 2, 3) | New-SwarmSecret db -Path $PSCommandPath -ErrorAction Stop } |
            Should -Throw $message -ErrorId 'InvalidParameter,DockerPS.Commands.NewSwarmSecretCommand'
    }

    It 'makes a secret that tells everything but its content' {
        $secret = New-SwarmSecret ns-db 'hunter2-content' -Label app=shop, @{ tier = 'db' } -TemplateDriver golang
        $secret | Should -BeOfType DockerPS.SwarmSecret
        $secret.Id | Should -Match '^[a-z0-9]{25}$'
        "$secret" | Should -Be ns-db
        $secret.CreatedAt | Should -BeGreaterThan ([datetime]::Now.AddMinutes(-5))
        $secret.UpdatedAt.Kind | Should -Be Local
        $secret.Labels['app'] + $secret.Labels['tier'] | Should -Be shopdb
        $secret.TemplateDriver | Should -Be golang
        $secret.Driver | Should -BeNullOrEmpty
        $secret.Context | Should -Be $hosts.Endpoint[0]
        ($secret | ConvertTo-Json -Depth 9) + ($secret | Format-List * -Force | Out-String) | Should -Not -Match hunter2
        Get-SwarmSecret -Label app=shop, tier | ForEach-Object Name | Should -Be ns-db
        Get-SwarmSecret -Label app=other | Should -BeNullOrEmpty
        Get-SwarmSecret -Filter @{ name = 'ns-' } | ForEach-Object Name | Should -Be ns-db
    }

    # What a secret holds is told to services only: the request is what can be seen.
    It 'sends <What> as they are' -ForEach @(
        @{ What = 'text'; Make = { New-SwarmSecret ns-a "`u{E4}`u{20AC}" }; Bytes = [Text.Encoding]::UTF8.GetBytes("`u{E4}`u{20AC}") }
        @{ What = 'a number'; Make = { New-SwarmSecret ns-a 0123 }; Bytes = [Text.Encoding]::UTF8.GetBytes('0123') }
        @{
            What  = 'a SecureString'
            Make  = { New-SwarmSecret ns-a ([Net.NetworkCredential]::new('', 'hid den').SecurePassword) }
            Bytes = [Text.Encoding]::UTF8.GetBytes('hid den')
        }
        @{ What = 'bytes'; Make = { New-SwarmSecret ns-a ([byte[]] (0, 255, 10)) }; Bytes = [byte[]] (0, 255, 10) }
        @{ What = 'piped bytes'; Make = { [byte[]] (0, 255, 10) | New-SwarmSecret ns-a }; Bytes = [byte[]] (0, 255, 10) }
        @{ What = 'piped lines'; Make = { 'one', 'two' | New-SwarmSecret ns-a }; Bytes = [Text.Encoding]::UTF8.GetBytes("one`ntwo") }
        @{ What = 'an array of lines'; Make = { New-SwarmSecret ns-a one, two }; Bytes = [Text.Encoding]::UTF8.GetBytes("one`ntwo") }
        @{
            What  = 'a piped SecureString'
            Make  = { [Net.NetworkCredential]::new('', 'x').SecurePassword | New-SwarmSecret ns-a }
            Bytes = [byte[]] (120)
        }
        @{
            What  = 'a file'
            Make  = { Set-Content TestDrive:/key ([byte[]] (1, 13, 10)) -AsByteStream; New-SwarmSecret ns-a -Path TestDrive:/k?y }
            Bytes = [byte[]] (1, 13, 10)
        }
        @{
            What  = 'a file with brackets'
            Make  = { Set-Content -LiteralPath 'TestDrive:/k[1]' 'v' -NoNewline; New-SwarmSecret ns-a -LiteralPath 'TestDrive:/k[1]' }
            Bytes = [byte[]] (118)
        }
    ) {
        # The engine keeps configurations by the same way, and tells them.
        $same = "$Make" -replace 'New-SwarmSecret', 'New-SwarmConfig'
        $config = [scriptblock]::Create(($same -replace '(\[Net.NetworkCredential\][^|)]*\))\.SecurePassword', '$1.Password'))
        $secret = & $Make
        $secret.Name | Should -Be ns-a
        $made = & $config
        $made.Data | Should -Be $Bytes
        $made | Remove-SwarmConfig
    }

    It 'refuses <What> before anything is sent' -ForEach @(
        @{ What = 'an empty text'; With = @{ Value = '' }; Id = 'InvalidParameter' }
        @{ What = 'too much text'; With = @{ Value = 'x' * 512000 }; Id = 'InvalidParameter' }
        @{ What = 'neither content nor driver'; With = @{ }; Id = 'InvalidParameter' }
        @{ What = 'content and a driver'; With = @{ Value = 'x'; Driver = 'vault' }; Id = 'InvalidParameter' }
        @{ What = 'a file that is not there'; With = @{ Path = '/nosuch/file' }; Id = 'FileNotFound' }
        @{ What = 'several files'; With = @{ Path = "$PSScriptRoot/../*" }; Id = 'InvalidParameter' }
    ) {
        $failure = { New-SwarmSecret ns-a @With -Context tcp://127.0.0.1:1 } | Should -Throw -PassThru
        $failure.FullyQualifiedErrorId | Should -Be "$Id,DockerPS.Commands.NewSwarmSecretCommand"
        "$failure" | Should -Not -Match 'xxx'
    }

    It 'refuses <_> as a name before anything is sent' -ForEach 'a/b', '-a', 'a.', ('a' * 65) {
        { New-SwarmSecret $_ content -Context tcp://127.0.0.1:1 } |
            Should -Throw -ExceptionType ([Management.Automation.ParameterBindingException])
    }

    It 'refuses a file object, and tells of -Path' {
        Get-Item $PSCommandPath | New-SwarmSecret ns-a @quiet
        "$problems" | Should -BeLike '*-Path*'
        Get-SwarmSecret ns-* | Should -BeNullOrEmpty
    }

    It 'takes one byte less than too much' {
        (New-SwarmSecret ns-a ([byte[]]::new(511999))).Name | Should -Be ns-a
    }

    It 'does nothing when nothing comes by the pipeline' {
        @() | New-SwarmSecret ns-a
        Get-SwarmSecret ns-a* | Should -BeNullOrEmpty
    }

    It 'does not replace one of the same name' {
        $null = New-SwarmSecret ns-a first
        New-SwarmSecret ns-a second @quiet
        $problems.FullyQualifiedErrorId | Should -Be 'SecretExists,DockerPS.Commands.NewSwarmSecretCommand'
        $problems.CategoryInfo.Category | Should -Be ResourceExists
        $problems.TargetObject | Should -Be ns-a
    }

    It 'tells that a driver is not there' {
        New-SwarmSecret ns-a -Driver nosuch-driver @quiet
        $problems.FullyQualifiedErrorId | Should -Be 'DriverNotFound,DockerPS.Commands.NewSwarmSecretCommand'
        $problems.Exception.Message | Should -Be 'plugin "nosuch-driver" not found'
    }

    It 'makes none with -WhatIf' {
        New-SwarmSecret ns-a content -WhatIf
        Get-SwarmSecret ns-a* | Should -BeNullOrEmpty
    }

    It 'never says what is secret, in whatever stream' {
        $secret = "hidden-$([guid]::NewGuid())"
        $DebugPreference = $ErrorActionPreference = 'Continue'
        $said = & {
            New-SwarmSecret ns-a $secret -Verbose
            New-SwarmSecret ns-a $secret -Verbose -WhatIf
            New-SwarmSecret ns-a $secret
        } *>&1
        $said.Count | Should -BeGreaterThan 2
        ($said | Out-String) + ($said | ForEach-Object { $_ | Format-List * -Force } | Out-String) + ($Error[0] | Get-Error | Out-String) |
            Should -Not -BeLike "*$secret*"
    }

    It 'needs a manager, and does not end the command' {
        $reached = . { New-SwarmSecret a content -Context $plain @quiet; 'reached' }
        $reached | Should -Be reached
        $problems.FullyQualifiedErrorId | Should -Be 'SwarmManagerNeeded,DockerPS.Commands.NewSwarmSecretCommand'
    }
}
