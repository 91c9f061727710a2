# The witness: Docker.DotNet, an independent client of the Engine API. It creates objects that DockerPS reads, and reads those that
# DockerPS creates. The files in Fields map the properties of DockerPS's objects to its models; those in Settings are the objects that
# both create. Needs Commands.ps1.

# The tables, and models of the witness, leave out what is not set.
Set-StrictMode -Off

$library = "$PSScriptRoot/../../out/artifacts/bin/DockerPS.Witness/any/Docker.DotNet.dll"
if (-not (Test-Path $library)) {
    throw 'The witness is not built. Run: dotnet build tests/Witness'
}
Add-Type -Path $library
$script:apiVersion = $null
$script:fieldTables = @{}

# --- The client ----------------------------------------------------------------------------------------------------------------

# Creates a client that uses the API version that DockerPS has negotiated with the engine.
function New-Witness([string] $Endpoint = $env:DOCKER_HOST) {
    $version = (Get-DockerVersion -Context $Endpoint).NegotiatedApiVersion
    [Docker.DotNet.DockerClientBuilder]::new().WithEndpoint($Endpoint).WithApiVersion($version).Build()
}

# Waits for a task and returns its result. Elements of lists are returned one by one.
function Wait-Task([Parameter(ValueFromPipeline)] [Threading.Tasks.Task] $Task) {
    process { $Task.GetAwaiter().GetResult() | Where-Object { $null -ne $_ -and $_.GetType().Name -ne 'VoidTaskResult' } }
}

# Reads values of which some change by themselves, like ages and health logs: returns what was read while the state stayed the same.
function Get-Settled([scriptblock] $State, [scriptblock] $Value) {
    $limit = [datetime]::Now.AddSeconds(30)
    do {
        $before, $settled, $after = (& $State | ConvertTo-Text), (& $Value), (& $State | ConvertTo-Text)
        if ($before -ceq $after) { return $settled }
    } until ([datetime]::Now -gt $limit)
    throw "This did not stay the same for a moment within 30 seconds: $State"
}

# Models of the witness as one text.
function ConvertTo-Text([Parameter(ValueFromPipeline)] $Model) {
    begin { $text = [Text.StringBuilder]::new() }
    process { $null = $text.AppendLine([Text.Json.JsonSerializer]::Serialize($Model, $Model.GetType())) }
    end { $text.ToString() }
}

# Reads the models in a stream that has one on each line.
function Read-Model([type] $Type, [IO.Stream] $Stream) {
    $reader = [IO.StreamReader]::new($Stream)
    try {
        while ($line = $reader.ReadLineAsync() | Wait-Task) { [Text.Json.JsonSerializer]::Deserialize($line, $Type) }
    } finally {
        $reader.Dispose()
    }
}

# Builds a model of the witness from dictionaries and lists. Unknown names are errors.
function ConvertTo-Model([type] $Type, $Value) {
    if ($null -eq $Value) { return }
    $arguments = $Type.IsGenericType ? $Type.GetGenericArguments() : @()
    if ($Type.Name -like 'IDictionary*') {
        $model = [Activator]::CreateInstance([Collections.Generic.Dictionary`2].MakeGenericType($arguments))
        $Value.GetEnumerator() | ForEach-Object { $model[$_.Key] = ConvertTo-Model $arguments[1] $_.Value }
    } elseif ($Type.Name -like 'IList*') {
        $model = [Activator]::CreateInstance([Collections.Generic.List`1].MakeGenericType($arguments))
        $Value | ForEach-Object { $model.Add((ConvertTo-Model $arguments[0] $_)) }
    } elseif ($Value -is [Collections.IDictionary]) {
        $model = $Type::new()
        foreach ($entry in $Value.GetEnumerator()) {
            $property = $Type.GetProperty($entry.Key) ?? $(throw "$($Type.Name) has no property '$($entry.Key)'.")
            $property.SetValue($model, (ConvertTo-Model $property.PropertyType $entry.Value))
        }
    } else {
        $model = [Management.Automation.LanguagePrimitives]::ConvertTo($Value, $Type)
    }
    , $model
}

