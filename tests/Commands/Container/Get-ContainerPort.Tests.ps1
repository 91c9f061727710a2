BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"

    $sleep = @{ Image = 'busybox'; Command = 'sleep', '1000' }
    $web = New-Container @sleep -Name gp-web -Port 127.0.0.1::80, 127.0.0.1::53/udp, 443 -Expose 9000 | Start-Container -PassThru
    New-Container @sleep -Name gp-db -Port 127.0.0.1::80 | Start-Container
    New-Container @sleep -Name gp-none | Start-Container
    $null = New-Container @sleep -Name gp-closed -Port 80

    # The containers that ports are of, each once.
    function ContainersOf {
        param($Port)

        $names = foreach ($item in $Port) { $item.Container }
        @(@($names) -like 'gp-*' | Sort-Object -Unique) -join ' '
    }
}

AfterAll {
    Get-Container gp-* | Remove-Container -Force
}

Describe 'Get-ContainerPort by name' {
    It 'lists the ports of all that run when nothing is given' {
        ContainersOf (Get-ContainerPort) | Should -Be 'gp-db gp-web'
    }

    It 'finds <What>' -ForEach @(
        @{ What = 'a name'; Find = { Get-ContainerPort gp-db }; Expected = 'gp-db' }
        @{ What = 'several names'; Find = { Get-ContainerPort gp-db, gp-web }; Expected = 'gp-db gp-web' }
        @{ What = 'names from the pipeline'; Find = { 'gp-db', 'gp-web' | Get-ContainerPort }; Expected = 'gp-db gp-web' }
        @{ What = 'an object'; Find = { Get-Container gp-db | Get-ContainerPort }; Expected = 'gp-db' }
        @{ What = 'an object as an argument'; Find = { Get-ContainerPort (Get-Container gp-db) }; Expected = 'gp-db' }
        @{ What = 'a deserialized object'; Find = { $web | Copy-Deserialized | Get-ContainerPort }; Expected = 'gp-web' }
        @{ What = 'a bag with a Name'; Find = { [pscustomobject]@{ Name = 'gp-db' } | Get-ContainerPort }; Expected = 'gp-db' }
        @{ What = 'a bag with a full Id'; Find = { [pscustomobject]@{ Id = $web.Id } | Get-ContainerPort }; Expected = 'gp-web' }
        @{ What = 'a wildcard'; Find = { Get-ContainerPort gp-* }; Expected = 'gp-db gp-web' }
        @{ What = 'a full id'; Find = { Get-ContainerPort $web.Id }; Expected = 'gp-web' }
        @{ What = 'six digits of an id'; Find = { Get-ContainerPort $web.Id.Substring(0, 6) }; Expected = 'gp-web' }
        @{ What = 'no port of one that does not run'; Find = { Get-ContainerPort gp-closed }; Expected = '' }
        @{ What = 'no port of one that has none'; Find = { Get-ContainerPort gp-none }; Expected = '' }
        @{ What = 'nothing by a wildcard without a match'; Find = { Get-ContainerPort gp-nosuch* }; Expected = '' }
        @{ What = 'nothing by empty input'; Find = { @() | Get-ContainerPort }; Expected = '' }
    ) {
        ContainersOf (& $Find 2>&1) | Should -Be $Expected
    }

    It 'does not find <What>' -ForEach @(
        @{ What = 'five digits of an id'; Name = { $web.Id.Substring(0, 5) } }
        @{ What = 'a part of a name'; Name = { 'gp-we' } }
        @{ What = 'a regular expression'; Name = { 'gp.web' } }
    ) {
        { Get-ContainerPort (& $Name) -ErrorAction Stop } |
            Should -Throw -ErrorId 'ContainerNotFound,DockerPS.Commands.GetContainerPortCommand'
    }

    It 'writes one error for each missing name, and the others all the same' {
        $found = Get-ContainerPort gp-nosuch, gp-db, gp-nobody -ErrorAction SilentlyContinue -ErrorVariable errors
        ContainersOf $found | Should -Be gp-db
        $errors.FullyQualifiedErrorId | Should -Be (@('ContainerNotFound,DockerPS.Commands.GetContainerPortCommand') * 2)
        $errors.CategoryInfo.Category | Should -Be 'ObjectNotFound', 'ObjectNotFound'
    }

    It 'writes an error for an object whose container is gone' {
        $gone = New-Container busybox -Name gp-gone
        $gone | Remove-Container
        { $gone | Get-ContainerPort -ErrorAction Stop } |
            Should -Throw -ErrorId 'ContainerNotFound,DockerPS.Commands.GetContainerPortCommand'
    }

    It 'refuses an object of another kind' {
        { Get-Image busybox | Get-ContainerPort -ErrorAction Stop } |
            Should -Throw -ErrorId 'ObjectOfOtherKind,DockerPS.Commands.GetContainerPortCommand'
    }

    It 'writes the ports in the order of the names' {
        (Get-ContainerPort gp-web, gp-db, gp-web 80).Container | Should -Be 'gp-web', 'gp-db', 'gp-web'
    }
}

