namespace DockerPS.Engine.Http2;

/// <summary>The settings of RFC 9113, section 6.5.2, that are sent or observed; others are skipped.</summary>
internal enum SettingId : ushort
{
    /// <summary>Whether a server may open streams.</summary>
    EnablePush = 2,

    /// <summary>How many streams the other side may have open.</summary>
    MaxConcurrentStreams = 3,

    /// <summary>The window with which streams start.</summary>
    InitialWindowSize = 4,

    /// <summary>The maximum size of a frame.</summary>
    MaxFrameSize = 5,

    /// <summary>The maximum size of a header list.</summary>
    MaxHeaderListSize = 6,
}
