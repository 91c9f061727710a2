BeforeDiscovery {
    Import-Module DockerPS
    $root = (Resolve-Path "$PSScriptRoot/../..").Path

    $commands = Get-Command -Module DockerPS
    $cases = $commands | ForEach-Object { @{ Name = $_.Name; Command = $_; Class = $_.ImplementingType } }

    $references = foreach ($command in $commands) {
        # A copy has two ends, which are named for what they are; so is the container that a new one is made like.
        foreach ($parameter in $command.Parameters.Values | Where-Object {
            $_.ParameterType.FullName -match '(Container|Image|Network|Volume|Node|Secret|Config|Service)Reference' -and
            $_.Name -notin 'ToContainer', 'FromContainer', 'Like'
        }) {
            # So have containers and the network that they are connected to. Events are filtered by what they happened to, tasks by
            # whose they are.
            if ($command.Name -in 'Connect-DockerNetwork', 'Disconnect-DockerNetwork', 'Get-DockerEvent', 'Get-SwarmTask') { continue }
            $null = $parameter.ParameterType.FullName -match '(?<kind>Container|Image|Network|Volume|Node|Secret|Config|Service)Reference'
            @{ Name = "$($command.Name) -$($parameter.Name)"; Parameter = $parameter; Kind = $Matches.kind }
        }
    }

    # Signals, constraints, actions of events and drivers are words of others, and restart policies have a form of their own.
    $foreign = 'SignalCompleter', 'ConstraintCompleter', 'EventActionCompleter', 'NetworkDriverCompleter', 'RestartPolicyCompleter'
    $words = foreach ($command in $commands) {
        foreach ($parameter in $command.Parameters.Values) {
            $set = $parameter.Attributes | Where-Object { $_ -is [ValidateSet] }
            $completer = $parameter.Attributes | Where-Object { $_ -is [ArgumentCompleter] -and $_.Type } | ForEach-Object Type
            $known = if ($set) {
                $set.ValidValues
            } elseif ($completer -and $completer.BaseType.Name -eq 'WordCompleter' -and $completer.Name -notin $foreign) {
                $completer::new().CompleteArgument($command.Name, $parameter.Name, '', $null, @{}).ListItemText
            }
            if ($known) { @{ Name = "$($command.Name) -$($parameter.Name)"; Parameter = $parameter; Words = @($known) } }
        }
    }
    # What lists of names bind to: references, and networks, secrets and configurations of what is made.
    $named = foreach ($command in $commands) {
        $type = '(Reference|NetworkAttachment|ServiceFileSpecification)\[\]$'
        foreach ($parameter in $command.Parameters.Values | Where-Object { $_.ParameterType.Name -match $type }) {
            @{ Name = "$($command.Name) -$($parameter.Name)"; Parameter = $parameter }
        }
    }
    $addresses = foreach ($command in $commands) {
        foreach ($parameter in $command.Parameters.Values | Where-Object {
            $_.ParameterType.FullName -in 'System.Net.IPAddress', 'System.Net.IPAddress[]'
        }) {
            @{ Name = "$($command.Name) -$($parameter.Name)"; Parameter = $parameter }
        }
    }

    $folders = 'Commands', 'Operations', 'Targets' | ForEach-Object { "$root/src/DockerPS/$_" }
    $sources = Get-ChildItem $folders -Recurse -Filter *.cs | ForEach-Object {
        @{ Name = $_.Name; Text = Get-Content $_ -Raw }
    }

    # docker's long flags where a parameter has another name. The names of docker ps, create and run, rm, stop and so on.
    $created = 'New-Container', 'Invoke-Container'
    $services = 'New-SwarmService', 'Set-SwarmService'
    $flags = @(
        @{ Flag = 'inspect'; Commands = 'Get-Container', 'Get-Image', 'Get-DockerNetwork'; Parameter = 'Detail' }
        @{ Flag = 'opt'; Commands = 'New-DockerNetwork', 'New-DockerVolume'; Parameter = 'Option' }
        @{ Flag = 'aux-address'; Commands = 'New-DockerNetwork'; Parameter = 'AuxAddress' }
        @{ Flag = 'ip-range'; Commands = 'New-DockerNetwork'; Parameter = 'IPRange' }
        @{ Flag = 'ipam-driver'; Commands = 'New-DockerNetwork'; Parameter = 'IpamDriver' }
        @{ Flag = 'ipam-opt'; Commands = 'New-DockerNetwork'; Parameter = 'IpamOption' }
        @{ Flag = 'ipv6'; Commands = 'New-DockerNetwork'; Parameter = 'IPv6' }
        @{ Flag = 'config-only'; Commands = 'New-DockerNetwork'; Parameter = 'ConfigOnly' }
        @{ Flag = 'ip'; Commands = 'Connect-DockerNetwork'; Parameter = 'IPAddress' }
        @{ Flag = 'ip6'; Commands = 'Connect-DockerNetwork'; Parameter = 'IPv6Address' }
        @{ Flag = 'link-local-ip'; Commands = 'Connect-DockerNetwork'; Parameter = 'LinkLocalIP' }
        @{ Flag = 'driver-opt'; Commands = 'Connect-DockerNetwork'; Parameter = 'DriverOption' }
        @{ Flag = 'gw-priority'; Commands = 'Connect-DockerNetwork'; Parameter = 'GatewayPriority' }
        @{ Flag = 'latest'; Commands = 'Get-Container'; Parameter = 'Last' }
        @{ Flag = 'env'; Commands = $created + 'Invoke-ContainerCommand'; Parameter = 'Environment' }
        @{ Flag = 'env-file'; Commands = $created + 'Invoke-ContainerCommand'; Parameter = 'EnvironmentFile' }
        @{ Flag = 'publish'; Commands = $created; Parameter = 'Port' }
        @{ Flag = 'rm'; Commands = $created; Parameter = 'AutoRemove' }
        @{ Flag = 'workdir'; Commands = $created + 'Invoke-ContainerCommand'; Parameter = 'WorkingDirectory' }
        @{ Flag = 'cpus'; Commands = $created; Parameter = 'Cpu' }
        @{ Flag = 'cpu-shares'; Commands = $created + 'Set-Container'; Parameter = 'CpuShare' }
        @{ Flag = 'cpuset-cpus'; Commands = $created + 'Set-Container'; Parameter = 'CpuSet' }
        @{ Flag = 'cpuset-mems'; Commands = $created + 'Set-Container'; Parameter = 'CpuSetMemory' }
        @{ Flag = 'restart'; Commands = $created + 'Set-Container'; Parameter = 'RestartPolicy' }
        @{ Flag = 'net'; Commands = $created; Parameter = 'Network' }
        @{ Flag = 'network-alias'; Commands = $created; Parameter = 'NetworkAlias' }
        @{ Flag = 'ip'; Commands = $created; Parameter = 'IPAddress' }
        @{ Flag = 'ip6'; Commands = $created; Parameter = 'IPv6Address' }
        @{ Flag = 'link-local-ip'; Commands = $created; Parameter = 'LinkLocalIP' }
        @{ Flag = 'add-host'; Commands = $created; Parameter = 'ExtraHost' }
        @{ Flag = 'domainname'; Commands = $created; Parameter = 'DomainName' }
        @{ Flag = 'security-opt'; Commands = $created; Parameter = 'SecurityOption' }
        @{ Flag = 'storage-opt'; Commands = $created; Parameter = 'StorageOption' }
        @{ Flag = 'log-opt'; Commands = $created; Parameter = 'LogOption' }
        @{ Flag = 'dns-opt'; Commands = $created; Parameter = 'DnsOption' }
        @{ Flag = 'gpus'; Commands = $created; Parameter = 'Gpu' }
        @{ Flag = 'pid'; Commands = $created; Parameter = 'PidMode' }
        @{ Flag = 'ipc'; Commands = $created; Parameter = 'IpcMode' }
        @{ Flag = 'uts'; Commands = $created; Parameter = 'UtsMode' }
        @{ Flag = 'userns'; Commands = $created; Parameter = 'UserNamespace' }
        @{ Flag = 'cgroupns'; Commands = $created; Parameter = 'CgroupNamespace' }
        @{ Flag = 'health-cmd'; Commands = $created; Parameter = 'HealthCommand' }
        @{ Flag = 'oom-score-adj'; Commands = $created; Parameter = 'OomScoreAdjust' }
        @{ Flag = 'inspect'; Commands = 'Get-SwarmService'; Parameter = 'Detail' }
        @{ Flag = 'env'; Commands = $services; Parameter = 'Environment' }
        @{ Flag = 'env-file'; Commands = $services; Parameter = 'EnvironmentFile' }
        @{ Flag = 'publish'; Commands = $services; Parameter = 'Port' }
        @{ Flag = 'workdir'; Commands = $services; Parameter = 'WorkingDirectory' }
        @{ Flag = 'host'; Commands = $services; Parameter = 'ExtraHost' }
        @{ Flag = 'log-opt'; Commands = $services; Parameter = 'LogOption' }
        @{ Flag = 'health-cmd'; Commands = $services; Parameter = 'HealthCommand' }
        @{ Flag = 'placement-pref'; Commands = $services; Parameter = 'PlacementPreference' }
        @{ Flag = 'replicas-max-per-node'; Commands = $services; Parameter = 'MaxReplicasPerNode' }
        @{ Flag = 'restart-max-attempts'; Commands = $services; Parameter = 'RestartMaxAttempt' }
        @{ Flag = 'with-registry-auth'; Commands = $services; Parameter = 'RegistryAuth' }
        @{ Flag = 'args'; Commands = 'Set-SwarmService'; Parameter = 'Command' }
        @{
            Flag      = 'detach-keys'
            Commands  = 'Invoke-Container', 'Enter-Container', 'Connect-Container', 'Start-Container'
            Parameter = 'DetachKey'
        }
        @{ Flag = 'no-stdin'; Commands = 'Connect-Container'; Parameter = 'NoInput' }
        @{ Flag = 'env'; Commands = 'Enter-Container'; Parameter = 'Environment' }
        @{ Flag = 'workdir'; Commands = 'Enter-Container'; Parameter = 'WorkingDirectory' }
        @{ Flag = 'keep-storage'; Commands = 'Clear-DockerResource'; Parameter = 'ReservedSpace' }
        @{ Flag = 'max-used-space'; Commands = 'Clear-DockerResource'; Parameter = 'MaxUsedSpace' }
        @{ Flag = 'details'; Commands = 'Get-ContainerLog', 'Get-SwarmServiceLog'; Parameter = 'Detail' }
        @{ Flag = 'volumes'; Commands = 'Remove-Container'; Parameter = 'Volume' }
        @{ Flag = 'output'; Commands = 'Export-Container', 'Export-Image'; Parameter = 'Destination' }
        @{ Flag = 'input'; Commands = 'Import-Image'; Parameter = 'Path' }
        @{ Flag = 'no-prune'; Commands = 'Remove-Image'; Parameter = 'NoPrune' }
        @{ Flag = 'follow-link'; Commands = 'Copy-ContainerItem'; Parameter = 'FollowLink' }
        @{ Flag = 'archive'; Commands = 'Copy-ContainerItem'; Parameter = 'Archive' }
        @{ Flag = 'all-tags'; Commands = 'Receive-Image', 'Publish-Image'; Parameter = 'AllTags' }
        @{ Flag = 'tag'; Commands = 'New-Image'; Parameter = 'Name' }
        @{ Flag = 'file'; Commands = 'New-Image'; Parameter = 'Dockerfile' }
        @{ Flag = 'build-arg'; Commands = 'New-Image'; Parameter = 'BuildArgument' }
        @{ Flag = 'network'; Commands = 'New-Image'; Parameter = 'NetworkMode' }
        @{ Flag = 'add-host'; Commands = 'New-Image'; Parameter = 'ExtraHost' }
        @{ Flag = 'no-pause'; Commands = 'New-Image'; Parameter = 'NoPause' }
        @{ Flag = 'advertise-addr'; Commands = 'Initialize-Swarm', 'Connect-Swarm'; Parameter = 'AdvertiseAddress' }
        @{ Flag = 'listen-addr'; Commands = 'Initialize-Swarm', 'Connect-Swarm'; Parameter = 'ListenAddress' }
        @{ Flag = 'data-path-addr'; Commands = 'Initialize-Swarm', 'Connect-Swarm'; Parameter = 'DataPathAddress' }
        @{ Flag = 'default-addr-pool'; Commands = 'Initialize-Swarm'; Parameter = 'DefaultAddressPool' }
        @{ Flag = 'default-addr-pool-mask-length'; Commands = 'Initialize-Swarm'; Parameter = 'SubnetSize' }
        @{ Flag = 'cert-expiry'; Commands = 'Initialize-Swarm', 'Set-Swarm', 'Reset-SwarmCertificate'; Parameter = 'CertificateExpiry' }
        @{ Flag = 'max-snapshots'; Commands = 'Initialize-Swarm', 'Set-Swarm'; Parameter = 'MaxSnapshot' }
        @{ Flag = 'token'; Commands = 'Connect-Swarm'; Parameter = 'JoinToken' }
        @{ Flag = 'ca-cert'; Commands = 'Reset-SwarmCertificate'; Parameter = 'CaCertificate' }
        @{ Flag = 'label-add'; Commands = 'Set-SwarmNode'; Parameter = 'Label' }
        @{ Flag = 'label-rm'; Commands = 'Set-SwarmNode'; Parameter = 'RemoveLabel' }
        @{ Flag = 'time'; Commands = 'Stop-Container', 'Restart-Container'; Parameter = 'Timeout' }
    ) | ForEach-Object {
        foreach ($command in $_.Commands) { @{ Name = $command; Flag = $_.Flag; Parameter = $_.Parameter } }
    } | Where-Object { Get-Command $_.Name -Module DockerPS -ErrorAction Ignore }
}

