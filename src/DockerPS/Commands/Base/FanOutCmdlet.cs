using System.ComponentModel;
using System.Management.Automation;
using DockerPS.Operations;
using DockerPS.Sessions;

namespace DockerPS.Commands;

/// <summary>Base class for cmdlets that work on many targets side by side.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class FanOutCmdlet : EngineCmdlet
{
    private WorkQueue? _work;

    /// <summary>How many targets are worked on at the same time.</summary>
    [Parameter]
    [ValidateRange(1, 1024)]
    public int ThrottleLimit { get; set; }

    /// <summary>How many targets are worked on at the same time unless the user says.</summary>
    protected virtual int DefaultThrottleLimit => 32;

    /// <summary>Whether results are written in the order of the input rather than as they come.</summary>
    protected virtual bool InInputOrder => false;

    /// <summary>The work of the command.</summary>
    private protected WorkQueue Work => _work ??= new(this, Engines)
    {
        Limit = MyInvocation.BoundParameters.ContainsKey(nameof(ThrottleLimit)) ? ThrottleLimit : DefaultThrottleLimit,
        InInputOrder = InInputOrder,
        OneAtATime = () => OneAtATime,
        ProgressActivity = ProgressActivity,
    };

    /// <summary>The activity of the progress bar, for cmdlets whose work can take long; null for none.</summary>
    private protected virtual string? ProgressActivity => null;

    /// <summary>Whether stopped work has something to clean up, like a half-written file; the command then ends after that.</summary>
    private protected virtual bool WaitsForCleanup => false;

    /// <summary>Whether a target is finished and written before the next one is taken: as soon as the user is asked about each.</summary>
    private protected virtual bool OneAtATime => MyInvocation.BoundParameters.TryGetValue("Confirm", out var confirm)
        ? confirm is SwitchParameter { IsPresent: true }
        : GetVariableValue("ConfirmPreference") is ConfirmImpact.Low or ConfirmImpact.Medium;

    /// <summary>Rejects a -ThrottleLimit below the number of targets that read the same input at the same time.</summary>
    /// <param name="count">The number of targets.</param>
    /// <param name="targets">What they are, in the plural.</param>
    private protected void RequireThrottleLimit(int count, string targets)
    {
        if (MyInvocation.BoundParameters.ContainsKey(nameof(ThrottleLimit)) && ThrottleLimit < count)
        {
            ThrowInvalidParameter($"{count} {targets} read the same input at the same time; -ThrottleLimit cannot be lower.");
        }
    }

    /// <summary>Starts work on each engine that may be changed, for cmdlets that change engines and not objects.</summary>
    /// <param name="action">The action in the question of -WhatIf and -Confirm.</param>
    /// <param name="work">The work; it runs on the pool and returns what the pipeline thread writes.</param>
    private protected void StartOnEngines(string action, Func<EngineSession, CancellationToken, Task<Action>> work)
    {
        foreach (var engine in Engines.ToList())
        {
            if (ShouldProcess(engine.Name, action))
            {
                Work.Start(engine, engine.Name, token => work(engine, token));
            }
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        _work?.Finish();
        base.EndProcessing();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (WaitsForCleanup)
        {
            _work?.WaitForCleanup();
        }
    }
}
