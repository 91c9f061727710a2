BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"

    function Set-Project([string] $Text) {
        $file = "$TestDrive/compose.yaml"
        "name: tcp`nx-box: &box {image: busybox, command: sleep 1000, stop_grace_period: 0s}`n$Text" | Set-Content $file
        $file
    }
}

Describe 'Test-ComposeProject' {
    AfterEach {
        $filter = [uri]::EscapeDataString('{"label":["com.docker.compose.project=tcp"]}')
        (Invoke-Engine "containers/json?all=1&filters=$filter") | ForEach-Object { $_ } |
            ForEach-Object { $null = Invoke-Engine "containers/$($_.Id)?force=1" Delete }
        (Invoke-Engine "networks?filters=$filter") | ForEach-Object { $_ } |
            ForEach-Object { $null = Invoke-Engine "networks/$($_.Id)" Delete }
    }

    It 'says whether an engine has what the file defines' {
        $file = Set-Project "services:`n  web: {<<: *box}"
        Test-ComposeProject $file | Should -BeFalse
        Deploy-ComposeProject $file
        Test-ComposeProject $file | Should -BeTrue
        Test-ComposeProject $file -Detail | Should -BeNullOrEmpty
        Test-ComposeProject $file -Scale @{ web = 2 } | Should -BeFalse
        Test-ComposeProject $file -ForceRecreate | Should -BeFalse
    }

    It 'refuses the copy of a configuration, as Deploy-ComposeProject and New-Image do' {
        $copy = Get-ComposeConfiguration (Set-Project "services:`n  web: {<<: *box}") | Copy-Deserialized
        foreach ($command in { $copy | Test-ComposeProject -ErrorAction Stop }, { Test-ComposeProject -Configuration $copy },
            { $copy | Deploy-ComposeProject -ErrorAction Stop }, { $copy | New-Image -ErrorAction Stop },
            { $copy | Invoke-ComposeService -Service web -ErrorAction Stop }) {
            $command | Should -Throw "*The configuration of 'tcp' is a copy from a job or a file. Pass its files instead.*"
        }
    }

    It 'writes what is missing' {
        $file = Set-Project "services:`n  web: {<<: *box, scale: 2}`n  bad: {image: '127.0.0.1:9/none'}"
        $differences = Test-ComposeProject $file -Detail
        $differences | Should -BeOfType DockerPS.ComposeDifference
        $differences | ForEach-Object { "$($_.Service)|$($_.Property)|$($_.Desired)|$($_.Actual)" } |
            Should -Be 'bad|Image|127.0.0.1:9/none|', '|Network tcp_default|present|', 'bad|Replicas|1|0', 'web|Replicas|2|0'
        $differences[0].Context | Should -Be $env:DOCKER_HOST
    }

    It 'writes the settings that differ' {
        $text = "services:`n  web: {<<: *box, environment: {A: '1'}, labels: {tier: front}}`n  db: {<<: *box}"
        Deploy-ComposeProject (Set-Project $text)
        Stop-Container tcp-db-1
        $file = Set-Project $text.Replace("'1'", "'2'").Replace('front', 'back').Replace('tier: back}', 'tier: back}, mem_limit: 64m')
        Test-ComposeProject $file -Detail | ForEach-Object { "$($_.Service)|$($_.Property)|$($_.Desired)|$($_.Actual)" } |
            Sort-Object | Should -Be @(
                'db|Status|running|exited'
                'web|Env|A=2|A=1'
                'web|Memory|67108864|0'
                'web|tier|back|front'
            )
        Test-ComposeProject $file | Should -BeFalse
    }

    It 'names what the file defines no more: <Key>' -ForEach @(
        @{ Key = 'environment'; Found = 'Env||A=1, B=2' }
        @{ Key = 'labels'; Found = 'x||y' }
        @{ Key = 'mem_limit'; Found = 'Memory||67108864' }
        @{ Key = 'ports'; Found = 'ExposedPorts||{"80/tcp":{}}', 'PortBindings||{"80/tcp":[{"HostIp":"127.0.0.1","HostPort":""}]}' }
        @{ Key = 'volumes'; Found = 'Binds||tcp_data:/data:rw' }
        @{ Key = 'cap_add'; Found = 'CapAdd||CAP_NET_ADMIN' }
        @{ Key = 'user'; Found = 'User||1000' }
        @{ Key = 'command'; Found = 'Cmd|sh|sleep, 1000' }
        @{ Key = 'hostname'; Found = 'Hostname||h' }
        @{ Key = 'extra_hosts'; Found = 'ExtraHosts||a:1.2.3.4' }
        @{ Key = 'tmpfs'; Found = 'Tmpfs||{"/t":""}' }
        @{ Key = 'restart'; Found = 'RestartPolicy||{"Name":"always","MaximumRetryCount":0}' }
        @{ Key = 'shm_size'; Found = 'ShmSize||33554432' }
        @{ Key = 'logging'; Found = 'LogConfig||{"Type":"json-file","Config":{"max-size":"1m"}}' }
        @{ Key = 'stop_grace_period'; Found = 'StopTimeout||0' }
        @{ Key = 'networks'; Found = 'Networks|tcp_default|tcp_back' }
    ) {
        $lines = @(
            'name: tcp', 'services:', '  web:', '    image: busybox', '    command: sleep 1000', '    stop_grace_period: 0s'
            "    environment: {A: '1', B: '2'}", '    labels: {x: y}', '    mem_limit: 64m', "    ports: ['127.0.0.1::80']"
            "    volumes: ['data:/data', /cache]", '    cap_add: [NET_ADMIN]', "    user: '1000'", '    hostname: h'
            "    extra_hosts: ['a:1.2.3.4']", '    tmpfs: [/t]', '    restart: always', '    shm_size: 32m'
            '    logging: {driver: json-file, options: {max-size: 1m}}', '    networks: [back]', 'volumes: {data: }', 'networks: {back: }'
        )
        $file = "$TestDrive/keys.yaml"
        $lines | Set-Content $file
        Deploy-ComposeProject $file
        Test-ComposeProject $file -Detail | Should -BeNullOrEmpty
        $lines -notlike "    ${Key}:*" | Set-Content $file
        Test-ComposeProject $file -Detail | Where-Object Service |
            ForEach-Object { "$($_.Property)|$($_.Desired)|$($_.Actual)" } | Sort-Object | Should -Be $Found
    }

    It 'names a variable, a label and a port that are fewer, and no anonymous volume' {
        $ports = "'127.0.0.1::80', '127.0.0.1::81'"
        $text = "services:`n  web: {<<: *box, environment: {A: '1', B: '2'}, labels: {x: y, z: w}, ports: [$ports], volumes: [/c]}"
        Deploy-ComposeProject (Set-Project $text)
        Deploy-ComposeProject (Set-Project $text) -ForceRecreate
        $file = Set-Project $text.Replace(", B: '2'", '').Replace(', z: w', '').Replace(", '127.0.0.1::81'", '')
        (Test-ComposeProject $file -Detail).Property | Sort-Object | Should -Be Env, ExposedPorts, PortBindings, z
    }

    It 'asks several engines' {
        $file = Set-Project "services:`n  web: {<<: *box}"
        Test-ComposeProject $file -Context $env:DOCKER_HOST, $env:DOCKERPS_TEST_TCP | Should -Be $false, $false
        (Test-ComposeProject $file -Context $env:DOCKER_HOST, $env:DOCKERPS_TEST_TCP -Detail).Context | Select-Object -Unique |
            Should -Be $env:DOCKER_HOST, $env:DOCKERPS_TEST_TCP
    }

    It 'changes nothing' {
        $file = Set-Project "services:`n  web: {<<: *box}"
        $null = Test-ComposeProject $file
        { Invoke-Engine networks/tcp_default } | Should -Throw
    }
}
