# The tables of all views in consoles of several widths.

BeforeDiscovery {
    . "$PSScriptRoot/../Fixtures/Helpers/PowerShell.ps1"
    Import-Module DockerPS
    [xml] $document = Get-Content (Join-Path (Get-Module DockerPS).ModuleBase DockerPS.Format.ps1xml)
    function Get-Column($Column) {
        $alignment = $Column.SelectSingleNode('Alignment')
        @{ Label = $Column.Label; Right = $null -ne $alignment -and $alignment.InnerText -eq 'Right' }
    }

    $tables = foreach ($table in $document.SelectNodes('//View[TableControl]')) {
        @{
            View    = $table.Name
            Type    = @($table.SelectNodes('ViewSelectedBy/TypeName') | ForEach-Object InnerText |
                    Where-Object { $_ -like 'Deserialized.*' })[0]
            Columns = @(foreach ($column in $table.SelectNodes('.//TableColumnHeader')) { Get-Column $column })
        }
    }
}

BeforeAll {
    . "$PSScriptRoot/../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../Fixtures/Helpers/Terminal.ps1"

    # Two objects of a kind: one with what people have, one with what is short.
    Set-Content "$TestDrive/sample.ps1" @'
function Get-Sample([string] $Type) {
    $long = @{
        Id = 'sha256:' + 'a1b2c3d4' * 8; Name = 'shop-web-frontend-1'; Image = 'registry.example.com/team/shop-web:2024.11'
        Repository = 'registry.example.com/team/shop-web'; Tag = '2024.11-alpine'; Status = 'running'; Health = 'unhealthy'
        State = 'running'; CreatedAt = [datetime]::Now.AddMinutes(-42); UpdatedAt = [datetime]::Now.AddMinutes(-42)
        StateSince = [datetime]::Now.AddMinutes(-42)
        Ports = @('0.0.0.0:8080->80/tcp', '[::]:8080->80/tcp', '127.0.0.1:8443->443/tcp'); Container = 'shop-web-frontend-1'
        CpuPercent = 1234.56; MemoryUsage = 1073636000; MemoryPercent = 100; NetworkReceived = 999999999; NetworkSent = 999999999
        BlockRead = 999999999; BlockWritten = 999999999; ProcessId = 1234567; ParentProcessId = 1234567; User = 'www-data'
        Started = '12:34'; CpuTime = [timespan]::FromHours(99); Command = 'nginx: master process nginx -g daemon off;'
        Kind = 'Modified'; Path = '/usr/share/nginx/html/assets/index.html'; LinkTarget = ''; PrivatePort = 65535; Protocol = 'tcp'
        HostIP = '0.0.0.0'; PublicPort = 65535; Type = 'volume'; Source = '/var/lib/docker/volumes/shop-data/_data'
        Destination = '/var/lib/postgresql/data'; Target = '/var/lib/postgresql/data'; ReadOnly = $true
        IPAddress = '172.18.255.254'; Gateway = '172.18.255.254'; IPv6Address = 'fd00:1234:5678::abcd:ef01'
        MacAddress = '02:42:ac:12:ff:fe'; Aliases = @('shop-web', 'web'); ExitCode = 137
        Error = 'starting container failed: no such file or directory'; Start = [datetime]'2024-12-31 23:59:59'
        End = [datetime]'2024-12-31 23:59:59'; Output = 'curl: (7) Failed to connect to localhost port 80'; Mode = 'drwxr-xr-x'
        ModifiedAt = [datetime]'2024-12-31 23:59:59'; Size = 999990000; UniqueSize = 999990000
        CreatedBy = '/bin/sh -c apk add --no-cache nginx curl && rm -rf /var/cache/apk/*'; Comment = 'buildkit.dockerfile.v0'
        Action = 'Untagged'; Removed = @('registry.example.com/team/shop-web:2024.11'); StarCount = 12345; Official = $true
        Description = 'Official build of the web server that everybody uses'; Version = '20.10.24+dfsg1'
        Details = @{ GitCommit = '5d6db84' }; Base = '10.0.0.0/8'; TotalCount = 12345; Active = 12345; Reclaimable = 999990000
        Context = 'unix:///var/run/docker.sock'; UsedBy = 12345; Time = [datetime]::Now; Detail = 'sh -c curl -f localhost'
        SpaceReclaimed = 999990000; Reachable = $true; Latency = [timespan]::FromMilliseconds(12345.6)
        ServerVersion = '20.10.24+dfsg1'; ApiVersion = '1.41'; Registry = 'registry.example.com:5000'; UserName = 'deployment'
        Store = 'pass'; Endpoint = 'ssh://deployment@docker.example.com:22'; Current = $true; Driver = 'overlay'; Scope = 'global'
        Subnets = @('172.18.0.0/16', 'fd00:1234::/64'); Availability = 'active'; ManagerStatus = 'reachable'
        EngineVersion = '20.10.24+dfsg1'; Slot = 12; Service = 'shop-web-frontend'; NodeId = 'x' * 25
        Node = 'ip-10-0-1-23.example.internal'; DesiredState = 'running'; Data = [byte[]]::new(9999); Running = 12; Replicas = 12
        Completed = $null; TargetPort = 65535; PublishedPort = 65535; PublishMode = 'ingress'; Alias = @('web', 'shop')
        UserId = '1000'; GroupId = '1000'; Subnet = '172.18.0.0/16'; IPRange = '172.18.5.0/24'
        AuxAddresses = @{ router = '172.18.1.5' }; Network = 'shop-backend'; VirtualIP = '10.0.255.254'
        Tasks = @{ 'shop-web.1' = '10.0.1.5' }; ReferenceCount = 12; Removals = @(); DependsOn = @('database', 'cache', 'queue')
        Key = 'frontend'; External = $true; File = '/home/deployment/shop/secrets/certificate.pem'; Variable = 'SHOP_CERTIFICATE'
        Published = '8080-8090'; Condition = 'service_completed_successfully'; Restart = $true; Required = $true
    }
    $short = $long.Clone()
    $short.Name = $short.Container = $short.Service = $short.Node = 'db'
    $short.Image = 'postgres:16'
    $short.Ports = @()
    $short.Health = $null
    $short.Source = 'data'
    $short.Error = $short.Comment = $short.Description = ''
    foreach ($values in $long, $short) {
        # The type is added last: its script properties have no setters, and the order of a hashtable is random.
        $sample = [pscustomobject] $values
        $sample.PSTypeNames.Insert(0, $Type)
        $sample
    }
}
'@

    $cut = [char] 0x2026

    # The lines of a table in the window.
    function Get-Table([string] $Type) {
        Invoke-Line "Get-Sample '$Type'"
        @(Get-Screen | Where-Object { $_ -and $_ -notmatch '^PS \d+>|^\s*Context: ' })
    }
}