# Builds the witness's type for filters.
function New-WitnessFilter([hashtable] $Filter) {
    $filters = [Collections.Generic.Dictionary[string, Collections.Generic.IDictionary[string, bool]]]::new()
    foreach ($entry in $Filter.GetEnumerator()) {
        $filters[$entry.Key] = [Collections.Generic.Dictionary[string, bool]]::new()
        $entry.Value | ForEach-Object { $filters[$entry.Key][$_] = $true }
    }
    , $filters
}

# --- Fields --------------------------------------------------------------------------------------------------------------------

# How DockerPS shows a field. Each conversion gets the field's value, the model that has it, and DockerPS's object. Test files add their
# own.
$conversions = @{
    Word          = { param($Value) "$Value" }
    Text          = { param($Value) "$Value" ? "$Value" : $null }
    Lower         = { param($Value) "$Value".ToLowerInvariant() }
    Limit         = { param($Value) $Value -gt 0 ? $Value : $null }
    Counted       = { param($Value) $Value -ge 0 ? $Value : $null }
    Set           = { param($Value) $Value ? $Value : $null }
    Number        = { param($Value) $Value ?? 0 }
    Flag          = { param($Value) [bool] $Value }
    Not           = { param($Value) -not $Value }
    Cpus          = { param($Value) $Value -gt 0 ? $Value / 1e9 : $null }
    List          = { param($Value) , @(foreach ($one in $Value) { $one }) }
    Map           = { param($Value) $Value ?? @{} }
    Keys          = { param($Value) , @(foreach ($one in $Value.Keys) { $one }) }
    Octal         = { param($Value) $null -eq $Value ? $null : [Convert]::ToString([int] $Value, 8) }
    FileMode      = { param($Value) $null -eq $Value ? '' : [Convert]::ToString([int] $Value, 8).PadLeft(4, '0') }
    Span          = { param($Value) $Value -gt [timespan]::Zero ? $Value : $null }
    Slashless     = { param($Value) "$Value" -replace '^/' }
    AllNames      = { param($Value) , @(foreach ($one in $Value) { $one -replace '^/' }) }
    Ulimit        = { param($Value) , @(foreach ($limit in $Value) { "$($limit.Name)=$($limit.Soft):$($limit.Hard)" }) }
    Time          = {
        param($Value)

        # .NET reads at most seven digits of a second.
        $text = $Value -is [string] -and $Value ? ($Value -replace '(\.\d{7})\d+', '$1') : $null
        $time = $text ? [datetimeoffset]::Parse($text, [cultureinfo]::InvariantCulture).UtcDateTime : $Value
        $time -is [datetime] -and $time.Year -gt 1 ? $time.ToLocalTime() : $null
    }
    WholeTime     = { param($Value) [datetime]::new($Value.Ticks - $Value.Ticks % [timespan]::TicksPerSecond, 'Utc').ToLocalTime() }
    Variables     = {
        param($Value)

        $variables = @{}
        foreach ($line in $Value) { $name, $rest = $line -split '=', 2; $variables[$name] = "$rest" }
        $variables
    }
    # Of networks, which swarms have too.
    Subnets       = { param($Value) , @(foreach ($one in $Value) { $one.Subnet }) }
    Gateways      = { param($Value) , @(foreach ($one in $Value) { if ($one.Gateway) { $one.Gateway } }) }
    Address       = { param($Value) $Value ? ($Value -split '/')[0] : $null }
    PrefixLength  = { param($Value) $Value ? [int] ($Value -split '/')[1] : $null }
    TaskAddresses = { param($Value) $tasks = @{}; foreach ($one in $Value) { $tasks[$one.Name] = $one.EndpointIP }; $tasks }
    # Engines before API 1.48 do not tell, and always give IPv4.
    EnableIPv4    = { param($Value) $Value -or $apiVersion -lt '1.48' }
}

# Reads a file of the folder Fields. For each type of DockerPS it has:
#   Model     the witness's model
#   Fields    for each property the path of its field in the model, the conversion or the table of the objects inside, and the members
#             that it shows if it does not show all; a property that shows several fields has a list of these
#   Own       the properties that the model does not have
#   Left      fields that are set aside, by the reason; docs/fields.md lists the others that are not shown
#   Key       the properties that identify an object in a list
#   Base      the table that has the inherited properties of the same model; Type the name of the type if it is not that of the table
# Empty has the fields that the tests do not fill, and Known the known differences.
function Import-FieldTable([string] $Kind) {
    $script:fieldTables[$Kind] ??= Import-PowerShellDataFile "$PSScriptRoot/Fields/$Kind.psd1"
    $script:fieldTables[$Kind]
}

