BeforeAll {
    Import-Module DockerPS
    . "$PSScriptRoot/../../Fixtures/Helpers/PowerShell.ps1"

    # Writes Compose files into a folder, and goes there.
    function Enter-Project([hashtable] $File) {
        $folder = "$TestDrive/$([guid]::NewGuid().ToString('n'))"
        foreach ($name in $File.Keys) { $null = New-Item "$folder/$name" -Value $File[$name] -Force }
        Set-Location $folder
        (Get-Location).ProviderPath
    }

    # Runs a script in a new PowerShell, as nothing of the reader is loaded there yet.
    function Invoke-New([string] $Script) {
        $text = "`$ErrorActionPreference = 'Stop'; Import-Module DockerPS; $Script"
        & (Get-PowerShellPath) -NoProfile -NonInteractive -Command $text 2>&1
    }

    $loaded = '[AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -in "DockerPS.Compose", "YamlDotNet" } |
        ForEach-Object { "$($_.GetName().Name) $([Runtime.Loader.AssemblyLoadContext]::GetLoadContext($_).Name)" } | Sort-Object'
}

Describe 'Get-ComposeConfiguration' {
    AfterEach {
        # Out of the project, whose folder is removed.
        Set-Location $PSScriptRoot
    }

    It 'reads the Compose file of the current location, which is not that of the process' {
        $folder = Enter-Project @{
            'compose.yaml' = @(
                "name: shop`nservices:`n  web: { image: nginx, ports: ['127.0.0.1:8080:80'], volumes: ['./site:/site:ro'] }"
                '  db: { build: ./db, scale: 2, environment: [A=1, B] }'
            ) -join "`n"
        }
        [Environment]::CurrentDirectory | Should -Not -Be $folder
        $configuration = Get-ComposeConfiguration
        $configuration | Should -BeOfType ([DockerPS.ComposeConfiguration])
        $configuration.Name | Should -Be shop
        $configuration.WorkingDirectory | Should -Be $folder
        $configuration.Files | Should -Be "$folder/compose.yaml"
        $db, $web = $configuration.Services
        $db.Image, $db.BuildContext, $db.Replicas, $db.Environment['A'] | Should -Be shop-db, "$folder/db", 2, 1
        "$($web.Ports)", "$($web.Mounts)", "$($web.Networks)" | Should -Be '127.0.0.1:8080->80/tcp', "$folder/site:/site:ro", default
        $web.Hash | Should -Match '^[0-9a-f]{64}$'
        $configuration.Networks.Name | Should -Be shop_default
    }

    It 'is YAML as text, and JSON on request' {
        $null = Enter-Project @{ 'compose.yaml' = 'services: { web: { image: "a$$b" } }' }
        $configuration = Get-ComposeConfiguration -ProjectName p
        $lines = 'name: p', 'services:', '  web:', '    image: a$$b', '    networks:', '      default: null', 'networks:', '  default:', (
            '    name: p_default')
        "$configuration" | Should -Be (($lines -join "`n") + "`n")
        ($configuration.ToJson() | ConvertFrom-Json).services.web.image | Should -Be 'a$$b'
    }

    It 'has every key in Definition, and completes them' {
        $null = Enter-Project @{
            'compose.yaml' = 'services: { web: { image: x, healthcheck: { test: a, interval: 90s }, x-own: { note: 1 } } }'
        }
        $configuration = Get-ComposeConfiguration
        $configuration.Services[0].Definition.healthcheck.interval | Should -Be 1m30s
        $configuration.Services[0].Definition.'x-own'.note | Should -Be 1
        $configuration.Definition.services.web.healthcheck.test | Should -Be CMD-SHELL, a
        $line = '$configuration.Services[0].Definition.healthcheck.int'
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Be interval
    }

    It 'merges files, also from the pipeline' {
        $folder = Enter-Project @{
            'a.yaml' = 'services: { web: { image: a, command: one } }'; 'b.yaml' = 'services: { web: { image: b } }'
        }
        (Get-ComposeConfiguration a.yaml, b.yaml).Services.Image | Should -Be b
        (Get-ComposeConfiguration b.yaml, a.yaml).Services.Image | Should -Be a
        (Get-Item a.yaml, b.yaml | Get-ComposeConfiguration).Services.Image | Should -Be b
        ('a.yaml', 'b.yaml' | Get-ComposeConfiguration).Files | Should -Be "$folder/a.yaml", "$folder/b.yaml"
        (Get-ComposeConfiguration *.yaml).Services.Command | Should -Be one
        (Get-ComposeConfiguration -LiteralPath a.yaml).Services.Image | Should -Be a
    }

    It 'takes profiles, environment files, a project directory, and a name' {
        $folder = Enter-Project @{
            'files/compose.yaml' = 'services: { web: { image: "$TAG" }, debug: { image: x, build: ./d, profiles: [dev] } }'
            'one.env' = 'TAG=one'; 'base/.env' = 'TAG=base'
        }
        $option = @{ Path = 'files/compose.yaml'; ProjectDirectory = 'base'; Profile = 'dev' }
        $configuration = Get-ComposeConfiguration @option
        $configuration.Name | Should -Be base
        $configuration.Services.Image | Should -Be x, base
        $configuration.Services[0].BuildContext | Should -Be "$folder/base/d"
        (Get-ComposeConfiguration @option -EnvironmentFile one.env -ProjectName other).Services[1].Image | Should -Be one
    }

    It 'leaves variables as they are with -NoInterpolate' {
        $null = Enter-Project @{
            'compose.yaml' = 'services: { web: { image: "app:${TAG:-1}", ports: ["${PORT}:80"], scale: "${N}" } }'
        }
        $web = (Get-ComposeConfiguration -NoInterpolate).Services
        $web.Image, $web.Hash, $web.Replicas | Should -Be 'app:${TAG:-1}', $null, 1
        $web.Definition.ports, $web.Definition.scale | Should -Be '${PORT}:80', '${N}'
    }

    It 'warns of variables that are not set' {
        $folder = Enter-Project @{ 'compose.yaml' = "services:`n  web:`n    image: x`$NONE_SUCH`n" }
        $null = Get-ComposeConfiguration -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings | Should -BeLike "$folder/compose.yaml:3:12: The variable NONE_SUCH is not set*"
    }

    It 'survives a job' {
        $null = Enter-Project @{ 'compose.yaml' = 'services: { web: { image: nginx, ports: [80] } }' }
        $copy = Get-ComposeConfiguration -ProjectName p
        $copy = [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($copy, 1))
        $copy.Services[0].Ports[0].Target | Should -Be 80
        "$copy" | Should -BeLike "name: p`n*"
        $copy.Services[0].Definition.image | Should -Be nginx
    }

    It 'says what is wrong, where, and what to do: <Id>' -ForEach @(
        @{ Id = 'ComposeKeyUnknown'; Text = "services:`n  web:`n    imge: x"; Line = 3; Column = 5; Advice = "*'image'*" }
        @{ Id = 'ComposeKeyDuplicate'; Text = "services: {}`nservices: {}"; Line = 2; Column = 1; Advice = 'Remove one*' }
        @{ Id = 'ComposeSyntaxInvalid'; Text = "services:`n`tweb: {}"; Line = 2; Column = 1; Advice = 'Indent with spaces.' }
        @{ Id = 'ComposeValueInvalid'; Text = 'services: { web: { image: 1 } }'; Line = 1; Column = 27; Advice = '*quotation marks*' }
        @{ Id = 'ComposeValueConflict'; Text = 'volumes: { a: { external: true, driver: b } }'; Line = 1; Column = 33; Advice = 'Remove*' }
        @{ Id = 'ComposeVariableMissing'; Text = 'services: { web: { image: "${X_NO?}" } }'; Line = 1; Column = 27; Advice = 'Set X_NO*' }
        @{ Id = 'ComposeVariableInvalid'; Text = 'services: { web: { image: "${" } }'; Line = 1; Column = 27; Advice = '*$$*' }
        @{ Id = 'ComposeReferenceUndefined'; Text = 'services: { web: { image: x, depends_on: [db] } }'; Line = 1; Column = 43
            Advice = "Define it under 'services'."
        }
        @{ Id = 'ComposeReferenceCycle'; Text = 'services: { a: { image: x, links: [a] } }'; Line = 1; Column = 16; Advice = 'Remove one*' }
        @{ Id = 'ComposeFileNotFound'; Text = 'include: [none.yaml]'; Line = 1; Column = 11; Advice = '*correct its path*' }
        @{ Id = 'ComposeNotSupported'; Text = "include: ['oci://a/b']"; Line = 1; Column = 11; Advice = 'Download*' }
    ) {
        $folder = Enter-Project @{ 'compose.yaml' = $Text }
        $result = Get-ComposeConfiguration -ErrorVariable problem -ErrorAction SilentlyContinue
        $result | Should -BeNullOrEmpty
        $problem | Should -HaveCount 1
        $problem[0].FullyQualifiedErrorId | Should -Be "$Id,DockerPS.Commands.GetComposeConfigurationCommand"
        $exception = $problem[0].Exception
        $exception.Path, $exception.Line, $exception.Column | Should -Be "$folder/compose.yaml", $Line, $Column
        "$($problem[0])" | Should -BeLike "$folder/compose.yaml:${Line}:${Column}: *"
        $problem[0].ErrorDetails.RecommendedAction | Should -BeLike $Advice
        $problem[0].TargetObject | Should -Be "$folder/compose.yaml"
    }

    It 'refuses what is no path: <Text>' -ForEach @(
        @{ Text = '-'; Message = "'-' is standard input*Save the text to a file, and name the file." }
        @{ Text = "services:`n  web: {}"; Message = 'The text is that of a file, not a path.*Get-Item.' }
        @{ Text = 'name: shop'; Message = 'The text is that of a file, not a path.*' }
        @{ Text = 'oci://a/b'; Message = "'oci://a/b' is not a file on this computer. Download it first, and name the file." }
        @{ Text = 'none*.yaml'; Message = "No file matches 'none?.yaml'. Correct the wildcard." }
    ) {
        $null = Enter-Project @{ 'compose.yaml' = 'services: { web: { image: x } }' }
        { Get-ComposeConfiguration $Text } | Should -Throw $Message -ErrorId 'InvalidParameter,*'
        { $Text | Get-ComposeConfiguration } | Should -Throw $Message
        { Deploy-ComposeProject $Text } | Should -Throw $Message
    }

    It 'reads nothing if the pipeline brings nothing' {
        $null = Enter-Project @{ 'compose.yaml' = 'services: { web: { image: x } }' }
        @() | Get-ComposeConfiguration | Should -BeNullOrEmpty
        Get-ChildItem *.none | Get-ComposeConfiguration | Should -BeNullOrEmpty
    }

    It 'shows develop as it is' {
        $null = Enter-Project @{ 'compose.yaml' = 'services: { web: { image: x, develop: { watch: [{ path: ., action: rebuild }] } } }' }
        (Get-ComposeConfiguration -ErrorAction Stop).Services[0].Definition.develop.watch[0].action | Should -Be rebuild
    }

    It 'refuses a name, a file and a folder that are not right' {
        $folder = Enter-Project @{ 'other.txt' = '' }
        $null = Get-ComposeConfiguration -ErrorVariable problem -ErrorAction SilentlyContinue
        "$problem" | Should -Be "Neither '$folder' nor a folder above it has a Compose file."
        { Get-ComposeConfiguration none.yaml -ErrorAction Stop } | Should -Throw -ErrorId 'ComposeFileNotFound,*'
        { Get-ComposeConfiguration $folder -ErrorAction Stop } | Should -Throw -ErrorId 'ComposeFileNotRead,*'
        { Get-ComposeConfiguration other.txt -ProjectName Bad -ErrorAction Stop } | Should -Throw -ErrorId 'ComposeProjectNameInvalid,*'
        { Get-ComposeConfiguration -Path '' } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
    }
}

