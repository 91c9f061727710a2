BeforeAll {
    . "$PSScriptRoot/../../Fixtures/Helpers/Commands.ps1"
    . "$PSScriptRoot/../../Fixtures/Helpers/ConvertedLine.ps1"
}

Describe 'ConvertFrom-DockerCommand' {
    It 'returns the line of this module as text' {
        $line = ConvertFrom-DockerCommand 'docker run -it --rm -p 8080:80 -v $PWD:/w -w /w nginx sh -c "ls -l"'
        $line | Should -BeOfType string
        $line | Should -BeExactly (
            'Invoke-Container nginx -Interactive -Tty -AutoRemove -Port 8080:80 -Volume "${PWD}:/w" -WorkingDirectory /w ' +
            "-Command sh, -c, 'ls -l'")
    }

    It 'takes several lines, as one text or as many' {
        ConvertFrom-DockerCommand "docker stop web`ndocker rm web" | Should -Be 'Stop-Container web', 'Remove-Container web'
        ConvertFrom-DockerCommand 'docker stop web', 'docker rm web' | Should -Be 'Stop-Container web', 'Remove-Container web'
        'docker run \', '  -d nginx' | ConvertFrom-DockerCommand | Should -Be 'Invoke-Container nginx -Detach'
    }

    It 'keeps the other lines of a script as comments' {
        Set-Content "$TestDrive/deploy.sh" @'
#!/bin/sh
# Deploys.
set -e

npm ci
docker build -t web:$TAG .
if docker inspect web; then
  docker rm -f web
fi
docker run -d --name web web:$TAG
'@
        Get-Content "$TestDrive/deploy.sh" | ConvertFrom-DockerCommand | Should -Be @(
            '# Deploys.'
            '$ErrorActionPreference = ''Stop'''
            ''
            '# npm ci'
            'New-Image . -Name "web:$env:TAG"'
            '# if docker inspect web; then'
            '#   docker rm -f web'
            '# fi'
            'Invoke-Container "web:$env:TAG" -Detach -Name web'
        )
    }

    It 'warns of what cannot be carried over, and why' {
        ConvertFrom-DockerCommand 'docker build -m 1g .' -WarningVariable warned -WarningAction SilentlyContinue | Should -Be 'New-Image .'
        "$warned" | Should -Be 'docker image build --memory is left out: only for the classic builder, which docker has deprecated.'
        ConvertFrom-DockerCommand 'docker ps | jq .' -WarningVariable warned -WarningAction SilentlyContinue |
            Should -Be 'Get-Container -Running', '# | jq .'
        "$warned" | Should -Be "'| jq .' is not converted; use a cmdlet for objects instead."
    }

    It 'reports what docker would not understand either, with its place: <Id>' -ForEach @(
        @{ Text = "docker run 'nginx"; Id = 'DockerSyntaxInvalid'; Message = 'Line 1, column 12: The single quote*' }
        @{ Text = 'docker pss'; Id = 'DockerCommandUnknown'; Message = "*'pss' is not a command of docker. Did you mean 'ps'?" }
        @{ Text = 'docker run --nmae web x'; Id = 'DockerOptionInvalid'; Message = "*no option '--nmae'. Did you mean '--name'?" }
        @{ Text = 'docker rename web'; Id = 'DockerArgumentInvalid'; Message = 'Line 1, column 1: docker container rename needs*' }
        @{ Text = 'Get-ChildItem'; Id = 'DockerCommandUnknown'; Message = '*The text has no docker command.*' }
    ) {
        ConvertFrom-DockerCommand $Text -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -Be "$Id,DockerPS.Commands.ConvertFromDockerCommandCommand"
        "$($failed[0])" | Should -BeLike $Message
        $failed[0].TargetObject | Should -Be $Text
    }

    It 'goes on after a line that is wrong' {
        $lines = ConvertFrom-DockerCommand "docker psx`ndocker rm web" -ErrorVariable failed -ErrorAction SilentlyContinue
        $lines | Should -Be '# docker psx', 'Remove-Container web'
        $failed.Count | Should -Be 1
    }

    It 'does nothing without input' {
        @() | ConvertFrom-DockerCommand | Should -BeNullOrEmpty
    }

    It 'refuses nothing as a command' {
        { ConvertFrom-DockerCommand $null } | Should -Throw '*Command*'
        { ConvertFrom-DockerCommand '' -ErrorAction Stop } | Should -Throw '*The text has no docker command.*'
    }

    It 'loads its assembly on first use only' {
        . "$PSScriptRoot/../../Fixtures/Helpers/PowerShell.ps1"
        & (Get-PowerShellPath) -NoProfile -NonInteractive -Command @'
            Import-Module DockerPS
            function Test-Loaded {
                'DockerPS.CommandLine' -in [AppDomain]::CurrentDomain.GetAssemblies().ForEach{ $_.GetName().Name }
            }
            Test-Loaded
            $null = ConvertFrom-DockerCommand 'docker ps'
            Test-Loaded
'@ | Should -Be False, True
    }
}

Describe 'ConvertFrom-DockerCommand -Invoke' {
    BeforeEach {
        # A container with the name that the tests use.
        $null = New-Container busybox -Name convert-web -Label suite=convert -Command sleep, 1000
    }

    AfterEach {
        Get-Container -Label suite=convert | Remove-Container -Force
    }

    It 'runs the result, and returns its output' {
        $container = ConvertFrom-DockerCommand 'docker ps -a --filter name=convert-web' -Invoke
        $container | Should -BeOfType DockerPS.Container
        $container.Name | Should -Be convert-web
        ConvertFrom-DockerCommand 'docker run --rm busybox echo "a b"' -Invoke | Should -Be 'a b'
    }

    It 'runs all lines in one scope' {
        ConvertFrom-DockerCommand "NAME=convert-web`ndocker start `$NAME`ndocker rename `$NAME convert-new" -Invoke
        (Get-Container convert-new).Status | Should -Be running
    }

    It 'hands output over as it is made' {
        $line = 'docker run --rm busybox sh -c "while true; do echo x; sleep 0.1; done"'
        ConvertFrom-DockerCommand $line -Invoke | Select-Object -First 1 | Should -Be x
    }

    It 'only says what it would do with -WhatIf' {
        ConvertFrom-DockerCommand 'docker rm convert-web' -Invoke -WhatIf
        (Get-Container convert-web).Name | Should -Be convert-web
        Get-WhatIfText 'ConvertFrom-DockerCommand ''docker rm convert-web'' -Invoke -WhatIf' |
            Should -BeLike '*"Run"*"Remove-Container convert-web"*'
    }

    It 'runs nothing if a line has become a comment' {
        $line = "docker rm convert-web`n./deploy.sh"
        ConvertFrom-DockerCommand $line -Invoke -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'ConversionIncomplete,*'
        (Get-Container convert-web).Name | Should -Be convert-web
    }

    It 'runs nothing if a line is wrong' {
        ConvertFrom-DockerCommand "docker rm convert-web`ndocker psx" -Invoke -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        (Get-Container convert-web).Name | Should -Be convert-web
    }

    It 'reports the errors of the commands' {
        ConvertFrom-DockerCommand 'docker rm convert-nosuch' -Invoke -ErrorVariable failed -ErrorAction SilentlyContinue
        "$failed" | Should -BeLike '*convert-nosuch*'
    }
}