# Returns the rows of types of DockerPS, for -ForEach.
function Get-FieldRow([hashtable] $Table, [string[]] $Type) {
    foreach ($one in $Type) {
        foreach ($property in $Table.$one.Fields.Keys | Sort-Object) {
            $fields = @($Table.$one.Fields.$property)
            $fields = $fields[0] -is [array] ? $fields : @(, $fields)
            foreach ($field in $fields) {
                $path, $as, $of = $field
                @{ Type = $one; Property = $property; Path = $path; As = $as; Of = $of }
            }
        }
    }
}

# Returns the known differences that apply to the engine, for -ForEach.
function Get-KnownDifference([hashtable] $Table) {
    $version = $script:apiVersion ??= Get-ApiVersion
    foreach ($field in $Table.Known.Keys | Sort-Object) {
        $reason, $since, $before, $store = $Table.Known.$field
        $driver = (Get-DockerInfo -WarningAction Ignore).DriverStatus['driver-type']
        $isStore = -not $store -or $store -eq ($driver -like 'io.containerd.*' ? 'containerd' : 'classic')
        if ($isStore -and $version -ge ($since ?? '1.0') -and $version -lt ($before ?? '9.0')) { @{ Field = $field; Reason = $reason } }
    }
}

# Returns the value at a path; null if a part of the path is missing. Entries of dictionaries have the members of their values, and Key.
function Read-Path($Model, [string] $Path) {
    $value = $Model
    foreach ($member in $Path ? $Path -split '\.' : @()) {
        if ($null -eq $value) { return }
        $isEntry = $value.GetType().Name -eq 'KeyValuePair`2'
        $value = $isEntry -and $member -ne 'Key' ? $value.Value.$member : $value.$member
    }
    , $value
}

# Formats a value so that equal values have equal texts.
function Format-Value($Value) {
    if ($Value -is [psobject]) { $Value = $Value.PSObject.BaseObject }
    if ($null -eq $Value) {
        '$null'
    } elseif ($Value -is [string]) {
        "'$Value'"
    } elseif ($Value -is [datetime]) {
        $Value.ToString('o')
    } elseif ($Value -is [byte[]]) {
        [Convert]::ToHexString($Value)
    } elseif ($Value -is [Collections.IDictionary]) {
        "@{$(($Value.Keys | Sort-Object -CaseSensitive | ForEach-Object { "$_ = $(Format-Value $Value[$_])" }) -join '; ')}"
    } elseif ($Value -is [Collections.IEnumerable]) {
        "@($(@(foreach ($element in $Value) { Format-Value $element }) -join ', '))"
    } elseif ($Value -is [double] -or $Value -is [float]) {
        ([decimal] $Value).ToString([cultureinfo]::InvariantCulture)
    } elseif ($Value.GetType().Namespace -eq 'Docker.DotNet.Models' -and $Value -isnot [enum]) {
        $members = foreach ($property in $Value.GetType().GetProperties()) {
            $member = $property.GetValue($Value)
            if ($null -ne $member) { "$($property.Name) = $(Format-Value $member)" }
        }
        "{$($members -join '; ')}"
    } else {
        [string] $Value
    }
}

