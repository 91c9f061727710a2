# What Compose files stand for is compared with what docker's own reader says: as JSON, as YAML, with and without variables, and by hashes.

BeforeDiscovery {
    $projects = Get-ChildItem "$PSScriptRoot/../Compose/Fixtures" -Directory |
        ForEach-Object { @{ Project = $_.Name; Folder = $_.FullName } }
}

BeforeAll {
    . "$PSScriptRoot/../Fixtures/Helpers/FixtureScript.ps1"
    $compose = try { (Start-Fixture Helpers/compose.sh).PROGRAM } catch { $null }

    # The reasons why docker's result is another one, or is none.
    $differences = @{
        'every-key NoInterpolate'     = 'docker writes an empty list as null there, which would give the command of the image back'
        'interpolation NoInterpolate' = 'docker ends with a stack trace where a variable stands for a boolean of a volume'
    }

    # What docker's reader writes in a folder, without its warnings.
    function Get-Answer([string] $Folder, [string[]] $Argument) {
        Push-Location $Folder
        try {
            $text = & $compose @Argument 2>$null | Out-String
            $LASTEXITCODE ? $null : $text.TrimEnd()
        } finally {
            Pop-Location
        }
    }

    # JSON with its keys sorted, so that texts can be compared.
    function ConvertTo-Sorted($Value) {
        if ($Value -is [Collections.IDictionary]) {
            $sorted = [ordered] @{}
            foreach ($key in @($Value.Keys) | Sort-Object -CaseSensitive) { $sorted[$key] = ConvertTo-Sorted $Value[$key] }
            return $sorted
        }
        if ($Value -is [Collections.IList]) { return , @(foreach ($item in $Value) { ConvertTo-Sorted $item }) }
        $Value
    }

    function Get-Sorted([string] $Json) {
        ConvertTo-Sorted ($Json | ConvertFrom-Json -AsHashtable) | ConvertTo-Json -Depth 50
    }
}

Describe 'The project <Project>' -ForEach $projects {
    BeforeEach {
        if (-not $compose) {
            Set-ItResult -Skipped -Because 'there is no docker-compose'
            return
        }
        Push-Location $Folder
    }

    AfterEach {
        if ($compose) { Pop-Location }
    }

    It 'is the same in JSON and in YAML' {
        $ours = Get-ComposeConfiguration -WarningAction Ignore
        Get-Sorted $ours.ToJson() | Should -BeExactly (Get-Sorted (Get-Answer $Folder config, --format, json))
        "$ours".TrimEnd() | Should -BeExactly (Get-Answer $Folder config)
    }

    It 'is the same where variables are not replaced' {
        $theirs = Get-Answer $Folder config, --no-interpolate, --format, json
        $ours = Get-ComposeConfiguration -NoInterpolate -WarningAction Ignore
        if ($differences["$Project NoInterpolate"]) {
            $ours | Should -Not -BeNullOrEmpty
            ($theirs ? (Get-Sorted $theirs) : '') | Should -Not -BeExactly (Get-Sorted $ours.ToJson())
            return
        }
        Get-Sorted $ours.ToJson() | Should -BeExactly (Get-Sorted $theirs)
        "$ours".TrimEnd() | Should -BeExactly (Get-Answer $Folder config, --no-interpolate)
    }

    It 'has the same hashes, services and images' {
        $ours = (Get-ComposeConfiguration -WarningAction Ignore).Services
        $hashes = (Get-Answer $Folder config, --hash, ($ours.Name -join ',')) -split '\n' | Sort-Object -CaseSensitive
        $ours | ForEach-Object { "$($_.Name) $($_.Hash)" } | Sort-Object -CaseSensitive | Should -BeExactly $hashes
        # docker names an image for what a provider runs, too.
        $images = $ours | Where-Object Image | ForEach-Object Image | Sort-Object
        $theirs = (Get-Answer $Folder config, --images) -split '\n' | Sort-Object
        $images | Where-Object { $_ -cnotin $theirs } | Should -BeNullOrEmpty
    }
}
