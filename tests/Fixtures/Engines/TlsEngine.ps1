# An engine with TLS, beside the suite's.

. "$PSScriptRoot/../Helpers/FixtureScript.ps1"

# The distribution's engine. Where the tests run on an engine of another Debian suite, these are two different ones.
function Start-TlsEngine {
    Start-Fixture Engines/engine.sh '--tls', '--suite', 'distribution', '--store', 'classic'
}

function Stop-TlsEngine {
    param($Engine)

    Stop-Fixture Engines/engine.sh $Engine.DOCKERPS_TEST_ENGINE
}
