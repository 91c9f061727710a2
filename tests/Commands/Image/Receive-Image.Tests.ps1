BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Servers/Registry.ps1"

    $config = $env:DOCKER_CONFIG
    Set-DockerConfig $TestDrive/config
    $registry = Start-Registry
    $address, $credential = $registry.Address, $registry.Credential
    $null = Connect-ContainerRegistry $address $credential
    $class = 'DockerPS.Commands.ReceiveImageCommand'
    $nowhere = 'tcp://127.0.0.1:1'
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }

    # Two images of two layers that nothing else has, so that a pull has to fetch them.
    $names = '1', '2', 'latest' | ForEach-Object { "$address/ri-app:$_" }
    foreach ($name in $names) {
        $null = New-Container busybox -Name ri-source -Command sh, -c, "head -c 300000 /dev/urandom >/file; echo $name >/name" |
            Start-Container
        $null = Wait-Container ri-source
        $repository, $tag = $name -split ':(?=\w+$)'
        $null = Invoke-Engine "commit?container=ri-source&repo=$([uri]::EscapeDataString($repository))&tag=$tag" Post
        Remove-Container ri-source
    }
    $published = @(Publish-Image $names | Sort-Object Reference)

    function Get-Reference($Image) {
        $Image | ForEach-Object Reference | Sort-Object
    }
}

AfterAll {
    Get-Image "$address/*" | Remove-Image -Force
    Stop-Registry $registry
    $env:DOCKER_CONFIG = $config
}

