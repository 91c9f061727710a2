namespace DockerPS.Parameters;

/// <summary>Refers to a network.</summary>
public sealed class NetworkReference : ObjectReference
{
    /// <inheritdoc/>
    internal override string Noun => "Network";
}

/// <summary>Reads references to networks.</summary>
public sealed class NetworkReferenceTransformationAttribute() : ReferenceTransformationAttribute<NetworkReference>(
    "Network", nameof(DockerNetwork), nameof(DockerNetworkDetail));
