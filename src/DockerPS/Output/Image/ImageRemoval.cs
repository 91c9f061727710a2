namespace DockerPS;

/// <summary>An action of Remove-Image: the removal of a reference, an image or a layer.</summary>
public sealed class ImageRemoval
{
    internal ImageRemoval(string image, string action, string removed, string context) =>
        (Image, Action, Removed, Context) = (image, action, removed, context);

    /// <summary>The reference or id of the image to remove.</summary>
    public string Image { get; }

    /// <summary>The action: Untagged or Deleted.</summary>
    public string Action { get; }

    /// <summary>The removed reference, or the id that was deleted.</summary>
    public string Removed { get; }

    /// <summary>The engine.</summary>
    public string Context { get; }

    /// <summary>Returns the action and the removed reference or id.</summary>
    public override string ToString() => $"{Action}: {Removed}";
}
