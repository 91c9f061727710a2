# The PowerShell modules that building and testing use, each with the one version that is used.
@{
    Pester                         = '5.9.1'
    PSScriptAnalyzer               = '1.25.0'
    'Microsoft.PowerShell.PlatyPS' = '1.0.3'
}
