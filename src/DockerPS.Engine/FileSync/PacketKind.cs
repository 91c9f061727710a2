namespace DockerPS.Engine.FileSync;

/// <summary>The kinds of packets in a transfer of files.</summary>
internal enum PacketKind
{
    /// <summary>An item of the list of files, or its end.</summary>
    Stat = 0,

    /// <summary>A request for the data of a file.</summary>
    Request = 1,

    /// <summary>Data of a file, or its end.</summary>
    Data = 2,

    /// <summary>The end of the transfer.</summary>
    Finish = 3,

    /// <summary>A failure, with its text.</summary>
    Error = 4,
}
