BeforeDiscovery {
    Import-Module DockerPS
    $commands = (Get-Command -Module DockerPS).Name | ForEach-Object { @{ Name = $_ } }
}

BeforeAll {
    $exported = (Get-Module DockerPS).ExportedCommands

    # The words of a cell that are marked as code.
    function Get-Code([string] $Cell) {
        [regex]::Matches($Cell, '`([^`]+)`') | ForEach-Object { $_.Groups[1].Value }
    }

    $rows = Get-Content "$PSScriptRoot/../../docs/docker-to-cmdlet.md" | Where-Object { $_ -like '|*' } | ForEach-Object {
        # A bar inside of a cell is written with a backslash.
        $cells = @([regex]::Split($_.Trim('|'), '(?<!\\)\|') | ForEach-Object Trim)
        if ($cells.Count -eq 5 -and $cells[0] -notin 'docker', '---') {
            [pscustomobject]@{
                Text      = "$($cells[0]) $($cells[1])"
                Option    = $cells[1]
                Planned   = @($cells[2] -like 'planned:*' ? (Get-Code $cells[2]) : @())
                Cmdlet    = @($cells[2] -notlike 'planned:*' ? (Get-Code $cells[2]) : @())
                # The value of a parameter, like a hashtable, may follow its name.
                Parameter = @(Get-Code $cells[3]) -replace '^-(\w+).*', '$1'
                Remark    = $cells[4]
            }
        }
    }
}

Describe 'The table from docker to cmdlets' {
    It 'has the commands of docker, and their options' {
        $rows.Count | Should -BeGreaterThan 300
        @($rows | Where-Object Option -Match '--').Count | Should -BeGreaterThan 250
    }

    It 'has a cmdlet, a planned one, or a reason in each row' {
        $rows | Where-Object { -not $_.Cmdlet -and -not $_.Planned -and $_.Remark -notmatch '\w' } | ForEach-Object Text |
            Should -BeNullOrEmpty
    }

    It 'has a parameter for each option that a cmdlet has, or says what does it' {
        $rows | Where-Object { $_.Cmdlet -and $_.Option -and -not $_.Parameter -and $_.Remark -notmatch '\w' } | ForEach-Object Text |
            Should -BeNullOrEmpty
    }

    It 'names no cmdlet that does not exist' {
        $rows | ForEach-Object Cmdlet | Where-Object { -not $exported.ContainsKey($_) } | Should -BeNullOrEmpty
    }

    It 'plans nothing that exists already' {
        $rows | ForEach-Object Planned | Sort-Object -Unique | Where-Object {
            $name, $parameter = $_ -split ' -'
            $exported.ContainsKey($name) -and (-not $parameter -or $exported[$name].Parameters.ContainsKey($parameter))
        } | Should -BeNullOrEmpty
    }

    It 'has <Name>, and names no parameter that it lacks' -ForEach $commands {
        $own = @($rows | Where-Object Cmdlet -Contains $Name)
        $own.Count | Should -BeGreaterThan 0
        $own | ForEach-Object Parameter | Where-Object { $_ -and -not $exported[$Name].Parameters.ContainsKey($_) } | Should -BeNullOrEmpty
    }

    It 'has docker''s short flags as names of the same parameters, where PowerShell can tell them apart' {
        # Either the letter means two things to one cmdlet, or the equivalent is of another kind than the flag.
        $apart = @(
            '-c, --context', '-H, --host', '-D, --debug' # stand before docker's command
            '-p, --publish', '-P, --publish-all', '-c, --cpu-shares' # differ in case only, or are what sh -c looks like
            '-i, --interactive of Invoke-ContainerCommand' # input that is there is passed on
            '-l, --latest' # -Last takes a number
            '-a, --all of Clear-DockerResource' # -All means the images
            '-f, --filter of Get-SwarmService', '-f, --filter of Get-SwarmTask' # several parameters
            '-q, --quiet of Receive-Image', '-q, --quiet of Publish-Image' # a preference
            '-w, --watch' # not there
            '-p, --password' # has no place on a command line
            '-p, --pause' # the parameter is the opposite
            '-s, --stop of Remove-Container' # -Force does it
            # Projects have parameters of their files beside these, and their names in full.
            '-t, --timeout of Remove-ComposeProject', '-t, --timeout of Stop-ComposeProject', '-t, --timeout of Restart-ComposeProject'
            '-e, --env of Invoke-ComposeService', '-w, --workdir of Invoke-ComposeService', '-t, --tty of Invoke-ComposeService'
            '-P, --service-ports'
        )
        $flags = $rows | Where-Object { $_.Cmdlet -and $_.Parameter -and $_.Option -cmatch '^`(-(\w), --[\w-]+)`' } | ForEach-Object {
            [pscustomobject]@{ Name = $Matches[1]; Letter = $Matches[2]; Cmdlet = $_.Cmdlet[0]; Parameter = $_.Parameter[0] }
        }
        $flags.Count | Should -BeGreaterThan 120
        $wrong = $flags | Where-Object { $_.Name -notin $apart -and "$($_.Name) of $($_.Cmdlet)" -notin $apart } | Where-Object {
            $command = $exported[$_.Cmdlet]
            $found = try { $command.ResolveParameter($_.Letter).Name } catch { 'ambiguous' }
            $found -ne $_.Parameter
        }
        $wrong | ForEach-Object { "$($_.Cmdlet) $($_.Name) -$($_.Parameter)" } | Should -BeNullOrEmpty
    }
}
