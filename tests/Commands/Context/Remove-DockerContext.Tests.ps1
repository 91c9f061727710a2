BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Contexts.ps1"

    $class = 'DockerPS.Commands.RemoveDockerContextCommand'
    Enter-ContextStore $TestDrive/config
    $certificates = New-CertificateFolder $TestDrive/certificates
}

AfterAll {
    Exit-ContextStore
}

Describe 'Remove-DockerContext' {
    BeforeEach {
        $env:DOCKER_HOST = $env:DOCKER_CONTEXT = $null
        Remove-Item $env:DOCKER_CONFIG/* -Recurse -ErrorAction Ignore
        Use-DockerContext -Reset
        $null = New-DockerContext lab tcp://lab:2376 -CaCertificate "$certificates/ca.pem"
        $null = New-DockerContext web-1 tcp://web1:2376
        $null = New-DockerContext web-2 tcp://web2:2376
    }

    It 'removes <What>' -ForEach @(
        @{ What = 'by name'; Remove = { Remove-DockerContext lab }; Left = 'default', 'web-1', 'web-2' }
        @{ What = 'several'; Remove = { Remove-DockerContext lab, web-1 }; Left = 'default', 'web-2' }
        @{ What = 'by a wildcard'; Remove = { Remove-DockerContext WEB* }; Left = 'default', 'lab' }
        @{ What = 'all but the default one by a wildcard'; Remove = { Remove-DockerContext * -ErrorAction Stop }; Left = 'default' }
        @{ What = 'from the pipeline'; Remove = { Get-DockerContext lab, web-2 | Remove-DockerContext }; Left = 'default', 'web-1' }
        @{ What = 'nothing for an empty pipeline'; Remove = { @() | Remove-DockerContext }; Left = 'default', 'lab', 'web-1', 'web-2' }
        @{ What = 'nothing with -WhatIf'; Remove = { Remove-DockerContext * -Force -WhatIf }; Left = 'default', 'lab', 'web-1', 'web-2' }
    ) {
        & $Remove | Should -BeNullOrEmpty
        (Get-DockerContext).Name | Should -Be $Left
    }

    It 'leaves nothing of a context' {
        Remove-DockerContext *
        Get-ChildItem $env:DOCKER_CONFIG/contexts -Recurse | ForEach-Object Name | Should -Be meta, tls
    }

    It 'removes one that is damaged' {
        Set-ContextFile lab '{'
        Remove-DockerContext lab -ErrorAction Stop
        Get-DockerContext -ErrorAction Stop | ForEach-Object Name | Should -Be default, web-1, web-2
    }

    It 'writes an error for each that it cannot remove, and removes the others' {
        Remove-DockerContext nosuch, default, lab -ErrorAction SilentlyContinue -ErrorVariable problems
        $problems.FullyQualifiedErrorId | Should -Be "ContextNotFound,$class", "ContextReserved,$class"
        $problems[0].CategoryInfo.Category | Should -Be ObjectNotFound
        (Get-DockerContext).Name | Should -Be default, web-1, web-2
    }

    It 'refuses <Text> as a name' -ForEach @(
        @{ Text = '$null'; Value = $null }
        @{ Text = 'an empty text'; Value = '' }
        @{ Text = 'an empty array'; Value = @() }
    ) {
        { Remove-DockerContext $Value } | Should -Throw -ExceptionType ([Management.Automation.ParameterBindingException])
        (Get-DockerContext).Name | Should -HaveCount 4
    }

    It 'refuses objects of another kind, and contexts of another computer' {
        { Get-DockerVersion -Context $env:DOCKERPS_TEST_HOST | Remove-DockerContext -ErrorAction Stop } |
            Should -Throw -ErrorId "ObjectOfOtherKind,$class"
        $foreign = Get-DockerContext lab
        $foreign | Add-Member PSComputerName elsewhere
        { $foreign | Remove-DockerContext -ErrorAction Stop } | Should -Throw "*'elsewhere'*" -ErrorId "ObjectFromElsewhere,$class"
        (Get-DockerContext lab).Name | Should -Be lab
    }

    It 'refuses the one in use <Where>, and with -Force removes it, and then it is no longer' -ForEach @(
        @{ Where = 'here'; Use = { Use-DockerContext lab }; Kept = $null }
        @{
            Where = 'by the configuration file'
            Use = { Set-Content $env:DOCKER_CONFIG/config.json '{"currentContext":"lab","kept":1}' }; Kept = 'kept'
        }
        @{
            Where = 'by the configuration file, though a variable hides it'
            Use   = { Set-Content $env:DOCKER_CONFIG/config.json '{"currentContext":"lab","kept":1}'; $env:DOCKER_HOST = 'tcp://x:1' }
            Kept  = 'kept'
        }
        @{ Where = 'by -Persist'; Use = { Use-DockerContext lab -Persist }; Kept = $null }
    ) {
        & $Use
        $failure = { Remove-DockerContext lab -ErrorAction Stop } | Should -Throw -PassThru -ErrorId "ContextInUse,$class"
        $failure.CategoryInfo.Category | Should -Be ResourceBusy
        $failure.ErrorDetails.RecommendedAction | Should -Match '-Force'
        (Get-DockerContext lab).Name | Should -Be lab

        Remove-DockerContext lab -Force -ErrorAction Stop
        (Get-DockerContext -Current -ErrorAction Stop).Name | Should -Be default
        if (Test-Path $env:DOCKER_CONFIG/config.json) {
            $config = Get-Content $env:DOCKER_CONFIG/config.json -Raw | ConvertFrom-Json -AsHashtable
            $config.ContainsKey('currentContext') | Should -BeFalse
            $config.Keys | Should -Be $Kept
        }
    }

    It 'refuses the one that DOCKER_CONTEXT names' {
        $env:DOCKER_CONTEXT = 'lab'
        { Remove-DockerContext lab -ErrorAction Stop } | Should -Throw -ErrorId "ContextInUse,$class"
        Remove-DockerContext web-1 -ErrorAction Stop
    }

    It 'removes what docker has made, and docker no longer finds it' {
        $docker = Get-DockerProgram
        if (-not $docker) { Set-ItResult -Skipped -Because 'docker''s command line is not installed'; return }
        & $docker context create theirs --docker host=tcp://theirs:2375 *>&1 | Out-Null
        & $docker context ls --quiet | Should -Contain theirs
        Remove-DockerContext theirs
        & $docker context ls --quiet | Should -Not -Contain theirs
    }
}