# Returns the values of a row from both sides as texts, with the field's name. Descends into objects: Mounts[/data].Source.
function Expand-Field([hashtable] $Table, [hashtable] $Row, [string] $Name, $Object, $Model) {
    $shown = $Object.($Row.Property)
    $read = Read-Path $Model $Row.Path
    if (-not ($Row.As -and $Table.ContainsKey($Row.As))) {
        if ($Row.As) {
            $convert = $conversions[$Row.As] ?? $(throw "There is no conversion '$($Row.As)'.")
            $read = & $convert $read $Model $Object
        }
        return [pscustomobject]@{ Name = $Name; Shown = Format-Value $shown; Read = Format-Value $read }
    }

    $rows = $Table[$Row.As].Rows ??= @(Get-FieldRow $Table $Row.As)
    if ($shown -isnot [Collections.IList]) {
        if ($null -eq $shown) { return [pscustomobject]@{ Name = $Name; Shown = '$null'; Read = $null -eq $read ? '$null' : 'an object' } }
        foreach ($inner in $rows) { Expand-Field $Table $inner "$Name.$($inner.Property)" $shown $read }
        return
    }

    $elements = @($null -eq $read ? @() : $read.GetEnumerator())
    if ($Table[$Row.As].Distinct) { $elements = @($elements | Sort-Object { Format-Value $_ } -Unique) }
    [pscustomobject]@{ Name = "$Name (number)"; Shown = $shown.Count; Read = $elements.Count }
    $key = @($Table[$Row.As].Key)
    if ($key) {
        $paths = $key | ForEach-Object { @($Table[$Row.As].Fields.$_)[0] }
        $elements = @($elements |
                Sort-Object { $element = $_; $paths.ForEach{ '{0,9}' -f (Read-Path $element $_) } -join ' ' } -CaseSensitive)
        $shown = @($shown | Sort-Object { $element = $_; $key.ForEach{ '{0,9}' -f $element.$_ } -join ' ' } -CaseSensitive)
    }
    for ($index = 0; $index -lt $shown.Count; $index++) {
        $which = $key ? $key.ForEach{ $shown[$index].$_ } -join ' ' : $index
        foreach ($inner in $rows) {
            Expand-Field $Table $inner "$Name[$which].$($inner.Property)" $shown[$index] $elements[$index]
        }
    }
}

# --- Assertions ----------------------------------------------------------------------------------------------------------------

# The fields that had a value in at least one object: a field that is always empty is not really tested.
$filled = [Collections.Generic.HashSet[string]]::new()
# The known differences that occurred.
$known = [Collections.Generic.HashSet[string]]::new()

# Compares a property with the field that it shows, for pairs of an object of DockerPS and a model of the witness.
function Assert-Field([hashtable] $Table, [hashtable] $Row, [object[]] $Pair) {
    $Pair | Should -Not -BeNullOrEmpty
    $differences = foreach ($one in $Pair) {
        foreach ($field in Expand-Field $Table $Row $Row.Property $one.Object $one.Model) {
            $plain = "$($Row.Type).$($field.Name -replace '\[.*?\]|\s.*')"
            if ($field.Read -notin '$null', "''", '@()', '@{}', 'False', '0') { $null = $filled.Add($plain) }
            if ($field.Shown -ceq $field.Read) { continue }
            if ($plain -in (Get-KnownDifference $Table).Field) {
                $null = $known.Add($plain)
            } else {
                "$($field.Name) of $($one.Name) is $($field.Shown) here, and $($field.Read) for the witness"
            }
        }
    }
    $differences | Should -BeNullOrEmpty -Because "$($Row.Property) shows $($Row.Path)"
}

# Returns the fields that were empty in all objects and are not excused by the table.
function Get-EmptyField([hashtable] $Table, [string[]] $Type) {
    function Get-Name([string] $Name, [string] $Of) {
        foreach ($row in Get-FieldRow $Table $Of) {
            $inner = "$Name.$($row.Property)"
            if ($row.As -and $Table.ContainsKey($row.As)) { Get-Name $inner $row.As } else { $inner }
        }
    }
    $excused = @($Table.Empty.Values | ForEach-Object { $_ })
    $Type | ForEach-Object { Get-Name $_ $_ } | Select-Object -Unique | Where-Object { -not $filled.Contains($_) -and $_ -notin $excused }
}

# --- Settings ------------------------------------------------------------------------------------------------------------------

# Reads a file of the folder Settings, as rows for -ForEach. Rows that need a newer engine are left out.
function Import-Setting([string] $Kind) {
    $version = $script:apiVersion ??= Get-ApiVersion
    $settings = Import-PowerShellDataFile "$PSScriptRoot/Settings/$Kind.psd1"
    foreach ($case in $settings.Keys | Sort-Object) {
        foreach ($row in $settings.$case) {
            $parameter, $value, $path, $expected, $since, $sent = $row
            if ($since -and $version -lt $since) { continue }
            $text = $value | ForEach-Object { $_ -is [hashtable] ? '@{ }' : "$_" }
            @{
                Case = $case; Parameter = $parameter; Value = $value; Text = "$text"; Path = $path; Expected = $expected
                Sent = $sent ?? $expected
            }
        }
    }
}

