BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/ComposeProjects.ps1"

    New-ComposeProject getservice $TestDrive
    $class = 'DockerPS.Commands.GetComposeServiceCommand'
}

AfterAll {
    Remove-TestProject getservice
}

Describe 'Get-ComposeService' {
    It 'lists the services of a project, of several, and of all' {
        (Get-ComposeService getservice).Service | Should -Be cache, db, edge, job, web
        (Get-ComposeProject getservice | Get-ComposeService).Service | Should -Be cache, db, edge, job, web
        (Get-ComposeService | Where-Object Project -EQ getservice).Count | Should -Be 5
    }

    It 'has what a service is' {
        $web = Get-ComposeService getservice web
        $web.Replicas, $web.Running, $web.Status, $web.Image | Should -Be 2, 2, running, busybox
        $web.Containers.Name | Should -Be getservice-web-1, getservice-web-2
        (Get-ComposeService getservice db).Health | Should -Be healthy
        (Get-ComposeService getservice job).Running | Should -Be 0
    }

    It 'finds services by wildcards' {
        (Get-ComposeService getservice [we]*).Service | Should -Be edge, web
        Get-ComposeService getservice x* | Should -BeNullOrEmpty
    }

    It 'refuses a wildcard that is none, as Get-ComposeLog does' {
        { Get-ComposeService getservice '[x' } | Should -Throw "'?x' is not a valid wildcard*" -ErrorId "InvalidParameter,$class"
        { Get-ComposeLog getservice '[x' } | Should -Throw -ErrorId 'InvalidParameter,DockerPS.Commands.GetComposeLogCommand'
    }

    It 'writes an error for a service without containers' {
        Get-ComposeService getservice db, none -ErrorAction SilentlyContinue -ErrorVariable problems | ForEach-Object Service |
            Should -Be db
        $problems[0].FullyQualifiedErrorId | Should -Be "ComposeServiceNotFound,$class"
        "$($problems[0])" | Should -Be "The Compose project 'getservice' has no containers of a service 'none'."
        $problems[0].ErrorDetails.RecommendedAction | Should -Be 'It has the services cache, db, edge, job, web.'
    }

    It 'shows the project' {
        $text = Get-ComposeService getservice db | Format-Table | Out-String -Width 120
        $text | Should -Match '(?m)^Project +Service +Image'
        $text | Should -Match '(?m)^getservice +db +busybox'
    }

    It 'stands for its containers in other cmdlets' {
        $before = Get-StartTime getservice
        (Get-ComposeService getservice web | Get-Container).Name | Should -Be getservice-web-1, getservice-web-2
        (Get-ComposeService getservice web, db | Restart-Container -Timeout 0 -PassThru).Name |
            Should -Be getservice-db-1, getservice-web-1, getservice-web-2
        $after = Get-StartTime getservice
        $after.Keys | Where-Object { $after[$_] -ne $before[$_] } | Sort-Object |
            Should -Be getservice-db-1, getservice-web-1, getservice-web-2
        Get-ComposeService getservice cache | Get-ContainerLog | ForEach-Object Message | Should -Be cache
        (Get-Container (Get-ComposeProject getservice)).Count | Should -Be 6
        (Get-Container (Get-ComposeService getservice edge), getservice-job-1).Name | Should -Be getservice-edge-1, getservice-job-1
    }

    It 'stands for its containers after a job, too' {
        $copy = Get-ComposeService getservice web | Copy-Deserialized
        (Get-Container $copy).Name | Should -Be getservice-web-1, getservice-web-2
    }
}
