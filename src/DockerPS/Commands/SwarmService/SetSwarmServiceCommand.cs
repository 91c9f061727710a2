using System.Collections;
using System.Management.Automation;
using DockerPS.Errors;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>Changes services of a swarm: what is named, and nothing else (<c>docker service update</c>, <c>docker service scale</c>).</summary>
[Cmdlet(VerbsCommon.Set, "SwarmService", SupportsShouldProcess = true)]
[OutputType(typeof(SwarmService))]
public sealed class SetSwarmServiceCommand : ServiceSpecCmdlet
{
    private ServiceChange? _change;

    /// <summary>The services: names, wildcards, ids (from six digits on), or objects from Get-SwarmService, also by the pipeline.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Id", "Service")]
    [ServiceReferenceTransformation]
    [ArgumentCompleter(typeof(ServiceCompleter))]
    public ServiceReference[] Name { get; set; } = [];

    /// <summary>The image: a reference, or an object from Get-Image.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ImageTransformation]
    [ArgumentCompleter(typeof(ImageCompleter))]
    public override string? Image { get; set; }

    /// <summary>The command, or the arguments of the entry point, word by word.</summary>
    [Parameter]
    [Alias("Cmd", "ArgumentList", "Args")]
    [AllowEmptyString]
    public override string[]? Command { get; set; }

    /// <summary>What to put into collections: <c>@{ Environment = @{ LEVEL = 'debug' }; Port = '8080:80' }</c>. What has the same key gives way.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ServiceCollectionCompleter))]
    public IDictionary? Add { get; set; }

    /// <summary>What to take out of collections: <c>@{ Environment = 'LEVEL'; Port = '80' }</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ServiceCollectionCompleter))]
    public IDictionary? Remove { get; set; }

    /// <summary>Replaces all tasks even where nothing changes that they depend on. It overrides neither -WhatIf nor -Confirm.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Writes the services.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override bool Changes => true;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (!MyInvocation.BoundParameters.Keys.Any(IsChange))
        {
            ThrowInvalidParameter("Nothing to change was given. Name what the service is to have, like -Replicas 3, or -Force to replace its tasks.");
        }

        if (ParseOrThrow(() => CollectionChanges.Names(Add, Remove).FirstOrDefault(MyInvocation.BoundParameters.ContainsKey)) is { } twice)
        {
            ThrowInvalidParameter($"-{twice} replaces the whole collection; -Add and -Remove cannot change it too.");
        }

        _change = new()
        {
            Given = Settings,
            Added = ParseOrThrow(() => CollectionChanges.Added(Add, (EngineIntrinsics)GetVariableValue("ExecutionContext"))),
            Removed = ParseOrThrow(() => CollectionChanges.Removed(Remove)),
            Overlay = ParseOrThrow(() => Parameters.ApiOption.ToJson(ApiOption)),
            Forced = Force,
        };
        if (_change.Added?.Storage.RepeatedFile() is { } repeated)
        {
            ThrowInvalidParameter(repeated);
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var target in new ServiceFinder(Engines).Resolve(Name))
        {
            if (ShouldChange(target.Engine, target, "Change service"))
            {
                Work.Start(target.Engine, target.ToString(), token => ChangeAsync(target, token));
            }
        }
    }

    private async Task<Action> ChangeAsync(ServiceTarget target, CancellationToken cancellationToken)
    {
        var service = await target.Api.ReadAsync(target.Id, cancellationToken).ConfigureAwait(false);
        var spec = service["Spec"]!.DeepClone().AsObject();
        if (_change!.WhyNot(spec) is { } reason)
        {
            return () => WriteError(ServiceErrors.ServiceNotSuitable(target.ToString(), reason));
        }

        return await ChangeAsync(target.Engine, _change, spec, SendAsync, cancellationToken).ConfigureAwait(false);

        async Task<Action> SendAsync(Engine.Models.RegistryAuth? auth)
        {
            var updated = await target.UpdateAsync(
                service, version => target.Api.UpdateAsync(target.Id, version, spec, auth, cancellationToken), cancellationToken).ConfigureAwait(false);
            return await Reader.ChangedAsync(Engines, target, PassThru, updated.Warnings, cancellationToken).ConfigureAwait(false);
        }
    }

    private static bool IsChange(string parameter) =>
        parameter is nameof(Image) or nameof(Command) or nameof(Add) or nameof(Remove) or nameof(Force)
        || (parameter != nameof(NoResolveImage) && typeof(ServiceSpecCmdlet).GetProperty(parameter)?.DeclaringType == typeof(ServiceSpecCmdlet));
}
