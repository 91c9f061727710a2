using System.ComponentModel;
using System.Management.Automation;
using DockerPS.Engine.Http;
using DockerPS.Errors;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Commands;

/// <summary>
/// What every cmdlet that talks to an engine has: which engine, and errors. An engine that fails as a whole costs one error, written
/// at the end: terminating if no engine answered.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class EngineCmdlet : CancellableCmdlet
{
    /// <summary>How long an answer waits for those of the engines before it.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, EngineSession> _sessions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DockerException> _failedEngines = new(StringComparer.Ordinal);
    private IReadOnlyList<EngineSession>? _engines;
    private bool _answered;

    /// <summary>
    /// The engine to talk to: the name of a context, or an endpoint like <c>unix:///var/run/docker.sock</c> or
    /// <c>tcp://host:2375</c>. Several are asked side by side. It speaks for names; an object's own engine always wins.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ContextCompleter))]
    public string[]? Context { get; set; }

    /// <summary>The kind of thing that the cmdlet is about; it names the ids of errors.</summary>
    protected virtual string Noun => "Container";

    /// <summary>The engines that names are looked up on, less those that have failed.</summary>
    private protected IEnumerable<EngineSession> Engines
    {
        get
        {
            _engines ??= [.. (Context is null ? [null] : Context.Distinct(StringComparer.Ordinal).Select(name => (string?)name))
                .Select(Session).OfType<EngineSession>()];
            return _engines.Where(engine => !HasFailed(engine));
        }
    }

    /// <summary>Whether an engine could not be reached in this command: then a name that was not found says nothing.</summary>
    private protected bool AnyEngineFailed => _failedEngines.Count > 0;

    /// <summary>The engine of an object or a name; null where it cannot be used, which is remembered as an error.</summary>
    private protected EngineSession? Session(string? context)
    {
        var key = context ?? "";
        if (_sessions.TryGetValue(key, out var session) || _failedEngines.ContainsKey(key))
        {
            return session;
        }

        WarnOfConfiguration();
        try
        {
            return _sessions[key] = EngineSession.Open(context);
        }
        catch (DockerException error)
        {
            _failedEngines[key] = error;
            return null;
        }
    }

    /// <summary>Whether an engine has failed as a whole in this command.</summary>
    private protected bool HasFailed(EngineSession engine) => _failedEngines.ContainsKey(engine.Name);

    /// <summary>
    /// Asks engines side by side and waits for all of them. An engine that fails as a whole is left out of the answers; what one
    /// refuses becomes an error about <paramref name="target"/>.
    /// </summary>
    private protected List<(EngineSession Engine, T Answer)> QueryAll<T>(
        IEnumerable<EngineSession> engines, object? target, Func<EngineSession, Task<T>> request) => [.. QueryEach(engines, target, request)];

    /// <summary>
    /// Asks engines side by side as <see cref="QueryAll"/> does, and hands their answers on in the order of the engines; but after a
    /// second none waits any longer for one that does not answer. The result can be walked once.
    /// </summary>
    private protected IEnumerable<(EngineSession Engine, T Answer)> QueryEach<T>(
        IEnumerable<EngineSession> engines, object? target, Func<EngineSession, Task<T>> request)
    {
        // The requests run on the pool, so that the time that one takes to be made does not hold up the next.
        List<(EngineSession Engine, Task<T> Task)> asked = engines.ToList() is [var only]
            ? [(only, request(only))]
            : [.. engines.Select(engine => (engine, Task.Run(() => request(engine), StopToken)))];
        var patience = asked.Count > 1 ? Task.Delay(s_patience, StopToken) : Task.CompletedTask;
        while (asked.Count > 0)
        {
            if (asked.Count > 1)
            {
                Await(Task.WhenAny(asked[0].Task, patience));
                Await(Task.WhenAny(asked.Select(one => one.Task)));
            }

            var next = asked.Count > 1 ? asked.FindIndex(one => one.Task.IsCompleted) : 0;
            var (engine, task) = asked[next];
            asked.RemoveAt(next);
            List<T> answers = [];
            Try(engine, target, () => answers.Add(Await(task)));
            foreach (var answer in answers)
            {
                yield return (engine, answer);
            }
        }
    }

    /// <summary>
    /// Writes an object of an engine. Where several were named, it has another name of its type in front, by which the views know
    /// that they have to group by engine.
    /// </summary>
    private protected void WriteFromEngine(object item)
    {
        if (Context is { Length: > 1 })
        {
            var marked = PSObject.AsPSObject(item);
            marked.TypeNames.Insert(0, marked.TypeNames[0] + ModuleObject.OfSeveralEngines);
            item = marked;
        }

        WriteObject(item);
    }

    /// <summary>Runs one target's work on the pipeline thread with its errors mapped; whether it went well.</summary>
    internal bool Try(EngineSession engine, object? target, Action work)
    {
        try
        {
            work();
            Answered();
            return true;
        }
        catch (DockerException error)
        {
            Fail(engine, error, target);
            return false;
        }
    }

    /// <summary>Writes what the engine has to say about a request.</summary>
    private protected void WriteWarnings(IEnumerable<string>? warnings)
    {
        foreach (var warning in warnings ?? [])
        {
            WriteWarning(warning);
        }
    }

    /// <summary>Sets <c>$LASTEXITCODE</c>.</summary>
    internal void SetExitCode(long code) => SessionState.PSVariable.Set("global:LASTEXITCODE", (int)code);

    /// <summary>Notes a failure: of the engine as a whole, or of one target.</summary>
    private protected void Fail(EngineSession engine, DockerException error, object? target)
    {
        if (error is DockerConnectionException or DockerVersionException)
        {
            _failedEngines.TryAdd(engine.Name, error);
            return;
        }

        Answered();
        if (error is DockerSwarmException)
        {
            // The engine answers, but not for its swarm: that is said once, however many targets there are.
            _failedEngines.TryAdd(engine.Name, error);
            return;
        }

        var record = ErrorMapping.From(error, target, Noun);
        WriteError(_sessions.Count > 1 ? CommonErrors.On(engine.Name, record) : record);
    }

    /// <summary>Notes that some engine has answered, so that the failure of another does not end the command.</summary>
    private protected void Answered() => _answered = true;

    /// <inheritdoc/>
    protected override void BeginProcessing() => WarnOfTypedNumbers();

    /// <inheritdoc/>
    protected override void EndProcessing() => ReportFailedEngines();

    /// <summary>Writes the errors of engines that failed as a whole; the last one is terminating where none has answered.</summary>
    private protected void ReportFailedEngines()
    {
        var errors = _failedEngines.Select(engine => Failed(engine.Key, engine.Value)).ToList();
        _failedEngines.Clear();
        foreach (var error in _answered ? errors : errors.SkipLast(1))
        {
            WriteError(error);
        }

        if (!_answered && errors is [.., var last])
        {
            ThrowTerminatingError(last);
        }
    }

    /// <summary>The error of an engine that failed as a whole. Where a context was meant, the message has its endpoint only.</summary>
    private ErrorRecord Failed(string context, DockerException error)
    {
        var record = ErrorMapping.From(error, context is "" ? null : context, Noun);
        return context is "" || record.ToString().Contains(context, StringComparison.Ordinal) ? record : CommonErrors.On(context, record);
    }
}
