BeforeAll {
    . "$PSScriptRoot/../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../Fixtures/Targets/ContainerTargets.ps1"
}

Describe 'A malformed wildcard' {
    It 'is one clear error, and not PowerShell''s own: <_>' -ForEach @(
        { Get-Container 'x[2' }
        { Remove-Container 'x[2' -Force }
        { Export-Container 'x[2' $TestDrive }
        { Get-Container -Network 'x[2' }
        { Get-Container -Volume 'x[2' }
        { Get-Container -Image 'x[2' }
        { Get-Image 'x[2' }
        { Remove-Image 'x[]' }
        { Get-DockerVolume 'x[2' }
        { Get-DockerNetwork 'x[2' }
        { Get-DockerContext 'x[2' }
        { Get-ContainerRegistry 'x[2' }
        { Get-DockerEvent -Action 'x[2' }
        { Get-DockerEvent -Container 'x[2' }
        { Get-DockerEvent -Image 'x[2' }
        { Copy-ContainerItem './x[2' web:/tmp }
        { Copy-ContainerItem 'web:/x[2' $TestDrive }
        { Copy-ContainerItem 'we[b:/x' $TestDrive }
        { Import-Image './x[2' }
        { Import-Container './x[2' }
        { Import-DockerContext './x[2' }
        { New-SwarmSecret key -Path './x[2' }
    ) {
        $ErrorActionPreference = 'Stop'
        $failure = $_ | Should -Throw -PassThru
        $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        "$failure" | Should -BeLike '*is not a valid wildcard*'
    }

    It 'leaves the other names alone' {
        $null = New-TestContainer wildcard wildcard-web
        try {
            Get-Container 'wildcard[', wildcard-web -ErrorAction SilentlyContinue -ErrorVariable problems | ForEach-Object Name |
                Should -Be wildcard-web
            $problems.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
            "$problems" | Should -BeLike "'wildcard?' is not a valid wildcard*"
        } finally {
            Remove-TestContainer wildcard
        }
    }
}

Describe 'Bytes from the pipeline' {
    It 'are not taken for names: <_>' -ForEach @(
        { [byte[]] (49, 50) | Remove-Container }
        { [byte[]] (49, 50) | Get-DockerVolume }
        { [byte[]] (49, 50) | Remove-Image }
        { [byte[]] (49, 50) | Find-Image }
        { [byte[]] (49, 50) | Disconnect-ContainerRegistry }
        { [byte[]] (49, 50) | Copy-ContainerItem -Destination web:/tmp }
    ) {
        $ErrorActionPreference = 'Stop'
        $_ | Should -Throw '*49 is a byte*'
    }
}
