using System.ComponentModel;
using System.Management.Automation;
using DockerPS.Errors;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Commands;

/// <summary>Base class for cmdlets that talk to engines.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class EngineCmdlet : CancellableCmdlet
{
    private CommandEngines? _engines;

    /// <summary>
    /// The engine to talk to: the name of a context, or an endpoint like <c>unix:///var/run/docker.sock</c> or
    /// <c>tcp://host:2375</c>. Several are asked side by side. It speaks for names; an object's own engine always wins.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ContextCompleter))]
    public string[]? Context { get; set; }

    /// <summary>The kind of object that the cmdlet is about, for error ids: <c>ContainerNotFound</c>.</summary>
    protected abstract string Noun { get; }

    /// <summary>Whether the cmdlet changes the objects that it is given. Objects from other computers are then refused.</summary>
    private protected virtual bool Changes => false;

    /// <summary>The engines of this command.</summary>
    private protected CommandEngines Engines => _engines ??= new(this, Context, Noun, Changes);

    /// <summary>Writes an object of an engine, grouped by engine if several were named.</summary>
    private protected void WriteFromEngine(object item) => WriteObject(Engines.Marked(item));

    /// <inheritdoc cref="ICommandPipeline.WriteWarnings"/>
    private protected void WriteWarnings(IEnumerable<string>? warnings) => ((ICommandPipeline)this).WriteWarnings(warnings);

    /// <summary>Asks whether a target may be changed; if several engines were named, the question names the target's.</summary>
    private protected bool ShouldChange(EngineSession engine, object target, string action) =>
        ShouldProcess(Engines.AreSeveral ? $"{target} ({engine.Name})" : target.ToString(), action);

    /// <summary>Returns the only target; null if there is none, which was reported when it was looked up. Several are refused.</summary>
    /// <param name="targets">The targets that were found.</param>
    /// <param name="what">What works for one target only, like the name of a parameter.</param>
    private protected T? SingleOrRefuse<T>(IReadOnlyList<T> targets, string what)
        where T : class
    {
        if (targets.Count > 1)
        {
            ThrowInvalidParameter($"{what} is for one {CommonErrors.Word(Noun)}, and {targets.Count} are meant: {string.Join(", ", targets)}.");
        }

        return targets.Count == 1 ? targets[0] : null;
    }

    /// <inheritdoc/>
    protected override void BeginProcessing() => WarnOfTypedNumbers();

    /// <inheritdoc/>
    protected override void EndProcessing() => _engines?.ReportFailures();
}
