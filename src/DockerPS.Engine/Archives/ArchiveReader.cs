using System.Formats.Tar;
using System.Runtime.CompilerServices;
using DockerPS.Engine.Http;

namespace DockerPS.Engine.Archives;

/// <summary>Reads a tar from an engine entry by entry. One that ends before its end is an error.</summary>
internal static class ArchiveReader
{
    /// <summary>What may follow the end: padding to a full record.</summary>
    private const int Padding = 1 << 20;

    /// <summary>The entries in their order. The data of one is read before the next is asked for.</summary>
    public static async IAsyncEnumerable<TarEntry> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var source = new ArchiveSource(stream, cancellationToken);
        try
        {
            var tar = new TarReader(source, leaveOpen: true);
            await using (tar.ConfigureAwait(false))
            {
                while (await NextAsync(tar, cancellationToken).ConfigureAwait(false) is { } entry)
                {
                    if (entry.EntryType != TarEntryType.GlobalExtendedAttributes)
                    {
                        yield return entry;
                    }
                }
            }

            // A reader that finds no more takes that for the end; only an empty block is.
            if (source.HasEnded)
            {
                throw BrokenOff(null);
            }

            await source.DrainAsync(Padding).ConfigureAwait(false);
        }
        finally
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            await source.SettleAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Reads data of an entry.</summary>
    public static async ValueTask<int> ReadAsync(Stream data, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await data.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (EndOfStreamException error)
        {
            throw BrokenOff(error);
        }
    }

    private static async ValueTask<TarEntry?> NextAsync(TarReader tar, CancellationToken cancellationToken)
    {
        try
        {
            return await tar.GetNextEntryAsync(copyData: false, cancellationToken).ConfigureAwait(false);
        }
        catch (EndOfStreamException error)
        {
            throw BrokenOff(error);
        }
        catch (Exception error) when (error is InvalidDataException or FormatException or ArgumentException or OverflowException or NotSupportedException)
        {
            throw new DockerStreamException($"What the engine sent is not a tar archive, or a damaged one: {error.Message}", error);
        }
    }

    private static DockerStreamException BrokenOff(Exception? error) =>
        new("The archive broke off before its end.", error) { Advice = "Check that the engine is still running." };
}
