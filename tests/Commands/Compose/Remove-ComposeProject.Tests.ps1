BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/ComposeProjects.ps1"

    $class = 'DockerPS.Commands.RemoveComposeProjectCommand'
    function Get-Rest {
        $filter = [uri]::EscapeDataString('{"label":["com.docker.compose.project=removeproject"]}')
        "$(@(Invoke-Engine "containers/json?all=1&filters=$filter" | ForEach-Object { $_ }).Count) containers"
        "$(@(Invoke-Engine "networks?filters=$filter" | ForEach-Object { $_ }).Count) networks"
        "$(@((Invoke-Engine "volumes?filters=$filter").Volumes).Count) volumes"
    }
}

Describe 'Remove-ComposeProject' {
    BeforeEach {
        New-ComposeProject removeproject $TestDrive
    }

    AfterEach {
        Remove-TestProject removeproject
    }

    It 'removes containers and networks, and keeps volumes' {
        Remove-ComposeProject removeproject
        Get-Rest | Should -Be '0 containers', '0 networks', '1 volumes'
    }

    It 'removes volumes too with -Volume, and the anonymous ones' {
        $anonymous = (Invoke-Engine containers/removeproject-db-1/json).Mounts | Where-Object Destination -EQ /anonymous
        $removed = Remove-ComposeProject removeproject -Volume -PassThru
        Get-Rest | Should -Be '0 containers', '0 networks', '0 volumes'
        (Invoke-Engine volumes).Volumes | Where-Object Name -EQ $anonymous.Name | Should -BeNullOrEmpty
        $removed.Name, $removed.Containers.Count | Should -Be removeproject, 6
    }

    It 'removes what is left of a project' {
        Remove-ComposeProject removeproject
        Remove-ComposeProject removeproject -Volume
        Get-Rest | Should -Be '0 containers', '0 networks', '0 volumes'
    }

    It 'removes a project that somebody else removes at the same time' {
        # Whoever comes late finds nothing.
        $problems = 1..3 | ForEach-Object -Parallel {
            Import-Module DockerPS
            Remove-ComposeProject removeproject 2>&1
        }
        "$problems" -replace 'There is no Compose project \S+ on \S+ ?' | Should -BeNullOrEmpty
        Get-Rest | Should -Be '0 containers', '0 networks', '1 volumes'
    }

    It 'removes containers of single commands as well' {
        $labels = @{ 'com.docker.compose.project' = 'removeproject'; 'com.docker.compose.oneoff' = 'True'
            'com.docker.compose.service' = 'web'; 'com.docker.compose.config-hash' = 'x'
        }
        $null = New-Container busybox -Name removeproject-run -Label $labels
        Remove-ComposeProject removeproject
        Get-Rest | Select-Object -First 1 | Should -Be '0 containers'
    }

    It 'writes an error for a network that is in use, and removes the rest' {
        New-Container busybox sleep, 60 -Name removeproject-guest -Network removeproject_default -StopSignal SIGKILL | Start-Container
        try {
            Remove-ComposeProject removeproject -ErrorAction SilentlyContinue -ErrorVariable problems
            $problems | Should -HaveCount 1
            "$($problems[0])" | Should -BeLike '*removeproject_default*'
            Get-Rest | Should -Be '0 containers', '1 networks', '1 volumes'
        } finally {
            Remove-Container removeproject-guest -Force
        }
    }

    It 'removes images with -Image All, but for those in use elsewhere' {
        Add-ImageTag busybox:latest removeproject-own:1
        Invoke-Compose $TestDrive down
        Set-Content "$TestDrive/compose.yaml" @(
            'name: removeproject'
            'services: { web: { image: "removeproject-own:1", command: sleep 60, stop_signal: SIGKILL } }'
        )
        Invoke-Compose $TestDrive up -d
        Remove-ComposeProject removeproject -Image Local
        Get-Image removeproject-own | Should -Not -BeNullOrEmpty
        Invoke-Compose $TestDrive up -d
        Remove-ComposeProject removeproject -Image All
        Get-Image removeproject-own* | Should -BeNullOrEmpty
        Get-Image busybox | Should -Not -BeNullOrEmpty
    }

    It 'names the container that uses an image or a volume, and keeps them' {
        Add-ImageTag busybox:latest removeproject-used:1
        Set-Content "$TestDrive/compose.yaml" @(
            'name: removeproject'
            'services: { web: { image: "removeproject-used:1", command: sleep 60, stop_signal: SIGKILL, volumes: ["data:/data"] } }'
            'volumes: { data: {} }'
        )
        Invoke-Compose $TestDrive up -d --remove-orphans
        $null = Remove-Image busybox:latest
        New-Container removeproject-used:1 sleep, 60 -Name removeproject-guest -Volume removeproject_data:/data
        try {
            Remove-ComposeProject removeproject -Image All -Volume -ErrorAction SilentlyContinue -ErrorVariable problems
            $problems | Should -HaveCount 2
            "$($problems[0])" | Should -Be "The volume 'removeproject_data' is in use by the container 'removeproject-guest' (created)."
            $problems[0].FullyQualifiedErrorId | Should -Be "VolumeInUse,$class"
            $problems[0].ErrorDetails.RecommendedAction | Should -BeLike '*Remove-Container removeproject-guest*'
            "$($problems[1])" | Should -Be "The image 'removeproject-used:1' is in use by the container 'removeproject-guest' (created)."
            $problems[1].ErrorDetails.RecommendedAction | Should -Be 'Remove the container first: Remove-Container removeproject-guest.'
            Get-DockerVolume removeproject_data | Should -Not -BeNullOrEmpty
        } finally {
            Add-ImageTag removeproject-used:1 busybox:latest
            Remove-Container removeproject-guest -Force
            $null = Remove-Image removeproject-used:1
            $null = Remove-DockerVolume removeproject_data -ErrorAction SilentlyContinue
        }
    }

    It 'says what would be removed, and removes nothing, with -WhatIf' {
        $script = 'Remove-ComposeProject removeproject -WhatIf; Remove-ComposeProject removeproject -Volume -Image All -WhatIf'
        Get-WhatIfText $script | Should -Be @(
            'What if: Performing the operation "Remove 6 containers, 1 network" on target "removeproject".'
            'What if: Performing the operation "Remove 6 containers, 1 network, 1 volume, its images" on target "removeproject".'
        )
        Get-Rest | Should -Be '6 containers', '1 networks', '1 volumes'
    }

    It 'writes an error for a project that is not there' {
        Remove-ComposeProject none -ErrorAction SilentlyContinue -ErrorVariable problems
        $problems.FullyQualifiedErrorId | Should -Be "ComposeProjectNotFound,$class"
    }
}
