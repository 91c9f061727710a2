using DockerPS.Engine.BuildKit;

namespace DockerPS.Engine.Builds;

/// <summary>Selects the records of the build history (BuildHistoryRequest).</summary>
public sealed record BuildHistoryQuery
{
    /// <summary>Selects running builds only.</summary>
    public bool ActiveOnly { get; init; }

    /// <summary>The id of a single build; null for all.</summary>
    public string? Reference { get; init; }

    /// <summary>Goes on with the changes that follow, until the call is cancelled.</summary>
    public bool Follow { get; init; }

    internal ReadOnlyMemory<byte> ToMessage() =>
        new ProtobufWriter().Flag(1, ActiveOnly).Text(2, Reference).Flag(3, !Follow).Written;
}
