namespace DockerPS.Engine.Archives;

/// <summary>The data of an entry that is relayed from one archive to another.</summary>
internal sealed class RelayedData(ArchiveReader reader, long length, Action<long>? passed) : EntryData(length)
{
    protected override async ValueTask<int> FetchAsync(Memory<byte> buffer, long position, CancellationToken cancellationToken)
    {
        var read = await reader.ReadAsync(buffer).ConfigureAwait(false);
        passed?.Invoke(read);
        return read;
    }
}
