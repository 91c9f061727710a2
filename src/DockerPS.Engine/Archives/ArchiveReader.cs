using System.Formats.Tar;
using DockerPS.Engine.Http;

namespace DockerPS.Engine.Archives;

/// <summary>Reads a tar from an engine, entry by entry. A truncated one is an error.</summary>
internal sealed class ArchiveReader : IAsyncDisposable
{
    /// <summary>The maximum of padding after the end.</summary>
    private const int Padding = 1 << 20;

    /// <summary>The maximum size of names and attributes, against attacks on the memory.</summary>
    private const int MaximumAttributes = 1 << 20;

    private readonly Stream _stream;
    private readonly ArchiveSource _source;
    private readonly byte[] _block = new byte[TarHeader.BlockSize];
    private long _remaining;
    private int _padding;

    /// <param name="stream">The tar.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <param name="passed">Called with the number of bytes of the tar that were read since the last call.</param>
    public ArchiveReader(Stream stream, CancellationToken cancellationToken, Action<long>? passed = null)
    {
        _stream = stream;
        _source = new(stream, cancellationToken, passed);
    }

    /// <summary>Reads the next entry, and skips the rest of the current one; null at the end.</summary>
    public async ValueTask<ArchiveEntry?> NextAsync()
    {
        await SkipAsync().ConfigureAwait(false);
        Dictionary<string, string>? more = null;
        while (true)
        {
            await FillAsync(_block).ConfigureAwait(false);
            if (TarHeader.IsEnd(_block))
            {
                await _source.DrainAsync(Padding).ConfigureAwait(false);
                return null;
            }

            TarHeader.Verify(_block);
            var kind = TarHeader.KindOf(_block);
            if (kind is not (
                TarEntryType.ExtendedAttributes or TarEntryType.GlobalExtendedAttributes or TarEntryType.LongLink or TarEntryType.LongPath))
            {
                var entry = TarHeader.Read(_block, more ?? []);
                StartEntry(entry.Size);
                return entry;
            }

            more ??= [];
            var data = await AttributesAsync().ConfigureAwait(false);
            switch (kind)
            {
                case TarEntryType.ExtendedAttributes:
                    TarHeader.ReadAttributes(data, more);
                    break;
                case TarEntryType.LongLink:
                    more["linkpath"] = TarHeader.Text(data);
                    break;
                case TarEntryType.LongPath:
                    more["path"] = TarHeader.Text(data);
                    break;
            }
        }
    }

    /// <summary>Reads data of the current entry; 0 at its end.</summary>
    public async ValueTask<int> ReadAsync(Memory<byte> buffer)
    {
        var wanted = (int)Math.Min(buffer.Length, _remaining);
        if (wanted == 0)
        {
            return 0;
        }

        var read = await _source.ReadAsync(buffer[..wanted]).ConfigureAwait(false);
        _remaining -= read;
        return read > 0 ? read : throw BrokenOff();
    }

    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync().ConfigureAwait(false);
        await _source.WaitForPendingAsync().ConfigureAwait(false);
    }

    private void StartEntry(long size)
    {
        _remaining = size;
        _padding = (int)(-size & (TarHeader.BlockSize - 1));
    }

    private async ValueTask<byte[]> AttributesAsync()
    {
        var size = TarHeader.SizeOf(_block);
        var data = size <= MaximumAttributes ? new byte[size] : throw TarHeader.Damaged("its attributes are too long");
        StartEntry(size);
        await FillAsync(data).ConfigureAwait(false);
        _remaining = 0;
        await SkipAsync().ConfigureAwait(false);
        return data;
    }

    /// <summary>Skips the rest of an entry.</summary>
    private async ValueTask SkipAsync()
    {
        _remaining += _padding;
        _padding = 0;
        while (_remaining > 0)
        {
            _remaining -= await _source.SkipAsync(_remaining).ConfigureAwait(false) is > 0 and var skipped ? skipped : throw BrokenOff();
        }
    }

    private async ValueTask FillAsync(Memory<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            var read = await _source.ReadAsync(buffer).ConfigureAwait(false);
            buffer = read > 0 ? buffer[read..] : throw BrokenOff();
        }
    }

    private static DockerStreamException BrokenOff() =>
        new("The archive broke off before its end.") { Advice = "Check that the engine is still running." };
}
