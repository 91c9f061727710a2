BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Helpers/Browser.ps1"
    . "$PSScriptRoot/../../Fixtures/Servers/HostileEngine.ps1"

    $class = 'DockerPS.Commands.ExportDockerReportCommand'
    $nowhere = 'tcp://127.0.0.1:1'
    $mine = @{ suite = 'report' }
    $hostile = "`"><img src=x onerror=alert(1)></script>$([char] 0x202E)$('x' * 4000)"

    # A page as XML, which it is as well.
    function Read-Report($File) {
        [xml] ((Get-Content $File -Raw) -replace '^<!DOCTYPE html>')
    }

    # The text of a section of a page: findings, containers, networks, images, volumes, ports.
    function Get-Section([xml] $Page, [string] $Name, [int] $Engine = 1) {
        $Page.SelectSingleNode("//section[@id='e$Engine-$Name']").InnerText
    }

    # The cells of the row of a table that begins with a name.
    function Get-Row([xml] $Page, [string] $Section, [string] $Name) {
        @($Page.SelectNodes("//section[@id='e1-$Section']//tbody/tr[th//bdi='$Name']/td").InnerText)
    }

    # What a finding is about.
    function Get-Subject([xml] $Page, [string] $Finding) {
        @($Page.SelectNodes("//section[@id='e1-findings']/div/details[summary/h4='$Finding']/ul/li/bdi").InnerText)
    }

    function New-ReportContainer {
        param([string] $Name, [string[]] $Command = @('sleep', '1000'), [hashtable] $Label = @{}, [hashtable] $Setting = @{})

        New-Container busybox $Command -Name "report-$Name" -Label ($mine + $Label) -StopSignal SIGKILL @Setting
    }
}

