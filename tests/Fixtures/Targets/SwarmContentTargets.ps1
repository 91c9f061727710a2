# Secrets and configurations for the tests that all cmdlets about existing ones share. Needs Commands.ps1 and, as the engine, a manager.

. "$PSScriptRoot/ObjectTargets.ps1"

function New-SwarmKind([string] $Noun) {
    $prefix = $Noun.Substring(0, 1).ToLowerInvariant() + 't-'
    @{
        Noun      = $Noun
        Lister    = "Get-Swarm$Noun"
        Prefix    = $prefix
        Suffix    = ''
        HasDetail = $false
        Bag       = 'Name', $Noun
        Route     = "$($Noun.ToLowerInvariant())s"
        Strange   = @(
            @{ Name = "${prefix}d"; Reason = 'a part of a name' }
            @{ Name = $prefix.Replace('-', '.') + 'db'; Reason = 'a regular expression' }
            @{ Name = "${prefix}DB"; Reason = 'a name in other letters' }
            @{ Name = '../nodes'; Reason = 'a path' }
        )
        Reset     = {
            $present = Invoke-Engine $Kind.Route | ForEach-Object { $_.Spec.Name }
            $names | Where-Object { $_ -notin $present } | ForEach-Object { $null = & $Kind.Make $_ }
        }
        Clear     = { Invoke-Engine $Kind.Route | ForEach-Object { $null = Invoke-Engine "$($Kind.Route)/$($_.ID)" Delete } }
        List      = { & $Kind.Lister | Sort-Object Name }
        NameOf    = { param($Item) $Item.Name }
        Digits    = { param($Item) $Item.Id }
        Make      = { param($Name) & "New-Swarm$($Kind.Noun)" $Name 'content' }
        Discard   = {
            param($Item)

            if ($Item.Id -in @(Invoke-Engine $Kind.Route | ForEach-Object ID)) { $null = Invoke-Engine "$($Kind.Route)/$($Item.Id)" Delete }
        }
        Note      = { }
        Affected  = {
            param($Output)

            if ($Acted) { return & $Acted $Output }
            $present = Invoke-Engine $Kind.Route | ForEach-Object ID
            $objects | Where-Object Id -NotIn $present | ForEach-Object Name
        }
        Other     = { Get-Image busybox }
    }
}
