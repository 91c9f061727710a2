BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Helpers/Images.ps1"
    . "$PSScriptRoot/../../Fixtures/Engines/Engine.ps1"

    $class = 'DockerPS.Commands.GetBuildHistoryCommand'
    $nowhere = 'tcp://127.0.0.1:1'
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    $hasHistory = [version] (Get-ApiVersion) -ge [version] '1.43'
    # Docker 26 does not record the outputs of builds, and so not the names of their images.
    $recordsOutputs = [version] (Get-ApiVersion) -gt [version] '1.45'
}

Describe 'Get-BuildHistory' {
    BeforeAll {
        if (-not $hasHistory) { return }
        # The history of the suite's engine has builds of other tests.
        $private = Start-PrivateEngine
        $option = @{ Builder = 'BuildKit'; Label = @{ tier = 'web' }; BuildArgument = @{ WORD = 'hi' } }
        $null = New-Image -DockerfileContent 'FROM busybox AS base', 'ARG WORD', 'RUN echo $WORD > /a', 'FROM base', 'RUN true' -Name bh:1 `
            -Target base @option
        $null = New-Image -DockerfileContent 'FROM busybox', 'RUN exit 3' -Builder BuildKit -Name bh-bad:1 @quiet
        $null = New-Image -DockerfileContent 'FROM busybox', 'RUN echo last > /b' -Builder BuildKit -Name bh:2
        $all = Get-BuildHistory
    }

    AfterAll {
        if ($hasHistory) { Stop-PrivateEngine $private }
    }

    BeforeEach {
        if (-not $hasHistory) { Set-ItResult -Skipped -Because 'the engine has no build history' }
    }

    It 'lists the builds, the newest first' {
        $all | Should -BeOfType DockerPS.BuildRecord
        $all | Should -HaveCount 3
        $all.Status | Should -Be Completed, Error, Completed
        $all.CreatedAt | Should -Be ($all.CreatedAt | Sort-Object -Descending)
        $all.Context | Sort-Object -Unique | Should -Be $env:DOCKER_HOST
        "$($all[0])" | Should -Be $all[0].Id
    }

    It 'has typed times and durations' {
        $all[0].CreatedAt, $all[0].CompletedAt | ForEach-Object { $_.Kind | Should -Be Local }
        $all[0].Duration | Should -BeOfType timespan
        $all[0].Duration | Should -Be ($all[0].CompletedAt - $all[0].CreatedAt)
        $all[0].CreatedAt | Should -BeGreaterThan (Get-Date).AddMinutes(-10)
    }

    It 'names builds by the target, or else by the image' {
        $all[0].Name | Should -Be ($recordsOutputs ? 'bh:2' : $null)
        $all[2].Name | Should -Be base
        @($all[2].Images) | Should -Be @(if ($recordsOutputs) { 'bh:1' })
    }

    It 'tells why a build failed' {
        $failed = Get-BuildHistory | Where-Object Status -EQ Error
        $failed.Error | Should -BeLike '*exit code: 3*'
        $all[0].Error | Should -BeNullOrEmpty
    }

    It 'finds builds by id, by the start of one, and in the form of buildx' {
        $id = $all[1].Id
        (Get-BuildHistory $id).Id | Should -Be $id
        (Get-BuildHistory $id.Substring(0, 6)).Id | Should -Be $id
        (Get-BuildHistory "default/default/$id").Id | Should -Be $id
        (Get-BuildHistory "$($id.Substring(0, 5))*").Id | Should -Be $id
        (Get-BuildHistory *).Id | Should -Be $all.Id
        ($id, $all[0].Id | Get-BuildHistory).Id | Should -Be $id, $all[0].Id
    }

    It 'takes its objects, their copies, and rows with an id' {
        ($all | Get-BuildHistory).Id | Should -Be $all.Id
        ($all[0] | Copy-Deserialized | Get-BuildHistory).Id | Should -Be $all[0].Id
        ($all[0] | Select-Object Name, Id | Get-BuildHistory).Id | Should -Be $all[0].Id
    }

    It 'writes an error about an id that is not there, and none about a wildcard' {
        (Get-BuildHistory nosuchbuild, $all[0].Id @quiet).Id | Should -Be $all[0].Id
        $problems.FullyQualifiedErrorId | Should -Be "BuildNotFound,$class"
        $problems[0].ErrorDetails.RecommendedAction | Should -BeLike '*Get-BuildHistory*'
        Get-BuildHistory $all[0].Id.Substring(0, 5) @quiet | Should -BeNullOrEmpty
        $problems.FullyQualifiedErrorId | Should -Be "BuildNotFound,$class"
        Get-BuildHistory nosuch* -ErrorAction Stop | Should -BeNullOrEmpty
    }

    It 'refuses objects of other kinds, and nothing as an id' {
        Get-Image busybox | Get-BuildHistory @quiet | Should -BeNullOrEmpty
        $problems.FullyQualifiedErrorId | Should -Be "ObjectOfOtherKind,$class"
        { Get-BuildHistory $null } | Should -Throw
        { Get-BuildHistory '' } | Should -Throw
        { Get-BuildHistory @() } | Should -Throw
        @() | Get-BuildHistory | Should -BeNullOrEmpty
    }

    It 'selects by name, status, time and number' {
        @(Get-BuildHistory -Name bh:*).ForEach{ $_.Id } | Should -Be @(if ($recordsOutputs) { $all[0].Id })
        (Get-BuildHistory -Name BASE, nosuch).Id | Should -Be $all[2].Id
        (Get-BuildHistory -Status completed).Id | Should -Be $all[0].Id, $all[2].Id
        (Get-BuildHistory -Last 2).Id | Should -Be $all[0].Id, $all[1].Id
        (Get-BuildHistory -Status Completed -Last 1).Id | Should -Be $all[0].Id
        (Get-BuildHistory -Since $all[1].CreatedAt).Id | Should -Be $all[0].Id, $all[1].Id
        (Get-BuildHistory -Until $all[1].CreatedAt).Id | Should -Be $all[1].Id, $all[2].Id
        Get-BuildHistory -Until 1h | Should -BeNullOrEmpty
        { Get-BuildHistory -Since 1h -Until 2h } | Should -Throw -ErrorId "InvalidParameter,$class"
        { Get-BuildHistory -Name '[x' } | Should -Throw -ErrorId "InvalidParameter,$class"
    }

    It 'has the attributes, exporters and steps with -Detail' {
        $detail = Get-BuildHistory $all[2].Id -Detail
        $detail | Should -BeOfType DockerPS.BuildRecordDetail
        $detail.Frontend | Should -Be dockerfile.v0
        $detail.Target | Should -Be base
        $detail.BuildArguments['WORD'] | Should -Be hi
        $detail.Labels['tier'] | Should -Be web
        $detail.FrontendAttributes['build-arg:WORD'] | Should -Be hi
        $detail.Exporters.Count | Should -Be ($recordsOutputs ? 1 : 0)
        if ($recordsOutputs) { $detail.Exporters[0].Attributes['name'] | Should -BeLike '*bh:1' }
        $detail.Steps.Name | Should -Contain '[base 2/2] RUN echo hi > /a'
        $detail.Steps | Where-Object Name -Like '*RUN*' | ForEach-Object Duration | Should -BeOfType timespan
        $failed = (Get-BuildHistory -Status Error -Detail).Steps | Where-Object Error
        $failed.Name | Should -BeLike '*RUN exit 3'
    }

    It 'counts steps as the engine does' {
        $detail = Get-BuildHistory -Last 1 -Detail
        if ($null -ne $detail.TotalSteps) {
            $detail.TotalSteps | Should -Be $detail.Steps.Count
            $detail.CompletedSteps | Should -Be $detail.TotalSteps
            $detail.CachedSteps | Should -Be @($detail.Steps | Where-Object Cached).Count
        }
    }

    It 'lists a running build first, without an end' {
        $job = Start-ThreadJob {
            Import-Module DockerPS
            New-Image -DockerfileContent 'FROM busybox', 'RUN sleep 8' -Builder BuildKit -Name bh-run:1 -Context $using:env:DOCKER_HOST
        }
        try {
            Wait-Until { Get-BuildHistory -Status Running }
            $running = Get-BuildHistory -Last 1
            $running.Status, $running.CompletedAt, $running.TotalSteps | Should -Be Running, $null, $null
            $running.Duration | Should -BeLessThan ([timespan] '00:01:00')
            (Get-BuildHistory $running.Id -Detail).Steps.Count | Should -Be 0
        } finally {
            $job | Remove-Job -Force
        }
    }

    It 'asks several engines, and reports one that is down' {
        $found = Get-BuildHistory -Context $nowhere, $env:DOCKER_HOST -Name base @quiet
        $found.Context | Sort-Object -Unique | Should -Be $env:DOCKER_HOST
        $problems.FullyQualifiedErrorId | Should -Be "EngineUnreachable,$class"
        { Get-BuildHistory -Context $nowhere } | Should -Throw -ErrorId "EngineUnreachable,$class"
    }

    It 'completes ids' {
        $line = "Get-BuildHistory $($all[1].Id.Substring(0, 4))"
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Contain $all[1].Id
    }
}

Describe 'Get-BuildHistory on an older engine' {
    It 'is an error that tells the version' {
        if ($hasHistory) { Set-ItResult -Skipped -Because 'the engine has a build history' }
        Get-BuildHistory @quiet | Should -BeNullOrEmpty
        $problems.FullyQualifiedErrorId | Should -Be "NotSupportedByEngine,$class"
        "$($problems[0])" | Should -BeLike '*1.43*'
    }
}
