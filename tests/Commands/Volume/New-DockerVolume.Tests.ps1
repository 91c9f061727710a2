BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Servers/HostileEngine.ps1"
    . "$PSScriptRoot/../../Fixtures/Targets/NetworkTargets.ps1"
}

Describe 'New-DockerVolume' {
    BeforeAll {
        $class = 'DockerPS.Commands.NewDockerVolumeCommand'
        $mine = @{ Label = 'suite=nv' }
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }

        function Invoke-Inside($Volume, [string[]] $Command) {
            Invoke-Container busybox $Command -Volume @{ $Volume = '/data' } -AutoRemove -Label suite=nv
        }
    }

    AfterEach {
        Remove-TestVolume nv
    }

    It 'makes a volume, and writes it' {
        $made = New-DockerVolume nv-one @mine
        $made | Should -BeOfType DockerPS.DockerVolume
        $made.Name, $made.Driver, $made.Scope | Should -Be nv-one, local, local
        $made.Labels['suite'] | Should -Be nv
        $made.Context | Should -Be $env:DOCKER_HOST
        (Invoke-Engine volumes/nv-one).Labels.suite | Should -Be nv
    }

    It 'has the engine make up a name' {
        $made = New-DockerVolume @mine
        $made.Name | Should -Match '^[0-9a-f]{64}$'
        (Get-DockerVolume $made.Name).Name | Should -Be $made.Name
    }

    It 'keeps what containers write, one after the other' {
        $made = New-DockerVolume nv-one @mine -Driver local
        Invoke-Inside $made sh, -c, 'echo hello > /data/file'
        Invoke-Inside $made cat, /data/file | Should -Be hello
    }

    It 'mounts a folder of the host with the options of bind' {
        $folder = (New-Item "$env:DOCKERPS_TEST_ENGINE/nv-bind" -ItemType Directory -Force).FullName
        'from outside' | Set-Content "$folder/file"
        $made = New-DockerVolume nv-one @mine -Option @{ type = 'none'; o = 'bind,ro'; device = $folder }
        $made.Options['device'] | Should -Be $folder
        Invoke-Inside $made cat, /data/file | Should -Be 'from outside'
        Invoke-Inside $made sh, -c, 'touch /data/new 2>&1 || true' | Should -Match 'Read-only file system'
    }

    It 'mounts memory with the options of tmpfs' {
        $made = New-DockerVolume nv-one @mine -Option type=tmpfs, device=tmpfs, 'o=size=2m,uid=1000'
        $mount = Invoke-Inside $made sh, -c, 'grep " /data " /proc/mounts; stat -c %u /data'
        $mount[0] | Should -Match '^tmpfs /data tmpfs .*size=2048k'
        $mount[1] | Should -Be 1000
    }

    It 'gives the volume that has the name already, if it is as was asked for' {
        $first = New-DockerVolume nv-one -Label suite=nv, app=shop -Option type=tmpfs, device=tmpfs
        foreach ($with in @{}, @{ Label = 'app=shop' }, @{ Label = 'suite=nv'; Option = @{ type = 'tmpfs' }; Driver = 'local' }) {
            $again = New-DockerVolume nv-one @with -ErrorAction Stop
            $again.CreatedAt | Should -Be $first.CreatedAt
            $again.Labels['app'] | Should -Be shop
        }
    }

    It 'says that the volume of the name has <What>' -ForEach @(
        @{ What = 'another option'; With = @{ Option = 'type=none' }; Message = "*'nv-one' already*the option 'type' is 'tmpfs'*" }
        @{ What = 'no such option'; With = @{ Option = 'o=bind' }; Message = "*the option 'o' is missing*" }
        @{ What = 'another label'; With = @{ Label = 'suite=other' }; Message = "*the label 'suite' is 'nv'*" }
        @{ What = 'no such label'; With = @{ Label = 'app' }; Message = "*the label 'app' is missing*" }
    ) {
        $null = New-DockerVolume nv-one @mine -Option type=tmpfs, device=tmpfs
        New-DockerVolume nv-one @With @quiet | Should -BeNullOrEmpty
        $problems.FullyQualifiedErrorId | Should -Be "VolumeConflict,$class"
        $problems.CategoryInfo.Category | Should -Be ResourceExists
        $problems.Exception.Message | Should -BeLike $Message
    }

    It 'passes on that the volume of the name has another driver' {
        # The driver would have to be a plug-in; the words are an engine's.
        $conflict = '{"message":"create nv-one: conflict: volume name must be unique"}'
        $engine = Start-HostileEngine -Answer (New-HttpAnswer -Status '409 Conflict' -Body $conflict)
        try {
            { New-DockerVolume nv-one -Driver local -Context $engine.Endpoint -ErrorAction Stop } |
                Should -Throw '*must be unique' -ErrorId "VolumeConflict,$class"
        } finally {
            $engine.Dispose()
        }
    }

    It 'passes on that <What>' -ForEach @(
        @{ What = 'the name is too short'; With = @{ Name = 'a' }; Message = '*too short*' }
        @{ What = 'the name has letters that none may have'; With = @{ Name = 'a/b' }; Message = '*invalid characters*' }
        @{
            What = 'the driver does not know an option'; With = @{ Name = 'nv-one'; Option = 'nosuch=1' }
            Message = '*invalid option*nosuch*'
        }
    ) {
        { New-DockerVolume @With -ErrorAction Stop } | Should -Throw $Message -ErrorId "InvalidRequest,$class"
    }

    It 'refuses <What>, and asks no engine' -ForEach @(
        @{ What = 'an empty name'; With = @{ Name = '' } }
        @{ What = '$null as a name'; With = @{ Name = $null } }
        @{ What = '$null as a driver'; With = @{ Driver = $null } }
        @{ What = 'an option without a name'; With = @{ Option = '=tmpfs' } }
    ) {
        { New-DockerVolume @With -Context tcp://127.0.0.1:1 } |
            Should -Throw -ExceptionType ([Management.Automation.ParameterBindingException])
    }

    It 'makes nothing with -WhatIf' {
        Get-WhatIfText 'New-DockerVolume nv-one -WhatIf' |
            Should -Be 'What if: Performing the operation "Create volume" on target "nv-one".'
        Get-DockerVolume nv-one* | Should -BeNullOrEmpty
    }

    It 'goes on when one of several engines is down' {
        $made = New-DockerVolume nv-one @mine -Context tcp://127.0.0.1:1, $env:DOCKER_HOST @quiet
        $made.Context | Should -Be $env:DOCKER_HOST
        $problems.FullyQualifiedErrorId | Should -Be "EngineUnreachable,$class"
    }
}
