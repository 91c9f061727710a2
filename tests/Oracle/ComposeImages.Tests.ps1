# New-Image, Receive-Image and Publish-Image beside docker compose on one engine: the images that they make and move are compared.

BeforeAll {
    . "$PSScriptRoot/../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../Fixtures/Helpers/FixtureScript.ps1"
    . "$PSScriptRoot/../Fixtures/Helpers/Images.ps1"
    . "$PSScriptRoot/../Fixtures/Servers/Registry.ps1"
    $compose = (Start-Fixture Helpers/compose.sh).PROGRAM

    function Invoke-Compose([string] $File, [string[]] $Argument) {
        $PSNativeCommandUseErrorActionPreference = $false
        $text = & $compose --file $File @Argument 2>&1 | ForEach-Object { "$_" }
        if ($LASTEXITCODE) { throw "docker compose $Argument failed: $($text -join "`n")" }
    }

    # What an image is made of, but for its time; one line for each name.
    function Get-Made([string] $Pattern) {
        foreach ($name in (Invoke-Engine images/json).ForEach{ $_.RepoTags } -like $Pattern | Sort-Object) {
            $image = Invoke-Engine "images/$name/json"
            $labels = $image.Config.Labels.PSObject.Properties | Sort-Object Name | ForEach-Object { "$($_.Name)=$($_.Value)" }
            "$name $($image.Config.Env -join ',') $($image.Config.Cmd -join ' ') $($labels -join ',') $($image.RootFS.Layers.Count)"
        }
    }
}

Describe 'New-Image -Compose beside docker compose build' {
    BeforeAll {
        $env:OIC_FOUND = 'found'
        $env:OIC_SECRET = 'second'
        $null = New-Item "$TestDrive/context" -ItemType Directory
        Set-Content "$TestDrive/token.txt" first
        Set-Content "$TestDrive/context/file" content
        Set-Content "$TestDrive/context/Dockerfile" @'
FROM busybox AS first
ARG WORD
ARG OIC_FOUND
ARG UNSET=default
RUN echo "$WORD-$OIC_FOUND-$UNSET" >/words
LABEL words=$WORD-$OIC_FOUND-$UNSET own=dockerfile
CMD ["sh", "-c", "exit"]
FROM first AS second
ENV STAGE=second
'@
        Set-Content "$TestDrive/context/Other" "FROM busybox`nCOPY file /file`nENTRYPOINT [`"sh`"]"
        $services = @'
  plain: {build: ./context}
  named:
    image: oic/named:1
    build:
      context: ./context
      target: first
      args: {WORD: "1", OIC_FOUND: , UNSET: }
      labels: {a: b, own: compose, com.docker.compose.service: other}
      tags: [oic/named:2, oic/other]
      extra_hosts: ["host:10.0.0.1"]
      network: none
  other: {build: {context: ./context, dockerfile: Other, no_cache: true}}
  inline: {image: oic/inline, build: {dockerfile_inline: "FROM busybox\nARG A=$${B:-c}\nENV A=$$A"}}
  secret:
    build:
      dockerfile_inline: |
        FROM busybox
        RUN --mount=type=secret,id=one --mount=type=secret,id=renamed cat /run/secrets/one /run/secrets/renamed >/both
      secrets: [one, {source: two, target: renamed}]
  last: {image: busybox}
'@
        $secrets = 'secrets: {one: {file: ./token.txt}, two: {environment: OIC_SECRET}}'
        "name: oic`nservices:`n$services`n$secrets" | Set-Content "$TestDrive/compose.yaml"
        $file = "$TestDrive/compose.yaml"
    }

    AfterAll {
        Remove-Item Env:OIC_FOUND, Env:OIC_SECRET
        Remove-TestImage 'oic*'
    }

    It 'makes the same images' {
        Invoke-Compose $file build
        $theirs = @(Get-Made 'oic*')
        Remove-TestImage 'oic*'
        (New-Image -Compose $file -ErrorAction Stop).Reference | Should -HaveCount 7
        Get-Made 'oic*' | Should -Be $theirs
        $theirs | Should -HaveCount 7
    }
}

