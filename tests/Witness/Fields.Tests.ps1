BeforeDiscovery {
    . "$PSScriptRoot/../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/Witness.ps1"

    $files = (Get-ChildItem "$PSScriptRoot/Fields/*.psd1").BaseName
    $types = foreach ($file in $files) {
        $table = Import-FieldTable $file
        $roots = Get-RootType $table
        foreach ($name in $table.Keys | Where-Object { $table.$_.Model } | Sort-Object) {
            @{ File = $file; Name = $name; IsRoot = $name -in $roots }
        }
    }
}

BeforeAll {
    . "$PSScriptRoot/../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/Witness.ps1"

    # The fields of the page by its headings.
    $page = @{}
    switch -Regex -File "$PSScriptRoot/../../docs/fields.md" {
        '^## (\w+)' { $heading = $Matches[1]; $page[$heading] = @() }
        '^\| `([^`]+)` \| .+ \|$' { $page[$heading] += $Matches[1] }
    }

    # The fields of a model. The large ones take long.
    $models = @{}
    function Get-Field([hashtable] $Table, [string] $Name) {
        $model = $Table.$Name.Model
        if (-not $models.$model) { $models.$model = @(Get-ModelField ([type] "Docker.DotNet.Models.$model") '') }
        $models.$model
    }

    # Whether a model has a path, or something below it.
    function Test-Model([string[]] $Field, [string] $Path) {
        $below = $Path.TrimEnd('*').TrimEnd('.') + '.'
        foreach ($one in $Field) {
            if ("$one.".StartsWith($below, 'Ordinal')) { return $true }
        }
        $Path -eq '*'
    }

    # Whether one of the paths is that of a field; those that end in .* are those of all below, and of the field itself.
    function Test-Field([string] $Field, [string[]] $Path) {
        foreach ($one in $Path) {
            if ($Field -clike $one -or "$Field.*" -ceq $one) { return $true }
        }
        $false
    }
}

Describe 'docs/fields.md' {
    It 'has the fields of <Name> that DockerPS does not show, and no others' -ForEach ($types | Where-Object IsRoot) {
        $table = Import-FieldTable $File
        $shown = @(Get-ShownField $table $Name)
        $aside = @($table.$Name.Left.Values | ForEach-Object { $_ })
        $rest = @(foreach ($field in Get-Field $table $Name) {
            if (-not (Test-Field $field $shown) -and -not (Test-Field $field $aside)) { $field }
        })
        $listed = @($page[$Name])
        $rest | Where-Object { -not (Test-Field $_ $listed) } |
            Should -BeNullOrEmpty -Because 'each field is shown, on the page, or set aside'
        $listed | Where-Object { $_ -and -not (Test-Model $rest $_) } |
            Should -BeNullOrEmpty -Because 'the page has nothing that is shown or that there is not'
    }

    It 'has no other headings' {
        $page.Keys | Where-Object { -not ("DockerPS.$_" -as [type]) } | Should -BeNullOrEmpty
    }

    It 'says which objects are complete' {
        $roots = foreach ($file in (Get-ChildItem "$PSScriptRoot/Fields/*.psd1").BaseName) { Get-RootType (Import-FieldTable $file) }
        $complete = ((Select-String '^Complete: (.*)\.$' "$PSScriptRoot/../../docs/fields.md").Matches.Groups[1].Value -split ', ')
        $complete | Sort-Object | Should -Be ($roots | Where-Object { -not $page[$_] } | Sort-Object)
    }

    It 'speaks of the version of the witness that is used' {
        $versions = [xml] (Get-Content "$PSScriptRoot/../../src/Directory.Packages.props" -Raw)
        $version = ($versions.Project.ItemGroup.PackageVersion | Where-Object Include -EQ Docker.DotNet.Enhanced).Version.Trim('[', ']')
        Get-Content "$PSScriptRoot/../../docs/fields.md" -Raw | Should -Match ([regex]::Escape("Docker.DotNet.Enhanced $version "))
    }
}

Describe 'The table of fields of <Name>' -ForEach $types {
    BeforeAll {
        $table = Import-FieldTable $File
        $type = [type] "DockerPS.$($table.$Name.Type ?? $Name)"
    }

    It 'has all properties of the object' {
        # Those of the base have a table of their own.
        $named = @($table.$Name.Fields.Keys) + @($table.$Name.Own)
        if ($type.BaseType -ne [object]) { $named += @($table[$type.BaseType.Name].Fields.Keys) + @($table[$type.BaseType.Name].Own) }
        $type.GetProperties().Name | Where-Object { $_ -notin $named } |
            Should -BeNullOrEmpty -Because 'each is compared, or the object''s own'
        $named | Where-Object { $_ -and $_ -notin $type.GetProperties().Name } |
            Should -BeNullOrEmpty -Because 'there are no such properties'
    }

    It 'has paths that the model has' {
        $fields = @(Get-Field $table $Name)
        # A dictionary's key is no field of its values.
        $paths = Get-FieldRow $table $Name | ForEach-Object Path | Where-Object { $_ -notin '', 'Key' }
        $aside = @($table.$Name.Left.Values | ForEach-Object { $_ })
        $paths + $aside | Where-Object { $_ -and -not (Test-Model $fields $_) } | Should -BeNullOrEmpty
    }
}

Describe 'The tables of the fields of <_>' -ForEach $files {
    It 'excuse only fields that they have' {
        $table = Import-FieldTable $_
        $names = @($table.Empty.Values | ForEach-Object { $_ }) + @($table.Known.Keys)
        foreach ($name in $names | Where-Object { $_ }) {
            $type, $property, $inner = $name -split '\.'
            $table.$type.Fields.Keys | Should -Contain $property -Because "$name is excused"
        }
    }
}
