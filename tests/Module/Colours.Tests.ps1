# The colours of views: they tell a state, and are there for eyes only.

BeforeAll {
    Import-Module DockerPS
    . "$PSScriptRoot/../Fixtures/Helpers/PowerShell.ps1"

    $rendering = $PSStyle.OutputRendering
    $PSStyle.OutputRendering = 'Ansi'

    # The colour of a word in the view of an object: its number, or nothing.
    function Get-Colour([string] $Type, [hashtable] $Property, [string] $Word) {
        $item = [pscustomobject] (@{ Name = 'web'; CreatedAt = [datetime]::Now; Ports = @(); Context = 'x' } + $Property)
        $item.PSTypeNames.Insert(0, "Deserialized.DockerPS.$Type")
        $text = $item | Out-String -Width 200
        $text | Should -Match ([regex]::Escape($Word))
        if ($text -match "\e\[(\d+)m$([regex]::Escape($Word))") { [int] $Matches[1] }
    }
}

AfterAll {
    $PSStyle.OutputRendering = $rendering
}

Describe 'The colour of a <Type> that is <Word>' -ForEach @(
    foreach ($good in 'running', 'running (healthy)') { @{ Type = 'Container'; Word = $good; Colour = 32 } }
    foreach ($change in 'paused', 'restarting', 'running (starting)') { @{ Type = 'Container'; Word = $change; Colour = 33 } }
    foreach ($bad in 'running (unhealthy)', 'exited (3)', 'dead') { @{ Type = 'Container'; Word = $bad; Colour = 31 } }
    foreach ($plain in 'exited (0)', 'created') { @{ Type = 'Container'; Word = $plain; Colour = $null } }
    @{ Type = 'SwarmNode'; Word = 'ready'; Colour = 32 }
    @{ Type = 'SwarmNode'; Word = 'down'; Colour = 31 }
    @{ Type = 'SwarmTask'; Word = 'running'; Colour = 32 }
    @{ Type = 'SwarmTask'; Word = 'preparing'; Colour = 33 }
    @{ Type = 'SwarmTask'; Word = 'rejected'; Colour = 31 }
    @{ Type = 'SwarmTask'; Word = 'complete'; Colour = $null }
) {
    It 'tells what it means' {
        $status, $detail = $Word -split '[ ()]+'
        $property = @{
            Status = $status; State = $status; ExitCode = $status -eq 'exited' ? [int] $detail[0] : $null
            Health = $status -eq 'running' ? "$($detail)".Trim() : ''; Availability = ''; ManagerStatus = ''; EngineVersion = ''
            Id = 'a' * 64; Image = 'busybox'; Service = 'web'; Slot = 1; Node = 'n'; NodeId = 'n'; DesiredState = ''; Error = ''
            StateSince = [datetime]::Now
        }
        Get-Colour $Type $property $Word | Should -Be $Colour
    }
}

Describe 'Colours' {
    BeforeAll {
        $module = Join-Path (Get-Module DockerPS).ModuleBase DockerPS.psd1
        $show = @"
Import-Module '$module'
`$item = [pscustomobject] @{
    Id = '1'; Name = 'web'; Image = 'i'; Status = 'running'; ExitCode = `$null; Health = ''; CreatedAt = [datetime]::Now; Ports = @()
}
`$item.PSTypeNames.Insert(0, 'Deserialized.DockerPS.Container')
"@
    }

    It 'are not in output that goes to a file or a program' {
        $text = & (Get-PowerShellPath) -NoProfile -Command "$show`n`$item" | Out-String
        $text | Should -Match 'Ports'
        $text | Should -Not -Match '\e\['
    }

    It 'are left out where NO_COLOR is set, and there where they are asked for' {
        $ask = "$show`n`$item | Out-String"
        $without = $env:NO_COLOR
        try {
            $env:NO_COLOR = '1'
            & (Get-PowerShellPath) -NoProfile -Command $ask | Out-String | Should -Not -Match '\e\[32m'
            $env:NO_COLOR = $null
            $text = & (Get-PowerShellPath) -NoProfile -Command "`$PSStyle.OutputRendering = 'Ansi'`n$ask" | Out-String
            $text | Should -Match '\e\[32mrunning'
        } finally {
            $env:NO_COLOR = $without
        }
    }
}
