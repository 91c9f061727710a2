using DockerPS.Engine.Http;

namespace DockerPS.Engine.Archives;

/// <summary>The data of an entry that passes from one archive to another.</summary>
internal sealed class RelayedData(Stream data, long length, Action<long>? passed) : EntryData(length)
{
    protected override async ValueTask<int> FetchAsync(Memory<byte> buffer, long position, CancellationToken cancellationToken)
    {
        var read = await data.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        passed?.Invoke(read);
        return read > 0 ? read : throw new DockerStreamException("The archive ended within a file.");
    }
}
