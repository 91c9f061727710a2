BeforeDiscovery {
    $root = (Resolve-Path "$PSScriptRoot/../..").Path

    # The rooms of the client, lowest first, and the rooms that each may use: none above it, so there are no circles.
    $uses = [ordered] @{
        Values        = @()
        Errors        = 'Values'
        Streaming     = 'Errors'
        Json          = 'Errors', 'Streaming'
        Http2         = @()
        Grpc          = 'Http2'
        BuildKit      = 'Errors', 'Streaming'
        Models        = 'Values', 'Errors', 'Json', 'BuildKit'
        Files         = 'Errors'
        Transport     = 'Values', 'Errors', 'Streaming', 'Files'
        Archives      = 'Errors', 'Streaming', 'Models', 'Files'
        FileSync      = 'Errors', 'Grpc', 'BuildKit', 'Files', 'Archives'
        Http          = 'Values', 'Errors', 'Streaming', 'Json', 'Models', 'Transport'
        Endpoints     = 'Values', 'Errors', 'Streaming', 'Json', 'Models', 'Transport', 'Archives', 'Http'
        Copy          = 'Errors', 'Streaming', 'Models', 'Files', 'Archives', 'Endpoints'
        Configuration = 'Values', 'Errors', 'Json', 'Models', 'Files', 'Transport', 'Archives', 'Http'
        Builds        = @(
            'Values', 'Errors', 'Streaming', 'Grpc', 'Http2', 'BuildKit', 'Models', 'Files', 'Transport', 'Archives', 'FileSync', 'Http'
            'Configuration'
        )
    }
    # The rooms of the reader of Compose files in the same way.
    $composeUses = [ordered] @{
        Errors        = @()
        Values        = @()
        Yaml          = 'Errors', 'Values'
        Files         = 'Errors', 'Values'
        Interpolation = 'Errors', 'Yaml'
        Environment   = 'Errors', 'Files', 'Interpolation'
        Schema        = 'Errors', 'Values', 'Yaml'
        Model         = 'Errors', 'Values'
        Merging       = 'Errors', 'Values', 'Yaml'
        Normalization = 'Errors', 'Values', 'Yaml', 'Files', 'Merging'
        Decoding      = 'Errors', 'Values', 'Yaml', 'Interpolation', 'Model', 'Normalization'
        Loading       = @(
            'Errors', 'Yaml', 'Files', 'Interpolation', 'Environment', 'Schema', 'Model', 'Merging', 'Normalization', 'Decoding'
        )
        Writing       = 'Values', 'Yaml', 'Model', 'Decoding', 'Loading'
    }
    # The rooms of the converter of command lines in the same way.
    $commandLineUses = [ordered] @{
        Errors      = @()
        Syntax      = 'Errors'
        Writing     = @()
        Table       = @()
        Arguments   = 'Errors', 'Table', 'Writing'
        Templates   = 'Writing'
        Conversions = 'Errors', 'Syntax', 'Writing', 'Table', 'Arguments', 'Templates'
    }
    # Those of the dashboard.
    $dashboardUses = [ordered] @{
        Input     = @()
        State     = 'Input'
        Rendering = 'Input', 'State'
    }
    # The rooms of the module in the same way. Completers ask engines, so they stand above what other parameters may use.
    $moduleUses = [ordered] @{
        'Terminal'              = @()
        'Errors'                = 'Terminal'
        'Parameters'            = 'Terminal', 'Errors'
        'Sessions'              = 'Errors', 'Parameters'
        'Output'                = 'Terminal', 'Errors', 'Parameters', 'Sessions'
        'Targets'               = 'Errors', 'Parameters', 'Sessions'
        'Operations'            = 'Terminal', 'Errors', 'Parameters', 'Sessions', 'Output', 'Targets'
        'Parameters/Completers' = 'Parameters', 'Sessions', 'Operations'
        'Commands'              = 'Terminal', 'Errors', 'Parameters', 'Sessions', 'Output', 'Targets', 'Operations'
    }
    $composeBelow = @()
    $composeRooms = foreach ($room in $composeUses.Keys) {
        @{ Room = $room; Uses = $composeUses[$room]; Below = $composeBelow }
        $composeBelow += $room
    }
    $commandLineBelow = @()
    $commandLineRooms = foreach ($room in $commandLineUses.Keys) {
        @{ Room = $room; Uses = $commandLineUses[$room]; Below = $commandLineBelow }
        $commandLineBelow += $room
    }
    $moduleBelow = @()
    $moduleRooms = foreach ($room in $moduleUses.Keys) {
        @{ Room = $room; Uses = $moduleUses[$room]; Below = $moduleBelow }
        $moduleBelow += $room
    }
    $dashboardRooms = $dashboardUses.Keys | ForEach-Object { @{ Room = $_; Uses = $dashboardUses[$_] } }
    $rooms = @{
        'src/DockerPS.CommandLine' = @($commandLineUses.Keys | Sort-Object)
        'src/DockerPS.Compose'     = @($composeUses.Keys | Sort-Object)
        'src/DockerPS.Dashboard'   = @($dashboardUses.Keys | Sort-Object)
        'src/DockerPS'             = @(
            'Commands', 'Errors', 'Formats', 'Operations', 'Output', 'Parameters', 'Sessions', 'Targets', 'Terminal'
        )
        'src/DockerPS.Engine'      = @($uses.Keys | Sort-Object)
    }
    $projects = $rooms.Keys | Sort-Object | ForEach-Object { @{ Project = $_; Rooms = $rooms[$_] } }
    $sources = $rooms.Keys | ForEach-Object { "$root/$_" }
    $folders = Get-ChildItem $sources -Recurse -Directory |
        Where-Object FullName -NotMatch '[\\/](obj|bin)([\\/]|$)' |
        ForEach-Object { @{ Folder = [IO.Path]::GetRelativePath($root, $_.FullName).Replace('\', '/') } }
    $below = @()
    $clientRooms = foreach ($room in $uses.Keys) {
        @{ Room = $room; Uses = $uses[$room]; Below = $below }
        $below += $room
    }
    $settings = @(
        @{ Record = 'Container/ContainerSettings'; Cmdlet = 'Container/Creation/ContainerCreationCmdlet.Settings' }
        @{ Record = 'Container/ContainerFilterSettings'; Cmdlet = 'Container/GetContainerCommand.Filter' }
        @{ Record = 'SwarmService/ServiceSettings'; Cmdlet = 'SwarmService/ServiceSpecCmdlet.Settings' }
        @{ Record = 'Build/BuildSettings'; Cmdlet = 'Image/ImageBuildCmdlet' }
        @{ Record = 'Events/EventSettings'; Cmdlet = 'Docker/GetDockerEventCommand' }
    )
    $commands = Get-ChildItem "$root/src/DockerPS/Commands" -Recurse -Filter *.cs | ForEach-Object {
        @{ File = $_.Name; Path = [IO.Path]::GetRelativePath($root, $_.FullName); Text = Get-Content $_ -Raw }
    }

    Import-Module DockerPS
    $cmdlets = Get-Command -Module DockerPS | ForEach-Object {
        $class = $_.ImplementingType
        $source = $commands | Where-Object File -CEQ "$($class.Name).cs"
        @{ Name = $_.Name; Class = $class; Folder = $source ? (Split-Path (Split-Path $source.Path) -Leaf) : '' }
    }
    # Tests that are not about one cmdlet, with the reasons.
    $subjects = @{
        'Build/BuildKitRoutes.Tests.ps1'                = 'builds, their history and their cache go to BuildKit by the same ways'
        'Container/CarriedContainer.Tests.ps1'          = 'objects of many kinds stand for a container in every cmdlet'
        'Swarm/SwarmLife.Tests.ps1'                     = 'nodes and services of one swarm, from its start to its end'
        'SwarmService/SwarmService.RoundTrip.Tests.ps1' = 'what one cmdlet tells, two others take'
    }
    $tests = Get-ChildItem "$root/tests/Commands" -Recurse -File | ForEach-Object {
        @{
            File = [IO.Path]::GetRelativePath("$root/tests/Commands", $_.FullName).Replace('\', '/'); Cmdlets = $cmdlets
            Subjects = $subjects
        }
    }
}

BeforeAll {
    $root = (Resolve-Path "$PSScriptRoot/../..").Path

    # The sources of the client without comments and texts, and the room of each type that they declare.
    $client = "$root/src/DockerPS.Engine"
    $names = [regex] '(?m)^(?:using|namespace) (?<name>[\w.]+);'
    $sources = foreach ($file in Get-ChildItem $client -Recurse -Filter *.cs | Where-Object FullName -NotMatch '[\\/](obj|bin)[\\/]') {
        $text = (Get-Content $file -Raw) -replace '(?m)//.*$' -replace '"(\\.|[^"\\\n])*"', '""'
        $path = [IO.Path]::GetRelativePath($client, $file.FullName).Replace('\', '/')
        [pscustomobject] @{
            Path  = $path
            Room  = $path.Contains('/') ? $path.Split('/')[0] : ''
            Text  = $text
            Names = @('DockerPS.Engine') + @($names.Matches($text).ForEach{ $_.Groups['name'].Value })
        }
    }
    $modifiers = '(?:static|sealed|abstract|partial|readonly|ref)'
    $kinds = '(?:class|record struct|record|struct|enum|interface|delegate [\w<>?]+)'
    $form = "(?m)^(?:public|internal)(?: $modifiers)* $kinds (?<type>\w+)"
    $types = @{}
    foreach ($source in $sources) {
        foreach ($match in [regex]::Matches($source.Text, $form)) {
            $types[$match.Groups['type'].Value] = @{ Room = $source.Room; Namespace = $source.Names[-1] }
        }
    }
}

Describe 'The project <Project>' -ForEach $projects {
    It 'has a folder for each room, and no others' {
        (Get-ChildItem "$root/$Project" -Directory).Name | Where-Object { $_ -notin 'bin', 'obj' } | Sort-Object | Should -Be $Rooms
    }
}

Describe 'The folder <Folder>' -ForEach $folders {
    It 'has few enough files to be seen at once' {
        # A folder of cmdlets has as many as the noun has.
        $most = $Folder -like 'src/DockerPS/*' ? 30 : 25
        @(Get-ChildItem "$root/$Folder" -File | Where-Object Name -CNotLike '*Command.cs').Count | Should -BeLessOrEqual $most
    }
}

Describe 'The sources in <_>' -ForEach 'src', 'tests', 'docs', 'bench', 'tools', 'build.ps1' {
    It 'have no line of more than 140 characters' {
        Get-ChildItem "$root/$_" -Recurse -Include *.cs, *.ps1 | Where-Object FullName -NotMatch '[\\/](obj|bin)[\\/]' |
            Select-String '^.{141,}$' | ForEach-Object { "$($_.Path):$($_.LineNumber)" } | Should -BeNullOrEmpty
    }
}

Describe 'The room <Room> of the client' -ForEach $clientRooms {
    It 'may use only rooms below it' {
        $Uses | Where-Object { $_ -notin $Below } | Should -BeNullOrEmpty
    }

    It 'uses no other rooms' {
        $found = foreach ($source in $sources | Where-Object Room -CEQ $Room) {
            $words = [regex]::Matches($source.Text, '(?<![\w.])([A-Z]\w*\.)*(?<type>[A-Z]\w+)')
            foreach ($word in $words.ForEach{ $_.Groups['type'].Value } | Select-Object -Unique) {
                $type = $types[$word]
                if ($type -and $type.Room -cne $Room -and $type.Room -notin $Uses -and $type.Namespace -in $source.Names) {
                    "$($source.Path): $word of $($type.Room)"
                }
            }
        }
        $found | Should -BeNullOrEmpty
    }
}

Describe 'The room <Room> of the reader of Compose files' -ForEach $composeRooms {
    It 'may use only rooms below it' {
        $Uses | Where-Object { $_ -notin $Below } | Should -BeNullOrEmpty
    }

    It 'uses no other rooms, neither PowerShell nor the engine, and the parser in one room only' {
        $foreign = '(?<other>DockerPS\.(?!Compose)\S+|System\.Management\S*|YamlDotNet\S*)'
        $found = Get-ChildItem "$root/src/DockerPS.Compose/$Room" -Recurse -Filter *.cs |
            Select-String "^using (?:DockerPS\.Compose\.(?<room>\w+)|$foreign);" |
            ForEach-Object { $_.Matches[0].Groups['room', 'other'].Where{ $_.Success }.Value }
        $found | Where-Object { $_ -notin @($Uses) -and -not ($Room -eq 'Yaml' -and $_ -like 'YamlDotNet*') } | Should -BeNullOrEmpty
    }
}

Describe 'The room <Room> of the converter of command lines' -ForEach $commandLineRooms {
    It 'may use only rooms below it' {
        $Uses | Where-Object { $_ -notin $Below } | Should -BeNullOrEmpty
    }

    It 'uses no other rooms, neither PowerShell nor the engine' {
        $foreign = '(?<other>DockerPS\.(?!CommandLine)\S+|System\.Management\S*)'
        $found = Get-ChildItem "$root/src/DockerPS.CommandLine/$Room" -Recurse -Filter *.cs |
            Select-String "^using (?:DockerPS\.CommandLine\.(?<room>\w+)|$foreign);" |
            ForEach-Object { $_.Matches[0].Groups['room', 'other'].Where{ $_.Success }.Value }
        $found | Where-Object { $_ -notin @($Uses) } | Should -BeNullOrEmpty
    }
}

Describe 'The room <Room> of the dashboard' -ForEach $dashboardRooms {
    It 'uses no other rooms, neither PowerShell nor the engine nor the console, and the library in one room only' {
        $files = Get-ChildItem "$root/src/DockerPS.Dashboard/$Room" -Recurse -Filter *.cs
        $foreign = '(?<other>DockerPS\.(?!Dashboard|Terminal)\S+|System\.Management\S*|Spectre\S*)'
        $found = $files | Select-String "^using (?:DockerPS\.Dashboard\.(?<room>\w+)|$foreign);" |
            ForEach-Object { $_.Matches[0].Groups['room', 'other'].Where{ $_.Success }.Value }
        $found | Where-Object { $_ -notin @($Uses) -and -not ($Room -eq 'Rendering' -and $_ -like 'Spectre*') } | Should -BeNullOrEmpty
        $files | Select-String '\bConsole\.\w+\(' -CaseSensitive | Should -BeNullOrEmpty
    }
}

Describe 'The room <Room> of the module' -ForEach $moduleRooms {
    It 'may use only rooms below it' {
        $Uses | Where-Object { $_ -notin $Below } | Should -BeNullOrEmpty
    }

    It 'uses no other rooms' {
        # Public objects are in the namespace DockerPS, which needs no using.
        $found = foreach ($file in Get-ChildItem "$root/src/DockerPS/$Room" -Recurse -Filter *.cs) {
            if ($Room -eq 'Parameters' -and $file.FullName -match '[\\/]Completers[\\/]') { continue }
            foreach ($match in Select-String '^using DockerPS\.(\w+);' $file) {
                $used = $match.Matches[0].Groups[1].Value
                $known = @('Engine', 'Remoting', 'Compose', 'CommandLine', 'Dashboard') + @($Uses) + ($Room -split '/')[0]
                if ($used -cnotin $known) { "$($file.Name): $used" }
            }
        }
        $found | Should -BeNullOrEmpty
    }
}

Describe 'The file <File> of Commands' -ForEach $commands {
    It 'has a cmdlet or a base class of cmdlets' {
        $File | Should -MatchExactly '(Command|Cmdlet)(\.[A-Z][A-Za-z]+)?\.cs$'
    }

    It 'has at most 6 KB' {
        # A longer one does work that belongs to Operations or Targets; a long list of parameters has a file of its own.
        (Get-Item "$root/$Path").Length | Should -BeLessOrEqual 6144
    }

    It 'catches nothing and starts no threads in a cmdlet' {
        if ($File -cnotlike '*Command*.cs') { return }
        $Text -split '\n' -match '\bcatch\b|CancellationTokenSource|\bTask\.Run\b|\bnew Thread\b' | Should -BeNullOrEmpty
    }

    It 'names the docker command in the summary of a cmdlet' {
        if ($Text -notmatch '(?m)^\[Cmdlet\(') { return }
        $Text | Should -Match '<summary>[\s\S]*?docker [\s\S]*?</summary>[\s\S]*?\[Cmdlet\('
    }
}

Describe 'The cmdlet <Name>' -ForEach $cmdlets {
    It 'has at most four classes between it and PSCmdlet' {
        # Parameters are inherited; finding things and working on them is composed.
        $depth = 0
        for ($base = $Class.BaseType; $base -ne [Management.Automation.PSCmdlet]; $base = $base.BaseType) { $depth++ }
        $depth | Should -BeLessOrEqual 4
    }

    It 'has a file of tests in the folder of its source' {
        $Folder | Should -Not -BeNullOrEmpty
        "$root/tests/Commands/$Folder/$Name.Tests.ps1" | Should -Exist
    }
}

Describe 'The tests in <File>' -ForEach $tests {
    It 'are about one cmdlet, and lie in its folder, or have a reason' {
        # A second file of a cmdlet has a word more: New-Container.Like.Tests.ps1.
        $own = $Cmdlets | Where-Object { $File -cmatch "^$($_.Folder)/$($_.Name)(\.[A-Z]\w+)?\.Tests\.ps1$" }
        [bool] $own | Should -Not -Be $Subjects.ContainsKey($File)
    }
}

Describe 'The fixtures' {
    It 'lie in folders by kind' {
        Get-ChildItem "$root/tests/Fixtures" -File | Should -BeNullOrEmpty
        (Get-ChildItem "$root/tests/Fixtures" -Directory).Name | Sort-Object | Should -Be Engines, Helpers, Servers, Targets
    }
}

Describe 'The room <_> of the module' -ForEach 'Operations', 'Targets' {
    It 'knows no cmdlets' {
        # Plain records come from them, and ICommandPipeline is what a running command can do.
        Get-ChildItem "$root/src/DockerPS/$_" -Recurse -Filter *.cs |
            Select-String 'DockerPS\.Commands|\b(?!PSCmdlet\b)[A-Z]\w*Cmdlet\b' -CaseSensitive |
            ForEach-Object { "$($_.Path):$($_.LineNumber)" } | Should -BeNullOrEmpty
    }
}

Describe 'The record <Record>' -ForEach $settings {
    It 'is filled as a whole' {
        # What a cmdlet forgets to hand on would be taken and have no effect.
        $code = Get-Content "$root/src/DockerPS/Commands/$Cmdlet.cs" -Raw
        $declarations = Get-Content "$root/src/DockerPS/Operations/$Record.cs" -Raw
        $names = [regex]::Matches($declarations, '(\w+) \{ get; init; \}').ForEach{ $_.Groups[1].Value }
        $names | Should -Not -BeNullOrEmpty
        $names | Where-Object { $code -cnotmatch "\b$_ = " } | Should -BeNullOrEmpty
    }
}
