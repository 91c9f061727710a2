using System.Management.Automation;
using DockerPS.Engine.Models;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Sessions;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>
/// Gets past events of an engine, as far back as it keeps them, or with -Follow new ones (<c>docker events</c>).
/// </summary>
[Cmdlet(VerbsCommon.Get, "DockerEvent")]
[OutputType(typeof(DockerEvent))]
public sealed class GetDockerEventCommand : ListCmdlet
{
    /// <summary>
    /// Only events since this time: a DateTime, ISO text, or an age (<c>10m</c>, a TimeSpan). The engine keeps the last 256 events.
    /// </summary>
    [Parameter]
    [TimeTransformation]
    public DateTime? Since { get; set; }

    /// <summary>
    /// Only events until this time: a DateTime, ISO text, or an age (<c>10m</c>, a TimeSpan). Default: now; with -Follow, no end.
    /// </summary>
    [Parameter]
    [TimeTransformation]
    public DateTime? Until { get; set; }

    /// <summary>Keeps waiting for new events.</summary>
    [Parameter]
    public SwitchParameter Follow { get; set; }

    /// <summary>Only events of these types, such as container, image or network.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [WordTransformation(typeof(EventTypeCompleter))]
    [ArgumentCompleter(typeof(EventTypeCompleter))]
    public string[]? Type { get; set; }

    /// <summary>
    /// Only these actions, like <c>start</c> or <c>die</c>; wildcards match. A leading <c>!</c> excludes: <c>!exec*</c> leaves out the
    /// commands of health checks.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateShape("!?[^!].*", "it like start, exec*, or !exec*")]
    [ArgumentCompleter(typeof(EventActionCompleter))]
    public string[]? Action { get; set; }

    /// <summary>
    /// Only events of these containers: names, wildcards, ids (at least six digits), or objects. They need not exist, or not yet.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ContainerTransformation]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public ContainerReference[]? Container { get; set; }

    /// <summary>
    /// Only events of these images, or of containers created from them: names, wildcards, ids (at least six digits), or objects.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ImageReferenceTransformation]
    [ArgumentCompleter(typeof(ImageCompleter))]
    public ImageReference[]? Image { get; set; }

    /// <summary>Unlimited by default: following an engine costs no thread.</summary>
    protected override int DefaultThrottleLimit => int.MaxValue;

    /// <inheritdoc/>
    protected override string Noun => "Docker";

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (Since > Until)
        {
            ThrowInvalidParameter("-Since is later than -Until.");
        }

        ObjectReference[] references = [.. Container ?? [], .. Image ?? []];
        if (references.Select(reference => reference.KindRefusal()).FirstOrDefault(refusal => refusal is not null) is { } wrong)
        {
            ThrowTerminatingError(wrong);
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var feeds = ParseOrThrow(Feeds);
        if (Follow)
        {
            foreach (var (engine, feed) in feeds)
            {
                Work.Start(engine, engine.Name, async token =>
                {
                    await feed
                        .FollowAsync(events => Work.QueueOutputAndWaitAsync(() => Write(engine, events)), token)
                        .ConfigureAwait(false);
                    return () => { };
                });
            }
        }
        else
        {
            foreach (var (engine, happened) in Engines.QueryAll(feeds.Keys, null, engine => feeds[engine].ReadAsync(StopToken))
                .SelectMany(answer => answer.Answer.Select(happened => (answer.Engine, Happened: happened)))
                .OrderBy(item => item.Happened.TimeNano))
            {
                Write(engine, [happened]);
            }
        }
    }

    /// <summary>Returns the engines to query. The events of an object are read from its own engine only.</summary>
    private Dictionary<EngineSession, EventFeed> Feeds()
    {
        var settings = new EventSettings { Type = Type, Action = Action, Label = Label, Filter = Filter };
        var containers = On(Container);
        var images = On(Image);
        return (containers?.Keys ?? images?.Keys ?? Engines.AsEnumerable())
            .Where(engine => images?.ContainsKey(engine) ?? true)
            .ToDictionary(engine => engine, engine => new EventFeed(
                engine, new(settings, engine, containers?[engine], images?[engine], NameMatcher.ShortestId), Since, Until));
    }

    private Dictionary<EngineSession, T[]>? On<T>(T[]? references)
        where T : ObjectReference => references?
        .SelectMany(reference => Engines.Of(reference).Select(engine => (Engine: engine, Reference: reference)))
        .GroupBy(item => item.Engine, item => item.Reference)
        .ToDictionary(group => group.Key, group => group.ToArray());

    private void Write(EngineSession engine, IEnumerable<EngineEvent> events)
    {
        foreach (var happened in events)
        {
            WriteFromEngine(new DockerEvent(happened, engine.Name));
        }
    }
}
