BeforeDiscovery {
    . "$PSScriptRoot/../../Fixtures/Targets/ContainerTargets.ps1"
}

BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/ContainerTargets.ps1"
}

Describe 'Remove-Container' {
    BeforeAll {
        $class = 'DockerPS.Commands.RemoveContainerCommand'

        function Get-VolumeName { (Invoke-Engine volumes).Volumes | ForEach-Object Name }
    }

    AfterEach {
        Remove-TestContainer remove
    }

    Add-TargetTest Remove-Container

    It 'removes a container that is <_>' -ForEach created, exited {
        $null = New-TestContainer remove remove-web -Status $_
        Remove-Container remove-web
        Get-Container -Label suite=remove | Should -BeNullOrEmpty
    }

    It 'leaves a container that is <_> alone without -Force' -ForEach running, paused {
        $null = New-TestContainer remove remove-web -Status $_
        Remove-Container remove-web -ErrorAction SilentlyContinue -ErrorVariable problems
        $problems.FullyQualifiedErrorId | Should -Be "ContainerConflict,$class"
        $problems.CategoryInfo.Category | Should -Be InvalidOperation
        $problems.TargetObject | Should -Be remove-web
        "$problems" | Should -BeExactly "The container 'remove-web' is $_ and was not removed."
        $problems.ErrorDetails.RecommendedAction | Should -BeLike '*-Force*'
        (Get-Container remove-web).Status | Should -Be $_
    }

    It 'kills and removes a container that is <_> with -Force' -ForEach running, paused {
        $null = New-TestContainer remove remove-web -Status $_
        Remove-Container remove-web -Force
        Get-Container -Label suite=remove | Should -BeNullOrEmpty
    }

    It 'removes the others when one is running' {
        $null = New-TestContainer remove remove-a, remove-c
        $null = New-TestContainer remove remove-b -Status running
        Remove-Container remove-a, remove-b, remove-c -ErrorAction SilentlyContinue
        (Get-Container -Label suite=remove).Name | Should -Be remove-b
    }

    It 'removes exactly those that the pipeline selects' {
        $null = New-TestContainer remove remove-created
        $null = New-TestContainer remove remove-exited1, remove-exited2 -Status exited
        $null = New-TestContainer remove remove-running -Status running
        $null = New-TestContainer remove remove-paused -Status paused
        Get-Container -Label suite=remove | Where-Object Status -EQ exited | Remove-Container
        (Get-Container -Label suite=remove).Name | Sort-Object | Should -Be remove-created, remove-paused, remove-running
    }

    It 'removes nothing with -Force when the name is $null' {
        $null = New-TestContainer remove remove-web -Status running
        { Get-Container $null | Remove-Container -Force } |
            Should -Throw -ErrorId 'ParameterArgumentValidationError,DockerPS.Commands.GetContainerCommand'
        { Remove-Container $null -Force } | Should -Throw -ErrorId "ParameterArgumentValidationError,$class"
        (Get-Container remove-web).Status | Should -Be running
    }

    It 'changes nothing with -WhatIf, with -Force neither' {
        $null = New-TestContainer remove remove-web -Status running
        Remove-Container remove-web -Force -Volume -WhatIf
        (Get-Container remove-web).Status | Should -Be running
    }

    It 'asks with -Confirm, with -Force too' {
        $null = New-TestContainer remove remove-a, remove-b
        $script = 'Get-Container remove-* | Sort-Object Name | Remove-Container -Force -Confirm'
        $dialog = 'n', 'y' | & (Get-PowerShellPath) -NoProfile -Command $script
        $dialog -match '^Performing ' | Should -HaveCount 2
        (Get-Container -Label suite=remove).Name | Should -Be remove-a
    }

    It 'does not ask when it is not asked to' {
        $null = New-TestContainer remove remove-web
        & (Get-PowerShellPath) -NoProfile -NonInteractive -Command 'Remove-Container remove-web -ErrorAction Stop' | Should -BeNullOrEmpty
        Get-Container -Label suite=remove | Should -BeNullOrEmpty
    }

    It 'starts nothing new after an error with -ErrorAction Stop' {
        $gone, $web = New-TestContainer remove remove-gone, remove-web
        $gone | Remove-Container
        { $gone, $web | Remove-Container -ThrottleLimit 1 -ErrorAction Stop } | Should -Throw -ErrorId "ContainerNotFound,$class"
        (Get-Container -Label suite=remove).Name | Should -Be remove-web
    }

    It 'removes all of 20 containers with -ThrottleLimit <_>' -ForEach 1, 32 {
        $all = New-TestContainer remove (1..20 | ForEach-Object { "remove-$_" })
        $all | Should -HaveCount 20
        $all | Remove-Container -ThrottleLimit $_
        Get-Container -Label suite=remove | Should -BeNullOrEmpty
    }

    Context 'With volumes' {
        BeforeEach {
            $others = Get-VolumeName
            $null = New-TestContainer remove remove-web -Status running -Option @{ Volume = '/anonymous', 'remove-named:/named' }
        }

        AfterEach {
            Remove-TestContainer remove
            $volumes = Get-VolumeName | Where-Object { $_ -notin $others }
            $volumes | ForEach-Object { $null = Invoke-Engine "volumes/$_" Delete }
        }

        It 'removes anonymous volumes with -Volume, but no named ones' {
            Remove-Container remove-web -Force -Volume
            Get-VolumeName | Where-Object { $_ -notin $others } | Should -Be remove-named
        }

        It 'leaves all volumes without -Volume' {
            Remove-Container remove-web -Force
            Get-VolumeName | Where-Object { $_ -notin $others } | Should -HaveCount 2
        }
    }

    Context 'With links' {
        BeforeEach {
            $db = New-TestContainer remove remove-db -Status running
            $null = New-TestContainer remove remove-web -Option @{ Link = 'remove-db:database' }
        }

        It 'removes the link <_>, and leaves the containers' -ForEach '/remove-web/database', 'remove-web/database' {
            ($db | Get-Container).Names | Should -Contain 'remove-web/database'
            Remove-Container $_ -Link
            ($db | Get-Container).Names | Should -Be remove-db
            (Get-Container -Label suite=remove).Name | Sort-Object | Should -Be remove-db, remove-web
        }

        It 'is the container that the link leads to for other cmdlets: <_>' -ForEach '/remove-web/database', 'remove-web/database' {
            (Get-Container $_).Id | Should -Be $db.Id
            (Get-Container $_ -Detail).Id | Should -Be $db.Id
            Get-Container remove-web/nosuch -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
            $problems.FullyQualifiedErrorId | Should -BeLike 'ContainerNotFound,*'
        }

        It 'leaves the link with -WhatIf' {
            Remove-Container /remove-web/database -Link -WhatIf
            ($db | Get-Container).Names | Should -Contain 'remove-web/database'
        }

        It 'reports the link <_>, which is not there' -ForEach '/remove-web/nosuch', '/remove-web/*' {
            Remove-Container $_ -Link -ErrorAction SilentlyContinue -ErrorVariable problems
            $problems.FullyQualifiedErrorId | Should -Be "ContainerNotFound,$class"
        }

        It 'refuses <_> as a link' -ForEach 'remove-web', '/', '/remove-web/' {
            Remove-Container $_ -Link -ErrorAction SilentlyContinue -ErrorVariable problems
            $problems.FullyQualifiedErrorId | Should -Be "InvalidParameter,$class"
        }

        It 'refuses an object as a link' {
            $db | Remove-Container -Link -ErrorAction SilentlyContinue -ErrorVariable problems
            $problems.FullyQualifiedErrorId | Should -Be "InvalidParameter,$class"
            ($db | Get-Container).Status | Should -Be running
        }

        It 'refuses -Link with -<_>' -ForEach Force, Volume {
            $more = @{ $_ = $true }
            { Remove-Container /remove-web/database -Link @more } | Should -Throw -ErrorId "InvalidParameter,$class"
            ($db | Get-Container).Names | Should -Contain 'remove-web/database'
        }
    }
}
