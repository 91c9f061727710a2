using System.Management.Automation;
using DockerPS.Engine.Endpoints;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Errors;
using DockerPS.Sessions;

namespace DockerPS.Targets;

/// <summary>An image that a command acts on, by one of its references or by its id.</summary>
/// <param name="Engine">The engine.</param>
/// <param name="Id">The full id.</param>
/// <param name="Reference">The reference by which it was named; null if it was named by id, or has none.</param>
internal sealed record ImageTarget(EngineSession Engine, string Id, string? Reference)
{
    /// <summary>The engine's image endpoints.</summary>
    public ImageEndpoints Api => Engine.Client.Images;

    /// <summary>The name in requests. A request for a reference leaves the image's other references unchanged.</summary>
    public string Address => Reference ?? Id;

    /// <summary>Whether it was passed as an object that had no reference when it was listed.</summary>
    public bool WasNameless { get; init; }

    /// <summary>Returns the error about the container for which an engine did not remove the image; null if there is none.</summary>
    /// <param name="refusal">The engine's error.</param>
    /// <param name="mayForce">Whether -Force would remove the image all the same.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public async Task<ErrorRecord?> InUseAsync(DockerApiException refusal, bool mayForce, CancellationToken cancellationToken)
    {
        // The engine uses the full id of a container, docker a prefix.
        var user = await UserAsync(
            container => refusal.Message.Contains(Output.Display.ShortId(container.Id), StringComparison.Ordinal), cancellationToken)
            .ConfigureAwait(false);
        return user is null
            ? null
            : ImageErrors.ImageInUse(ToString(), Container.NameOf(user), user.State ?? "", refusal, mayForce);
    }

    /// <summary>Returns a container of the image that fits; null if there is none.</summary>
    public async Task<ContainerSummary?> UserAsync(Func<ContainerSummary, bool> matches, CancellationToken cancellationToken)
    {
        // Podman does not accept an image id as a filter.
        var isPodman = Engine.Client.IsPodman;
        var filters = isPodman ? null : new FilterSet().Add("ancestor", Id);
        var users = await Engine.Client.Containers
            .ListAsync(all: true, filters: filters, cancellationToken: cancellationToken).ConfigureAwait(false);
        return users.FirstOrDefault(user => matches(user) && (!isPodman || user.ImageId == Id));
    }

    /// <summary>Returns the reference, or the short id if there is none.</summary>
    public override string ToString() => Reference ?? Output.Display.ShortId(Id);
}
