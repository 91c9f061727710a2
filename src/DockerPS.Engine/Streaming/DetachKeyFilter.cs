using System.Buffers;

namespace DockerPS.Engine.Streaming;

/// <summary>
/// Finds the detach keys in what is typed. Keys that may begin the sequence are held back until it is clear that they do not, so
/// that the whole sequence never gets through.
/// </summary>
public sealed class DetachKeyFilter(DetachKeys keys)
{
    private int _held;

    /// <summary>Takes typed bytes.</summary>
    /// <param name="typed">The bytes.</param>
    /// <param name="passed">Gets those that are not part of the sequence.</param>
    /// <returns>Whether the sequence is complete; what was typed behind it is dropped.</returns>
    public bool Pass(ReadOnlySpan<byte> typed, IBufferWriter<byte> passed)
    {
        foreach (var key in typed)
        {
            while (_held > 0 && keys.Bytes[_held] != key)
            {
                LetGo(passed);
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

    /// <summary>Lets the fewest of the held keys go that make the others a beginning of the sequence again.</summary>
    private void LetGo(IBufferWriter<byte> passed)
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
