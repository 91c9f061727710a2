using System.Runtime.InteropServices;
using DockerPS.Engine.Streaming;

namespace DockerPS.Terminal;

/// <summary>
/// The real console, read byte by byte: raw, so that every key comes as a terminal sends it, or in whole lines as usual. Its owner
/// is the only one to use the console meanwhile; when it is disposed of, or the process ends, the console is as it was before.
/// </summary>
internal abstract class ConsoleDevice : IDisposable
{
    private readonly Stream _output = Console.OpenStandardOutput();
    private readonly Stream _error = Console.OpenStandardError();
    private readonly TerminalModes _modes = new();
    private readonly List<PosixSignalRegistration> _signals = [];
    private readonly object _restoring = new();
    private bool _restored;

    /// <summary>Raised when the window has another size, on any thread.</summary>
    public event Action? Resized;

    /// <summary>The height and width of the window in characters.</summary>
    public static (int Height, int Width) Size => (Console.WindowHeight, Console.WindowWidth);

    /// <summary>Opens the console of this process.</summary>
    /// <param name="raw">Whether keys come as they are; otherwise lines do, and Ctrl+C stops as usual.</param>
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

    /// <summary>Waits for what is typed. 0: the console or its input is at its end, or <see cref="Interrupt"/> was called.</summary>
    public abstract int Read(byte[] buffer);

    /// <summary>Ends <see cref="Read"/>, also one that is called later.</summary>
    public abstract void Interrupt();

    /// <summary>Writes to the console as it is.</summary>
    public void Write(OutputChunk chunk)
    {
        _modes.Follow(chunk.Bytes.Span);
        var stream = chunk.Stream == OutputStream.Error ? _error : _output;
        stream.Write(chunk.Bytes.Span);
        stream.Flush();
    }

    /// <summary>Gives the console back.</summary>
    public void Dispose()
    {
        Restore();
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        _signals.ForEach(signal => signal.Dispose());
        Release();
    }

    /// <summary>Sets the console's mode.</summary>
    protected abstract void Enter();

    /// <summary>Sets the mode back that was found. Called once, on any thread.</summary>
    protected abstract void Leave();

    /// <summary>Lets go of what the reading needs.</summary>
    protected abstract void Release();

    /// <summary>Tells that the window may have another size.</summary>
    protected void OnResized() => Resized?.Invoke();

    /// <summary>Has something done when a signal comes; what the signal does otherwise happens too.</summary>
    protected void On(PosixSignal signal, Action action) => _signals.Add(PosixSignalRegistration.Create(signal, _ => action()));

    /// <summary>However the process ends, as long as it notices, the console is given back.</summary>
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
                // A program that was left, or cut off, has not tidied up: the alternate screen, a hidden cursor, the mouse.
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
