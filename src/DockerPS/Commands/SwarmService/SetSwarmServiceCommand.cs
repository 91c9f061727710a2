using System.Collections;
using System.Management.Automation;
using DockerPS.Engine.Models;
using DockerPS.Errors;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>
/// Changes services of a swarm (<c>docker service update</c>, <c>docker service scale</c>). Settings without a parameter keep their
/// values.
/// </summary>
[Cmdlet(VerbsCommon.Set, "SwarmService", SupportsShouldProcess = true)]
[OutputType(typeof(SwarmService))]
public sealed class SetSwarmServiceCommand : ServiceSpecCmdlet
{
    private ServiceChange? _change;

    /// <summary>Services: names, wildcards, ids (at least six digits), or objects from Get-SwarmService.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Id", "Service")]
    [ServiceReferenceTransformation]
    [ArgumentCompleter(typeof(ServiceCompleter))]
    public ServiceReference[] Name { get; set; } = [];

    /// <summary>Image: a reference, or an object from Get-Image.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ImageTransformation]
    [ArgumentCompleter(typeof(ImageCompleter))]
    public override string? Image { get; set; }

    /// <summary>Command, or arguments of the entry point, one string per word.</summary>
    [Parameter]
    [Alias("Cmd", "ArgumentList", "Args")]
    [AllowEmptyString]
    public override string[]? Command { get; set; }

    /// <summary>
    /// Elements to add to collections: <c>@{ Environment = @{ LEVEL = 'debug' }; Port = '8080:80' }</c>. They replace elements with the
    /// same key.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ServiceCollectionCompleter))]
    public IDictionary? Add { get; set; }

    /// <summary>Elements to remove from collections: <c>@{ Environment = 'LEVEL'; Port = '80' }</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ServiceCollectionCompleter))]
    public IDictionary? Remove { get; set; }

    /// <summary>Replaces all tasks, even if nothing requires it. Overrides neither -WhatIf nor -Confirm.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Writes the changed services.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override bool Changes => true;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (!MyInvocation.BoundParameters.Keys.Any(IsChange))
        {
            ThrowInvalidParameter(
                "There is nothing to change. Specify a setting, like -Replicas 3, or -Force to replace the tasks of the service.");
        }

        if (ParseOrThrow(() => CollectionChanges.Names(Add, Remove).FirstOrDefault(MyInvocation.BoundParameters.ContainsKey)) is { } twice)
        {
            ThrowInvalidParameter($"-{twice} replaces the whole collection; it cannot be combined with -Add or -Remove of the same one.");
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
            Task<ServiceUpdated> UpdateAsync(ObjectVersion version) =>
                target.Api.UpdateAsync(target.Id, version, spec, auth, cancellationToken);
            var updated = await target.UpdateAsync(service, UpdateAsync, cancellationToken).ConfigureAwait(false);
            return await Reader.ChangedAsync(Engines, target, PassThru, updated.Warnings, cancellationToken).ConfigureAwait(false);
        }
    }

    private static bool IsChange(string parameter) =>
        parameter is nameof(Image) or nameof(Command) or nameof(Add) or nameof(Remove) or nameof(Force)
        || (parameter != nameof(NoResolveImage) && IsSetting(parameter));

    private static bool IsSetting(string parameter) =>
        typeof(ServiceSpecCmdlet).GetProperty(parameter)?.DeclaringType == typeof(ServiceSpecCmdlet);
}