Describe 'Export-DockerReport' {
    BeforeAll {
        $project = @{ 'com.docker.compose.project' = 'report-shop'; 'com.docker.compose.service' = 'web' }
        $null = New-DockerNetwork report-front
        $null = New-DockerNetwork report-back
        $web = @{
            Network = 'report-front'; Port = '127.0.0.1:0:80', '0.0.0.0:0:81'; Memory = '64MB'; User = '1000'; HealthCommand = 'false'
            HealthInterval = '1s'; HealthRetries = 1
        }
        New-ReportContainer web -Label $project -Setting $web | Start-Container
        Connect-DockerNetwork report-back report-web
        New-ReportContainer db -Label $project -Setting @{ Network = 'report-back'; Volume = 'report-data:/data' } | Start-Container
        New-ReportContainer agent -Setting @{ Volume = '/var/run/docker.sock:/var/run/docker.sock' } | Start-Container
        $null = New-ReportContainer root -Setting @{ Privileged = $true }
        New-ReportContainer failed sh, -c, 'exit 3' | Start-Container -PassThru | Wait-Container | Out-Null
        New-ReportContainer loop sh, -c, 'exit 1' -Setting @{ RestartPolicy = 'always' } | Start-Container
        New-ReportContainer broken nosuchprogram | Start-Container -ErrorAction SilentlyContinue
        $null = New-ReportContainer hostile -Label @{ 'com.docker.compose.project' = $hostile }
        Wait-Until { (Get-Container report-web).Health -eq 'unhealthy' }
        Wait-Until { (Get-Container report-loop).RestartCount -gt 2 }
        $file = Export-DockerReport TestDrive:/report.html
        $page = Read-Report $file
    }

    BeforeEach {
        $folder = (New-Item TestDrive:/out -ItemType Directory).FullName
    }

    AfterEach {
        Remove-Item TestDrive:/out -Recurse -Force
    }

    AfterAll {
        Get-Container -Label suite=report | Remove-Container -Force -Volume
        'report-front', 'report-back' | Remove-DockerNetwork
        Remove-DockerVolume report-data
    }

    It 'writes a file for its owner only' {
        $file | Should -BeOfType ([IO.FileInfo])
        $file.Name | Should -BeExactly report.html
        [IO.File]::GetUnixFileMode($file.FullName) | Should -Be 'UserWrite, UserRead'
    }

    It 'shows the engine and its figures' {
        $version = Get-DockerVersion
        $text = $page.SelectSingleNode('//section[@id="e1"]').InnerText
        $page.SelectSingleNode('//section[@id="e1"]/h2').InnerText | Should -BeExactly $env:DOCKER_HOST
        $text | Should -Match "Engine $([regex]::Escape($version.ServerVersion))"
        $figures = $page.SelectNodes('//dl/div').ForEach{ "$($_.SelectSingleNode('dt').InnerText) $($_.SelectSingleNode('dd').InnerText)" }
        $figures | Should -Contain "Containers $(@(Get-Container).Count)"
        $figures | Should -Contain "Images $(@(Get-Image).Count)"
        $figures | Should -Contain "Volumes $(@(Get-DockerVolume).Count)"
        $figures | Should -Contain "Networks $(@(Get-DockerNetwork).Count)"
    }

    It 'shows the disk usage as Get-DockerDiskUsage has it' {
        foreach ($usage in Get-DockerDiskUsage | Where-Object Type -In Image, Volume) {
            $row = $page.SelectNodes("//table[@aria-label='Disk usage']/tbody/tr[th='$($usage.Type)s']/td").InnerText
            $row[0..1] | Should -Be "$($usage.TotalCount)", "$($usage.Active)"
        }
    }

    It 'shows containers by Compose project with their state, and why they ended' {
        $groups = $page.SelectNodes('//div[@class="groups"]/details')
        $shop = $groups.Where{ $_.SelectSingleNode('summary/h4').InnerText -eq 'report-shop' }
        $shop.SelectNodes('.//tbody//th').InnerText | Should -Be report-db, report-web
        (Get-Row $page containers report-web)[0, 3] | Should -Be 'running, unhealthy', busybox
        (Get-Row $page containers report-web)[1] | Should -Match '^up \d+ s'
        (Get-Row $page containers report-failed)[0, 2] | Should -Be exited, '0'
        (Get-Row $page containers report-failed)[1] | Should -Match '^exit 3, \d+ s ago$'
        (Get-Row $page containers report-broken)[1] | Should -BeLike '*nosuchprogram*'
        [int] (Get-Row $page containers report-loop)[2] | Should -BeGreaterThan 2
    }

    It 'shows networks with their containers, in a table and on the map' {
        (Get-Row $page networks report-back)[2, 3] | Should -Be '2', 'report-db, report-web'
        $labels = $page.SelectNodes('//svg[@class="map"]/@aria-label').Value
        ($labels -match 'report-front')[0] | Should -BeLike '*report-back with report-db, report-web*'
    }

    It 'shows images, volumes and ports with who uses them' {
        $users = @(Get-Container -Ancestor busybox).Count
        (Get-Row $page images busybox:latest)[3] | Should -Be "$users"
        (Get-Row $page volumes report-data)[3] | Should -Be report-db
        $ports = (Get-Container report-web).Ports
        $rows = $page.SelectNodes('//section[@id="e1-ports"]//tbody/tr[td//bdi="report-web"]').ForEach{ $_.ChildNodes.InnerText -join ' ' }
        $local = $ports | Where-Object HostIP -EQ 127.0.0.1
        $open = $ports | Where-Object HostIP -EQ 0.0.0.0
        $rows | Should -Contain "$($local.PublicPort) 127.0.0.1 report-web 80 tcp"
        $rows | Should -Contain "$($open.PublicPort) all interfaces report-web 81 tcp"
    }

    It 'finds <Finding>' -ForEach @(
        @{ Finding = 'Restart loops'; Name = 'loop' }
        @{ Finding = 'Failing health checks'; Name = 'web' }
        @{ Finding = 'Containers that could not start'; Name = 'broken' }
        @{ Finding = 'Privileged containers'; Name = 'root'; Not = 'agent' }
        @{ Finding = 'Engine socket mounted'; Name = 'agent' }
        @{ Finding = 'Published on all interfaces'; Name = 'web' }
        @{ Finding = 'No health check'; Name = 'agent'; Not = 'web' }
        @{ Finding = 'No memory limit'; Name = 'db'; Not = 'web' }
        @{ Finding = 'Running as root'; Name = 'db'; Not = 'web' }
        @{ Finding = 'Tag latest'; Name = 'web' }
    ) {
        $found = Get-Subject $page $Finding
        $found | Should -Contain "report-$Name"
        if ($_['Not']) { $found | Should -Not -Contain "report-$($_['Not'])" }
    }

    It 'shows a hostile label as it is, cut to a size that can be read' {
        $shown = $page.SelectNodes('//summary/h4/bdi').InnerText -like '"><img*'
        $shown | Should -HaveCount 1
        $shown[0].Length | Should -Be 60
        $page.SelectNodes('//img | //script') | Should -HaveCount 0
    }

    It 'has the title that is asked for' {
        $titled = Read-Report (Export-DockerReport $folder/a.html -Title 'Night <shift> & more')
        $titled.html.head.title | Should -BeExactly 'Night <shift> & more'
        $titled.SelectSingleNode('//h1').InnerText | Should -BeExactly 'Night <shift> & more'
    }

    It 'finds the place from the location' {
        Push-Location TestDrive:/out
        try { (Export-DockerReport here.html).FullName | Should -BeExactly "$folder/here.html" } finally { Pop-Location }
    }

    It 'takes brackets in a path as they are' {
        (Export-DockerReport "$folder/[a].html").Name | Should -BeExactly '[a].html'
    }

    It 'leaves a file that exists as it is, and replaces it with -Force' {
        Set-Content $folder/a.html old
        { Export-DockerReport $folder/a.html } | Should -Throw -ErrorId "FileExists,$class"
        Get-Content $folder/a.html | Should -Be old
        (Export-DockerReport $folder/a.html -Force).Length | Should -BeGreaterThan 10kb
        Get-ChildItem $folder -Force | Should -HaveCount 1
    }

    It 'never replaces a link, not even with -Force' {
        $null = New-Item $folder/link.html -ItemType SymbolicLink -Value $folder/real.html
        { Export-DockerReport $folder/link.html -Force } | Should -Throw -ErrorId "FileNotReplaceable,$class"
        "$folder/real.html" | Should -Not -Exist
    }

    It 'refuses <What>, and asks no engine' -ForEach @(
        @{ What = 'a folder'; Path = ''; Id = 'FileNotReplaceable' }
        @{ What = 'a folder that is not there'; Path = 'nosuch/a.html'; Id = 'FolderNotFound' }
        @{ What = 'a folder that is not there, by its slash'; Path = 'nosuch/'; Id = 'FolderNotFound' }
    ) {
        { Export-DockerReport "$folder/$Path" -Context $nowhere } | Should -Throw -ErrorId "$Id,$class"
    }

    It 'writes nothing with -WhatIf, and says what it would' {
        $text = Get-WhatIfText "Export-DockerReport '$folder/a.html' -WhatIf"
        $text | Should -BeExactly "What if: Performing the operation `"Export report`" on target `"$env:DOCKER_HOST -> $folder/a.html`"."
        Get-ChildItem $folder -Force | Should -BeNullOrEmpty
    }

    It 'reports several engines on one page, and names the one that is down once' {
        $contexts = $nowhere, $env:DOCKER_HOST, 'default'
        $both = Export-DockerReport $folder/a.html -Context $contexts -ErrorAction SilentlyContinue -ErrorVariable problems
        $problems.FullyQualifiedErrorId | Should -Be "EngineUnreachable,$class"
        "$problems" | Should -BeLike "*$nowhere*"
        $two = Read-Report $both
        $two.SelectNodes('//h2').InnerText | Should -Be $nowhere, $env:DOCKER_HOST
        $two.SelectSingleNode('//section[@id="e1"]').InnerText | Should -BeLike '*not reported*refused*'
        Get-Section $two containers 2 | Should -BeLike '*report-web*'
    }

    It 'ends with the error of the only engine, and writes no page' {
        { Export-DockerReport $folder/a.html -Context $nowhere } | Should -Throw -ErrorId "EngineUnreachable,$class"
        Get-ChildItem $folder -Force | Should -BeNullOrEmpty
    }

    It 'notes an engine that refuses a request' {
        $server = Start-HostileEngine -Answer (New-HttpAnswer '500 Internal Server Error' '{"message":"no lists today"}')
        try {
            $contexts = $server.Endpoint, $env:DOCKER_HOST
            $both = Export-DockerReport $folder/a.html -Context $contexts -ErrorAction SilentlyContinue -ErrorVariable problems
        } finally {
            $server.Dispose()
        }
        "$problems" | Should -BeLike '*no lists today*'
        (Read-Report $both).SelectSingleNode('//section[@id="e1"]').InnerText | Should -BeLike '*not reported*refused a request*'
    }
}

