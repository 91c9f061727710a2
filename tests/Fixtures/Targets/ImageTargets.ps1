# The tests that all cmdlets about existing images share. Needs Commands.ps1 and Images.ps1.

. "$PSScriptRoot/ObjectTargets.ps1"

# How images are made, found and told from each other in the tests that all kinds share.
$imageKind = @{
    Noun      = 'Image'
    Lister    = 'Get-Image'
    Prefix    = 'it-'
    Suffix    = ':1'
    HasDetail = $true
    Bag       = 'Name', 'Image', 'Id'
    Strange   = @(
        @{ Name = 'it-db'; Reason = 'a name whose latest is not there' }
        @{ Name = 'it-d:1'; Reason = 'a part of a name' }
        @{ Name = 'it.db:1'; Reason = 'a regular expression' }
        @{ Name = 'IT-DB:1'; Reason = 'a name in other letters' }
        @{ Name = '../containers/json'; Reason = 'a path' }
        @{ Name = 'sha256:'; Reason = 'the algorithm of all ids' }
    )
    # What an earlier test has changed is made anew.
    Reset     = {
        Remove-TestImage it-new*
        $present = Get-Image it-* | ForEach-Object Reference
        $names | Where-Object { $_ -notin $present } | ForEach-Object { $null = New-TestImage $_ }
    }
    Clear     = { Remove-TestImage it-* }
    List      = { Get-Image it-* | Sort-Object Reference }
    NameOf    = { param($Image) $Image.Reference }
    Digits    = { param($Image) $Image.Id.Substring(7) }
    Make      = {
        param($Name)

        $null = New-TestImage $Name
        Get-Image ($Name -match ':' ? $Name : "${Name}:latest")
    }
    Discard   = { param($Image) Remove-TestImage $Image.Reference }
    Note      = { }
    Affected  = {
        param($Output)

        $acted = @(& $Acted $Output)
        $objects | Where-Object Id -In $acted | ForEach-Object Reference
    }
    Other     = { Get-DockerNetwork bridge }
}

# Adds the tests of how a cmdlet finds the images that are meant, and of what must not make it act. Called within Describe.
function Add-ImageTargetTest {
    param(
        [Parameter(Mandatory)]
        [string] $Command,

        # Tells from the output, or from the engine, the ids of the images on which the cmdlet has acted.
        [Parameter(Mandatory)]
        [scriptblock] $Affected,

        # The parameters that it needs.
        [hashtable] $Argument = @{},

        # For a cmdlet that changes nothing on the engine.
        [switch] $ReadOnly,

        # For a cmdlet to which a name without a tag means all of its tags, as to docker save.
        [switch] $AllTags,

        # For a cmdlet that cannot do the same to several images.
        [switch] $Single,

        # For a cmdlet that cannot do the same to images of several engines.
        [switch] $SingleEngine
    )

    $more = @{
        ReadOnly = $ReadOnly; Single = $Single; SingleEngine = $SingleEngine -or $Single
        TakesAllOrNone = $SingleEngine -or $Single
    }
    $kind = $imageKind.Clone()
    if ($AllTags) {
        $kind.Strange = @($kind.Strange | Where-Object Name -NE it-db)
    }
    Add-ObjectTargetTest $Command $kind -Argument $Argument -With @{ Acted = $Affected } @more

    Context 'The references of images' -ForEach @{ Command = $Command; Kind = $imageKind; Argument = $Argument; Acted = $Affected } {
        BeforeEach {
            $names = 'it-db:1', 'it-latest:latest'
            . $Kind.Reset
            $objects = & $Kind.List
        }

        AfterAll {
            & $Kind.Clear
        }

        It 'may be in their full form' {
            & $Kind.Affected (& $Command docker.io/library/it-db:1 @Argument) | Should -Be it-db:1
        }

        It 'mean the latest without a tag' {
            & $Kind.Affected (& $Command it-latest @Argument) | Should -Be it-latest:latest
        }

        It 'may be ids with their algorithm' {
            & $Kind.Affected (& $Command $objects[0].Id @Argument) | Should -Be it-db:1
        }
    }
}
