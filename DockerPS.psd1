@{
    # The help file bears this name too, and is found by it.
    RootModule           = 'DockerPS.dll'
    ModuleVersion        = '0.1.0'
    GUID                 = '5a180f70-d31e-4486-8b59-e9f81b870b36'
    Author               = 'DockerPS maintainers'
    CompanyName          = 'DockerPS'
    Copyright            = 'Copyright (c) the DockerPS maintainers. MIT licensed.'
    Description          = 'Containers of a Docker engine as PowerShell objects, straight from the Engine API.'
    PowerShellVersion    = '7.4'
    CompatiblePSEditions = @('Core')
    FormatsToProcess     = @('DockerPS.Format.ps1xml')
    TypesToProcess       = @('DockerPS.Types.ps1xml')

    # Named one by one: PowerShell finds a command's module by this list, without loading it.
    CmdletsToExport      = @(
        'Get-Container'
        'New-Container'
        'Invoke-Container'
        'Start-Container'
        'Stop-Container'
        'Restart-Container'
        'Suspend-Container'
        'Resume-Container'
        'Rename-Container'
        'Set-Container'
        'Wait-Container'
        'Remove-Container'
        'Send-ContainerSignal'
        'Enter-Container'
        'Connect-Container'
        'Get-ContainerPort'
        'Invoke-ContainerCommand'
        'Get-ContainerLog'
        'Get-ContainerProcess'
        'Get-ContainerChange'
        'Measure-Container'
        'Export-Container'
        'Import-Container'
        'Copy-ContainerItem'
        'Get-DockerVersion'
        'Test-DockerConnection'
        'Get-DockerNetwork'
        'New-DockerNetwork'
        'Remove-DockerNetwork'
        'Connect-DockerNetwork'
        'Disconnect-DockerNetwork'
        'Get-DockerVolume'
        'New-DockerVolume'
        'Remove-DockerVolume'
        'Get-DockerContext'
        'New-DockerContext'
        'Set-DockerContext'
        'Remove-DockerContext'
        'Use-DockerContext'
        'Export-DockerContext'
        'Import-DockerContext'
        'Get-DockerInfo'
        'Get-DockerDiskUsage'
        'Get-DockerEvent'
        'Clear-DockerResource'
        'Get-Image'
        'New-Image'
        'Find-Image'
        'Get-ImageHistory'
        'Get-ImageManifest'
        'Add-ImageTag'
        'Remove-Image'
        'Export-Image'
        'Import-Image'
        'Receive-Image'
        'Publish-Image'
        'Connect-ContainerRegistry'
        'Disconnect-ContainerRegistry'
        'Get-ContainerRegistry'
    )
    FunctionsToExport    = @()
    AliasesToExport      = @()
    VariablesToExport    = @()

    PrivateData          = @{
        PSData = @{
            Tags         = @('Docker', 'Container', 'Engine', 'API', 'DevOps', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
            ReleaseNotes = 'The first version: containers from creation to removal, what goes into and comes out of them, and sessions in them.'
        }
    }
}
