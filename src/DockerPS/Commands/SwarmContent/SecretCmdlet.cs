using System.ComponentModel;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Commands;

/// <summary>What cmdlets about the secrets of a swarm share.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class SecretCmdlet : SwarmItemCmdlet<SecretReference, SecretInspect>
{
    /// <inheritdoc/>
    protected override string Noun => "Secret";

    private protected override Task<IReadOnlyList<SecretInspect>> ListAsync(EngineSession engine, FilterSet? filters, CancellationToken cancellationToken) =>
        engine.Client.Secrets.ListAsync(filters, cancellationToken);
}
