using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DockerPS.Engine.Http;
using DockerPS.Engine.Streaming;

namespace DockerPS.Engine.Json;

/// <summary>
/// Reads a stream of JSON values, with or without line ends or record separators between them. Each value is returned as soon as
/// its last byte is there.
/// </summary>
internal static class JsonSequence
{
    /// <summary>The maximum size of a value: 64 MiB. A larger one is an error.</summary>
    private const int MaximumValue = 64 << 20;

    private const byte RecordSeparator = 0x1E;

    /// <summary>Reads values until the stream ends.</summary>
    /// <exception cref="DockerStreamException">The stream ends in the middle of a value, or is not JSON.</exception>
    public static async IAsyncEnumerable<T> ReadAsync<T>(
        Stream stream, JsonTypeInfo<T> type, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var buffer = new byte[16 << 10];
        var (start, end) = (0, 0);
        while (true)
        {
            while (NextValue(buffer.AsSpan(start, end - start)) is var (offset, length) && length > 0)
            {
                var value = JsonReader.Parse(buffer.AsSpan(start + offset, length), type);
                start += offset + length;
                yield return value;
            }

            if (start > 0)
            {
                buffer.AsSpan(start, end - start).CopyTo(buffer);
                (start, end) = (0, end - start);
            }

            if (end == buffer.Length)
            {
                if (end >= MaximumValue)
                {
                    throw new DockerStreamException($"The engine sent a JSON value of more than {MaximumValue >> 20} MiB.");
                }

                Array.Resize(ref buffer, buffer.Length * 2);
            }

            var read = await EngineStream.ReadAsync(stream, buffer.AsMemory(end), cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                if (!IsBlank(buffer.AsSpan(0, end)))
                {
                    throw new DockerStreamException("The engine's answer ended in the middle of a value.");
                }

                yield break;
            }

            end += read;
        }
    }

    /// <summary>Finds the first complete value; the length is 0 if there is none yet.</summary>
    private static (int Offset, int Length) NextValue(ReadOnlySpan<byte> bytes)
    {
        var offset = 0;
        while (offset < bytes.Length && IsBetweenValues(bytes[offset]))
        {
            offset++;
        }

        try
        {
            var reader = new Utf8JsonReader(bytes[offset..], isFinalBlock: false, default);
            return reader.Read() && reader.TrySkip() ? (offset, (int)reader.BytesConsumed) : (offset, 0);
        }
        catch (JsonException error)
        {
            throw new DockerStreamException($"The engine sent something that is not JSON: {error.Message}", error);
        }
    }

    private static bool IsBlank(ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            if (!IsBetweenValues(value))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsBetweenValues(byte value) => value is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or RecordSeparator;
}