BeforeAll {
    function Test-Hidden([Management.Automation.ParameterMetadata] $Parameter) {
        [bool] $Parameter.Attributes.Where{ $_ -is [Parameter] -and $_.DontShow }
    }

    function Get-Completer([Management.Automation.ParameterMetadata] $Parameter) {
        $Parameter.Attributes | Where-Object { $_ -is [ArgumentCompleter] } | ForEach-Object { $_.Type.Name }
    }
}

Describe 'The exported commands' {
    It 'are the cmdlet classes of the assembly, and nothing else' {
        $types = (Get-Module DockerPS).ImplementingAssembly.GetExportedTypes()
        $classes = $types | Where-Object { $_.GetCustomAttributes([Management.Automation.CmdletAttribute], $false) }
        $module = Get-Module DockerPS
        $module.ExportedCommands.Values.ImplementingType.FullName | Sort-Object | Should -Be ($classes.FullName | Sort-Object)
        $module.ExportedAliases.Count + $module.ExportedFunctions.Count + $module.ExportedVariables.Count | Should -Be 0
    }

    It 'are named one by one in the manifest' {
        $manifest = Import-PowerShellDataFile (Join-Path (Get-Module DockerPS).ModuleBase DockerPS.psd1)
        $manifest.CmdletsToExport | Sort-Object | Should -Be ((Get-Command -Module DockerPS).Name | Sort-Object)
    }
}

