using System.Management.Automation.Internal;
using System.Management.Automation.Remoting;
using System.Management.Automation.Remoting.Client;

namespace DockerPS.Remoting;

/// <summary>Carries the packets of one session between PowerShell and a process.</summary>
internal sealed class ProcessTransportManager : ClientSessionTransportManagerBase
{
    private const string SignalAck = "<SignalAck ";

    /// <summary>
    /// How long a close, and the stop of a command, wait for the process. PowerShell itself waits a minute for the one, and without end for
    /// the other.
    /// </summary>
    private static readonly TimeSpan s_closeLimit = TimeSpan.FromSeconds(5);

    /// <summary>How long the process has to exit after its input has ended.</summary>
    private static readonly TimeSpan s_exitLimit = TimeSpan.FromSeconds(2);

    private readonly ISessionProcess _process;
    private readonly PacketQueue _queue;
    private readonly PacketReader _reader;

    // Never disposed of: connections end after the session, and it holds no timer.
    private readonly CancellationTokenSource _cut = new();
    private Task _run = Task.CompletedTask;
    private int _errors;
    private int _signals;
    private int _signalAcks;
    private volatile bool _isClosing;
    private volatile bool _isClosed;

    public ProcessTransportManager(ISessionProcess process, Guid runspace, PSRemotingCryptoHelper cryptoHelper)
        : base(runspace, cryptoHelper)
    {
        _process = process;
        _queue = new(() => _ = Task.Run(WatchSignalAsync));
        _reader = new(Receive);
    }

    /// <summary>Starts the process. PowerShell hears of its end by an error.</summary>
    public override void CreateAsync()
    {
        SetMessageWriter(_queue);
        _run = Task.Run(RunAsync);
    }

    /// <summary>Asks the process to close the session, and cuts the connection if it does not answer.</summary>
    public override void CloseAsync()
    {
        _isClosing = true;
        base.CloseAsync();
        _ = Task.Run(EndCloseAsync);
    }

    /// <summary>Cuts the connection for a reason.</summary>
    public void End(PSRemotingTransportException reason)
    {
        Raise(reason);
        _cut.Cancel();
    }

    /// <summary>The process has closed the session: its input ends, then the connection.</summary>
    protected override void CleanupConnection()
    {
        _isClosed = true;
        _queue.Complete();
        _ = CutAsync();

        async Task CutAsync()
        {
            await Task.WhenAny(_run, Task.Delay(s_exitLimit)).ConfigureAwait(false);
            await _cut.CancelAsync().ConfigureAwait(false);
        }
    }

    protected override void Dispose(bool isDisposing)
    {
        base.Dispose(isDisposing);
        if (isDisposing)
        {
            CleanupConnection();
        }
    }

    private async Task RunAsync()
    {
        Exception? error = null;
        try
        {
            await _process.RunAsync(Start, piece => _reader.Read(piece.Span), _cut.Token).ConfigureAwait(false);
        }
        catch (Exception caught)
        {
            error = caught;
        }

        _queue.Complete();
        _reader.Complete();
        if (!_isClosing && _errors == 0)
        {
            Raise(await _process.ExplainEndAsync(error, _reader.Noise).ConfigureAwait(false));
        }
    }

    private void Receive(string packet)
    {
        if (packet.StartsWith(SignalAck, StringComparison.Ordinal))
        {
            Interlocked.Increment(ref _signalAcks);
        }

        HandleOutputDataReceived(packet);
    }

    /// <summary>Ends the session if a command cannot be stopped, because the process is suspended. One that is busy has its time.</summary>
    private async Task WatchSignalAsync()
    {
        var number = Interlocked.Increment(ref _signals);
        await Task.Delay(s_closeLimit, _cut.Token).ContinueWith(_ => { }, TaskScheduler.Default).ConfigureAwait(false);
        if (Volatile.Read(ref _signalAcks) < number && !_cut.IsCancellationRequested
            && await _process.FindStallAsync().ConfigureAwait(false) is { } reason)
        {
            End(reason);
        }
    }

    private void Start()
    {
        _ = Task.Run(SendAsync);
        SendOneItem();
    }

    private async Task SendAsync()
    {
        try
        {
            await foreach (var packet in _queue.Packets.ReadAllAsync(_cut.Token).ConfigureAwait(false))
            {
                await _process.WriteAsync(packet, _cut.Token).ConfigureAwait(false);
            }

            await _process.CloseInputAsync().ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or InvalidOperationException or OperationCanceledException)
        {
            // The end of the output tells why.
        }
    }

    /// <summary>
    /// Ends a close that is not answered: at once if the process has ended or not said anything yet, after some seconds if it is suspended.
    /// </summary>
    private async Task EndCloseAsync()
    {
        if (_reader.HasPacket)
        {
            await Task.WhenAny(_run, Task.Delay(s_closeLimit)).ConfigureAwait(false);
        }

        if (!_isClosed)
        {
            RaiseErrorHandler(new(new("The process has not closed the session.", null), TransportMethodEnum.CloseShellOperationEx));
            await _cut.CancelAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Tells PowerShell once why the session has ended, but not after it has asked for the end.</summary>
    private void Raise(PSRemotingTransportException reason)
    {
        if (!_isClosing && Interlocked.Exchange(ref _errors, 1) == 0)
        {
            RaiseErrorHandler(
                new(reason, _reader.HasPacket ? TransportMethodEnum.ReceiveShellOutputEx : TransportMethodEnum.CreateShellEx));
        }
    }
}