Describe 'Receive-Image' {
    BeforeEach {
        Get-Image "$address/ri-*" | Remove-Image -Force
    }

    It 'pulls <What>' -ForEach @(
        @{ What = 'a name with a tag'; Pull = { Receive-Image "$address/ri-app:1" }; Expected = '1' }
        @{ What = 'the latest of a name'; Pull = { Receive-Image "$address/ri-app" }; Expected = 'latest' }
        @{ What = 'several names'; Pull = { Receive-Image "$address/ri-app:1", "$address/ri-app:2" }; Expected = '1', '2' }
        @{
            What = 'names from the pipeline'
            Pull = { "$address/ri-app:1", "$address/ri-app:2" | Receive-Image -ThrottleLimit 1 }; Expected = '1', '2'
        }
        @{ What = 'a bag of properties'; Pull = { [pscustomobject] @{ Image = "$address/ri-app:2" } | Receive-Image }; Expected = '2' }
        @{ What = 'the reference of an object'; Pull = { $published[0] | Receive-Image }; Expected = '1' }
        @{
            What = 'the reference of an object of another engine there'
            Pull = { $published[0] | Receive-Image -Context $nowhere }; Expected = '1'
        }
        @{
            What     = 'the reference of the copy of an object'
            Pull     = {
                [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($published[1])) |
                    Receive-Image
            }
            Expected = '2'
        }
        @{ What = 'all tags of a name'; Pull = { Receive-Image "$address/ri-app" -AllTags }; Expected = '1', '2', 'latest' }
        @{
            What = 'on an engine that is named'
            Pull = { Receive-Image "$address/ri-app:1" -Context $env:DOCKERPS_TEST_TCP }; Expected = '1'
        }
        @{
            What     = 'an image for a platform'
            Pull     = { Receive-Image "$address/ri-app:1" -Platform "linux/$((Invoke-Engine version).Arch)" }
            Expected = '1'
        }
    ) {
        $images = & $Pull
        $images | Should -BeOfType DockerPS.Image
        $expectedNames = @($Expected | ForEach-Object { "$address/ri-app:$_" })
        Get-Reference $images | Should -Be $expectedNames
        Get-Reference (Get-Image "$address/ri-*") | Should -Be $expectedNames
        foreach ($image in $images) {
            $image.Digest | Should -Be ($published | Where-Object Reference -EQ $image.Reference).Digest
        }
    }

    It 'pulls an image by its digest' {
        $name = "$address/ri-app@$($published[1].Digest)"
        $image = Receive-Image $name
        try {
            $image.Id, $image.Digest | Should -Be $published[1].Id, $published[1].Digest
            $image | Should -HaveCount 1
        } finally {
            $null = Invoke-Engine "images/$name" Delete
        }
    }

    It 'leaves what was pulled by its digest under the name, without a tag' {
        $name = "$address/ri-app@$($published[1].Digest)"
        $null = Receive-Image $name
        $image = Get-Image "$address/ri-app"
        $image | Should -HaveCount 1
        $image.Repository, $image.Tag, $image.Reference, $image.Digest | Should -Be "$address/ri-app", $null, $name, $published[1].Digest
        # The classic store lists it as dangling, and its prune takes it.
        $image.Dangling | Should -Be (-not (Test-ContainerdStore))
        (Get-Image $name).Id | Should -Be $image.Id
        $detail = $image | Get-Image -Detail
        $detail.References | Should -BeNullOrEmpty
        $detail.Digests | Should -Be $name

        # With a tag of the same name it is that one.
        $null = Receive-Image "$address/ri-app:2"
        (Get-Image "$address/ri-app").Reference | Should -Be "$address/ri-app:2"
        $null = Add-ImageTag "$address/ri-app:2" ri-other:1
        Remove-Image "$address/ri-app:2"
        (Get-Image $image.Id).Reference | Should -Be ri-other:1
        Remove-Image ri-other:1

        $image = Receive-Image $name
        (Get-Image $image.Id | Remove-Image -PassThru).Removed | Select-Object -First 2 | Should -Be $name, $image.Id
    }

    It 'pulls with -Credential what it may not pull without' {
        Set-DockerConfig $TestDrive/empty
        try {
            Receive-Image "$address/ri-app:1" @quiet | Should -BeNullOrEmpty
            $problems.FullyQualifiedErrorId | Should -Be "RegistryDenied,$class"
            Receive-Image "$address/ri-app:1" -Credential $credential | Should -Not -BeNullOrEmpty
        } finally {
            $env:DOCKER_CONFIG = "$TestDrive/config"
        }
    }

    It 'says with <Id> that <Reason>' -ForEach @(
        @{
            Reason = 'the password is wrong'; Id = 'RegistryDenied'; Category = 'AuthenticationError'
            What = { "$address/ri-app:1" }; Option = { @{ Credential = New-TestCredential robot wr0ng-s3cret } }
        }
        @{
            Reason = 'the registry has no such tag'; Id = 'ImageNotFound'; Category = 'ObjectNotFound'
            What = { "$address/ri-app:nosuch" }; Option = { @{} }
        }
        @{
            Reason = 'the registry has no such repository'; Id = 'ImageNotFound'; Category = 'ObjectNotFound'
            What = { "$address/nosuch:latest" }; Option = { @{} }
        }
        @{
            Reason = 'there are no tags of it'; Id = 'ImageNotFound'; Category = 'ObjectNotFound'
            What = { "$address/nosuch" }; Option = { @{ AllTags = $true } }
        }
        @{
            Reason = 'no registry answers'; Id = 'RegistryUnreachable'; Category = 'ConnectionError'
            What = { '127.0.0.1:1/app:1' }; Option = { @{} }
        }
    ) {
        $name = & $What
        $more = & $Option
        Receive-Image $name @more @quiet | Should -BeNullOrEmpty
        $problems.FullyQualifiedErrorId | Should -Be "$Id,$class"
        $problems.CategoryInfo.Category | Should -Be $Category
        $problems.TargetObject | Should -Be $name
        "$problems" | Should -BeLike "*$name*"
        $problems[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        ($problems[0].Exception.ToString() + ($problems | Format-List * -Force | Out-String)).Contains('wr0ng') | Should -BeFalse
    }

    It 'says that the registry''s certificate is not trusted' {
        $stranger = Start-Registry -Untrusted
        try {
            Receive-Image "$($stranger.Address)/ri-app:1" -Credential $stranger.Credential @quiet | Should -BeNullOrEmpty
        } finally {
            Stop-Registry $stranger
        }
        $problems.FullyQualifiedErrorId | Should -Be "RegistryCertificateNotTrusted,$class"
        $problems.CategoryInfo.Category | Should -Be SecurityError
        "$problems" | Should -BeLike "*$($stranger.Address)*"
    }

    It 'reports what fails among several, and pulls the others' {
        $images = "$address/ri-app:1", "$address/nosuch", '127.0.0.1:1/app', "$address/ri-app:2" | Receive-Image @quiet
        Get-Reference $images | Should -Be "$address/ri-app:1", "$address/ri-app:2"
        $problems.FullyQualifiedErrorId | Sort-Object | Should -Be "ImageNotFound,$class", "RegistryUnreachable,$class"
    }

    It 'refuses <What>, and pulls the others' -ForEach @(
        @{ What = 'a wildcard'; Value = { "$address/ri-*" }; Id = 'InvalidParameter' }
        @{ What = 'upper case'; Value = { "$address/RI-app" }; Id = 'InvalidParameter' }
        @{ What = 'an id'; Value = { $published[0].Id.Substring(7) }; Id = 'InvalidParameter' }
        @{ What = 'a container'; Value = { New-Container busybox -Name ri-container }; Id = 'ObjectOfOtherKind' }
    ) {
        $value = & $Value
        try {
            Get-Reference ($value, "$address/ri-app:1" | Receive-Image @quiet) | Should -Be @("$address/ri-app:1")
        } finally {
            Get-Container ri-container* | Remove-Container
        }
        $problems.FullyQualifiedErrorId | Should -Be "$Id,$class"
    }

    It 'refuses <Text> as a name, and pulls nothing' -ForEach @(
        @{ Text = '$null'; Value = $null }
        @{ Text = 'an empty text'; Value = '' }
        @{ Text = 'spaces'; Value = '  ' }
        @{ Text = 'an empty array'; Value = @() }
        @{ Text = 'an array with $null'; Value = @('busybox', $null) }
    ) {
        { Receive-Image $Value } | Should -Throw -ExceptionType ([Management.Automation.ParameterBindingException])
    }

    It 'refuses a tag with -AllTags, and says what to write' {
        Receive-Image "$address/ri-app:1" -AllTags @quiet | Should -BeNullOrEmpty
        $problems.FullyQualifiedErrorId | Should -Be "InvalidParameter,$class"
        "$problems" | Should -BeLike "*Write $address/ri-app."
    }

    It 'refuses a platform that is none' {
        { Receive-Image "$address/ri-app:1" -Platform 'no platform' } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
    }

    It 'refuses an image without a name' {
        $dangling = New-TestImage ri-dangling:1
        $null = New-TestImage ri-dangling:1
        try {
            Get-Image $dangling | Receive-Image @quiet | Should -BeNullOrEmpty
            $problems.FullyQualifiedErrorId | Should -Be "ImageNotTagged,$class"
        } finally {
            $null = Remove-Image $dangling, ri-dangling:1
        }
    }

    It 'does nothing when the pipeline is empty' {
        Get-Image ri-nosuch* | Receive-Image | Should -BeNullOrEmpty
    }

    It 'does not take a process for an image' {
        Get-Process -Id $PID | Receive-Image @quiet | Should -BeNullOrEmpty
        $problems.FullyQualifiedErrorId | Should -Be "InputObjectNotBound,$class"
    }

    It 'refuses an object of another computer, unless the engine is named' {
        $remote = $published[0] | ConvertTo-Json | ConvertFrom-Json
        $remote.PSObject.TypeNames.Insert(0, 'Deserialized.DockerPS.Image')
        $remote | Add-Member PSComputerName elsewhere
        $remote | Receive-Image @quiet | Should -BeNullOrEmpty
        $problems.FullyQualifiedErrorId | Should -Be "ObjectFromElsewhere,$class"
        Get-Reference ($remote | Receive-Image -Context $env:DOCKER_HOST) | Should -Be @("$address/ri-app:1")
    }

    It 'refuses credentials that name nobody' {
        { Receive-Image "$address/ri-app:1" -Credential ([pscredential]::Empty) } |
            Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
    }

    It 'pulls nothing with -WhatIf' {
        Receive-Image "$address/ri-app:1" -WhatIf | Should -BeNullOrEmpty
        Get-Image "$address/ri-*" | Should -BeNullOrEmpty
    }

    It 'ends with one error when the engine is down' {
        { Receive-Image "$address/ri-app:1", "$address/ri-app:2" -Context $nowhere @quiet } |
            Should -Throw -ErrorId "EngineUnreachable,$class"
    }

    It 'shows a bar for the whole, and below it one for each layer' {
        $shell = [powershell]::Create().AddScript("Import-Module DockerPS; Receive-Image $address/ri-app:1")
        $shell.Invoke().Reference | Should -Be "$address/ri-app:1"
        $records = $shell.Streams.Progress | Where-Object ActivityId -GT 0
        $shell.Dispose()
        $whole = @($records | Where-Object Activity -EQ "Receiving $address/ri-app:1")
        $whole.Count | Should -BeGreaterThan 1
        $whole[-1].RecordType | Should -Be Completed
        $percents = @($whole | Where-Object RecordType -NE Completed | ForEach-Object PercentComplete)
        $percents | Should -Be ($percents | Sort-Object)
        $layers = $records | Where-Object ParentActivityId -EQ $whole[0].ActivityId
        $layers | Should -Not -BeNullOrEmpty
        $layers.Activity | Should -Match '^[0-9a-f]{12}$'
        # Every bar that was shown is taken away.
        $layers | Group-Object ActivityId | ForEach-Object { $_.Group[-1].RecordType } | Select-Object -Unique | Should -Be Completed
    }

    It 'gives New-Container and Invoke-Container the images of registries that one is logged in at' {
        Invoke-Container "$address/ri-app:2" -Command cat, /name -AutoRemove | Should -Be "$address/ri-app:2"
        New-Container "$address/ri-app:1" -Name ri-pulled | Remove-Container
        Get-Reference (Get-Image "$address/ri-*") | Should -Be "$address/ri-app:1", "$address/ri-app:2"
        Set-DockerConfig $TestDrive/empty
        try {
            { New-Container "$address/ri-app:latest" -Name ri-pulled -ErrorAction Stop } | Should -Throw -ErrorId 'ImageNotFound,*'
        } finally {
            $env:DOCKER_CONFIG = "$TestDrive/config"
        }
    }
}
