using System.Runtime.InteropServices;
using DockerPS.Engine.Streaming;

namespace DockerPS.Terminal;

/// <summary>
/// Exclusive access to the console: in raw mode every key arrives as the terminal sends it, otherwise input arrives in lines. The
/// previous mode is restored on disposal, or when the process exits.
/// </summary>
internal abstract class ConsoleDevice : IDisposable
{
    private readonly Stream _output = Console.OpenStandardOutput();
    private readonly Stream _error = Console.OpenStandardError();
    private readonly TerminalModes _modes = new();
    private readonly List<PosixSignalRegistration> _signals = [];
    private readonly object _restoring = new();
    private bool _restored;

    /// <summary>Raised on any thread when the window is resized.</summary>
    public event Action? Resized;

    /// <summary>The height and width of the window in characters.</summary>
    public static (int Height, int Width) Size => (Console.WindowHeight, Console.WindowWidth);

    /// <summary>Opens the console of this process.</summary>
    /// <param name="raw">Whether keys are passed unchanged; otherwise input arrives in lines, and Ctrl+C stops as usual.</param>
    public static ConsoleDevice Open(bool raw)
    {
        ConsoleDevice console = OperatingSystem.IsWindows() ? new WindowsConsole(raw) : new UnixConsole(raw);
        try
        {
            console.Enter();
            console.Guard();
            return console;
        }
        catch
        {
            console.Dispose();
            throw;
        }
    }

    /// <summary>Waits for input. Returns 0 at the end of input, or after <see cref="Interrupt"/>.</summary>
    public abstract int Read(byte[] buffer);

    /// <summary>Ends current and future calls of <see cref="Read"/>.</summary>
    public abstract void Interrupt();

    /// <summary>Writes bytes to the console unchanged.</summary>
    public void Write(OutputChunk chunk)
    {
        _modes.Follow(chunk.Bytes.Span);
        var stream = chunk.Stream == OutputStream.Error ? _error : _output;
        stream.Write(chunk.Bytes.Span);
        stream.Flush();
    }

    /// <summary>Releases the console and restores its mode.</summary>
    public void Dispose()
    {
        Restore();
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        _signals.ForEach(signal => signal.Dispose());
        Release();
    }

    /// <summary>Sets the console's mode.</summary>
    protected abstract void Enter();

    /// <summary>Restores the original mode. Called once, on any thread.</summary>
    protected abstract void Leave();

    /// <summary>Releases the resources that reading uses.</summary>
    protected abstract void Release();

    /// <summary>Reports a possible resize of the window.</summary>
    protected void OnResized() => Resized?.Invoke();

    /// <summary>Registers a handler for a signal. The default action of the signal still takes place.</summary>
    protected void On(PosixSignal signal, Action action) => _signals.Add(PosixSignalRegistration.Create(signal, _ => action()));

    /// <summary>Restores the console whenever the process can react to its end.</summary>
    private void Guard()
    {
        AppDomain.CurrentDomain.ProcessExit += OnExit;
        foreach (var signal in new[] { PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGQUIT })
        {
            On(signal, Restore);
        }
    }

    private void OnExit(object? sender, EventArgs arguments) => Restore();

    private void Restore()
    {
        lock (_restoring)
        {
            if (_restored)
            {
                return;
            }

            _restored = true;
            try
            {
                // A detached or disconnected program has not cleaned up the alternate screen, a hidden cursor or mouse reporting.
                Write(new(OutputStream.Output, _modes.Undo()));
            }
            catch (IOException)
            {
                // The console is gone.
            }
            finally
            {
                Leave();
            }
        }
    }
}
