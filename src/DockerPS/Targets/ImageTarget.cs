using DockerPS.Engine.Endpoints;
using DockerPS.Sessions;

namespace DockerPS.Targets;

/// <summary>An image that a command acts on, by one of its references or by its id.</summary>
/// <param name="Engine">Its engine.</param>
/// <param name="Id">Its full id.</param>
/// <param name="Reference">The reference by which it is meant; null where the id was given, or where it has none.</param>
internal sealed record ImageTarget(EngineSession Engine, string Id, string? Reference)
{
    /// <summary>The routes of its engine.</summary>
    public ImageEndpoints Api => Engine.Client.Images;

    /// <summary>What requests call it: what is done to a reference leaves the image's other references alone.</summary>
    public string Address => Reference ?? Id;

    /// <summary>Whether it was given by an object that had no reference when it was listed.</summary>
    public bool WasNameless { get; init; }

    /// <summary>The reference; the short id where there is none.</summary>
    public override string ToString() => Reference ?? Output.Display.ShortId(Id);
}