Describe 'The tables in a console of <Width> columns' -ForEach @(
    @{ Width = 80; List = $tables }
    @{ Width = 100; List = $tables }
    @{ Width = 120; List = $tables }
) {
    BeforeAll {
        Start-Terminal -Width $Width -Height 40
        Invoke-Line ". '$TestDrive/sample.ps1'"
    }

    AfterAll {
        Stop-Terminal
    }

    It 'show all columns, and cut nothing while there is room: <_.View>' -ForEach $List {
        $lines = Get-Table $Type
        $lines.Count | Should -Be 4 -Because ($lines -join "`n")
        $header = $lines[0]
        $rule = $lines[1]
        $rows = $lines[2..3]
        # A heading that is squeezed is broken, and the last one is not there if there is no room at all.
        $header -split '\s+' | Should -Be ($Columns.Label -split '\s+') -Because ($lines -join "`n")
        $from = [regex]::Matches($rule, '-+') | ForEach-Object Index
        $from = @($from)
        for ($index = 0; $index -lt $Columns.Count; $index++) {
            if (-not $Columns[$index].Right) { continue }
            # Cut at the left, a number is another.
            $end = $from[$index] + $Columns[$index].Label.Length
            foreach ($row in $rows) {
                $cell = $row.PadRight($end).Substring(0, $end) -replace '.*?(\S*)$', '$1'
                $cell | Should -Not -Match "^$cut" -Because ($lines -join "`n")
            }
        }
        if (-not ($rows -match $cut)) { return }
        for ($index = 0; $index -lt $Columns.Count; $index++) {
            $last = $index -eq $Columns.Count - 1
            if ($Columns[$index].Right -or (-not $last -and $Columns[$index + 1].Right)) { continue }
            $end = $last ? $Width : $from[$index + 1] - 1
            $start = $from[$index]
            $cells = $header, $rows | ForEach-Object { $_ } |
                ForEach-Object { $_.PadRight($end).Substring($start, $end - $start).TrimEnd() }
            $used = ($cells | Measure-Object Length -Maximum).Maximum
            $end - $start - $used |
                Should -BeLessThan 12 -Because "$($Columns[$index].Label) is empty and others are cut:`n$($lines -join "`n")"
        }
    }
}
