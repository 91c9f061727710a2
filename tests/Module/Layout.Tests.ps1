BeforeDiscovery {
    $root = (Resolve-Path "$PSScriptRoot/../..").Path
    $rooms = @{
        'src/DockerPS'        = 'Commands', 'Errors', 'Formats', 'Operations', 'Output', 'Parameters', 'Sessions', 'Targets', 'Terminal'
        'src/DockerPS.Engine' = 'Archives', 'BuildKit', 'Configuration', 'Copy', 'Endpoints', 'Errors', 'Files', 'Http', 'Json', 'Models',
            'Streaming', 'Transport', 'Values'
    }
    $projects = $rooms.Keys | Sort-Object | ForEach-Object { @{ Project = $_; Rooms = $rooms[$_] } }
    $folders = Get-ChildItem "$root/src/DockerPS" -Recurse -Directory | Where-Object FullName -NotMatch '[\\/](obj|bin)([\\/]|$)' |
        ForEach-Object { @{ Folder = [IO.Path]::GetRelativePath($root, $_.FullName).Replace('\', '/') } }
    $commands = Get-ChildItem "$root/src/DockerPS/Commands" -Recurse -Filter *.cs | ForEach-Object {
        @{ File = $_.Name; Path = [IO.Path]::GetRelativePath($root, $_.FullName); Text = Get-Content $_ -Raw }
    }
}

BeforeAll {
    $root = (Resolve-Path "$PSScriptRoot/../..").Path
}

Describe 'The project <Project>' -ForEach $projects {
    It 'has a folder for each room, and no others' {
        (Get-ChildItem "$root/$Project" -Directory).Name | Where-Object { $_ -notin 'bin', 'obj' } | Sort-Object | Should -Be $Rooms
    }
}

Describe 'The folder <Folder>' -ForEach $folders {
    It 'has few enough files to be seen at once' {
        # A folder of cmdlets has as many as the noun has.
        @(Get-ChildItem "$root/$Folder" -File | Where-Object Name -CNotLike '*Command.cs').Count | Should -BeLessOrEqual 30
    }
}

Describe 'The file <File> of Commands' -ForEach $commands {
    It 'has a cmdlet or a base class of cmdlets' {
        $File | Should -MatchExactly '(Command|Cmdlet)(\.[A-Z][A-Za-z]+)?\.cs$'
    }

    It 'names the docker command in the summary of a cmdlet' {
        if ($Text -notmatch '(?m)^\[Cmdlet\(') { return }
        $Text | Should -Match '<summary>[\s\S]*?docker [\s\S]*?</summary>[\s\S]*?\[Cmdlet\('
    }
}
