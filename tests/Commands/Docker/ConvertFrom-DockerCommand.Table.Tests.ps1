# Each command and each option of the table is converted once, and the result is checked against the cmdlets.

BeforeDiscovery {
    $folder = "$PSScriptRoot/../../../src/DockerPS.CommandLine/Table/Commands"
    $commands = @{}
    foreach ($file in Get-ChildItem "$folder/*.json" | Where-Object BaseName -NE fields) {
        foreach ($command in (Get-Content $file -Raw | ConvertFrom-Json -AsHashtable).commands | Where-Object { $_['names'] }) {
            $commands[$command.names[0]] = $command
        }
    }

    # Arguments that the command takes, and a file where it writes one.
    function Get-SampleArgument([hashtable] $Command) {
        switch ($Command['rule']) {
            copy { return 'web:/a', 'b' }
            scale { return 'web=1' }
            { $_ -in 'stack', 'port', 'inspect' } { return 'web' }
        }
        foreach ($rule in @($Command['arguments'] ?? @())) {
            switch -Wildcard ($rule) {
                '*[?*]' { }
                'Path' { '.' }
                'Role' { 'worker' }
                '-Scale+' { 'web=2' }
                '-PrivatePort' { '80' }
                default { 'web' }
            }
        }
    }

    function Get-SampleValue([hashtable] $Option) {
        switch ($Option['as']) {
            filter { return 'label=x' }
            rate { return '/dev/sda:1mb' }
            weight { return '/dev/sda:10' }
            bytes { return '1g' }
            endpoint { return 'host=unix:///x,ca=a' }
            map { return 'web=2' }
            resource { return 'gpu=2' }
            credentialSpec { return 'file://a.json' }
            template { return 'json' }
        }
        switch ($Option['value']) {
            $null { '' }
            number { '5' }
            default { 'a' }
        }
    }

    $samples = foreach ($command in $commands.Values | Where-Object { $_['cmdlet'] }) {
        $name = $command.names[0]
        $arguments = @(Get-SampleArgument $command)
        $file = $command['outputFile'] ? @('-o', 'file') : @()
        foreach ($each in $command.names) { @{ Line = "docker $each $($file + $arguments)" } }
        $own = @($command['options'] ?? @())
        $options = $own + @($command['like'] ? $commands[$command.like].options : @()).Where{ $_.option -notin $own.option }
        foreach ($option in $options | Where-Object { $_ }) {
            foreach ($form in ($option.option -split ', ') + @($option['old'] ?? @())) {
                $rest = ($option.option -like '-o, --output' ? @() : $file) + $arguments
                # A driver keeps the value itself.
                if ($name -eq 'secret create' -and $form -in '-d', '--driver') { $rest = 'web' }
                @{ Line = "docker $name $form $(Get-SampleValue $option) $rest" -replace ' +', ' ' }
                if (-not $option['value'] -and $form -like '--*') { @{ Line = "docker $name $form=false $rest" -replace ' +', ' ' } }
            }
        }
    }
    $notes = Get-Content "$PSScriptRoot/../../Oracle/TaughtLines.txt" | Where-Object { $_ } | ForEach-Object { @{ Line = $_ } }
}

BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/ConvertedLine.ps1"

    function Convert-Sample([string] $Line) {
        ConvertFrom-DockerCommand $Line -ErrorAction Stop -WarningAction SilentlyContinue
    }
}

Describe 'The table of docker''s commands' {
    It 'gives cmdlets and parameters that exist: <Line>' -ForEach $samples {
        $converted = @(Convert-Sample $Line)
        $converted | Should -Not -BeNullOrEmpty
        $converted | Should -Not -Match '^#'
        Get-LineFault $converted | Should -BeNullOrEmpty -Because $converted
    }
}

Describe 'The lines that teach docker' {
    It 'are converted: <Line>' -ForEach $notes {
        $converted = @(Convert-Sample $Line)
        $converted | Should -Not -Match '^#'
        Get-LineFault $converted | Should -BeNullOrEmpty -Because $converted
    }
}

Describe 'The page of docker''s commands' {
    It 'is generated from the table' {
        $root = (Resolve-Path "$PSScriptRoot/../../..").Path
        $generated = & "$root/docs/Export-DockerToCmdlet.ps1"
        Get-Content "$root/docs/docker-to-cmdlet.md" | Should -Be $generated -Because 'it is written by: ./build.ps1 -Task Docs'
    }
}
