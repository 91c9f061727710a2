using DockerPS.Engine.Endpoints;
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

    /// <summary>Returns the reference, or the short id if there is none.</summary>
    public override string ToString() => Reference ?? Output.Display.ShortId(Id);
}
