namespace DockerPS.Dashboard.State;

/// <summary>A change of a container that a key asks for.</summary>
/// <param name="Verb">What to do: <c>start</c>, <c>stop</c> or <c>restart</c>.</param>
/// <param name="Container">The container.</param>
public sealed record ChangeRequest(string Verb, ContainerRow Container)
{
    /// <summary>What the container is doing meanwhile.</summary>
    public string Progress => Verb switch
    {
        "start" => "starting",
        "stop" => "stopping",
        _ => "restarting",
    };

    /// <summary>What was done.</summary>
    public string Done => Verb switch
    {
        "start" => "Started",
        "stop" => "Stopped",
        _ => "Restarted",
    };
}
