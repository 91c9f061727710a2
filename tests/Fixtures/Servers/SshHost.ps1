# A server that is signed in to over ssh: see ssh.sh.

. "$PSScriptRoot/../Helpers/FixtureScript.ps1"

# A server whose docker reaches an engine, that of the suite by default. The ssh that knows it comes first in PATH until it is stopped.
function Start-SshHost {
    param([string] $Engine = $env:DOCKERPS_TEST_HOST)

    $server = Start-Fixture Servers/ssh.sh $Engine
    $env:PATH = "$($server.PROGRAMS)$([IO.Path]::PathSeparator)$env:PATH"
    $server
}

function Stop-SshHost {
    param($Server)

    $env:PATH = $env:PATH -replace "^$([regex]::Escape($Server.PROGRAMS))$([IO.Path]::PathSeparator)"
    Stop-Fixture Servers/ssh.sh $Server.FOLDER
}
