using System.Buffers;

namespace DockerPS.Engine.Streaming;

/// <summary>
/// Finds the detach keys in typed input. Keys that may start the sequence are held back until it is clear that they do not, so
/// that the complete sequence is never passed on.
/// </summary>
public sealed class DetachKeyFilter(DetachKeys keys)
{
    private int _held;

    /// <summary>Filters typed bytes.</summary>
    /// <param name="typed">The bytes.</param>
    /// <param name="passed">Receives the bytes that are not part of the sequence.</param>
    /// <returns>True if the sequence is complete; the bytes after it are dropped.</returns>
    public bool Pass(ReadOnlySpan<byte> typed, IBufferWriter<byte> passed)
    {
        foreach (var key in typed)
        {
            while (_held > 0 && keys.Bytes[_held] != key)
            {
                Release(passed);
            }

            if (keys.Bytes[_held] != key)
            {
                passed.Write([key]);
            }
            else if (++_held == keys.Bytes.Length)
            {
                _held = 0;
                return true;
            }
        }

        return false;
    }

    /// <summary>Releases as few held keys as possible, so that the others are a prefix of the sequence again.</summary>
    private void Release(IBufferWriter<byte> passed)
    {
        var held = keys.Bytes[.._held];
        var gone = 1;
        while (!keys.Bytes.StartsWith(held[gone..]))
        {
            gone++;
        }

        passed.Write(held[..gone]);
        _held -= gone;
    }
}
