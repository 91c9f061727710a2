BeforeDiscovery {
    $root = (Resolve-Path "$PSScriptRoot/../..").Path
    # The manifest is looked at where the files are that it names.
    $folders = 'bench', 'docs', 'out/DockerPS', 'tests', 'tools' | ForEach-Object { "$root/$_" }
    $scripts = Get-ChildItem (@("$root/build.ps1") + $folders) -Recurse -Include *.ps1, *.psd1 |
        ForEach-Object { @{ Name = [IO.Path]::GetRelativePath($root, $_.FullName); Script = $_.FullName } }
}

BeforeAll {
    $analyzer = Get-Module PSScriptAnalyzer -ListAvailable
}

Describe 'The scripts of the project' {
    It '<Name> has nothing that PSScriptAnalyzer warns of' -ForEach $scripts {
        if (-not $analyzer) { Set-ItResult -Skipped -Because 'PSScriptAnalyzer is not installed'; return }
        $findings = Invoke-ScriptAnalyzer $Script -Settings "$PSScriptRoot/PSScriptAnalyzerSettings.psd1"
        $findings | ForEach-Object { "line $($_.Line): $($_.Message) ($($_.RuleName))" } | Should -BeNullOrEmpty
    }
}
