namespace DockerPS;

/// <summary>A thing that Remove-Image did: a reference that was taken away, or an image or layer that is gone.</summary>
public sealed class ImageRemoval
{
    internal ImageRemoval(string image, string action, string removed, string context) => (Image, Action, Removed, Context) = (image, action, removed, context);

    /// <summary>The image that was meant: its reference, or its id.</summary>
    public string Image { get; }

    /// <summary>Untagged or Deleted.</summary>
    public string Action { get; }

    /// <summary>The reference that was taken away, or the id of what was deleted.</summary>
    public string Removed { get; }

    /// <summary>The engine.</summary>
    public string Context { get; }

    /// <summary>What happened to what.</summary>
    public override string ToString() => $"{Action}: {Removed}";
}
