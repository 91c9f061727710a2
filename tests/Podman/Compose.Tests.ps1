BeforeAll {
    . "$PSScriptRoot/../Fixtures/Helpers/Commands.ps1"

    $file = "$TestDrive/compose.yaml"
    @'
name: pcp
services:
  web:
    image: busybox
    command: [sh, -c, "echo served >/data/file; exec httpd -f -h /data"]
    networks: [back]
    volumes: [data:/data]
    stop_grace_period: 0s
  client: {image: busybox, command: sleep 1000, networks: [back], depends_on: [web], stop_grace_period: 0s}
networks: {back: {}}
volumes: {data: {}}
'@ | Set-Content $file
}

AfterAll {
    Get-Container pcp-* | Remove-Container -Force
    Get-DockerNetwork pcp_* | Remove-DockerNetwork
    Get-DockerVolume pcp_* | Remove-DockerVolume
    Get-Image '*pcp*' | Remove-Image -Force
}

Describe 'Compose projects of podman' {
    It 'are deployed, found, stopped, started and removed' {
        (Deploy-ComposeProject $file -PassThru).Status | Should -Be running, running
        Wait-Until { (Invoke-ContainerCommand pcp-client-1 wget, -qO-, http://web/file -ErrorAction Ignore 6>$null) -eq 'served' }
        $project = Get-ComposeProject pcp
        $project.Status, $project.Running | Should -Be running, 2
        $project.Networks, $project.Volumes | Should -Be pcp_back, pcp_data
        Stop-ComposeProject pcp
        (Get-ComposeService -Project pcp).Status | Should -Be exited, exited
        Start-ComposeProject pcp
        (Get-ComposeService -Project pcp).Status | Should -Be running, running
        Remove-ComposeProject pcp -Volume
        Get-Container pcp-* | Should -BeNullOrEmpty
        Get-DockerNetwork pcp_* | Should -BeNullOrEmpty
        Get-DockerVolume pcp_* | Should -BeNullOrEmpty
    }

    It 'stay as they are if nothing has changed' {
        Deploy-ComposeProject $file
        $before = (Get-Container pcp-*).Id
        Test-ComposeProject $file -Detail | ForEach-Object { "$($_.Property): $($_.Desired), $($_.Actual)" } | Should -BeNullOrEmpty
        Test-ComposeProject $file | Should -BeTrue
        Deploy-ComposeProject $file -WhatIf | Should -BeNullOrEmpty
        Deploy-ComposeProject $file
        (Get-Container pcp-*).Id | Should -Be $before
        Remove-ComposeProject pcp -Volume
    }

    It 'have images that are built' {
        $built = "$TestDrive/built.yaml"
        "name: pcp`nservices:`n  web: {build: {dockerfile_inline: `"FROM busybox\nENV A=1`"}, command: sleep 1000, stop_grace_period: 0s}" |
            Set-Content $built
        (New-Image -Compose $built).Reference | Should -BeLike '*pcp-web:latest'
        (Deploy-ComposeProject $built -PassThru).Status | Should -Be running
        Remove-ComposeProject pcp
    }
}
