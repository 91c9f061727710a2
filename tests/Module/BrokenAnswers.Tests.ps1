BeforeDiscovery {
    # An answer that is valid JSON, or an error page, and not what the API promises. The third is what engines give, less every detail.
    $bodies = @(
        @{ What = 'a list with null in it'; Body = '[null]' }
        @{ What = 'a list of empty objects'; Body = '[{}]' }
        @{ What = 'an empty object'; Body = '{}' }
        @{ What = 'null'; Body = 'null' }
        @{ What = 'an empty list'; Body = '[]' }
        @{ What = 'a number for an id'; Body = '{"Id":5,"ID":5,"Name":5}' }
        @{ What = 'null for an id'; Body = '[{"Id":null,"ID":null,"Name":null}]' }
        @{
            What = 'objects in which everything else is null'
            Body = '[{"Id":"a1","ID":"a1","Name":"x","Names":["/x"],"NetworkSettings":{"Networks":{"n":null}},"Mounts":null,' +
            '"Labels":{"a":null},"Ports":null,"State":"running","HostConfig":null,"Config":null,"Spec":null,' +
            '"RepoTags":["x:1"],"Containers":{"a":null}}]'
        }
        @{
            What = 'an object in which everything else is null'
            Body = '{"Id":"a1","ID":"a1","Name":"x","NetworkSettings":{"Networks":{"n":null}},"Mounts":null,"Labels":{"a":null},' +
            '"Spec":{},"Volumes":[{"Name":"x","Labels":{"a":null}}],"Containers":{"a":null},"Images":null,"State":null,' +
            '"Config":null,"HostConfig":{}}'
        }
        @{ What = 'a text that is cut off'; Body = '[{"Id":"a' }
        @{ What = 'the page of a proxy'; Body = '<html><title>Bad &amp; worse</title></html>'; Status = '502 Bad Gateway' }
        @{ What = 'no such route'; Body = '{"message":"page not found"}'; Status = '404 Not Found' }
    )
}

BeforeAll {
    . "$PSScriptRoot/../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../Fixtures/Servers/HostileEngine.ps1"

    $commands = @(
        { Get-Container }, { Get-Container x }, { Get-Container x -Detail }, { Get-Container -Size }, { New-Container x -Name y }
        { Start-Container x }, { Stop-Container x }, { Restart-Container x }, { Suspend-Container x }, { Resume-Container x }
        { Rename-Container x y }, { Send-ContainerSignal x HUP }, { Set-Container x -Memory 10mb }, { Wait-Container x }
        { Remove-Container x -Force }, { Invoke-Container x -AutoRemove }, { Invoke-ContainerCommand x ls }
        { Get-ContainerChange x }, { Get-ContainerLog x }, { Get-ContainerPort x }, { Get-ContainerProcess x }
        { Measure-Container x }, { Copy-ContainerItem x:/etc "$TestDrive/copied" }, { Export-Container x "$TestDrive/x.tar" }
        { Import-Container $file y }, { Get-Image }, { Get-Image x }, { Get-Image x -Detail }, { Get-ImageHistory x }, { Get-BuildHistory }
        { Get-ImageManifest x:1 }, { Find-Image x }, { Add-ImageTag x y }, { Export-Image x "$TestDrive/y.tar" }
        { Import-Image $file }, { New-Image $TestDrive }, { Receive-Image x }, { Publish-Image x }, { Remove-Image x }
        { Get-DockerNetwork }, { Get-DockerNetwork x -Detail }, { Get-DockerNetwork -Dangling }, { New-DockerNetwork x }
        { Connect-DockerNetwork n x }, { Disconnect-DockerNetwork n x }, { Remove-DockerNetwork x }, { Get-DockerVolume }
        { Get-DockerVolume x }, { Get-DockerVolume -Size }, { New-DockerVolume x }, { Remove-DockerVolume x }, { Get-DockerInfo }
        { Get-DockerVersion }, { Get-DockerDiskUsage }, { Get-DockerDiskUsage -Detail }, { Get-DockerEvent -Since 1h }
        { Clear-DockerResource Container -Confirm:$false }, { Get-Swarm }, { Initialize-Swarm }
        { Connect-Swarm 127.0.0.1 -Token x }, { Get-SwarmNode }, { Get-SwarmService }, { Get-SwarmService x -Detail }
        { Get-SwarmServiceLog x }, { Get-SwarmTask }, { Get-SwarmSecret }, { Get-SwarmConfig }, { Get-SwarmJoinToken Worker }
        { New-SwarmService x }, { New-SwarmSecret x -Value y }, { Set-SwarmService x -Replicas 2 }, { Remove-SwarmService x }
        { Export-DockerReport "$TestDrive/x.html" -Force }
    )
    Set-Content "$TestDrive/Dockerfile" 'FROM x'
    # What is not a tar is refused before anything is sent.
    $file = "$TestDrive/file"
    tar -C $TestDrive -cf $file Dockerfile
    $was = $env:DOCKER_HOST
}

AfterAll {
    $env:DOCKER_HOST = $was
}

Describe 'An engine that answers with <What>' -ForEach $bodies {
    It 'gives every command an error of the module, or nothing' {
        $answer = New-HttpAnswer -Status ($_['Status'] ?? '200 OK') -Body $Body
        $engine = Start-HostileEngine -Answer $answer -Ping (New-HttpAnswer -ApiVersion 1.47)
        try {
            # What only a fault of the module itself, or an answer that is passed on, brings into an error.
            $traces = 'Exception|Object reference|DockerPS\.Engine|System\.|LineNumber|Value cannot|<html>|CommandNotFound'
            $env:DOCKER_HOST = $engine.Endpoint
            $wrong = foreach ($command in $commands) {
                $errors = try { & $command 2>&1 3>$null 6>$null | Where-Object { $_ -is [Management.Automation.ErrorRecord] } } catch { $_ }
                foreach ($one in $errors) {
                    if ("$($one.FullyQualifiedErrorId) $one" -match $traces) {
                        "${command}: $($one.FullyQualifiedErrorId): $one"
                    }
                }
            }
            $wrong | Should -BeNullOrEmpty
        } finally {
            $engine.Dispose()
        }
    }
}

Describe 'A proxy in place of an engine' {
    It 'is told by the status and the title of its page' {
        $engine = Start-HostileEngine -Answer (New-HttpAnswer -Status '502 Bad Gateway' -Body '<html><title>Bad &amp; worse</title></html>')
        try {
            Get-Container -Context $engine.Endpoint -ErrorAction SilentlyContinue -ErrorVariable problems
            "$problems" | Should -Be "The response is a web page with the status 502 (Bad Gateway), not an engine's: Bad & worse."
            $problems.FullyQualifiedErrorId | Should -Be 'EngineFailed,DockerPS.Commands.GetContainerCommand'
        } finally {
            $engine.Dispose()
        }
    }
}

Describe 'An image of an engine that fails' {
    It 'is not told to be missing' {
        $engine = Start-HostileEngine -Answer (New-HttpAnswer -Body '[null]')
        try {
            Get-Image x -Context $engine.Endpoint -ErrorAction SilentlyContinue -ErrorVariable problems
            $problems.FullyQualifiedErrorId | Should -Be 'EngineAnswerBroken,DockerPS.Commands.GetImageCommand'
        } finally {
            $engine.Dispose()
        }
    }
}
