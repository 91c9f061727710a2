using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;
using DockerPS.Engine.Http;

namespace DockerPS.Engine.Streaming;

/// <summary>
/// Decodes the output of containers. With a terminal it is raw; without, it comes in frames of an eight-byte header (stream, three
/// zeros, big-endian length) and a payload, to distinguish standard output and error.
/// </summary>
public static class OutputDecoder
{
    private const int BufferSize = 64 << 10;
    private const int HeadSize = 8;

    /// <summary>Reads output until the stream ends. Long frames come in pieces.</summary>
    /// <param name="stream">The engine's response.</param>
    /// <param name="multiplexed">Indicates whether it comes in frames.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="DockerStreamException">The stream ends in the middle of a frame, or a frame is malformed.</exception>
    /// <exception cref="DockerOperationException">The engine reports an error in the stream (frame type 3).</exception>
    public static IAsyncEnumerable<OutputChunk> ReadAsync(Stream stream, bool multiplexed, CancellationToken cancellationToken) =>
        multiplexed ? ReadFramesAsync(stream, cancellationToken) : ReadRawAsync(stream, cancellationToken);

    private static async IAsyncEnumerable<OutputChunk> ReadRawAsync(
        Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var buffer = new byte[BufferSize];
        while (await EngineStream.ReadAsync(stream, buffer, cancellationToken).ConfigureAwait(false) is > 0 and var read)
        {
            yield return new(OutputStream.Output, buffer.AsMemory(0, read));
        }
    }

    private static async IAsyncEnumerable<OutputChunk> ReadFramesAsync(
        Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var buffer = new byte[BufferSize];
        var (start, end) = (0, 0);
        while (true)
        {
            if (end - start < HeadSize)
            {
                buffer.AsSpan(start, end - start).CopyTo(buffer);
                (start, end) = (0, end - start);
                var read = await EngineStream.ReadAsync(stream, buffer.AsMemory(end), cancellationToken).ConfigureAwait(false);
                if (read == 0)
                {
                    if (end > 0)
                    {
                        throw new DockerStreamException("The output of the container ended in the middle of a frame's header.");
                    }

                    yield break;
                }

                end += read;
                continue;
            }

            var (kind, left) = Head(buffer.AsSpan(start, HeadSize));
            start += HeadSize;
            if (kind == FrameKind.SystemError)
            {
                throw new DockerOperationException(
                    await ErrorTextAsync(stream, buffer.AsMemory(start, end - start), left, cancellationToken).ConfigureAwait(false));
            }

            var source = kind == FrameKind.Error ? OutputStream.Error : OutputStream.Output;
            while (left > 0)
            {
                if (start == end)
                {
                    start = 0;
                    end = await EngineStream.ReadAsync(stream, buffer, cancellationToken).ConfigureAwait(false);
                    if (end == 0)
                    {
                        throw new DockerStreamException($"The output of the container ended {left} bytes before the end of a frame.");
                    }
                }

                var length = (int)Math.Min(left, end - start);
                yield return new(source, buffer.AsMemory(start, length)) { EndsFrame = length == left };
                start += length;
                left -= length;
            }
        }
    }

    private static (FrameKind Kind, long Length) Head(ReadOnlySpan<byte> head)
    {
        if (head[0] > (byte)FrameKind.SystemError || head[1] != 0 || head[2] != 0 || head[3] != 0)
        {
            throw new DockerStreamException("The output of the container contains an unknown kind of frame.");
        }

        return ((FrameKind)head[0], BinaryPrimitives.ReadUInt32BigEndian(head[4..]));
    }

    private static async Task<string> ErrorTextAsync(
        Stream stream, ReadOnlyMemory<byte> begun, long length, CancellationToken cancellationToken)
    {
        var text = new byte[Math.Min(length, BufferSize)];
        var filled = Math.Min(begun.Length, text.Length);
        begun[..filled].CopyTo(text);
        while (filled < text.Length)
        {
            var read = await EngineStream.ReadAsync(stream, text.AsMemory(filled), cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                break;
            }

            filled += read;
        }

        return Encoding.UTF8.GetString(text, 0, filled).Trim();
    }

    private enum FrameKind : byte
    {
        Input = 0,
        Output = 1,
        Error = 2,
        SystemError = 3,
    }
}
