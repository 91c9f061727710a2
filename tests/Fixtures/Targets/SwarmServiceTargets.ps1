# Services for the tests that all cmdlets about existing ones share. Needs Commands.ps1 and, as the engine, a manager. None of them
# has a task, and each was changed once: its label was changed from old to new.

. "$PSScriptRoot/ObjectTargets.ps1"
. "$PSScriptRoot/../Helpers/SwarmServices.ps1"

$serviceKind = @{
    Noun      = 'Service'
    Lister    = 'Get-SwarmService'
    Prefix    = 'st-'
    Suffix    = ''
    HasDetail = $true
    Bag       = 'Name', 'Service'
    Strange   = @(
        @{ Name = 'st-d'; Reason = 'a part of a name' }
        @{ Name = 'st.db'; Reason = 'a regular expression' }
        @{ Name = 'ST-DB'; Reason = 'a name in other letters' }
        @{ Name = '../nodes'; Reason = 'a path' }
    )
    Reset     = {
        Invoke-Engine services | ForEach-Object { $_ } | Where-Object { $_.Spec.Labels.state -ne 'new' } |
            ForEach-Object { $null = Invoke-Engine "services/$($_.ID)" Delete }
        $present = Invoke-Engine services | ForEach-Object { $_ } | ForEach-Object { $_.Spec.Name }
        $names | Where-Object { $_ -notin $present } | ForEach-Object { $null = & $Kind.Make $_ }
    }
    Clear     = { Remove-TestService }
    List      = { Get-SwarmService | Sort-Object Name }
    NameOf    = { param($Service) $Service.Name }
    Digits    = { param($Service) $Service.Id }
    Make      = {
        param($Name)

        $service = New-SwarmService (Get-TestImageId) -Name $Name -Replicas 0 -Label state=old
        $service | Set-SwarmService -Label state=new -PassThru
    }
    Discard   = {
        param($Service)

        if ($Service.Id -in (Invoke-Engine services).ID) { $null = Invoke-Engine "services/$($Service.Id)" Delete }
    }
    Note      = { }
    Affected  = {
        param($Output)

        if ($Acted) { return & $Acted $Output }
        $same = Invoke-Engine services | ForEach-Object { $_ } | Where-Object { $_.Spec.Labels.state -eq 'new' } | ForEach-Object ID
        $objects | Where-Object Id -NotIn $same | ForEach-Object Name
    }
    Other     = { Get-Image busybox }
}
