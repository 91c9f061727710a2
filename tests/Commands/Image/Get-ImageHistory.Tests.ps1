BeforeDiscovery {
    . "$PSScriptRoot/../../Fixtures/Targets/ImageTargets.ps1"
}

BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/ContainerTargets.ps1"
    . "$PSScriptRoot/../../Fixtures/Helpers/Images.ps1"
}

Describe 'The targets of Get-ImageHistory' {
    # The first step is the image itself.
    Add-ImageTargetTest Get-ImageHistory -ReadOnly -Affected { foreach ($step in $args[0]) { $step.Id } }
}

Describe 'Get-ImageHistory' {
    BeforeAll {
        $class = 'DockerPS.Commands.GetImageHistoryCommand'
        $id = New-BuiltImage gh-app:1 'FROM busybox', 'RUN head -c 5000 /dev/zero > /file', 'ENV A=1', 'CMD ["true"]'
        $null = Add-TestName gh-app:1 gh-app:again
        $steps = Get-ImageHistory gh-app:1
    }

    AfterAll {
        Remove-TestImage gh-*
    }

    It 'writes the steps that made an image, the last first' {
        $steps | Should -BeOfType DockerPS.ImageLayer
        $steps | Should -HaveCount 4
        $steps[0].CreatedBy | Should -BeLike '*CMD*"true"*'
        $steps[1].CreatedBy | Should -BeLike '*ENV A=1*'
        $steps[2].CreatedBy | Should -BeLike '*head -c 5000*'
    }

    It 'tells of each step what the engine tells' {
        $answer = Invoke-Engine images/gh-app:1/history
        $steps.CreatedBy | Should -Be $answer.CreatedBy
        $steps.Size | Should -Be $answer.Size
        $steps.Id | Should -Be $answer.Id
        $steps.CreatedAt | Should -Be ($answer.Created | ForEach-Object { Get-Date -UnixTimeSeconds $_ })
        $steps[0].CreatedAt.Kind | Should -Be Local
    }

    It 'counts the bytes of the layer that a step made, and none where it changed no files' {
        $steps[2].Size | Should -Be (Get-ListedSize (Invoke-Engine images/gh-app:1/history)[2].Size 5000)
        $steps[0].Size | Should -Be 0
        $steps[0].Size | Should -BeOfType long
    }

    It 'has the ids of the images between, which a build left here' {
        $steps[0].Id | Should -Be $id
        (Get-Image $steps[1].Id -All).Id | Should -Be $steps[1].Id
        $steps[3].Id | Should -Be (Get-Image busybox:latest).Id
    }

    It 'has the references of the image and of those between' {
        $steps[0].Tags | Sort-Object | Should -Be gh-app:1, gh-app:again
        $steps[3].Tags | Should -Contain busybox:latest
        , $steps[1].Tags | Should -BeOfType DockerPS.Output.ObjectList[string]
        $steps[1].Tags | Should -HaveCount 0
    }

    It 'has the engine, and the reference or the id that was meant' {
        $steps.Image | Select-Object -Unique | Should -Be gh-app:1
        $steps.Context | Select-Object -Unique | Should -Be $env:DOCKER_HOST
        (Get-ImageHistory $id)[0].Image | Should -Be $id.Substring(7, 12)
        (Get-Image gh-app:again | Get-ImageHistory)[0].Image | Should -Be gh-app:again
    }

    It 'is what was done as a text' {
        "$($steps[1])" | Should -BeExactly $steps[1].CreatedBy
    }

    It 'has the note of an import' {
        (Get-ImageHistory busybox)[0].Comment | Should -BeLike 'Imported from*'
        $steps[0].Comment | Should -BeNullOrEmpty
    }

    It 'has no id for steps that were done elsewhere' {
        $file = "$TestDrive/elsewhere.tar"
        $null = Export-Image gh-app:1 $file
        Remove-TestImage gh-app*
        $null = Import-Image $file
        $loaded = Get-ImageHistory gh-app:1
        $loaded | Should -HaveCount 4
        $loaded[0].Id | Should -Be $id
        $loaded[1].Id | Should -BeNullOrEmpty
        (Invoke-Engine images/gh-app:1/history)[1].Id | Should -Be '<missing>'
    }

    It 'writes several images in the order in which they came' {
        (Get-ImageHistory busybox, gh-app:1).Image | Select-Object -Unique | Should -Be busybox:latest, gh-app:1
    }

    It 'takes a platform from API 1.48 on, and before says that the engine cannot' {
        $own = (Get-Image busybox -Detail).Platform
        $found = Get-ImageHistory gh-app:1 -Platform $own -ErrorAction SilentlyContinue -ErrorVariable problems
        if ((Get-ApiVersion) -ge '1.48') {
            $found | Should -HaveCount 4
            { Get-ImageHistory gh-app:1 -Platform linux/s390x -ErrorAction Stop } | Should -Throw '*platform*' -ErrorId "*,$class"
        } else {
            $problems.FullyQualifiedErrorId | Should -Be "NotSupportedByEngine,$class"
        }
    }

    It 'refuses <_> as a platform, and asks no engine' -ForEach 'linux', 'linux/', 'a/b/c/d' {
        { Get-ImageHistory busybox -Platform $_ -Context tcp://127.0.0.1:1 } |
            Should -Throw '*not a valid platform*' -ErrorId "ParameterArgumentValidationError,$class"
    }
}