Describe 'The page of Export-DockerReport in a browser' {
    BeforeAll {
        $browser = (Get-BrowserPath) ? (Start-Browser) : $null
        $null = New-ReportContainer page -Label @{ 'com.docker.compose.project' = $hostile }
        $file = Export-DockerReport TestDrive:/page.html -Title $hostile -Context $env:DOCKER_HOST, $nowhere -ErrorAction SilentlyContinue
    }

    AfterAll {
        if ($browser) { Stop-Browser $browser }
        Remove-Container report-page -Force
    }

    It 'fits into <Width> pixels, <Scheme>, logs no error, and asks for nothing else' -ForEach @(
        foreach ($width in 375, 768, 1440) { foreach ($scheme in 'light', 'dark') { @{ Width = $width; Scheme = $scheme } } }
    ) {
        if (-not $browser) { Set-ItResult -Skipped -Because 'chromium is missing: install the package chromium' }
        Open-BrowserPage $browser $file.FullName $Width $Scheme
        Get-BrowserValue $browser 'document.scrollingElement.scrollWidth <= innerWidth' | Should -BeTrue
        $happened = $browser.Events | Group-Object { $_['method'] } -AsHashTable
        $happened.Keys | Should -Not -Contain Log.entryAdded
        $happened.Keys | Should -Not -Contain Runtime.consoleAPICalled
        $happened.Keys | Should -Not -Contain Runtime.exceptionThrown
        $asked = $happened['Network.requestWillBeSent'].ForEach{ $_['params']['request']['url'] }
        $asked | Should -Be ([uri]::new($file.FullName).AbsoluteUri)
        # The style sheet counts, so the policy names it rightly; and it follows the choice of light or dark.
        $light = Get-BrowserValue $browser 'parseInt(getComputedStyle(document.body).backgroundColor.match(/\d+/)[0]) > 127'
        $light | Should -Be ($Scheme -eq 'light')
        Save-BrowserPicture $browser "$TestDrive/page.png"
        (Get-Item "$TestDrive/page.png").Length | Should -BeGreaterThan 10kb
    }

    It 'is read as HTML as it is as XML: nothing breaks out' {
        if (-not $browser) { Set-ItResult -Skipped -Because 'chromium is missing: install the package chromium' }
        Open-BrowserPage $browser $file.FullName 1440
        Get-BrowserValue $browser 'document.querySelectorAll("script, img, iframe, object, link").length' | Should -Be 0
        Get-BrowserValue $browser 'document.querySelectorAll("body > :not(header):not(main):not(footer)").length' | Should -Be 0
        $elements = Get-BrowserValue $browser 'document.querySelectorAll("body *").length'
        $elements | Should -Be (Read-Report $file).SelectNodes('//body//*').Count
    }
}
