using System.Management.Automation;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <summary>
/// Program options that PowerShell takes for an ambiguous parameter name. It would reject <c>sh -c ls</c> as "ambiguous" before the
/// cmdlet could show the form that works, so hidden switches capture them and each raises an error. Completion offers the aliases of
/// a parameter whose name does not match; that is why each switch is named by a longer abbreviation and has the short one as its alias.
/// </summary>
public abstract partial class ContainerCreationCmdlet
{
    /// <summary><c>-a</c> is short for several parameters.</summary>
    [Parameter(DontShow = true)]
    [AnySwitchValue]
    public SwitchParameter A { get; set; }

    /// <summary><c>-c</c> is short for several parameters.</summary>
    [Parameter(DontShow = true)]
    [Alias("c")]
    [AnySwitchValue]
    public SwitchParameter Ca { get; set; }

    /// <summary><c>-cp</c> is short for several parameters.</summary>
    [Parameter(DontShow = true)]
    [AnySwitchValue]
    public SwitchParameter Cp { get; set; }

    /// <summary><c>-en</c> is short for several parameters.</summary>
    [Parameter(DontShow = true)]
    [AnySwitchValue]
    public SwitchParameter En { get; set; }

    /// <summary><c>-g</c> is short for several parameters.</summary>
    [Parameter(DontShow = true)]
    [AnySwitchValue]
    public SwitchParameter G { get; set; }

    /// <summary><c>-la</c> is short for several parameters.</summary>
    [Parameter(DontShow = true)]
    [AnySwitchValue]
    public SwitchParameter La { get; set; }

    /// <summary><c>-n</c> is short for several parameters.</summary>
    [Parameter(DontShow = true)]
    [Alias("n")]
    [AnySwitchValue]
    public SwitchParameter Ne { get; set; }

    /// <summary><c>-o</c> is short for several parameters.</summary>
    [Parameter(DontShow = true)]
    [Alias("o")]
    [AnySwitchValue]
    public SwitchParameter Oo { get; set; }

    /// <summary><c>-p</c> is short for several parameters.</summary>
    [Parameter(DontShow = true)]
    [Alias("p")]
    [AnySwitchValue]
    public SwitchParameter Pu { get; set; }

    /// <summary><c>-r</c> is short for several parameters.</summary>
    [Parameter(DontShow = true)]
    [Alias("r")]
    [AnySwitchValue]
    public SwitchParameter Re { get; set; }

    /// <summary><c>-s</c> is short for several parameters.</summary>
    [Parameter(DontShow = true)]
    [Alias("s")]
    [AnySwitchValue]
    public SwitchParameter St { get; set; }
}
