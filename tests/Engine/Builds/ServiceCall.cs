using System.Text;
using System.Threading.Channels;
using DockerPS.Engine.Builds;
using DockerPS.Engine.Grpc;

namespace DockerPS.Engine.Tests.Builds;

/// <summary>
/// A call in memory, seen from the service. What the service reads is overwritten at its next read, as the contract allows.
/// </summary>
internal sealed class ServiceCall(GrpcMetadata? metadata = null) : GrpcCall
{
    private readonly Channel<byte[]> _requests = Channel.CreateUnbounded<byte[]>();
    private readonly Channel<byte[]> _answers = Channel.CreateUnbounded<byte[]>();
    private readonly List<byte[]> _queued = [];
    private byte[] _last = [];

    public override GrpcMetadata Metadata { get; } = metadata ?? new();

    /// <summary>A call with one message, whose first field is a text.</summary>
    public static ServiceCall With(string text)
    {
        var call = new ServiceCall();
        call.Send(Encoding.UTF8.GetBytes(text));
        call.End();
        return call;
    }

    /// <summary>Sends a message with one field to the service.</summary>
    public void Send(params byte[] field) => _requests.Writer.TryWrite(ServiceMessage.Of(field));

    /// <summary>Sends a message as it is.</summary>
    public void SendRaw(params byte[] message) => _requests.Writer.TryWrite(message);

    /// <summary>Ends the input of the service.</summary>
    public void End() => _requests.Writer.TryComplete();

    /// <summary>Returns the next message that the service has sent.</summary>
    public ValueTask<byte[]> AnswerAsync() => _answers.Reader.ReadAsync();

    /// <summary>Runs a handler that writes one message, and returns that.</summary>
    public async Task<byte[]> RunAsync(Func<GrpcCall, CancellationToken, Task> handler, CancellationToken cancellationToken = default)
    {
        await handler(this, cancellationToken);
        await FlushAsync(default);
        return await AnswerAsync();
    }

    public override async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancellationToken)
    {
        _last.AsSpan().Fill(0xEE);
        if (await _requests.Reader.WaitToReadAsync(cancellationToken) && _requests.Reader.TryRead(out var message))
        {
            return _last = message;
        }

        return null;
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        _queued.Add(message.ToArray());
        return ValueTask.CompletedTask;
    }

    public override ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        _queued.ForEach(message => _answers.Writer.TryWrite(message));
        _queued.Clear();
        return ValueTask.CompletedTask;
    }
}