# Returns the parameters of a cmdlet that no row sets, except those that are named.
function Get-UnsetParameter([string] $Command, [object[]] $Setting, [string[]] $Except) {
    $common = [Management.Automation.Cmdlet]::CommonParameters + [Management.Automation.Cmdlet]::OptionalCommonParameters
    $shown = (Get-Command $Command).Parameters.Values | Where-Object { -not $_.Attributes.Where{ $_ -is [Parameter] -and $_.DontShow } }
    $shown.Name | Where-Object { $_ -notin $common -and $_ -notin $Setting.Parameter -and $_ -notin $Except }
}

# Replaces {0} and {1} in a value.
function Expand-Placeholder($Value, [int] $Number, [string] $Name) {
    if ($Value -is [string]) {
        $Value.Replace('{0}', $Number).Replace('{1}', $Name)
    } elseif ($Value -is [array]) {
        , @($Value | ForEach-Object { , (Expand-Placeholder $_ $Number $Name) })
    } elseif ($Value -is [hashtable]) {
        $copy = @{}
        foreach ($key in $Value.Keys) { $copy[$key] = Expand-Placeholder $Value[$key] $Number $Name }
        $copy
    } else {
        $Value
    }
}

# Returns the arguments of a cmdlet that rows set, for splatting.
function Get-SettingArgument([object[]] $Setting, [string] $Name) {
    $arguments = @{}
    foreach ($row in $Setting) { $arguments[$row.Parameter] = Expand-Placeholder $row.Value 1 $Name }
    $arguments
}

# Builds a model of the witness with the fields that rows set. -Root renames the first part of paths, -With has further fields.
function New-SettingModel {
    param(
        [type] $Type,
        [object[]] $Setting,
        [int] $Number,
        [string] $Name,
        [hashtable] $Root = @{},
        [hashtable] $With = @{},
        [string] $Value = 'Sent'
    )

    $content = @{}
    $content += $With
    foreach ($row in $Setting | Where-Object Path) {
        $renamed = $row.Path -replace '^[^.]+', { $Root[$_.Value] ?? $_.Value }
        $path = [Collections.Generic.List[string]] ($renamed.TrimStart('.') -split '\.')
        $place = $content
        foreach ($member in $path | Select-Object -SkipLast 1) {
            if (-not $place.ContainsKey($member)) { $place[$member] = @{} }
            $place = $place[$member]
        }
        $place[$path[-1]] = Expand-Placeholder $row.$Value $Number $Name
    }
    ConvertTo-Model $Type $content
}

# --- Models --------------------------------------------------------------------------------------------------------------------

# Returns the paths of all fields of a type of the witness. Lists and dictionaries are not part of a path.
function Get-ModelField([type] $Type, [string] $Path, [type[]] $Above = @()) {
    $Type = [Nullable]::GetUnderlyingType($Type) ?? $Type
    while ($Type.IsGenericType) { $Type = $Type.GetGenericArguments()[-1] }
    $isModel = $Type.Namespace -eq 'Docker.DotNet.Models' -and -not $Type.IsEnum -and $Type -notin $Above
    $properties = $isModel ? $Type.GetProperties() : @()
    if (-not $properties) { return $Path }
    foreach ($property in $properties) {
        Get-ModelField $property.PropertyType ($Path ? "$Path.$($property.Name)" : $property.Name) ($Above + $Type)
    }
}

# Returns the paths that a type of DockerPS shows, each also as a wildcard for all fields below.
function Get-ShownField([hashtable] $Table, [string] $Type) {
    foreach ($row in Get-FieldRow $Table (@($Type, $Table[$Type].Base).Where{ $_ })) {
        $inner = $row.As -and $Table.ContainsKey($row.As) ? @(Get-ShownField $Table $row.As) : $row.Of ? @($row.Of |
                ForEach-Object { $_; "$_.*" }) : @()
        if ($inner) {
            $inner | ForEach-Object { $row.Path ? "$($row.Path).$_" : $_ }
        } else {
            $row.Path
            "$($row.Path).*"
        }
    }
}

# Returns the types of a table that are not only parts of others.
function Get-RootType([hashtable] $Table) {
    $inner = foreach ($type in $Table.Keys | Where-Object { $Table.$_.Model }) {
        Get-FieldRow $Table $type | ForEach-Object As
        $Table.$type.Base
    }
    $Table.Keys | Where-Object { $Table.$_.Model -and $_ -notin $inner -and '*' -notin @($Table.$_.Left.Values | ForEach-Object { $_ }) } |
        Sort-Object
}
