namespace DockerPS.Engine.Archives;

/// <summary>What the beginning of a file says that it is.</summary>
public enum ArchiveFormat
{
    /// <summary>A tar archive.</summary>
    Tar,

    /// <summary>A tar archive without entries.</summary>
    EmptyTar,

    /// <summary>A tar archive that is compressed with gzip.</summary>
    Gzip,

    /// <summary>A file that is compressed with bzip2.</summary>
    Bzip2,

    /// <summary>A file that is compressed with xz.</summary>
    Xz,

    /// <summary>A file that is compressed with zstd.</summary>
    Zstandard,

    /// <summary>A text, which an engine's builder takes for a Dockerfile.</summary>
    Text,

    /// <summary>Something else.</summary>
    Other,
}