Describe 'Get-ContainerPort with a name that is none' {
    # An engine that is not there would add its own error to anything that is sent.
    BeforeAll {
        $env:DOCKER_HOST = 'unix:///gp-nosuch.sock'
    }

    AfterAll {
        $env:DOCKER_HOST = $env:DOCKERPS_TEST_HOST
    }

    It 'refuses <What> before anything is sent' -ForEach @(
        @{ What = '$null'; Value = { $null } }
        @{ What = 'an empty text'; Value = { '' } }
        @{ What = '@()'; Value = { , @() } }
        @{ What = '@($null)'; Value = { , @($null) } }
    ) {
        { Get-ContainerPort (& $Value) } | Should -Throw -ErrorId 'ParameterArgument*,DockerPS.Commands.GetContainerPortCommand'
    }

    It 'does not take <What> from the pipeline' -ForEach @(
        @{ What = '$null'; Value = { $null } }
        @{ What = 'a process'; Value = { Get-Process -Id $PID } }
    ) {
        $found = & $Value | Get-ContainerPort -ErrorAction SilentlyContinue -ErrorVariable errors
        $found | Should -BeNullOrEmpty
        $errors.Count | Should -Be 1
        $errors[0].CategoryInfo.Category | Should -BeIn 'InvalidArgument', 'InvalidData'
    }

    It 'refuses -<Parameter> <Value>, which is none' -ForEach @(
        @{ Parameter = 'PrivatePort'; Value = 0 }
        @{ Parameter = 'PrivatePort'; Value = 65536 }
        @{ Parameter = 'Protocol'; Value = 'icmp' }
    ) {
        $arguments = @{ $Parameter = $Value }
        { Get-ContainerPort gp-web @arguments } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
    }

    It 'writes one terminating error when the engine is down' {
        { Get-ContainerPort gp-web, gp-db } | Should -Throw -ErrorId 'EngineUnreachable,DockerPS.Commands.GetContainerPortCommand'
    }
}

Describe 'The ports of Get-ContainerPort' {
    It 'are those that are published, each with its place on the host' {
        $published = (Invoke-Engine containers/gp-web/json).NetworkSettings.Ports
        $expected = foreach ($port in '53/udp', '80/tcp', '443/tcp') {
            $published.$port | ForEach-Object { "$($_.HostIp) $($_.HostPort) $port" }
        }
        $found = Get-ContainerPort gp-web | ForEach-Object { "$($_.HostIP) $($_.PublicPort) $($_.PrivatePort)/$($_.Protocol)" }
        $found | Sort-Object | Should -Be ($expected | Sort-Object)
    }

    It 'come in the order of the container''s ports' {
        (Get-ContainerPort gp-web).PrivatePort | Select-Object -Unique | Should -Be 53, 80, 443
    }

    It 'are narrowed by <What>' -ForEach @(
        @{ What = '-PrivatePort'; With = @{ PrivatePort = 80 }; Expected = '80/tcp' }
        @{ What = 'several of -PrivatePort'; With = @{ PrivatePort = 53, 80, 1 }; Expected = '53/udp 80/tcp' }
        @{ What = '-Protocol'; With = @{ Protocol = 'udp' }; Expected = '53/udp' }
        @{ What = '-Protocol in capitals'; With = @{ Protocol = 'UDP' }; Expected = '53/udp' }
        @{ What = 'both'; With = @{ PrivatePort = 80; Protocol = 'tcp' }; Expected = '80/tcp' }
        @{ What = 'both, which nothing meets'; With = @{ PrivatePort = 80; Protocol = 'udp' }; Expected = '' }
        @{ What = 'a port that is only exposed'; With = @{ PrivatePort = 9000 }; Expected = '' }
    ) {
        @(Get-ContainerPort gp-web @With | ForEach-Object { "$($_.PrivatePort)/$($_.Protocol)" }) -join ' ' | Should -Be $Expected
    }

    It 'are narrowed by a port at the second position' {
        (Get-ContainerPort gp-web 80).PrivatePort | Should -Be 80
    }

    It 'have the type DockerPS.PortMapping, and know container and engine' {
        $port = Get-ContainerPort gp-db
        $port | Should -BeOfType DockerPS.PortMapping
        $port.PublicPort | Should -BeOfType int
        $port.Container | Should -Be gp-db
        $port.Context | Should -Be $env:DOCKERPS_TEST_HOST
    }

    It 'are, as a text, what docker writes' {
        $port = Get-ContainerPort gp-db
        "$port" | Should -Be "127.0.0.1:$($port.PublicPort)->80/tcp"
    }

    It 'put an IPv6 address in brackets' {
        $port = Get-ContainerPort gp-web 443 | Where-Object HostIP -EQ '::'
        "$port" | Should -Be "[::]:$($port.PublicPort)->443/tcp"
    }

    It 'come from several engines, and one error from the one that is down' {
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'errors' }
        $found = Get-ContainerPort gp-db -Context $env:DOCKERPS_TEST_HOST, unix:///gp-nosuch.sock, $env:DOCKERPS_TEST_TCP @quiet
        $found.Context | Should -Be $env:DOCKERPS_TEST_HOST, $env:DOCKERPS_TEST_TCP
        $errors.FullyQualifiedErrorId | Should -Be 'EngineUnreachable,DockerPS.Commands.GetContainerPortCommand'
    }
}