Describe 'Completion of Compose files' {
    BeforeAll {
        function Complete([string] $Line) {
            (TabExpansion2 $Line $Line.Length).CompletionMatches | ForEach-Object CompletionText
        }
    }

    BeforeEach {
        $null = Enter-Project @{
            'compose.yaml' = 'services: { web: { image: nginx }, db: { image: pg, scale: 2 }, debug: { image: x, profiles: [dev] } }'
            'other.yaml'   = 'services: { other: { image: y } }'
            'broken.yaml'  = 'services: { web: { image: "${NONE_SUCH:?}", imge: x } }'
        }
        $errors = $global:Error.Count
    }

    AfterEach {
        $global:Error.Count | Should -Be $errors
        Set-Location $PSScriptRoot
    }

    It 'gives the active services of the files that the command line names: <_>' -ForEach @(
        'Deploy-ComposeProject', 'Test-ComposeProject', 'Invoke-ComposeService'
    ) {
        Complete "$_ -Service " | Should -Be db, web
        Complete "$_ -Service web, d" | Should -Be db
        Complete "$_ -Profile dev -Service d" | Should -Be db, debug
        Complete "$_ other.yaml -Service " | Should -Be other
        Complete "$_ -LiteralPath ./other.yaml -Service " | Should -Be other
        Complete "$_ compose.yaml, other.yaml -Service " | Should -Be db, other, web
        Complete "$_ broken.yaml -Service " | Should -BeNullOrEmpty
        Complete "$_ none.yaml -Service " | Should -BeNullOrEmpty
        Complete "$_ -Scale " | Should -Be "@{ 'db' = 2 }", "@{ 'web' = 1 }"
    }

    It 'gives profiles: <_>' -ForEach 'Get-ComposeConfiguration', 'Deploy-ComposeProject', 'Test-ComposeProject', 'Invoke-ComposeService' {
        Complete "$_ -Profile " | Should -Be dev
        Complete "$_ other.yaml -Profile " | Should -BeNullOrEmpty
        Complete "$_ broken.yaml -Profile " | Should -BeNullOrEmpty
    }
}

