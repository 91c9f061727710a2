using System.ComponentModel;
using System.Management.Automation;
using DockerPS.Engine.Endpoints;
using DockerPS.Engine.Streaming;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <summary>Base class for cmdlets that read logs.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class LogCmdlet : FanOutCmdlet
{
    /// <summary>Continues with new lines until the sources end.</summary>
    [Parameter]
    public SwitchParameter Follow { get; set; }

    /// <summary>Only the last N lines of each log.</summary>
    [Parameter]
    [Alias("N")]
    [ValidateRange(0, int.MaxValue)]
    public int? Tail { get; set; }

    /// <summary>Only lines written since this time: a DateTime, ISO text, or how long ago (<c>10m</c>, a TimeSpan).</summary>
    [Parameter]
    [TimeTransformation]
    public DateTime? Since { get; set; }

    /// <summary>Only lines written until this time: a DateTime, ISO text, or how long ago (<c>10m</c>, a TimeSpan).</summary>
    [Parameter]
    [TimeTransformation]
    public DateTime? Until { get; set; }

    /// <summary>Only standard output, or only standard error.</summary>
    [Parameter]
    public OutputStream? Stream { get; set; }

    /// <summary>Also reads the attributes that the log driver records, as its options <c>labels</c> and <c>env</c> say.</summary>
    [Parameter]
    [Alias("Details")]
    public SwitchParameter Detail { get; set; }

    /// <summary>Following costs nothing, so all logs are followed at the same time.</summary>
    protected override int DefaultThrottleLimit => int.MaxValue;

    /// <summary>The options for the engine.</summary>
    private protected LogOptions Options { get; private set; } = new();

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (Since > Until)
        {
            ThrowInvalidParameter("-Since is later than -Until, so no lines can match.");
        }

        Options = new()
        {
            Follow = Follow,
            Tail = Tail,
            Since = Since,
            Until = Until,
            Output = Stream is not OutputStream.Error,
            Error = Stream is not OutputStream.Output,
            Details = Detail,
        };
    }
}