Describe '<Name>' -ForEach $cases {
    BeforeAll {
        $attribute = $Class.GetCustomAttributes([Management.Automation.CmdletAttribute], $false)[0]
        # The screen of Watch-Container asks its own questions.
        $reads = $Command.Verb -in 'Get', 'Find', 'Test', 'Measure', 'Wait', 'Watch'
        $common = [Management.Automation.PSCmdlet]::CommonParameters + [Management.Automation.PSCmdlet]::OptionalCommonParameters
        $parameters = @($Command.Parameters.Values | Where-Object { $_.Name -notin $common -and -not (Test-Hidden $_) })
    }

    It 'has an approved verb' {
        (Get-Verb).Verb | Should -Contain $Command.Verb
    }

    It 'has a noun of the module, in the singular' {
        $Command.Noun | Should -Match '^(Container|Image|Build|Swarm|Docker|Compose)(?-i:[A-Z][A-Za-z]+)?$'
        $Command.Noun | Should -Not -Match '[^s]s$'
    }

    It 'is a sealed class named after it' {
        $Class.IsSealed | Should -BeTrue
        $Class.FullName | Should -BeExactly "DockerPS.Commands.$($Command.Verb)$($Command.Noun)Command"
    }

    It 'tells what it writes, unless it writes nothing' {
        $writes = $reads -or $Command.Verb -eq 'New' -or $Command.Parameters.ContainsKey('PassThru')
        if ($writes) { $Command.OutputType | Should -Not -BeNullOrEmpty }
        $foreign = @(
            [string], [byte[]], [securestring], [bool], [void], [IO.FileInfo], [IO.DirectoryInfo]
            [Management.Automation.Runspaces.PSSession]
        )
        $Command.OutputType.Type | Where-Object { $_ -notin $foreign } | ForEach-Object Namespace | Should -BeIn 'DockerPS', $null
    }

    It 'has -WhatIf and -Confirm if it changes something, and only then' {
        $attribute.SupportsShouldProcess | Should -Be (-not $reads)
    }

    It 'does not ask by itself' {
        # Only what removes more than the command line names.
        $attribute.ConfirmImpact | Should -Be ($reads ? 'None' : $Name -eq 'Clear-DockerResource' ? 'High' : 'Medium')
    }

    It 'takes several engines, and completes their names, if it talks to engines' {
        # Logins that are kept, contexts and Compose files belong to the computer, and command lines are text.
        $local = 'Get-ContainerRegistry', 'Disconnect-ContainerRegistry', 'Get-ComposeConfiguration', 'ConvertFrom-DockerCommand'
        $talks = $Name -notin $local -and $Command.Noun -ne 'DockerContext'
        $Command.Parameters.ContainsKey('Context') | Should -Be $talks
        if (-not $talks) { return }
        $Command.Parameters.Context.ParameterType | Should -Be ([string[]])
        Get-Completer $Command.Parameters.Context | Should -Be ContextCompleter
    }

    It 'writes its parameters and their aliases in Pascal case' {
        $names = @($parameters | ForEach-Object { $_.Name; $_.Aliases })
        $names -cnotmatch '^[A-Z][A-Za-z0-9]*$' | Should -BeNullOrEmpty
    }

    It 'has parameters in the singular, except for names that everyone knows' {
        $known = 'Dns', 'Tmpfs', 'HealthRetries', 'Alias', 'NetworkAlias', 'AllTags', 'Replicas', 'LimitPids'
        $parameters | Where-Object { $_.Name -match '[^su]s$' -and $_.Name -notin $known } | ForEach-Object Name | Should -BeNullOrEmpty
    }

    It 'has -PassThru if it changes things that remain, runs commands in them, or removes things, and only then' {
        $remain = 'Start', 'Stop', 'Restart', 'Suspend', 'Resume', 'Rename', 'Set', 'Undo', 'Send', 'Copy', 'Add', 'Remove', 'Deploy'
        $Command.Parameters.ContainsKey('PassThru') |
            Should -Be ($Command.Verb -in $remain -or
                $Name -in 'Invoke-ContainerCommand', 'Connect-DockerNetwork', 'Disconnect-DockerNetwork')
    }
}

