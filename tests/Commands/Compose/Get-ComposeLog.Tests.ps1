BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/ComposeProjects.ps1"

    New-ComposeProject logproject $TestDrive
    $class = 'DockerPS.Commands.GetComposeLogCommand'
}

AfterAll {
    Remove-TestProject logproject
}

Describe 'Get-ComposeLog' {
    It 'reads the logs of all services, by their times' {
        $lines = Get-ComposeLog logproject
        $lines | Should -HaveCount 8
        $lines[0] | Should -BeOfType DockerPS.ComposeLogEntry
        $lines.Timestamp | Should -Be ($lines.Timestamp | Sort-Object)
        $lines | ForEach-Object { "$($_.Service)-$($_.Number) $($_.Stream) $($_.Message)" } | Sort-Object | Should -Be @(
            'cache-1 Output cache', 'db-1 Output db', 'edge-1 Output edge', 'job-1 Output job'
            'web-1 Error wrong', 'web-1 Output web', 'web-2 Error wrong', 'web-2 Output web'
        )
        $lines[0].Project, $lines[0].Context | Should -Be logproject, (Get-ComposeProject logproject).Context
    }

    It 'reads the logs of some services' {
        (Get-ComposeLog logproject db, e*).Service | Sort-Object | Should -Be db, edge
        (Get-ComposeProject logproject | Get-ComposeLog -Service web -Tail 1).Count | Should -Be 2
        (Get-ComposeLog logproject web -Stream Error).Message | Should -Be wrong, wrong
    }

    It 'follows, and ends when the containers do' {
        $job = Start-ThreadJob {
            Import-Module DockerPS
            Get-ComposeLog logproject edge, cache -Follow
        }
        Wait-Until { $job.Output.Count -eq 2 }
        Stop-ComposeProject logproject
        $job | Receive-Job -Wait -AutoRemoveJob | ForEach-Object Service | Sort-Object | Should -Be cache, edge
        Start-ComposeProject logproject
    }

    It 'shows the service and the number of its container, each service in a colour of its own' {
        $rendering = $PSStyle.OutputRendering
        $PSStyle.OutputRendering = 'Ansi'
        try {
            $shown = Get-ComposeLog logproject db, cache | Out-String -Stream | Where-Object { $_ }
        } finally {
            $PSStyle.OutputRendering = $rendering
        }
        $plain = $shown -replace '\e\[\d*m'
        $plain | Sort-Object -Unique | Should -Be 'cache-1 | cache', 'db-1 | db'
        $colours = $shown | ForEach-Object { [regex]::Match($_, '\e\[(\d+)m').Groups[1].Value } | Sort-Object -Unique
        $colours | Should -HaveCount 2
        $colours | Should -Not -Contain 31
    }

    It 'stands for its container' {
        (Get-ComposeLog logproject job -Tail 1 | Get-Container).Name | Should -Be logproject-job-1
    }

    It 'writes an error for what is not there' {
        Get-ComposeLog none -ErrorAction SilentlyContinue -ErrorVariable problems
        $problems.FullyQualifiedErrorId | Should -Be "ComposeProjectNotFound,$class"
        Get-ComposeLog logproject none -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
        $problems.FullyQualifiedErrorId | Should -Be "ComposeServiceNotFound,$class"
    }
}
