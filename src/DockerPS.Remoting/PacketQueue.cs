using System.Text;
using System.Threading.Channels;

namespace DockerPS.Remoting;

/// <summary>
/// Takes the packets that PowerShell writes. Writing never waits for the connection, since PowerShell holds a lock of the session
/// meanwhile. The queue stays short: PowerShell sends the next packet when the last one was acknowledged.
/// </summary>
/// <param name="signalled">Called when PowerShell asks the process to stop a command.</param>
internal sealed class PacketQueue(Action signalled) : TextWriter
{
    private const string Signal = "<Signal ";

    private readonly Channel<byte[]> _packets = Channel.CreateUnbounded<byte[]>(new() { SingleReader = true });

    /// <inheritdoc/>
    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>The packets, each with its line end.</summary>
    public ChannelReader<byte[]> Packets => _packets.Reader;

    /// <inheritdoc/>
    public override void Write(char value) => Write(value.ToString());

    /// <inheritdoc/>
    public override void Write(string? value)
    {
        if (value is not null)
        {
            _packets.Writer.TryWrite(Encoding.GetBytes(value));
        }
    }

    /// <inheritdoc/>
    public override void WriteLine(string? value)
    {
        Write(value + '\n');
        if (value?.StartsWith(Signal, StringComparison.Ordinal) == true)
        {
            signalled();
        }
    }

    /// <summary>Ends the queue: what is written later is discarded.</summary>
    public void Complete() => _packets.Writer.TryComplete();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        Complete();
        base.Dispose(disposing);
    }
}
