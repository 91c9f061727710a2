BeforeDiscovery {
    . "$PSScriptRoot/../../Fixtures/Targets/SwarmContentTargets.ps1"
}

BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Engines/Swarm.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/SwarmContentTargets.ps1"
    $hosts = Start-SwarmHost
    New-TestSwarm $hosts -Managers 2
    $variables = Enter-SwarmHost $hosts
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
}

AfterAll {
    Exit-SwarmHost $variables
    Stop-SwarmHost $hosts
}

Describe 'The targets of Get-SwarmConfig' {
    Add-ObjectTargetTest Get-SwarmConfig (New-SwarmKind Config) -ReadOnly -With @{ Acted = $namesWritten }
}

Describe 'The targets of Remove-SwarmConfig' {
    Add-ObjectTargetTest Remove-SwarmConfig (New-SwarmKind Config)
}

Describe 'New-SwarmConfig' {
    AfterEach {
        Get-SwarmConfig | Remove-SwarmConfig
    }

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

    It 'keeps its content through a job' {
        $null = New-SwarmConfig nc-job content -Label app=shop
        $copy = Start-Job { Get-SwarmConfig nc-job } | Receive-Job -Wait -AutoRemoveJob
        $copy.Text | Should -Be content
        $copy.Data | Should -Be ([Text.Encoding]::UTF8.GetBytes('content'))
        $copy.Labels['app'] | Should -Be shop
        $copy | Remove-SwarmConfig
        Get-SwarmConfig nc-job* | Should -BeNullOrEmpty
    }

    It 'takes the bytes of a file as they are, through the pipeline too' {
        [IO.File]::WriteAllBytes("$TestDrive/web.conf", [byte[]] (239, 187, 191, 97, 13, 10))
        (New-SwarmConfig nc-a -Path "$TestDrive/web.conf").Data | Should -Be ([byte[]] (239, 187, 191, 97, 13, 10))
        (Get-Content "$TestDrive/web.conf" -AsByteStream | New-SwarmConfig nc-b).Data | Should -Be ([byte[]] (239, 187, 191, 97, 13, 10))
        (Get-Content "$TestDrive/web.conf" -AsByteStream -Raw | New-SwarmConfig nc-c).Data | Should -Be ([byte[]] (239, 187, 191, 97, 13, 10))
    }

    It 'takes content up to a million bytes, and refuses more before anything is sent' {
        (New-SwarmConfig nc-big ([byte[]]::new(1023999))).Data.Count | Should -Be 1023999
        $failure = { New-SwarmConfig nc-bigger ([byte[]]::new(1024000)) -Context tcp://127.0.0.1:1 } | Should -Throw -PassThru
        $failure.FullyQualifiedErrorId | Should -Be 'InvalidParameter,DockerPS.Commands.NewSwarmConfigCommand'
        $failure.Exception.Message | Should -Be 'The content of a config has to be less than 1024000 bytes.'
    }

    It 'refuses a SecureString, which would be told to everybody' {
        { New-SwarmConfig nc-a ([Net.NetworkCredential]::new('', 'x').SecurePassword) } | Should -Throw '*of type SecureString*'
    }

    It 'are completed, and shown in a table' {
        $made = New-SwarmConfig nc-shown content -Label app=shop
        foreach ($command in 'Get', 'Remove') {
            $line = "$command-SwarmConfig nc-sh"
            $found = (TabExpansion2 $line $line.Length).CompletionMatches
            $found.CompletionText | Should -Be nc-shown
            $found.ToolTip | Should -Be app=shop
        }
        $header, $null, $row = ($made | Out-String -Width 120).Trim() -split '\r?\n'
        -split $header | Should -Be Id, Name, Size, Created, Updated
        $row | Should -Match "^$($made.Id.Substring(0, 12)) nc-shown "
        Copy-Deserialized $made | Format-List | Out-String | Should -Match '(?m)^Labels +: app=shop'
    }

    It 'does not replace one of the same name' {
        $null = New-SwarmConfig nc-a first
        New-SwarmConfig nc-a second @quiet
        $problems.FullyQualifiedErrorId | Should -Be 'ConfigExists,DockerPS.Commands.NewSwarmConfigCommand'
        (Get-SwarmConfig nc-a).Text | Should -Be first
    }
}

Describe 'Remove-SwarmConfig' {
    It 'does not remove one that a service has, and tells which' {
        $config = New-SwarmConfig rc-web content
        $task = @{ ContainerSpec = @{ Image = 'busybox'; Configs = @(@{ ConfigID = $config.Id; ConfigName = 'rc-web'; File = @{ Name = '/web'; UID = '0'; GID = '0'; Mode = 292 } }) } }
        $service = Invoke-Engine services/create Post @{ Name = 'rc-service'; TaskTemplate = $task; Mode = @{ Replicated = @{ Replicas = 0 } } }
        try {
            Remove-SwarmConfig rc-web @quiet
            $problems.FullyQualifiedErrorId | Should -Be 'ConfigInUse,DockerPS.Commands.RemoveSwarmConfigCommand'
            $problems.Exception.Message | Should -Be "config 'rc-web' is in use by the following service: rc-service"
        } finally {
            $null = Invoke-Engine "services/$($service.ID)" Delete
        }
        Remove-SwarmConfig $config -PassThru -WhatIf | Should -BeNullOrEmpty
        $removed = $config | Remove-SwarmConfig -PassThru -ErrorAction Stop
        $removed | Should -BeOfType DockerPS.SwarmConfig
        $removed.Id, $removed.Name | Should -Be $config.Id, $config.Name
        Get-SwarmConfig | Should -Not -Contain $config
    }
}