Describe 'Receive-Image and Publish-Image -Compose beside docker compose' {
    BeforeAll {
        $registry = Start-Registry -Open
        $address = $registry.Address
        $file = "$TestDrive/transfer.yaml"
        @"
name: oit
services:
  web: {image: "$address/oit-web:1", build: {dockerfile_inline: FROM busybox, tags: ["$address/oit-web:2"]}, depends_on: [api]}
  api: {image: $address/oit-api, build: {dockerfile_inline: FROM busybox}}
  plain: {image: "$address/oit-plain:1", depends_on: [web]}
  missing: {image: "$address/oit-missing:1", pull_policy: missing}
  latest: {image: "$address/oit-latest", pull_policy: if_not_present}
  daily: {image: "$address/oit-daily:1", pull_policy: daily}
  never: {image: "$address/oit-never:1", pull_policy: never}
  build: {image: "$address/oit-build:1", pull_policy: build, build: {dockerfile_inline: FROM busybox}}
  unnamed: {build: {dockerfile_inline: FROM busybox}}
"@ | Set-Content $file
        $names = 'web:1', 'web:2', 'api:latest', 'plain:1', 'missing:1', 'latest:latest', 'daily:1', 'never:1', 'build:1'

        function Get-Name { (Invoke-Engine images/json).ForEach{ $_.RepoTags } -like "$address/oit-*" | Sort-Object }
    }

    AfterEach {
        Remove-TestImage "$address/*"
    }

    AfterAll {
        Stop-Registry $registry
    }

    It 'pushes the same names' {
        $names | ForEach-Object { Add-TestName busybox "$address/oit-$_" }
        $published = (Publish-Image -Compose $file).Reference | Sort-Object
        $published | Should -Be @('api:latest', 'build:1', 'web:1', 'web:2').ForEach{ "$address/oit-$_" }
        (Publish-Image -Compose $file -Service plain -IncludeDependency -WarningAction Ignore).Reference | Sort-Object |
            Should -Be @('api:latest', 'web:1', 'web:2').ForEach{ "$address/oit-$_" }

        # What docker compose pushes is what it says that it does.
        $text = & $compose --file $file --dry-run --progress plain push 2>&1 | ForEach-Object { "$_" }
        $named = [regex]::Matches(($text -join "`n"), '(?m)^ *DRY-RUN MODE -\s+(\w+)\s+Skipped').ForEach{ $_.Groups[1].Value } | Sort-Object
        $named | Should -Be daily, latest, missing, never, plain, unnamed
        $names | ForEach-Object { $null = Publish-Image "$address/oit-$_" }
    }

    It 'pulls the same images: <Theirs>' -ForEach @(
        @{ Theirs = 'pull'; Ours = @{} }
        @{ Theirs = 'pull', '--ignore-buildable'; Ours = @{ IgnoreBuildable = $true } }
        @{ Theirs = 'pull', 'plain'; Ours = @{ Service = 'plain' } }
        @{ Theirs = 'pull', '--include-deps', 'plain'; Ours = @{ Service = 'plain'; IncludeDependency = $true } }
        @{ Theirs = 'pull', '--policy', 'missing'; Ours = @{ Policy = 'Missing' } }
        @{ Theirs = 'pull', '--policy', 'always'; Ours = @{ Policy = 'Always' } }
    ) {
        Invoke-Compose $file $Theirs
        $expected = @(Get-Name)
        Remove-TestImage "$address/*"
        $received = Receive-Image -Compose $file @Ours -ErrorAction Stop
        $received.Reference | Sort-Object | Should -Be $expected
        Get-Name | Should -Be $expected
        $expected.Count | Should -BeGreaterThan 0
    }
}
