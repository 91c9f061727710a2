namespace DockerPS.Dashboard.State;

/// <summary>The columns by which rows are sorted.</summary>
public enum SortColumn
{
    /// <summary>The name.</summary>
    Name,

    /// <summary>The engine.</summary>
    Engine,

    /// <summary>The state.</summary>
    Status,

    /// <summary>The CPU usage.</summary>
    Cpu,

    /// <summary>The memory.</summary>
    Memory,

    /// <summary>The traffic of networks.</summary>
    Network,

    /// <summary>The traffic of disks.</summary>
    Block,

    /// <summary>The ports.</summary>
    Ports,
}
