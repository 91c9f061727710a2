using System.Collections;
using System.Management.Automation;
using DockerPS.Engine.Http;
using DockerPS.Engine.Streaming;
using DockerPS.Errors;
using DockerPS.Parameters;

namespace DockerPS.Sessions;

/// <summary>
/// The engines of one command. Each is opened once, and they are queried in parallel. An engine that fails as a whole causes a single
/// error, written by <see cref="ReportFailures"/> at the end. Enumerates the engines for name lookups, except failed ones.
/// </summary>
/// <param name="pipeline">The running command.</param>
/// <param name="contexts">The value of -Context: names of contexts and endpoints; null for the current engine.</param>
/// <param name="noun">The kind of object that the command is about, for error ids.</param>
/// <param name="changesObjects">Whether the command changes what it is given.</param>
internal sealed class CommandEngines(ICommandPipeline pipeline, IReadOnlyList<string>? contexts, string noun, bool changesObjects)
    : IEnumerable<EngineSession>
{
    /// <summary>How long an answer is held back for slower engines that were named earlier.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, EngineSession> _sessions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DockerException> _failed = new(StringComparer.Ordinal);
    private IReadOnlyList<EngineSession>? _named;
    private bool _hasAnswered;

    /// <summary>The running command.</summary>
    public ICommandPipeline Pipeline => pipeline;

    /// <summary>Whether the user named more than one engine.</summary>
    public bool AreSeveral => contexts is { Count: > 1 };

    /// <summary>The names of the engines in the order in which they were named, also of those that have failed.</summary>
    public IEnumerable<string> Names => Contexts.Select(context => Open(context)?.Name ?? context ?? "").Distinct(StringComparer.Ordinal);

    private IEnumerable<string?> Contexts => contexts?.Distinct(StringComparer.Ordinal) ?? [null];

    /// <summary>Whether an engine has failed, so that a missing name may exist there.</summary>
    public bool AnyFailed => _failed.Count > 0;

    /// <inheritdoc/>
    public IEnumerator<EngineSession> GetEnumerator()
    {
        _named ??= [.. Contexts.Select(Open).OfType<EngineSession>()];
        return _named.Where(engine => !HasFailed(engine)).GetEnumerator();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Returns the engine of a context; null if it cannot be used, which is recorded as a failure of the engine.</summary>
    /// <param name="context">A context's name or an endpoint; null for the current engine.</param>
    public EngineSession? Open(string? context)
    {
        var key = context ?? "";
        if (_sessions.TryGetValue(key, out var session) || _failed.ContainsKey(key))
        {
            return session;
        }

        pipeline.WarnOfConfiguration();
        try
        {
            return _sessions[key] = EngineSession.Open(context);
        }
        catch (DockerException error)
        {
            _failed[key] = error;
            return null;
        }
    }

    /// <summary>Returns the reason why an engine has failed as a whole; null if it has not.</summary>
    public string? FailureOf(string name) => _failed.TryGetValue(name, out var error) ? ErrorOf(name, error).ToString() : null;

    /// <summary>
    /// Returns the engines of a reference: its own engine for an object, all that were named for a name. An object that came from
    /// another computer is not changed unless -Context says where; that is written as an error.
    /// </summary>
    public IEnumerable<EngineSession> Of(ObjectReference reference)
    {
        if (reference.Form is not ReferenceForm.ByObject item)
        {
            return this;
        }

        if (item.Computer is { } computer && changesObjects && contexts is null)
        {
            pipeline.WriteError(CommonErrors.FromElsewhere(reference.Noun, reference.ToString(), computer));
            return [];
        }

        // The context of an object from another computer is that computer's; the same name is a different engine here.
        return item.Computer is not null ? this : Open(item.Context) is { } own ? [own] : [];
    }

    /// <summary>Returns whether an engine has failed as a whole in this command.</summary>
    public bool HasFailed(EngineSession engine) => _failed.ContainsKey(engine.Name);

    /// <summary>
    /// Queries engines in parallel and waits for all of them. An engine that fails as a whole is omitted; an error response is
    /// written as an error about <paramref name="target"/>.
    /// </summary>
    public List<(EngineSession Engine, T Answer)> QueryAll<T>(
        IEnumerable<EngineSession> engines, object? target, Func<EngineSession, Task<T>> request) =>
        [.. QueryEach(engines, target, request)];

    /// <inheritdoc cref="QueryAll{T}(IEnumerable{EngineSession}, object?, Func{EngineSession, Task{T}})"/>
    public List<(EngineSession Engine, T Answer)> QueryAll<T>(Func<EngineSession, Task<T>> request) => QueryAll(this, null, request);

    /// <summary>
    /// Queries engines in parallel like QueryAll, and returns the answers in the order of the engines; after a second, answers no longer
    /// wait for slower engines. The result can be enumerated once.
    /// </summary>
    public IEnumerable<(EngineSession Engine, T Answer)> QueryEach<T>(
        IEnumerable<EngineSession> engines, object? target, Func<EngineSession, Task<T>> request)
    {
        // Requests are built on the pool, so that one does not delay the next.
        List<(EngineSession Engine, Task<T> Task)> asked = engines.ToList() is [var only]
            ? [(only, WaitingThread.Run(() => request(only)))]
            : [.. engines.Select(engine => (engine, Task.Run(() => request(engine), pipeline.StopToken)))];
        var patience = asked.Count > 1 ? Task.Delay(s_patience, pipeline.StopToken) : Task.CompletedTask;
        while (asked.Count > 0)
        {
            if (asked.Count > 1)
            {
                pipeline.Await(Task.WhenAny(asked[0].Task, patience));
                pipeline.Await(Task.WhenAny(asked.Select(one => one.Task)));
            }

            var next = asked.Count > 1 ? asked.FindIndex(one => one.Task.IsCompleted) : 0;
            var (engine, task) = asked[next];
            asked.RemoveAt(next);
            List<T> answers = [];
            Try(engine, target, () => answers.Add(pipeline.Await(task)));
            foreach (var answer in answers)
            {
                yield return (engine, answer);
            }
        }
    }

    /// <inheritdoc cref="QueryEach{T}(IEnumerable{EngineSession}, object?, Func{EngineSession, Task{T}})"/>
    public IEnumerable<(EngineSession Engine, T Answer)> QueryEach<T>(Func<EngineSession, Task<T>> request) =>
        QueryEach(this, null, request);

    /// <summary>Runs work about one target on the pipeline thread and reports its failure. Returns whether it succeeded.</summary>
    public bool Try(EngineSession engine, object? target, Action work)
    {
        try
        {
            work();
            MarkAnswered();
            return true;
        }
        catch (DockerException error)
        {
            Fail(engine, error, target);
            return false;
        }
    }

    /// <summary>Writes the error of one target; keeps a failure of the engine as a whole for the end.</summary>
    public void Fail(EngineSession engine, DockerException error, object? target)
    {
        if (error is DockerConnectionException or DockerVersionException)
        {
            _failed.TryAdd(engine.Name, error);
            return;
        }

        MarkAnswered();
        if (error is DockerSwarmException)
        {
            // The engine is not part of a usable swarm: a single error, however many targets there are.
            _failed.TryAdd(engine.Name, error);
            return;
        }

        var record = ErrorMapping.From(error, target, noun);
        pipeline.WriteError(_sessions.Count > 1 ? CommonErrors.On(engine.Name, record) : record);
    }

    /// <summary>Records that an engine has answered, so that the failure of another one does not end the command.</summary>
    public void MarkAnswered() => _hasAnswered = true;

    /// <summary>
    /// Returns an object of an engine ready for output. If several engines were named, a type name is added by which the views group by
    /// engine.
    /// </summary>
    public object Marked(object item)
    {
        if (!AreSeveral)
        {
            return item;
        }

        var marked = PSObject.AsPSObject(item);
        marked.TypeNames.Insert(0, marked.TypeNames[0] + ModuleObject.OfSeveralEngines);
        return marked;
    }

    /// <summary>Writes the errors of engines that failed as a whole. The last one ends the command if no engine has answered.</summary>
    public void ReportFailures()
    {
        var errors = _failed.Select(engine => ErrorOf(engine.Key, engine.Value)).ToList();
        _failed.Clear();
        foreach (var error in _hasAnswered ? errors : errors.SkipLast(1))
        {
            pipeline.WriteError(error);
        }

        if (!_hasAnswered && errors is [.., var last])
        {
            pipeline.ThrowTerminatingError(last);
        }
    }

    /// <summary>Returns the error of an engine that failed as a whole, with the context if the message has only the endpoint.</summary>
    private ErrorRecord ErrorOf(string context, DockerException error)
    {
        var record = ErrorMapping.From(error, context is "" ? null : context, noun);
        return context is "" || record.ToString().Contains(context, StringComparison.Ordinal) ? record : CommonErrors.On(context, record);
    }
}