Describe 'What is short for several parameters of <_>, behind the first word of a command' -ForEach @(
    Get-Command -Module DockerPS |
        Where-Object {
            $_.Parameters['Command'] -and $_.Parameters['Command'].Attributes.Where{ $_ -is [Parameter] -and
                $_.ValueFromRemainingArguments }
        } | ForEach-Object Name
) {
    BeforeAll {
        $command = Get-Command $_
        $common = [Management.Automation.PSCmdlet]::CommonParameters + [Management.Automation.PSCmdlet]::OptionalCommonParameters
        $shown, $hidden = $command.Parameters.Values.Where({ -not (Test-Hidden $_) }, 'Split')
        $shown = $shown | ForEach-Object { [pscustomobject] @{ Name = $_.Name; Names = @($_.Name) + $_.Aliases } }
        $taken = $hidden | ForEach-Object { $_.Name; $_.Aliases }
        $names = $shown.Names | Sort-Object -Unique
        $starts = $names | ForEach-Object { $name = $_; 1..$name.Length | ForEach-Object { $name.Substring(0, $_).ToLowerInvariant() } } |
            Sort-Object -Unique

        # What an abbreviation means without them; nothing if it is ambiguous.
        function Get-Meaning([string] $Start) {
            $exact = @($shown | Where-Object { $Start -in $_.Names })
            if ($exact) { return $exact.Name }
            $found = @($shown | Where-Object { $_.Names -like "$Start*" })
            $own = @($found | Where-Object Name -NotIn $common)
            if ($found.Count -eq 1) { $found.Name } elseif ($own.Count -eq 1) { $own.Name }
        }
    }

    It 'is not refused by PowerShell if it is a single letter' {
        $refused = $starts | Where-Object Length -EQ 1 | Where-Object {
            try { $null = $command.ResolveParameter($_); $false } catch { "$_" -match 'ambiguous' }
        }
        $refused | Should -BeNullOrEmpty
    }

    It 'takes nothing that has a meaning' {
        $wrong = foreach ($start in $starts) {
            $expected = Get-Meaning $start
            $found = try { $command.ResolveParameter($start).Name } catch { $null }
            if ($found -ne $expected -and ($expected -or $start -notin $taken)) { "$start is $found and not $expected" }
        }
        $wrong | Should -BeNullOrEmpty
    }

    It 'is an error that shows the form that works, or a word of the command: -<_>' -ForEach @(
        [char[]] 'abcdefghijklmnopqrstuvwxyz' + @('it', 'rm', 'ti', 'td', 'la', 'al', 'rf', 'ef', 'cp', 'en', 'wa') |
            ForEach-Object { "$_" }
    ) {
        $given = $_
        # PowerShell converts the value before the cmdlet sees how it was written: only one that fits gets this far.
        $value = $given -eq 'v' ? '/x' : '1'
        $problem = $null
        try {
            & ([scriptblock]::Create("$($command.Name) none-such sh -$given $value -Context tcp://127.0.0.1:1")) *> $null
        } catch { $problem = $_ }
        "$problem" | Should -Not -Match 'ambiguous'
        $found = try { $command.ResolveParameter($given).Name } catch { $null }
        if ($found -and $found -ne 'Command' -and $given -notin 'ea', 'wa') { "$problem" | Should -BeLike "*'-$given'*-Command *-$given*" }
    }

    It 'is not completed' {
        $line = "$($command.Name) -"
        $offered = (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText
        $offered | Should -Contain '-Command'
        $offered | Where-Object { $_.TrimStart('-') -in $taken } | Should -BeNullOrEmpty
        foreach ($start in 'c', 'e', 'co', 'en') {
            $line = "$($command.Name) x -$start"
            (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Where-Object { $_.TrimStart('-') -in $taken } |
                Should -BeNullOrEmpty
        }
        $line = "$($command.Name) x -co"
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Contain '-Command'
    }
}

Describe 'Lists of names' {
    It 'have no numbers, which may have been typed in another way: <Name>' -ForEach $named {
        $transformation = $Parameter.Attributes | Where-Object { $_ -is [Management.Automation.ArgumentTransformationAttribute] }
        $quoted = "*Put the names in quotes*'web', '123'.*"
        { $transformation.Transform($ExecutionContext, @('web', 0123)) } | Should -Throw $quoted
        { $transformation.Transform($ExecutionContext, @('web', '0123')) } | Should -Not -Throw
        { $transformation.Transform($ExecutionContext, @(1e3)) } | Should -Throw "*'1000'*"
    }
}

Describe 'The objects' {
    It 'have no property that lists hide: of several objects it could not be had at once' {
        $objects = (Get-Module DockerPS).ImplementingAssembly.GetExportedTypes() |
            Where-Object { $_.Namespace -eq 'DockerPS' -and $_.IsClass }
        $objects.Count | Should -BeGreaterThan 10
        $hidden = ([object[]]).GetInterfaces().GetProperties().Name + ([object[]]).GetProperties().Name
        $objects | ForEach-Object { foreach ($name in $_.GetProperties().Name) { if ($name -in $hidden) { "$($_.Name).$name" } } } |
            Should -BeNullOrEmpty
    }
}

Describe '<Name>' -ForEach $references {
    It 'comes first, or by the pipeline' {
        $places = @($Parameter.ParameterSets.Values)
        $places.Position | Should -Be (@(0) * $places.Count)
        # What is piped to commands in containers that are named is their standard input.
        $piped = $Parameter.ParameterSets.GetEnumerator() | Where-Object Key -NE 'Input'
        @($piped.Value.ValueFromPipeline) | Should -Be (@($true) * @($piped).Count)
    }

    It 'is called Name, <Kind>, and Id unless it is a registry that is asked, or a volume, which has none' {
        @($Parameter.Name) + $Parameter.Aliases | Should -Contain Name
        $asksRegistry = $Parameter.Attributes.TypeId.Name -contains 'RegistryImageTransformationAttribute'
        $Parameter.Aliases -contains 'Id' | Should -Be (-not $asksRegistry -and $Kind -ne 'Volume')
        @($Parameter.Name) + $Parameter.Aliases | Should -Contain $Kind
    }

    It 'is completed' {
        Get-Completer $Parameter | Should -Be "${Kind}Completer"
    }

    It 'refuses nothing as a name' {
        $Parameter.Attributes.TypeId.Name | Should -Contain ValidateNotNullOrEmptyAttribute
    }
}

Describe '<Name>' -ForEach $flags {
    It 'understands --<Flag> as -<Parameter>' {
        (Get-Command $Name).ResolveParameter($Flag.Replace('-', '')).Name | Should -Be $Parameter
    }
}

Describe 'The words of <Name>' -ForEach $words {
    It 'are sent as the engine has them, in whatever case they are typed' {
        $transformation = $Parameter.Attributes | Where-Object { $_ -is [DockerPS.Parameters.WordTransformationAttribute] }
        $transformation | Should -Not -BeNullOrEmpty
        foreach ($word in $Words) {
            foreach ($typed in $word.ToUpperInvariant(), $word.ToLowerInvariant(), $word) {
                $transformation.Transform($ExecutionContext, $typed) | Should -BeExactly $word
            }
        }
    }

    It 'are read one by one of a list, and left alone if they are unknown' {
        $transformation = $Parameter.Attributes | Where-Object { $_ -is [DockerPS.Parameters.WordTransformationAttribute] }
        $transformation.Transform($ExecutionContext, @($Words[0].ToUpperInvariant(), 'Nosuch')) | Should -BeExactly @($Words[0], 'Nosuch')
    }
}

Describe 'Addresses' {
    It 'are read by the parser of the module, before PowerShell converts them: <Name>' -ForEach $addresses {
        $Parameter.Attributes.TypeId.Name | Should -Contain AddressTransformationAttribute
    }
}

Describe 'The source file <Name>' -ForEach $sources {
    It 'has one cmdlet at most, named like the file' {
        $found = @([regex]::Matches($Text, '(?m)^\[Cmdlet\(')).Count
        $found | Should -BeLessOrEqual 1
        if ($found) {
            $Text | Should -MatchExactly "(?m)^public sealed (partial )?class $([IO.Path]::GetFileNameWithoutExtension($Name))\b"
        }
    }

    It 'leaves threads, HTTP and the console to others' {
        # An attached run has to know of Ctrl+C before PowerShell does.
        $allowed = $Name -eq 'AttachedContainer.cs' ? 'Console' : $null
        [regex]::Matches($Text, '\b(Thread|HttpClient|Console)\b') | ForEach-Object Value | Select-Object -Unique | Should -Be $allowed
    }
}

Describe 'The scripts' {
    BeforeDiscovery {
        $scripts = Get-ChildItem "$root/build.ps1", "$root/bench", "$root/docs", "$root/tests", "$root/tools" -Recurse -Filter *.ps1 |
            ForEach-Object { @{ Path = [IO.Path]::GetRelativePath($root, $_.FullName); Text = Get-Content $_ -Raw } }
    }

    It '<Path> starts PowerShell by Get-PowerShellPath only' -ForEach $scripts {
        # The words are taken apart, so that this file passes.
        $Text | Should -Not -Match ('Environment\]::Process' + 'Path')
        $Text | Should -Not -Match "(?m)(^|[;|&({=])\s*['""]?pwsh(\.exe)?['""]? +-"
    }

    It '<Path> says why it skips a test' -ForEach $scripts {
        $Text | Should -Not -Match '(?m)^\s*(It|Context|Describe) .* -Skip\b'
        $Text | Should -Not -Match ('Set-ItResult ' + '-Skipped(?! -Because)')
    }
}
