BeforeDiscovery {
    $page = "$PSScriptRoot/../../docs/recipes.md"
    $recipes = [regex]::Matches((Get-Content $page -Raw), '(?m)^## (.+)$') | ForEach-Object { @{ Title = $_.Groups[1].Value } }
}

BeforeAll {
    . "$PSScriptRoot/../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../Fixtures/Servers/Registry.ps1"

    # The code of each recipe, as the page has it.
    $code = @{}
    foreach ($section in (Get-Content "$PSScriptRoot/../../docs/recipes.md" -Raw) -split '(?m)^## ' | Select-Object -Skip 1) {
        $title = ($section -split "`n")[0]
        $code[$title] = [regex]::Matches($section, '(?s)```powershell\n(.+?)```') | ForEach-Object { $_.Groups[1].Value }
    }
    $ran = [Collections.Generic.List[string]]::new()

    # Runs a recipe in the current folder, and with the variables of the caller.
    function Invoke-Recipe([string] $Title) {
        $ran.Add($Title)
        . ([scriptblock]::Create($code[$Title]))
    }

    function New-Target([string] $Name, [string] $Command = 'exec sleep 3600', [hashtable] $Setting = @{}) {
        New-Container busybox -Name $Name -StopSignal SIGKILL -Command sh, -c, $Command @Setting | Start-Container
    }

    Push-Location (New-Item "$TestDrive/recipes" -ItemType Directory)
}

AfterAll {
    Pop-Location
    Get-Container | Where-Object Name -Match '^(recipe|web)-' | Remove-Container -Force -Volume
    Get-DockerVolume | Where-Object Name -In data, restored | Remove-DockerVolume
    Get-Image web:2 -ErrorAction SilentlyContinue | Remove-Image
}

