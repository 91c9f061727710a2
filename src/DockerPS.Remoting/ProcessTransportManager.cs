using System.Management.Automation.Internal;
using System.Management.Automation.Remoting;
using System.Management.Automation.Remoting.Client;

namespace DockerPS.Remoting;

/// <summary>Carries the packets of one session between PowerShell and a process.</summary>
internal sealed class ProcessTransportManager : ClientSessionTransportManagerBase
{
    /// <summary>How long a close waits for the process: PowerShell itself waits a minute.</summary>
    private static readonly TimeSpan s_closeLimit = TimeSpan.FromSeconds(5);

    /// <summary>How long the process has to exit after its input has ended.</summary>
    private static readonly TimeSpan s_exitLimit = TimeSpan.FromSeconds(2);

    private readonly ISessionProcess _process;
    private readonly PacketQueue _queue = new();
    private readonly PacketReader _reader;

    // Never disposed of: connections end after the session, and it holds no timer.
    private readonly CancellationTokenSource _cut = new();
    private Task _run = Task.CompletedTask;
    private int _errors;
    private volatile bool _isClosing;
    private volatile bool _isClosed;

    public ProcessTransportManager(ISessionProcess process, Guid runspace, PSRemotingCryptoHelper cryptoHelper)
        : base(runspace, cryptoHelper)
    {
        _process = process;
        _reader = new(HandleOutputDataReceived);
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
