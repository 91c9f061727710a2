using DockerPS.Engine.Archives;
using DockerPS.Engine.Streaming;

namespace DockerPS.Engine.Copy;

/// <summary>The data of an entry whose content is complete on this computer.</summary>
internal sealed class SpooledData(SpooledContent content, Action<long>? passed) : EntryData(content.Length)
{
    protected override ValueTask<int> FetchAsync(Memory<byte> buffer, long position, CancellationToken cancellationToken)
    {
        var read = content.Read(buffer.Span, position);
        passed?.Invoke(read);
        return new(read > 0 ? read : throw new IOException("The temporary file was cut short."));
    }
}
