BeforeAll {
    . "$PSScriptRoot/../Fixtures/Helpers/Commands.ps1"

    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    $busybox = 'docker.io/library/busybox'

    $folder = New-Item "$TestDrive/build" -ItemType Directory
    Set-Content "$folder/Dockerfile" @'
FROM busybox
ARG WORD=none
LABEL made=here
RUN echo $WORD >/word
COPY file /file
CMD ["cat", "/word", "/file"]
'@
    Set-Content "$folder/file" content
}

AfterAll {
    Get-Container pi-* | Remove-Container -Force
    Get-Image *pi-* | Remove-Image -Force
    Get-Image -Dangling | Remove-Image -ErrorAction Ignore
}

Describe 'Images of podman' {
    It 'are listed by their full names' {
        $image = Get-Image $busybox
        $image.Reference | Should -Be "${busybox}:latest"
        $image.Repository | Should -Be $busybox
        $image.Tag | Should -Be latest
        $image.Id | Should -Match '^sha256:[0-9a-f]{64}$'
        $image.Size | Should -BeGreaterThan 1MB
        $image.CreatedAt | Should -BeGreaterThan ([datetime]::Now.AddHours(-1))
        (Get-Image).Reference | Should -Contain "${busybox}:latest"
    }

    It 'are found by wildcards, ids and objects' {
        $image = Get-Image *busybox*
        $image.Reference | Should -Be "${busybox}:latest"
        (Get-Image $image.Id).Reference | Should -Be "${busybox}:latest"
        (Get-Image $image.Id.Substring(7, 12)).Reference | Should -Be "${busybox}:latest"
        ($image | Get-Image).Id | Should -Be $image.Id
    }

    It 'are found by their short names' {
        (Get-Image busybox -ErrorAction Stop).Id | Should -Be (Get-Image $busybox).Id
        (Get-Image busybox:latest -ErrorAction Stop).Id | Should -Be (Get-Image $busybox).Id
        (Get-Image busy* -ErrorAction Stop).Id | Should -Be (Get-Image $busybox).Id
        (Get-Image library/busybox -ErrorAction Stop).Id | Should -Be (Get-Image $busybox).Id
        (Get-Image -Filter @{ reference = 'busy*' }).Id | Should -Be (Get-Image $busybox).Id
        @(Get-ImageHistory busy*) | Should -Not -BeNullOrEmpty
    }

    It 'of this computer are found without localhost' {
        Add-ImageTag $busybox localhost/pi-local:1
        (Get-Image pi-local).Reference | Should -Be localhost/pi-local:1
        (Get-Image pi-local:1).Reference | Should -Be localhost/pi-local:1
        (Get-Image pi-loc*).Reference | Should -Be localhost/pi-local:1
        Get-Image docker.io/library/pi-local:1 -ErrorAction Ignore | Should -BeNullOrEmpty
        Remove-Image pi-local:1
        Get-Image localhost/pi-local:1 -ErrorAction Ignore | Should -BeNullOrEmpty
    }

    It 'have details' {
        $image = Get-Image $busybox -Detail
        $image.CommandList | Should -Be sh
        $image.Platform | Should -BeLike linux/*
        $image.References | Should -Contain "${busybox}:latest"
        $image.Layers | Should -HaveCount 1
    }

    It 'have a history' {
        $history = @(Get-ImageHistory $busybox)
        $history | Should -HaveCount 1
        $history[0].Size | Should -BeGreaterThan 1MB
        $history[0].CreatedAt | Should -BeOfType datetime
    }

    It 'that are missing are an error' {
        Get-Image pi-nosuch @quiet
        $problems.FullyQualifiedErrorId | Should -Be 'ImageNotFound,DockerPS.Commands.GetImageCommand'
        Remove-Image pi-nosuch @quiet
        $problems.FullyQualifiedErrorId | Should -Be 'ImageNotFound,DockerPS.Commands.RemoveImageCommand'
    }

    It 'get tags, and lose them' {
        Add-ImageTag $busybox localhost/pi-tagged:2
        (Get-Image localhost/pi-tagged:2).Id | Should -Be (Get-Image $busybox).Id
        Remove-Image localhost/pi-tagged:2
        Get-Image localhost/pi-tagged:2 -ErrorAction Ignore | Should -BeNullOrEmpty
        Get-Image $busybox | Should -HaveCount 1
    }

    It 'are written with their new tag by -PassThru' {
        Add-ImageTag $busybox localhost/pi-tagged:3 -PassThru | ForEach-Object Reference | Should -Be localhost/pi-tagged:3
    }

    It 'belong to Docker Hub where a new tag names no registry' {
        $image = Add-ImageTag $busybox pi-tagged:4 -PassThru
        (Get-Image docker.io/library/pi-tagged:4).Id | Should -Be $image.Id
        $image.Reference | Should -Be docker.io/library/pi-tagged:4
    }

    It 'are written to files and read from them' {
        Add-ImageTag $busybox localhost/pi-saved:1
        $file = Export-Image localhost/pi-saved:1 "$TestDrive/saved.tar"
        $file.Length | Should -BeGreaterThan 1MB
        Remove-Image localhost/pi-saved:1
        (Import-Image $file).Reference | Should -Contain localhost/pi-saved:1
        Get-Image localhost/pi-saved:1 | Should -HaveCount 1
    }

    It 'are not removed while a container uses them' {
        $image = New-Image $folder -Name localhost/pi-used:1 -Builder Classic
        $container = New-Container localhost/pi-used:1 -Name pi-used
        Remove-Image localhost/pi-used:1 @quiet
        $problems | Should -HaveCount 1
        (Get-Image $image.Id).Id | Should -Be $image.Id
        $container | Remove-Container
        Remove-Image localhost/pi-used:1
        Get-Image localhost/pi-used:1 -ErrorAction Ignore | Should -BeNullOrEmpty
        $problems.FullyQualifiedErrorId | Should -Be 'ImageInUse,DockerPS.Commands.RemoveImageCommand'
    }

    It 'are not removed by -Force while a container runs' {
        $null = New-Image $folder -Name localhost/pi-forced:1 -Builder Classic
        New-Container localhost/pi-forced:1 -Name pi-forced -Command sleep, 1000 | Start-Container
        Remove-Image localhost/pi-forced:1 -Force -ErrorAction SilentlyContinue
        (Get-Container pi-forced -ErrorAction Stop).Status | Should -Be running
        Add-ImageTag localhost/pi-forced:1 localhost/pi-forced:2
        Remove-Image localhost/pi-forced:2 -Force
        (Get-Image localhost/pi-forced).Tag | Should -Be 1
        Remove-Container pi-forced -Force
        Remove-Image localhost/pi-forced:1 -Force
        Get-Image localhost/pi-forced -ErrorAction Ignore | Should -BeNullOrEmpty
    }

    It 'are not pulled from a registry that is not there' {
        Receive-Image localhost:1/pi-nosuch @quiet
        $problems.FullyQualifiedErrorId | Should -Be 'RegistryUnreachable,DockerPS.Commands.ReceiveImageCommand'
    }

    It 'have no manifests to ask for' {
        Get-ImageManifest $busybox @quiet
        $problems | Should -HaveCount 1
        $problems.FullyQualifiedErrorId | Should -Be 'NotSupportedByEngine,DockerPS.Commands.GetImageManifestCommand'
    }
}

Describe 'A build on podman' {
    AfterEach {
        Get-Image *pi-built* | Remove-Image -Force
    }

    It 'makes an image with the classic builder' {
        $image = New-Image $folder -Name localhost/pi-built:1 -BuildArgument WORD=hello -Builder Classic
        $image.Reference | Should -Be localhost/pi-built:1
        $image.Labels['made'] | Should -Be here
        Invoke-Container localhost/pi-built:1 -AutoRemove | Should -Be hello, content
        (Get-Image -Label made=here).Reference | Should -Contain localhost/pi-built:1
    }

    It 'makes an image if no builder is named' {
        (New-Image $folder -Name localhost/pi-built:2).Reference | Should -Be localhost/pi-built:2
    }

    It 'fails with the step and the words of the command' {
        New-Image -DockerfileContent "FROM busybox`nRUN echo sorry; exit 7" -Name localhost/pi-built:3 @quiet 6>$null
        $problems.FullyQualifiedErrorId | Should -Be 'ImageBuildFailed,DockerPS.Commands.NewImageCommand'
        "$problems" | Should -BeLike '*7*'
        Get-Image localhost/pi-built:3 -ErrorAction Ignore | Should -BeNullOrEmpty
    }

    It 'runs beside another one' {
        $images = 1..2 | ForEach-Object -ThrottleLimit 2 -Parallel {
            New-Image -DockerfileContent "FROM busybox`nRUN echo $_ >/number" -Name "localhost/pi-built:p$_"
        }
        $images.Reference | Sort-Object | Should -Be localhost/pi-built:p1, localhost/pi-built:p2
        Invoke-Container localhost/pi-built:p2 -AutoRemove -Command cat, /number | Should -Be 2
    }
}

Describe 'An image of a container of podman' {
    It 'has the files of the container' {
        $container = New-Container busybox -Name pi-changed -Command sh, -c, 'echo changed >/file' | Start-Container -PassThru
        $container | Wait-Container
        New-Image -FromContainer pi-changed -Name localhost/pi-committed:1 -ErrorAction Stop
        Invoke-Container localhost/pi-committed:1 -AutoRemove -Command cat, /file | Should -Be changed
    }
}
