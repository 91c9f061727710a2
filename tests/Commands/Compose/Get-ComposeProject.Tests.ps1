BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/ComposeProjects.ps1"

    New-ComposeProject getproject $TestDrive
    $class = 'DockerPS.Commands.GetComposeProjectCommand'
}

AfterAll {
    Remove-TestProject getproject
}

Describe 'Get-ComposeProject' {
    It 'finds what docker compose has made, without a file' {
        $project = Get-ComposeProject getproject
        $project | Should -BeOfType DockerPS.ComposeProject
        $project.Services.Service | Should -Be cache, db, edge, job, web
        $project.Containers | Should -HaveCount 6
        $project.Running, $project.Status | Should -Be 5, 'exited, running'
        $project.Networks, $project.Volumes | Should -Be getproject_default, getproject_data
        $project.Files, $project.WorkingDirectory | Should -Be "$TestDrive/compose.yaml", "$TestDrive"
        "$project" | Should -Be getproject
    }

    It 'lists all, and those that a wildcard matches' {
        (Get-ComposeProject).Name | Should -Contain getproject
        (Get-ComposeProject getpro*).Name | Should -Be getproject
        Get-ComposeProject nothing* | Should -BeNullOrEmpty
    }

    It 'takes projects and configurations from the pipeline' {
        (Get-ComposeProject getproject | Get-ComposeProject).Name | Should -Be getproject
        (Get-ComposeConfiguration "$TestDrive/compose.yaml" | Get-ComposeProject).Name | Should -Be getproject
        (Get-ComposeProject getproject | Copy-Deserialized | Get-ComposeProject).Name | Should -Be getproject
    }

    It 'writes an error for a project that is not there' {
        Get-ComposeProject getnone -ErrorAction SilentlyContinue -ErrorVariable problems
        $problems[0].FullyQualifiedErrorId | Should -Be "ComposeProjectNotFound,$class"
        "$($problems[0])" | Should -BeLike "There is no Compose project 'getnone' on *"
    }

    It 'says nothing of ids, which projects do not have' {
        Get-ComposeProject '5', feed, 0123456789ab -ErrorAction SilentlyContinue -ErrorVariable problems
        $problems | Should -HaveCount 3
        $problems.ErrorDetails.RecommendedAction | Should -Not -Match '\bid\b'
        $problems[1].ErrorDetails.RecommendedAction | Should -BeLike "*such as 'feed?'*"
    }

    It 'refuses other objects' {
        Get-ComposeService getproject db | ForEach-Object { Get-ComposeProject $_ -ErrorAction SilentlyContinue -ErrorVariable problems }
        $problems[0].FullyQualifiedErrorId | Should -Be "ObjectOfOtherKind,$class"
    }

    It 'names the engine of each of several' {
        $found = Get-ComposeProject getproject -Context $env:DOCKERPS_TEST_HOST, $env:DOCKERPS_TEST_TCP
        $found.Context | Should -Be $env:DOCKERPS_TEST_HOST, $env:DOCKERPS_TEST_TCP
    }
}
