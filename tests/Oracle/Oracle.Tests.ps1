# What docker and the module send is compared row by row; README.md tells how. docs/differences.md has what differs on purpose.

BeforeDiscovery {
    . "$PSScriptRoot/Oracle.ps1"
    $version = Get-DockerVersion
    $tables = Get-ChildItem "$PSScriptRoot/Rows/*.txt" | ForEach-Object {
        @{ Subject = $_.BaseName; Rows = @(Read-OracleTable $_ | Where-Object { $_.Since -le $version }) }
    }
}

Describe 'What the module sends' {
    BeforeAll {
        . "$PSScriptRoot/Oracle.ps1"
        $old = (Get-DockerVersion) -lt [version] '23.0'
        if ($old) { return }
        Import-Module DockerPS
        $counts = [ordered] @{ same = 0; 'refused by both' = 0; 'different on purpose' = 0 }
        $environment = @{}
        $variables = 'DOCKER_HOST', 'DOCKER_CONFIG', 'DOCKER_API_VERSION', 'DOCKER_DEFAULT_PLATFORM', 'FROM_SESSION', 'NOT_THERE', 'TZ'
        foreach ($name in $variables) {
            $environment[$name] = [Environment]::GetEnvironmentVariable($name)
            Remove-Item "Env:$name" -ErrorAction Ignore
        }
        $env:DOCKER_CONFIG = (New-Item "$TestDrive/config" -ItemType Directory).FullName
        $env:TZ = 'UTC'
        [TimeZoneInfo]::ClearCachedData()
        $engine = Start-OracleEngine
        New-OracleFolder "$TestDrive/files"
        Push-Location "$TestDrive/files"
    }

    AfterAll {
        if ($old) { return }
        Pop-Location
        $engine.Dispose()
        foreach ($name in $environment.Keys) { Set-Item "Env:$name" $environment[$name] }
        [TimeZoneInfo]::ClearCachedData()
        Write-Host "Compared with docker: $(($counts.GetEnumerator() | ForEach-Object { "$($_.Value) $($_.Key)" }) -join ', ')"
    }

    Context '<Subject>' -ForEach $tables {
        It 'is what docker sends for <Docker> (<Name>)' -ForEach $Rows {
            if ($old) { Set-ItResult -Skipped -Because "docker's command line is older than 23.0"; return }
            $result = Compare-OracleRow $engine $_
            $kind, $reason = $Difference -split ': ', 2
            if ($reason -and $result.Kind -eq $kind) {
                $counts['different on purpose']++
                return
            }
            $expected = $reason ? $kind : $result.Kind -eq 'refused by both' ? 'refused by both' : 'same'
            $theirs, $ours = $result.Docker, $result.Module | ForEach-Object { $_.Sent, $_.Problem -join "`n" }
            $result.Kind | Should -Be $expected -Because "docker sends for '$Docker'`n$theirs`nand the module for '$DockerPS'`n$ours"
            if ($result.Kind -eq 'refused by both') {
                # Nothing was asked either, unless docker has to ask first.
                $result.Module.Other | Where-Object { $_ -notmatch '^GET ' -or -not $result.Docker.Other } | Should -BeNullOrEmpty
            }
            $counts[$result.Kind]++
        }
    }
}

Describe 'The tables' {
    BeforeAll {
        . "$PSScriptRoot/Oracle.ps1"
        $rows = @(Get-ChildItem "$PSScriptRoot/Rows/*.txt" | ForEach-Object { Read-OracleTable $_ })
    }

    It 'name each row once' {
        $twice = foreach ($table in Get-ChildItem "$PSScriptRoot/Rows/*.txt") {
            Read-OracleTable $table | Group-Object { $_.Name } | Where-Object Count -GT 1 | ForEach-Object Name
        }
        $twice | Should -BeNullOrEmpty
    }

    It 'give a known reason for each difference, and use each reason' {
        $used = $rows.Difference | Where-Object { $_ } | ForEach-Object { ($_ -split ': ', 2)[1] } | Sort-Object -Unique
        $used | Should -Be @(Read-OracleReason | ForEach-Object Word | Sort-Object)
    }

    It 'are what docs/differences.md lists' {
        $made = (Export-OracleDifference) -join "`n"
        $remedy = 'Run: . tests/Oracle/Oracle.ps1; Export-OracleDifference | Set-Content docs/differences.md'
        (Get-Content "$PSScriptRoot/../../docs/differences.md" -Raw).TrimEnd() |
            Should -Be $made.TrimEnd() -Because "it is made from the tables. $remedy"
    }
}
