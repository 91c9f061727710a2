using System.Management.Automation;
using System.Text.Json.Nodes;
using DockerPS.Engine.Models;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Sessions;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>Creates a service in a swarm (<c>docker service create</c>).</summary>
[Cmdlet(VerbsCommon.New, "SwarmService", SupportsShouldProcess = true)]
[OutputType(typeof(SwarmService))]
public sealed class NewSwarmServiceCommand : ServiceSpecCmdlet
{
    /// <summary>Image: a reference, or an object from Get-Image.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    [ImageTransformation]
    [ArgumentCompleter(typeof(ImageCompleter))]
    public override string? Image { get; set; }

    /// <summary>Command, or arguments of the entry point, one string per word: <c>sh,-c,'echo hello'</c>. Strings are not split.</summary>
    [Parameter(Position = 1)]
    [Alias("Cmd", "ArgumentList")]
    [AllowEmptyString]
    public override string[]? Command { get; set; }

    /// <summary>Name of the service. If omitted, the engine chooses one.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>
    /// Mode: Replicated (a number of tasks), Global (one task per node), ReplicatedJob (a number of tasks that run to completion),
    /// GlobalJob (one such task per node).
    /// </summary>
    [Parameter]
    [WordTransformation("Replicated", "Global", "ReplicatedJob", "GlobalJob")]
    [ValidateSet("Replicated", "Global", "ReplicatedJob", "GlobalJob")]
    public string Mode { get; set; } = "Replicated";

    /// <inheritdoc/>
    protected override bool InInputOrder => true;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (Change().WhyNot(Empty()) is { } reason)
        {
            ThrowInvalidParameter($"The service cannot be created: {reason}");
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var engine in Engines.ToList())
        {
            if (ShouldChange(engine, Name ?? Image!, "Create service"))
            {
                Work.Start(engine, Name ?? Image!, token => CreateAsync(engine, token));
            }
        }
    }

    private Task<Action> CreateAsync(EngineSession engine, CancellationToken cancellationToken)
    {
        var spec = Empty();
        return ChangeAsync(engine, Change(), spec, SendAsync, cancellationToken);

        async Task<Action> SendAsync(Engine.Models.RegistryAuth? auth)
        {
            var created = await engine.Client.Services.CreateAsync(spec, auth, cancellationToken).ConfigureAwait(false);
            var warnings = created.Warning is { Length: > 0 } warning ? [warning] : created.Warnings;
            var target = new ServiceTarget(engine, created.Id, Name ?? "");
            return await Reader.ChangedAsync(Engines, target, passThru: true, warnings, cancellationToken).ConfigureAwait(false);
        }
    }

    private ServiceChange Change() => new() { Given = Settings, Overlay = ParseOrThrow(() => Parameters.ApiOption.ToJson(ApiOption)) };

    private JsonObject Empty()
    {
        var spec = new JsonObject { [nameof(ServiceSpec.Mode)] = new JsonObject { [Mode] = new JsonObject() } };
        if (Name is not null)
        {
            spec[nameof(ServiceSpec.Name)] = Name;
        }

        return spec;
    }
}