Describe 'The recipes' {
    AfterEach {
        Get-Container | Where-Object Name -Match '^(recipe|web)-' | Remove-Container -Force -Volume
    }

    It 'clean up at night what is old, and only that' {
        New-Target recipe-new 'exit 0'
        New-Target recipe-runs
        Wait-Container recipe-new -Timeout 30s | Should -Not -BeNullOrEmpty
        # A week cannot be waited for: the recipe runs a week and a day later.
        Mock Get-Date { [datetime]::Now.AddDays(8) }
        $removed = Invoke-Recipe 'Clean up at night'
        @($removed)[0].Name, @($removed)[0].Image | Should -Be recipe-new, busybox
        @($removed)[-1].Type | Should -Be BuildCache
        (Get-Container).Name | Should -Contain recipe-runs
        (Get-Container).Name | Should -Not -Contain recipe-new
        Should -Invoke Get-Date -Exactly 1
    }

    It 'restart what is unhealthy, and wait until it is not' {
        $health = @{ HealthCommand = 'test -e /well'; HealthInterval = '200ms'; HealthRetries = 1 }
        # The container is healthy after its second start.
        New-Target recipe-sick 'test -e /started && touch /well; touch /started; exec sleep 3600' $health
        New-Target recipe-well 'touch /well; exec sleep 3600' $health
        Wait-Until { (Get-Container recipe-sick).Health -eq 'unhealthy' -and (Get-Container recipe-well).Health -eq 'healthy' }
        $started = (Get-Container recipe-well -Detail).StartedAt
        $restarted = Invoke-Recipe 'Restart what is unhealthy'
        $restarted.Name, $restarted.Health | Should -Be recipe-sick, healthy
        (Get-Container recipe-well -Detail).StartedAt | Should -Be $started
    }

    It 'redeploy one by one, with the same settings' {
        Add-ImageTag busybox web:2
        $setting = @{ HealthCommand = 'true'; HealthInterval = '200ms'; Environment = 'A=1'; Memory = 32MB }
        New-Target web-1 -Setting $setting
        New-Target web-2 -Setting $setting
        $before = Get-Container web-*
        $null = Invoke-Recipe 'Redeploy one by one, with the same settings'
        $after = Get-Container web-* -Detail
        $after.Name | Sort-Object | Should -Be web-1, web-2
        $after.Image | Should -Be web:2, web:2
        $after.Health | Should -Be healthy, healthy
        $after.Memory | Should -Be 32MB, 32MB
        $after.Environment.A | Should -Be 1, 1
        $after.Id | Should -Not -BeIn $before.Id
    }

    It 'bring the old container back if the new one does not become healthy' {
        Add-ImageTag busybox web:2
        New-Target web-1 -Setting @{ HealthCommand = 'test $(id -u) = 5'; HealthInterval = '200ms'; HealthRetries = 1 }
        $before = Get-Container web-1
        $code['shortly'] = $code['Redeploy one by one, with the same settings'].Replace('1m', '2s')
        { Invoke-Recipe shortly } | Should -Throw '*healthy*'
        $after = Get-Container web-*
        $after.Name, $after.Id, $after.Status | Should -Be web-1, $before.Id, running
    }

    It 'back up and restore a volume' {
        $fill = 'mkdir /data/d; echo one > /data/a; head -c 300000 /dev/urandom > /data/d/b; chmod 600 /data/a; sha256sum /data/a /data/d/b'
        $sums = Invoke-Container busybox -AutoRemove -Volume data:/data -Command sh, -c, $fill
        $null = Invoke-Recipe 'Back up and restore a volume'
        $check = 'sha256sum /data/a /data/d/b; stat -c %a /data/a'
        Invoke-Container busybox -AutoRemove -Volume restored:/data -Command sh, -c, $check | Should -Be @($sums + '600')
    }

    It 'write an inventory' {
        New-Target recipe-port 'exec sleep 3600' @{ Port = '127.0.0.1::80'; RestartPolicy = 'always'; Memory = 32MB }
        $page = Invoke-Recipe 'Write an inventory'
        $row = Import-Csv inventory.csv | Where-Object Name -EQ recipe-port
        $row.Image, $row.RestartPolicy, $row.Memory | Should -Be busybox, always, "$(32MB)"
        $row.Ports | Should -Match '\d+->80/tcp'
        $page | Should -BeOfType IO.FileInfo
        Get-Content inventory.html -Raw | Should -Match 'recipe-port'
    }

    It 'alert on memory' {
        New-Target recipe-full 'head -c 22m /dev/zero | tail | sleep 3600' @{ Memory = 32MB; MemorySwap = 32MB }
        New-Target recipe-small 'exec sleep 3600' @{ Memory = 32MB }
        $code['sooner'] = $code['Alert on memory'].Replace('= 90', '= 50')
        Wait-Until { (Measure-Container recipe-full).MemoryPercent -gt 50 }
        $high = Invoke-Recipe 'sooner' -WarningVariable warnings 3> $null
        $high.Container | Should -Be recipe-full
        $high.MemoryLimit | Should -Be 32MB
        $ran.Add('Alert on memory')
    }

    It 'count the errors of the last hour by container' {
        New-Target recipe-loud 'echo fine; echo bad >&2; echo an error of line 3; echo terror'
        New-Target recipe-quiet 'echo fine'
        Wait-Container recipe-loud, recipe-quiet -Timeout 30s | Should -HaveCount 2
        $groups = Invoke-Recipe 'Count the errors of the last hour by container' | Where-Object Name -Like recipe-*
        $groups.Name, $groups.Count | Should -Be recipe-loud, 2
    }

    It 'do the same on two engines' {
        New-Target recipe-failed 'exit 3'
        Wait-Container recipe-failed -Timeout 30s | Should -Not -BeNullOrEmpty
        $title = 'Do the same on two engines'
        $code[$title] = $code[$title].Replace("'prod-1', 'prod-2'", "'$env:DOCKERPS_TEST_HOST', '$env:DOCKERPS_TEST_TCP'")
        $failed = Invoke-Recipe $title | Where-Object Name -EQ recipe-failed
        $failed.Context | Should -Be ($env:DOCKERPS_TEST_HOST, $env:DOCKERPS_TEST_TCP | Sort-Object)
        $failed.ExitCode | Should -Be 3, 3
    }

    It 'reclaim space from images, the largest first, and stop when it is enough' {
        # Two images of one layer each that nothing uses, and one that a container uses.
        $sizes = @{ 'recipe-large' = 900000; 'recipe-small' = 100000; 'recipe-used' = 500000 }
        foreach ($name in $sizes.Keys) {
            $file = "FROM busybox`nRUN head -c $($sizes[$name]) /dev/urandom > /blob`nCMD [`"true`"]"
            $null = New-Image -DockerfileContent $file -Name "${name}:1"
        }
        $null = New-Container recipe-used:1 -Name recipe-uses
        try {
            $title = 'Reclaim space from images'
            # What others left on this engine stays, and half of the large image is enough.
            $own = 'Where-Object Repository -Like recipe-* | Where-Object Id'
            $soon = $code[$title].Replace('20GB', '450000').Replace('AddDays(-30)', 'AddDays(1)')
            $code['reclaim'] = $soon.Replace('Where-Object Id', $own)
            $result = Invoke-Recipe reclaim
            $removed, $text = @($result).Where({ $_ -is [DockerPS.ImageRemoval] }, 'Split')
            $removed.Image | Sort-Object -Unique | Should -Be recipe-large:1
            $text | Should -BeLike '* GB freed'
            (Get-Image recipe-*).Reference | Sort-Object | Should -Be recipe-small:1, recipe-used:1
            $ran.Add($title)
        } finally {
            Get-Container recipe-uses | Remove-Container
            Get-Image recipe-* | Remove-Image
        }
    }
}

Describe 'The recipe of a release' {
    BeforeAll {
        $config = $env:DOCKER_CONFIG
        Set-DockerConfig $TestDrive/config
        $server = Start-Registry
        $registry = $server.Address
        $null = Connect-ContainerRegistry $registry $server.Credential
        "FROM busybox`nCOPY app /bin/app" | Set-Content Dockerfile
    }

    AfterAll {
        Get-Image "$registry/*" -ErrorAction SilentlyContinue | Remove-Image -Force
        Stop-Registry $server
        Set-DockerConfig $config
    }

    BeforeEach {
        $title = 'Build, push, test, and roll back'
    }

    It 'moves the name if the test of the image passes' {
        "#!/bin/sh`necho fine" | Set-Content app
        chmod +x app
        $pushed = Invoke-Recipe $title
        @($pushed)[-1].Id | Should -Be (Get-Image "$registry/app:latest").Id
        (Get-ImageManifest "$registry/app:latest").Digest | Should -Not -BeNullOrEmpty
    }

    It 'leaves it if not' {
        $before = (Get-Image "$registry/app:latest").Id
        "#!/bin/sh`necho broken`nexit 4" | Set-Content app
        { Invoke-Recipe $title } | Should -Throw '*exit code 4*'
        (Get-Image "$registry/app:*").Reference | Should -HaveCount 2
        (Get-Image "$registry/app:latest").Id | Should -Be $before
    }
}

Describe 'The page of recipes' {
    It 'has no recipe that was not run: <Title>' -ForEach $recipes {
        $ran + 'Reclaim space from images' | Should -Contain $Title
    }

    It 'has ten recipes' {
        $code.Keys.Where{ $_ -notin 'shortly', 'sooner', 'reclaim' } | Should -HaveCount 10
    }
}