Describe 'The reader of Compose files' {
    AfterEach {
        # Out of the project, whose folder is removed.
        Set-Location $PSScriptRoot
    }

    It 'is not loaded by the import, nor by other cmdlets' {
        Invoke-New "try { `$null = Get-Container -Context tcp://127.0.0.1:1 } catch { `$null = `$_ }; $loaded" | Should -BeNullOrEmpty
    }

    It 'is loaded into a context of its own when it is first used' {
        $null = Enter-Project @{ 'compose.yaml' = 'services: { web: { image: nginx } }' }
        Invoke-New "Set-Location '$((Get-Location).ProviderPath)'; (Get-ComposeConfiguration).Services.Image; $loaded" |
            Should -Be nginx, 'DockerPS.Compose DockerPS', 'YamlDotNet DockerPS'
    }

    It 'works beside another version of its parser in the shared context' {
        # tests/Compose has it restored.
        $packages = $env:NUGET_PACKAGES ? $env:NUGET_PACKAGES : "$HOME/.nuget/packages"
        $folder = "$packages/yamldotnet/11.2.1"
        if (-not (Test-Path $folder)) {
            Set-ItResult -Skipped -Because 'YamlDotNet 11.2.1 is not restored; build tests/Compose'
            return
        }
        $library = (Get-ChildItem "$folder/lib/netstandard2.*/YamlDotNet.dll")[0].FullName
        $null = Enter-Project @{ 'compose.yaml' = 'services: { web: { image: nginx } }' }
        Invoke-New @"
            `$other = [Reflection.Assembly]::LoadFrom('$library')
            [YamlDotNet.Serialization.Deserializer]::new().GetType().Assembly.GetName().Version.Major
            Set-Location '$((Get-Location).ProviderPath)'
            (Get-ComposeConfiguration).Services.Image
            [AppDomain]::CurrentDomain.GetAssemblies().Where{ `$_.GetName().Name -eq 'YamlDotNet' }.ForEach{ `$_.GetName().Version.Major } |
                Sort-Object
"@ | Should -Be 11, nginx, 11, 18
    }
}
