namespace DockerPS.Engine.Streaming;

/// <summary>Opens files for data that does not fit into memory.</summary>
internal static class TemporaryFile
{
    /// <summary>Opens a file that only this process can access, and that is deleted with it; on Unix it has no name.</summary>
    public static FileStream Open()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = 0,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var file = new FileStream(Path.Combine(Path.GetTempPath(), $"dockerps-{Path.GetRandomFileName()}"), options);
        if (!OperatingSystem.IsWindows())
        {
            File.Delete(file.Name);
        }

        return file;
    }
}
