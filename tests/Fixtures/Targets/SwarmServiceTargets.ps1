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

# Adds the tests of parameters that New-SwarmService and Set-SwarmService share. Called within Describe, with what is given first: an
# image, or the service sp-web. Needs SwarmServiceParameters.ps1.
function Add-ServiceParameterTest([string] $Command, [string] $First) {
    Context 'For every service' -ForEach @{ Command = $Command; First = $First } {
        BeforeAll {
            $class = "DockerPS.Commands.$($Command.Replace('-', ''))Command"
            $null = New-SwarmSecret sp-key x
            $null = New-SwarmConfig sp-conf x
            $null = New-SwarmService (Get-TestImageId) -Name sp-web -Replicas 0
        }

        AfterAll {
            Remove-TestService
            Remove-SwarmSecret sp-key
            Remove-SwarmConfig sp-conf
        }

        It 'refuses <What> before anything is sent' -ForEach $refusedParameters {
            $given = $Arguments.Clone()
            $Arguments.Keys | Where-Object { $Arguments[$_] -is [scriptblock] } | ForEach-Object { $given[$_] = & $Arguments[$_] }
            { & $Command $First -Context tcp://127.0.0.1:1 @given -ErrorAction Stop } |
                Should -Throw -ErrorId "*,$class" -PassThru |
                ForEach-Object { $_.CategoryInfo.Category } | Should -BeIn InvalidArgument, InvalidData
        }

        It 'needs a newer engine for -HealthStartInterval' {
            $given = @{ HealthCommand = 'true'; HealthStartInterval = '2s' }
            $own = $Command -eq 'New-SwarmService' ? @{ Name = 'sp-new'; Replicas = 0; NoResolveImage = $true } : @{}
            & $Command $First @own @given @quiet
            if ((Get-ApiVersion) -lt [version] '1.44') {
                $problems.FullyQualifiedErrorId | Should -Be "NotSupportedByEngine,$class"
            } else {
                $problems | Should -BeNullOrEmpty
                $name = $own['Name'] ?? $First
                Get-SpecValue (Get-ServiceSpec $name) TaskTemplate.ContainerSpec.Healthcheck.StartInterval | Should -Be 2000000000
            }
        }

        It 'completes <What>' -ForEach @(
            @{ What = 'secrets'; Begun = '-Secret sp-'; Expected = 'sp-key' }
            @{ What = 'configurations'; Begun = '-Config sp-'; Expected = 'sp-conf' }
            @{ What = 'constraints'; Begun = '-Constraint node.r'; Expected = 'node.role==manager', 'node.role==worker' }
        ) {
            $line = "$Command $First $Begun"
            (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Be $Expected
        }
    }
}
