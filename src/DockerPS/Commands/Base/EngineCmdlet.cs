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
    /// The engine: the name of a context, or an endpoint such as <c>unix:///var/run/docker.sock</c> or <c>tcp://host:2375</c>. Several are
    /// queried in parallel. It applies to names; an object's own engine takes precedence.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ContextCompleter))]
    public string[]? Context { get; set; }

    /// <summary>The kind of object that the cmdlet works on, for error ids: <c>ContainerNotFound</c>.</summary>
    protected abstract string Noun { get; }

    /// <summary>Whether the cmdlet changes the objects that it is given. Objects from other computers are then rejected.</summary>
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

    /// <summary>Writes an error; with several engines it names its own.</summary>
    private protected void WriteError(EngineSession engine, ErrorRecord error) =>
        WriteError(Engines.AreSeveral ? CommonErrors.On(engine.Name, error) : error);

    /// <summary>Returns the only target; null if there is none, which was reported when it was looked up. Several are an error.</summary>
    /// <param name="targets">The targets that were found.</param>
    /// <param name="what">What works for a single target only, such as the name of a parameter.</param>
    private protected T? SingleOrRefuse<T>(IReadOnlyList<T> targets, string what)
        where T : class
    {
        if (targets.Count > 1)
        {
            ThrowInvalidParameter(
                $"{what} takes a single {CommonErrors.Word(Noun)}, but {targets.Count} match: {string.Join(", ", targets)}.");
        }

        return targets.Count == 1 ? targets[0] : null;
    }

    /// <inheritdoc/>
    protected override void BeginProcessing() => WarnOfTypedNumbers();

    /// <inheritdoc/>
    protected override void EndProcessing() => _engines?.ReportFailures();
}
