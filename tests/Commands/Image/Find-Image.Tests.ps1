BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Servers/SearchService.ps1"
    $class = 'DockerPS.Commands.FindImageCommand'
}

Describe 'Find-Image' {
    BeforeAll {
        $service = Start-SearchService @(
            @{ name = 'web'; description = 'A web server'; star_count = 900; is_official = $true; is_automated = $false }
            @{ name = 'team/web'; description = 'Ours'; star_count = 3; is_official = $false; is_automated = $false }
            @{ name = 'team/webcam'; description = ''; star_count = 0; is_official = $false; is_automated = $false }
            1..60 | ForEach-Object {
                @{ name = "many/m$_"; description = "Number $_"; star_count = $_; is_official = $false; is_automated = $false }
            }
        )
        $registry = $service.Registry
    }

    AfterAll {
        Stop-SearchService $service
    }

    It 'writes typed objects' {
        $found = Find-Image "$registry/web"
        $found | Should -HaveCount 3
        $found[0] | Should -BeOfType DockerPS.ImageSearchResult
        $official = $found | Where-Object Official
        $official.Name | Should -BeExactly "$registry/web"
        $official.Description | Should -BeExactly 'A web server'
        $official.StarCount | Should -Be 900
        $official.Context | Should -Be $env:DOCKER_HOST
        "$official" | Should -Be "$registry/web"
    }

    It 'finds only official ones with -Official' {
        (Find-Image "$registry/web" -Official).Name | Should -Be "$registry/web"
    }

    It 'finds only those that people like with -MinimumStar' {
        (Find-Image "$registry/web" -MinimumStar 3).StarCount | Sort-Object | Should -Be 3, 900
        (Find-Image "$registry/web" -Stars 4).StarCount | Should -Be 900
    }

    It 'takes the engine''s own filters' {
        (Find-Image "$registry/web" -Filter is-official=true).Name | Should -Be "$registry/web"
        (Find-Image "$registry/web" -Filter @{ stars = 4 }).StarCount | Should -Be 900
        (Find-Image "$registry/web" -MinimumStar 3 -Filter is-official=false).StarCount | Should -Be 3
        { Find-Image "$registry/web" -Filter nosuch=1 -ErrorAction Stop } | Should -Throw '*nosuch*' -ErrorId "InvalidRequest,$class"
    }

    It 'hands on how many are wanted' {
        Find-Image "$registry/many" -Limit 40 | Should -HaveCount 40
        Find-Image "$registry/many" | Should -HaveCount 25
    }

    It 'searches for each term that is piped in, in order' {
        ("$registry/webcam", "$registry/team/web" | Find-Image).Name |
            Should -Be "$registry/team/webcam", "$registry/team/web", "$registry/team/webcam"
    }

    It 'finds nothing without a word' {
        Find-Image "$registry/nothing-like-it" -ErrorAction Stop | Should -BeNullOrEmpty
    }

    It 'sends the login that docker keeps, and shows it nowhere' {
        $config = $env:DOCKER_CONFIG
        $env:DOCKER_CONFIG = (New-Item "$TestDrive/config" -ItemType Directory -Force).FullName
        try {
            $auth = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes('finder:hunter2'))
            @{ auths = @{ $registry = @{ auth = $auth } } } | ConvertTo-Json -Depth 3 | Set-Content "$TestDrive/config/config.json"
            $streams = & { Find-Image "$registry/webcam" -Verbose -Debug } *>&1
            $streams | Out-String | Should -Not -Match "hunter2|$auth"
        } finally {
            $env:DOCKER_CONFIG = $config
        }
        $service.Requests | Should -Contain "/v1/search?q=webcam&n=25 Basic $auth"
    }

    It 'has one error for a registry that is not there, and goes on' {
        $names = (Find-Image '127.0.0.1:1/web', "$registry/webcam" -ErrorAction SilentlyContinue -ErrorVariable problems).Name
        $names | Should -Be "$registry/team/webcam"
        $problems | Should -HaveCount 1
        $problems[0].FullyQualifiedErrorId | Should -Be "RegistryUnreachable,$class"
        $problems[0].TargetObject | Should -Be '127.0.0.1:1/web'
    }

    It 'has one error for an answer that is none' {
        Find-Image "$registry/broken" -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
        $problems | Should -HaveCount 1
    }

    It 'refuses <Limit> as a limit' -ForEach @{ Limit = 0 }, @{ Limit = 101 } {
        { Find-Image web -Limit $Limit } | Should -Throw -ErrorId "ParameterArgumentValidationError,$class"
    }

    It 'refuses nothing as a term' {
        { Find-Image '' } | Should -Throw -ErrorId "ParameterArgumentValidationError,$class"
        { Find-Image $null } | Should -Throw -ErrorId "ParameterArgumentValidationError,$class"
    }
}
