BeforeDiscovery {
    . "$PSScriptRoot/../../Fixtures/Targets/ContainerTargets.ps1"
}

BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/ContainerTargets.ps1"
}

Describe 'Rename-Container' {
    BeforeAll {
        $class = 'DockerPS.Commands.RenameContainerCommand'
    }

    AfterEach {
        Remove-TestContainer rename
    }

    Add-TargetTest Rename-Container -Argument @{ NewName = 'target-renamed' } -Single

    It 'writes the container as it is afterwards with -PassThru' {
        $web = New-TestContainer rename rename-web
        $renamed = Rename-Container rename-web rename-new -PassThru
        $renamed | Should -BeOfType DockerPS.Container
        "$($renamed.Name) $($renamed.Id)" | Should -Be "rename-new $($web.Id)"
    }

    It 'renames a container that is <_>' -ForEach running, paused, exited {
        $null = New-TestContainer rename rename-web -Status $_
        (Rename-Container rename-web rename-new -PassThru).Status | Should -Be $_
    }

    It 'takes both names of many by property' {
        $null = New-TestContainer rename (1..20 | ForEach-Object { "rename-old-$_" })
        1..20 | ForEach-Object { [pscustomobject] @{ Name = "rename-old-$_"; NewName = "rename-new-$_" } } | Rename-Container
        (Get-Container -Label suite=rename).Name | Should -BeLike 'rename-new-*'
    }

    It 'takes a script block for the new name' {
        $pair = New-TestContainer rename rename-a, rename-b
        $renamed = $pair | Rename-Container -NewName { "$($_.Name)-$($_.Status)" } -PassThru
        $renamed.Name | Sort-Object | Should -Be rename-a-created, rename-b-created
    }

    It 'reports a name that is taken, and goes on' {
        $null = New-TestContainer rename rename-a, rename-b, rename-c
        $wishes = @(
            [pscustomobject] @{ Name = 'rename-a'; NewName = 'rename-c' }
            [pscustomobject] @{ Name = 'rename-b'; NewName = 'rename-d' }
        )
        $wishes | Rename-Container -ErrorAction SilentlyContinue -ErrorVariable problems
        $problems.FullyQualifiedErrorId | Should -Be "ContainerExists,$class"
        $problems.CategoryInfo.Category | Should -Be ResourceExists
        $problems.TargetObject | Should -Be rename-a
        (Get-Container -Label suite=rename).Name | Sort-Object | Should -Be rename-a, rename-c, rename-d
    }

    It 'reports that a container has the name already' {
        $null = New-TestContainer rename rename-web
        Rename-Container rename-web rename-web -ErrorAction SilentlyContinue -ErrorVariable problems
        $problems.FullyQualifiedErrorId | Should -Be "InvalidRequest,$class"
    }

    It 'refuses <Text> as a new name' -ForEach @(
        @{ Text = '$null'; Value = $null }
        @{ Text = 'an empty text'; Value = '' }
        @{ Text = 'a single letter'; Value = 'a' }
        @{ Text = 'a name with spaces'; Value = 'rename new' }
        @{ Text = 'a name with a slash'; Value = 'rename/new' }
        @{ Text = 'a name that begins with a hyphen'; Value = '-new' }
        @{ Text = 'a name with a letter that is not English'; Value = "rename-n`u{EB}w" }
        @{ Text = 'a wildcard'; Value = 'rename-*' }
    ) {
        $null = New-TestContainer rename rename-web
        { Rename-Container rename-web -NewName $Value } | Should -Throw -ErrorId "ParameterArgumentValidationError,$class"
        (Get-Container -Label suite=rename).Name | Should -Be rename-web
    }
}
