BeforeDiscovery {
    . "$PSScriptRoot/../../Fixtures/Targets/SwarmContentTargets.ps1"
}

BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Engines/Swarm.ps1"
    . "$PSScriptRoot/../../Fixtures/Servers/RecordingEngine.ps1"
    $hosts = Enter-TestSwarm
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
}

AfterAll {
    Exit-TestSwarm $hosts
}

Describe 'New-SwarmConfig' {
    AfterEach {
        Get-SwarmConfig | Remove-SwarmConfig
    }

    Add-SwarmContentCreationTest (New-SwarmKind Config)

    It 'makes a configuration with its content' {
        $config = New-SwarmConfig nc-web "listen 80;`n`u{E4}" -Label app=shop -TemplateDriver golang
        $config | Should -BeOfType DockerPS.SwarmConfig
        "$config" | Should -Be nc-web
        $config.Id | Should -Match '^[a-z0-9]{25}$'
        $config.Text | Should -Be "listen 80;`n`u{E4}"
        $config.Data | Should -Be ([Text.Encoding]::UTF8.GetBytes("listen 80;`n`u{E4}"))
        $config.Labels['app'] | Should -Be shop
        $config.TemplateDriver | Should -Be golang
        $config.CreatedAt.Kind | Should -Be Local
        $config.Context | Should -Be $hosts.Endpoint[0]
        Get-SwarmConfig -Label app | ForEach-Object Text | Should -Be $config.Text
        Get-SwarmConfig -Filter name=other | Should -BeNullOrEmpty
    }

    It 'has no text where the content is none' {
        $config = New-SwarmConfig nc-raw ([byte[]] (255, 0, 254))
        $config.Data | Should -Be ([byte[]] (255, 0, 254))
        $config.Text | Should -BeNullOrEmpty
    }

    It 'takes the bytes of a file as they are, through the pipeline too' {
        [IO.File]::WriteAllBytes("$TestDrive/web.conf", [byte[]] (239, 187, 191, 97, 13, 10))
        (New-SwarmConfig nc-a -Path "$TestDrive/web.conf").Data | Should -Be ([byte[]] (239, 187, 191, 97, 13, 10))
        (Get-Content "$TestDrive/web.conf" -AsByteStream | New-SwarmConfig nc-b).Data | Should -Be ([byte[]] (239, 187, 191, 97, 13, 10))
        (Get-Content "$TestDrive/web.conf" -AsByteStream -Raw | New-SwarmConfig nc-c).Data |
            Should -Be ([byte[]] (239, 187, 191, 97, 13, 10))
    }

    It 'refuses a SecureString, which would be told to everybody' {
        { New-SwarmConfig nc-a ([Net.NetworkCredential]::new('', 'x').SecurePassword) } | Should -Throw '*of type SecureString*'
    }
}
