<#
.SYNOPSIS
    Compiles help pages into the MAML file that Get-Help reads. Needs Microsoft.PowerShell.PlatyPS 1.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [string] $Path,

    [Parameter(Mandatory)]
    [string] $Destination
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$folder = (New-Item ([IO.Path]::GetTempPath() + [guid]::NewGuid()) -ItemType Directory).FullName
try {
    $commands = Get-ChildItem "$Path/*-*.md" | Sort-Object Name | Import-MarkdownCommandHelp
    $help = [xml] (Get-Content (Export-MamlCommandHelp $commands $folder) -Raw)
} finally {
    Remove-Item $folder -Recurse
}

# PlatyPS leaves all of an example in its introduction, with the fences; MAML has a place of its own for the code.
$maml = $help.helpItems.GetNamespaceOfPrefix('maml')
foreach ($example in $help.GetElementsByTagName('command:example')) {
    $text = @($example.introduction.para | Where-Object { $_ -ne "`u{80}" }) -join "`n`n"
    if ($text -notmatch '(?s)^```powershell\n(?<code>.*?)\n```\s*(?<remarks>.*)$') {
        throw "'$($example.title)' does not begin with a block of code marked as powershell."
    }
    $example['maml:introduction'].RemoveAll()
    $example['dev:code'].InnerText = $Matches.code
    # The empty paragraph keeps the next example apart.
    foreach ($remark in ($Matches.remarks -replace '(?m)^```\w*\n?').Trim(), '') {
        $example['dev:remarks'].AppendChild($help.CreateElement('maml', 'para', $maml)).InnerText = $remark
    }
}

# A link to another page is no address that Get-Help -Online could open.
foreach ($link in $help.GetElementsByTagName('maml:uri')) {
    $link.InnerText = $link.InnerText -like '*://*' ? $link.InnerText : ''
}

$settings = [Xml.XmlWriterSettings]@{ Indent = $true; NewLineChars = "`n"; Encoding = [Text.UTF8Encoding]::new($false) }
$writer = [Xml.XmlWriter]::Create($Destination, $settings)
try {
    $help.Save($writer)
} finally {
    $writer.Dispose()
}
