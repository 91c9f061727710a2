using System.Runtime.CompilerServices;
using DockerPS.Engine.Errors;
using DockerPS.Engine.Http;
using DockerPS.Engine.Streaming;

namespace DockerPS.Engine.Archives;

/// <summary>
/// Checks that a tar ends with two blocks of zeros. An engine that fails in the middle has sent a successful status already, and
/// appends its error to the data.
/// </summary>
internal sealed class TarEndGuard
{
    private const int Length = 1024;
    private const int PieceSize = 128 << 10;

    private readonly byte[] _last = new byte[Length];
    private long _passed;

    /// <summary>Reads a tar to its end, piece by piece. A piece is valid until the next one is requested.</summary>
    /// <exception cref="DockerStreamException">The tar is incomplete.</exception>
    public static async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadToAsync(
        Stream tar, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var end = new TarEndGuard();
        var buffer = new byte[PieceSize];
        while (await EngineStream.ReadAsync(tar, buffer, cancellationToken).ConfigureAwait(false) is > 0 and var read)
        {
            end.Add(buffer.AsSpan(0, read));
            yield return buffer.AsMemory(0, read);
        }

        end.Check();
    }

    /// <summary>Adds bytes of the tar.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        var fresh = bytes[Math.Max(0, bytes.Length - Length)..];
        _last.AsSpan(fresh.Length).CopyTo(_last);
        fresh.CopyTo(_last.AsSpan(Length - fresh.Length));
        _passed += bytes.Length;
    }

    /// <summary>Throws if the tar is incomplete.</summary>
    /// <exception cref="DockerStreamException">The tar is incomplete.</exception>
    public void Check()
    {
        if (_passed < Length || _last.AsSpan().IndexOfAnyExcept((byte)0) >= 0)
        {
            var error = _last.AsSpan().LastIndexOf("{\"message\":"u8) is >= 0 and var start
                ? ErrorResponse.Parse(_last.AsSpan(start))?.Message
                : $"it breaks off after {_passed} bytes.";
            throw new DockerStreamException($"The engine's tar is incomplete: {error}");
        }
    }
}
