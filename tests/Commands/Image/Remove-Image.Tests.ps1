BeforeDiscovery {
    . "$PSScriptRoot/../../Fixtures/Targets/ImageTargets.ps1"
}

BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/ContainerTargets.ps1"
    . "$PSScriptRoot/../../Fixtures/Helpers/Images.ps1"
    $class = 'DockerPS.Commands.RemoveImageCommand'

    function Get-Id {
        (Invoke-Engine 'images/json?all=1').ForEach{ $_.Id }
    }
}

Describe 'The targets of Remove-Image' {
    Add-ImageTargetTest Remove-Image -Affected {
        $left = Get-Id
        $objects.Id | Where-Object { $_ -notin $left }
    }
}

Describe 'Remove-Image' {
    BeforeEach {
        $id = New-TestImage ri-web:1
    }

    AfterEach {
        Remove-TestContainer ri
        Remove-TestImage ri-*
    }

    It 'takes one of several references away, and leaves the image' {
        $null = Add-TestName ri-web:1 ri-web:2
        $found = Remove-Image ri-web:2 -PassThru
        $found | Should -BeOfType DockerPS.ImageRemoval
        $found | Should -HaveCount 1
        "$found" | Should -BeExactly 'Untagged: ri-web:2'
        $found.Image | Should -Be ri-web:2
        $found.Context | Should -Be $env:DOCKER_HOST
        (Get-Image ri-web*).Reference | Should -Be ri-web:1
    }

    It 'removes the image with its last reference, and tells both' {
        $found = Remove-Image ri-web:1 -PassThru
        $found[0].Action | Should -BeExactly Untagged
        $found[0].Removed | Should -BeExactly ri-web:1
        $found[1].Action | Should -BeExactly Deleted
        $found[1].Removed | Should -BeExactly $id
        Get-Id | Should -Not -Contain $id
    }

    It 'takes an object for its own reference' {
        $null = Add-TestName ri-web:1 ri-web:2
        Get-Image $id | Where-Object Tag -EQ 2 | Remove-Image
        (Get-Image ri-web*).Reference | Should -Be ri-web:1
    }

    It 'removes an image with all its references by its objects' {
        $null = Add-TestName ri-web:1 ri-web:2
        Get-Image $id | Remove-Image -ErrorAction Stop
        Get-Id | Should -Not -Contain $id
    }

    It 'refuses the id of an image with several references in different repositories, unless it is forced' {
        $null = Add-TestName ri-web:1 ri-shop:1
        { Remove-Image $id -ErrorAction Stop } | Should -Throw '*multiple repositories*' -ErrorId "ImageConflict,$class"
        (Get-Image $id).Reference | Sort-Object | Should -Be ri-shop:1, ri-web:1
        Remove-Image $id -Force
        Get-Id | Should -Not -Contain $id
    }

    It 'removes an image without a name' {
        $bare = Import-Container $env:DOCKERPS_TEST_BASE
        $found = $bare | Remove-Image -PassThru
        $found[0].Action | Should -Be Deleted
        $found[0].Image | Should -Be $bare.Id.Substring(7, 12)
        Get-Id | Should -Not -Contain $bare.Id
    }

    It 'names the <Status> container that uses the image' -ForEach @(
        @{ Status = 'running' }
        @{ Status = 'exited' }
        @{ Status = 'created' }
    ) {
        $container = New-Container ri-web:1 -Name ri-user -Label @{ suite = 'ri' } -Command sleep, 1000 -StopSignal SIGKILL
        if ($Status -ne 'created') { Start-Container $container }
        if ($Status -eq 'exited') { Stop-Container $container }
        Remove-Image ri-web:1 -ErrorAction SilentlyContinue -ErrorVariable problems
        $problems.FullyQualifiedErrorId | Should -Be "ImageInUse,$class"
        $problems.CategoryInfo.Category | Should -Be ResourceBusy
        $problems.TargetObject | Should -Be ri-web:1
        "$problems" | Should -BeLike '*ri-user*'
        $problems.ErrorDetails.RecommendedAction | Should -BeLike '*ri-user*'
        (Get-Image $id).Reference | Should -Be ri-web:1
    }

    It 'names the container also when the id of the image was given' {
        $null = New-Container ri-web:1 -Name ri-user -Label @{ suite = 'ri' }
        { Remove-Image $id -ErrorAction Stop } | Should -Throw '*ri-user*' -ErrorId "ImageInUse,$class"
    }

    It 'takes the reference by force from an image that a container uses which does not run' {
        $null = New-Container ri-web:1 -Name ri-user -Label @{ suite = 'ri' }
        Remove-Image ri-web:1 -Force -ErrorAction Stop
        Get-Image ri-web* | Should -BeNullOrEmpty
    }

    It 'has one error by force for an image that a running container uses' {
        $null = New-Container ri-web:1 -Name ri-user -Label @{ suite = 'ri' } -Command sleep, 1000 -StopSignal SIGKILL | Start-Container
        Remove-Image ri-web:1 -Force -ErrorAction SilentlyContinue -ErrorVariable problems
        $problems.FullyQualifiedErrorId | Should -Be "ImageInUse,$class"
        "$problems" | Should -BeLike '*ri-user*'
        Get-Id | Should -Contain $id
    }

    It 'is no error for <What> that is given twice' -ForEach @(
        @{ What = 'a reference'; Give = { Remove-Image ri-web:1, ri-web:1 -PassThru -ErrorAction Stop } }
        @{ What = 'an object'; Give = { @(Get-Image ri-web:1) * 2 | Remove-Image -PassThru -ErrorAction Stop } }
        @{ What = 'an id'; Give = { Remove-Image $id, $id.Substring(7, 12) -PassThru -ErrorAction Stop } }
        @{ What = 'an image, by reference and by id,'; Give = { Remove-Image ri-web:1, $id -PassThru -ErrorAction Stop } }
    ) {
        $found = & $Give
        ($found | Where-Object Removed -EQ $id) | Should -HaveCount 1
    }

    It 'says that an image was removed together with another one' {
        $verbose = Remove-Image ri-web:1, ri-web:1 -Verbose 4>&1
        "$verbose" | Should -BeLike '*Deleted: sha256:*removed together with another one*'
    }

    It 'asks for each, and removes none with -WhatIf' {
        $null = Add-TestName ri-web:1 ri-web:2
        $said = Get-WhatIfText 'Remove-Image ri-web:1 -WhatIf; Get-Image ri-web | Remove-Image -Force -WhatIf'
        $said | Should -HaveCount 3
        $said[0] | Should -BeExactly 'What if: Performing the operation "Remove image" on target "ri-web:1".'
        $said[1..2] | Sort-Object | Should -Be @(
            'What if: Performing the operation "Remove image, by force" on target "ri-web:1".'
            'What if: Performing the operation "Remove image, by force" on target "ri-web:2".'
        )
        (Get-Image ri-web).Count | Should -Be 2
    }

    It 'names the engine in the question when there are several' {
        $said = Get-WhatIfText "Remove-Image ri-web:1 -WhatIf -Context $env:DOCKER_HOST, $env:DOCKERPS_TEST_TCP"
        $said | Should -HaveCount 2
        "$said" | Should -Match ([regex]::Escape("ri-web:1 ($env:DOCKERPS_TEST_TCP)"))
    }

    It 'takes platforms from API 1.50 on, and before says that the engine cannot' {
        $own = (Get-Image ri-web:1 -Detail).Platform
        Remove-Image ri-web:1 -Platform linux/s390x -ErrorAction SilentlyContinue -ErrorVariable problems
        Get-Id | Should -Contain $id
        if ((Get-ApiVersion) -lt '1.50') {
            $problems.FullyQualifiedErrorId | Should -Be "NotSupportedByEngine,$class"
            return
        }

        # A layer of its own: a containerd store takes the content from all images that have it, and so asks for force.
        Set-Content $TestDrive/only text
        tar -C $TestDrive -cf $TestDrive/only.tar only
        $id = (Import-Container $TestDrive/only.tar ri-only:1).Id
        foreach ($force in $true, $false) {
            Remove-Image ri-only:1 -Platform linux/s390x -Force:$force -ErrorAction SilentlyContinue -ErrorVariable problems
            $problems.FullyQualifiedErrorId | Should -Be "ImageNotFound,$class"
            $problems.CategoryInfo.Category | Should -Be ObjectNotFound
            "$problems" | Should -BeExactly "The image 'ri-only:1' is not available for the platform linux/s390x."
        }
        Get-Id | Should -Contain $id
        if (Test-ContainerdStore) {
            Remove-Image ri-only:1 -Platform $own -ErrorAction SilentlyContinue -ErrorVariable problems
            $problems.FullyQualifiedErrorId | Should -Be "ImageConflict,$class"
            "$problems" | Should -BeLike "*'ri-only:1'*$own*"
            $problems.ErrorDetails.RecommendedAction | Should -BeLike '*-Force*'
            (Get-Image ri-only:1).Size | Should -BeGreaterThan 0
            (Remove-Image ri-only:1 -Platform $own -Force -PassThru -ErrorAction Stop).Removed | Should -Be $id
            # The name stays, for other platforms.
            (Get-Image ri-only:1).Size | Should -Be 0
        } else {
            Remove-Image ri-only:1 -Platform $own -ErrorAction Stop
            Get-Id | Should -Not -Contain $id
        }
    }

    It 'never removes a name by an object that had none: <What>' -ForEach @(
        @{ What = 'the image was tagged since'; Name = { $null = Add-TestName $bare.Id ri-since:1 } }
        @{ What = 'the image was loaded since'; Name = { $null = Import-Image $TestDrive/named.tar } }
    ) {
        $first = New-TestImage ri-since:1
        $null = Export-Image ri-since:1 $TestDrive/named.tar -Force
        $null = New-TestImage ri-since:1
        $bare = Get-Image -Dangling | Where-Object Id -EQ $first
        & $Name
        $found = $bare | Remove-Image -Force -PassThru -ErrorAction SilentlyContinue -ErrorVariable problems
        $found | Should -BeNullOrEmpty
        $problems.FullyQualifiedErrorId | Should -Be "ImageConflict,$class"
        "$problems" | Should -BeLike '*ri-since:1*'
        (Get-Image ri-since:1).Id | Should -Be $first
        Get-Image -Dangling | Remove-Image
        (Get-Image ri-since:1).Id | Should -Be $first

        # An id that was typed is meant with its name.
        Remove-Image $first -ErrorAction Stop
        Get-Id | Should -Not -Contain $first
    }

    It 'leaves an image with a name that was loaded again, which a containerd store lists as dangling too' {
        $null = Export-Image ri-web:1 $TestDrive/again.tar -Force
        1..2 | ForEach-Object { $null = Import-Image $TestDrive/again.tar }
        Get-Image -Dangling | Remove-Image
        (Get-Image ri-web:1).Id | Should -Be $id
    }

    It 'refuses <What> as platforms, and asks no engine' -ForEach @(
        @{ What = 'a word'; Value = 'linux' }
        @{ What = '$null'; Value = $null }
        @{ What = 'an empty array'; Value = @() }
        @{ What = 'one bad of several'; Value = 'linux/amd64', 'x' }
    ) {
        { Remove-Image ri-web:1 -Platform $Value -Context tcp://127.0.0.1:1 } |
            Should -Throw -ErrorId "ParameterArgumentValidationError*,$class"
    }
}

Describe 'Remove-Image and images that are built on each other' {
    BeforeEach {
        $base = New-TestImage rp-base:1
        $app = New-BuiltImage rp-app:1 'FROM rp-base:1', 'ENV A=1', 'ENV B=2'
        $between = (Invoke-Engine "images/$app/json").Parent
    }

    AfterEach {
        Remove-TestContainer rp
        Remove-TestImage rp-*
        Get-Image -Dangling | ForEach-Object { $null = Invoke-Engine "images/$($_.Id)?force=1" Delete }
    }

    It 'takes the images between along, which have no name' {
        $found = Remove-Image rp-app:1 -PassThru
        $found.Removed | Should -Contain $between
        Get-Id | Should -Not -Contain $between
        Get-Id | Should -Contain $base
    }

    It 'leaves the images between with -NoPrune' {
        Remove-Image rp-app:1 -NoPrune
        Get-Id | Should -Not -Contain $app
        Get-Id | Should -Contain $between
        (Get-Image $between -All).Dangling | Should -BeTrue
    }

    It 'has an error for an image that others are built on, when its id is given, or takes none of what they need' {
        Remove-Image $between -ErrorAction SilentlyContinue -ErrorVariable problems
        if (Test-ContainerdStore) {
            # There each image refers to all of its layers itself.
            $problems | Should -BeNullOrEmpty
            Get-Id | Should -Not -Contain $between
        } else {
            $problems.FullyQualifiedErrorId | Should -Be "ImageConflict,$class"
            "$problems" | Should -BeLike '*dependent child images*'
            Get-Id | Should -Contain $between
        }
        Invoke-Container rp-app:1 -Command sh, -c, 'echo $A' -AutoRemove | Should -Be 1
    }

    It 'removes parents before their children without an error, in <What> order' -ForEach @(
        @{ What = 'this'; Give = { Remove-Image $between, $app, rp-base:1 -ErrorAction Stop } }
        @{ What = 'the other'; Give = { Remove-Image rp-base:1, $app, $between -ErrorAction Stop } }
        @{
            What = 'any'
            Give = { Get-Image -All | Where-Object Id -In $base, $app, $between | Sort-Object Size, Id | Remove-Image -ErrorAction Stop }
        }
    ) {
        & $Give
        Get-Id | Where-Object { $_ -in $base, $app, $between } | Should -BeNullOrEmpty
    }

    It 'removes what dangles, and only that, with Get-Image -Dangling' {
        $other = New-BuiltImage rp-app:1 'FROM rp-base:1', 'ENV C=3'
        (Get-Image -Dangling).Id | Should -Be $app
        Get-Image -Dangling | Remove-Image -ErrorAction Stop
        Get-Image -Dangling | Should -BeNullOrEmpty
        Get-Id | Should -Not -Contain $app
        Get-Id | Should -Contain $other
        Get-Id | Should -Contain $base
    }

    It 'has exactly one error for all images, with parents, children, several references and one in use: the one in use' {
        $null = Add-TestName rp-app:1 rp-app:again
        $null = Add-TestName rp-app:1 rp-shop:1
        $used = New-BuiltImage rp-used:1 'FROM rp-base:1', 'ENV C=3', 'ENV D=4'
        $usedBetween = (Invoke-Engine "images/$used/json").Parent
        $null = New-Container rp-used:1 -Name rp-user -Label @{ suite = 'rp' } -Command sleep, 1000 -StopSignal SIGKILL | Start-Container
        $old = New-BuiltImage rp-old:1 'FROM rp-base:1', 'ENV E=5'
        $null = New-BuiltImage rp-old:1 'FROM rp-base:1', 'ENV F=6'
        try {
            Get-Image -All | Remove-Image -Force -ErrorAction SilentlyContinue -ErrorVariable problems
            $problems | Should -HaveCount 1
            $problems.FullyQualifiedErrorId | Should -Be "ImageInUse,$class"
            "$problems" | Should -BeLike '*rp-user*'
            Get-Id | Where-Object { $_ -in $app, $between, $old } | Should -BeNullOrEmpty
            Get-Id | Should -Contain $used
            # In a containerd store nothing needs it.
            (Get-Id) -contains $usedBetween | Should -Be (-not (Test-ContainerdStore))
        } finally {
            Remove-TestContainer rp
            Get-Image -All | Remove-Image -Force
            Get-Image -All | Should -BeNullOrEmpty
            $null = New-TestImage busybox:latest
        }
    }
}

Describe 'Remove-Image of an image that a registry''s digest stands for, too' {
    BeforeAll {
        . "$PSScriptRoot/../../Fixtures/Servers/Registry.ps1"
        $config = $env:DOCKER_CONFIG
        Set-DockerConfig "$TestDrive/config"
        $registry = Start-Registry
        $name = "$($registry.Address)/team/remove"
        $null = New-Image -DockerfileContent "FROM busybox:latest`nLABEL digest=kept" -Name "${name}:1"
        $digest = (Publish-Image "${name}:1" -Credential $registry.Credential).Digest
        Remove-Image "${name}:1"
        $image = Receive-Image "$name@$digest" -Credential $registry.Credential
    }

    AfterAll {
        Stop-Registry $registry
        $env:DOCKER_CONFIG = $config
        Remove-Image $image.Id -Force
    }

    It 'takes the tag and leaves the image: -Force <_>' -ForEach $false, $true {
        Add-ImageTag $image.Id -Tag digest-kept:1
        (Remove-Image digest-kept:1 -Force:$_ -PassThru).Action | Should -Be Untagged
        (Get-Image $image.Id -Detail).Digests | Should -Be "$name@$digest"
    }
}
