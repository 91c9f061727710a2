using System.Diagnostics;
using System.Text;
using DockerPS.Engine.Streaming;

namespace DockerPS.Engine.Transport;

/// <summary>A connection through the standard input and output of a program.</summary>
internal sealed class ProcessStream : SequentialStream
{
    /// <summary>The maximum of standard error to keep, in characters.</summary>
    private const int MaximumErrorOutput = 4096;

    /// <summary>The time after which a silent program counts as connected.</summary>
    private static readonly TimeSpan s_connectTime = TimeSpan.FromSeconds(2);

    private readonly Process _process;
    private readonly Stream _input;
    private readonly Stream _output;
    private readonly Task<string> _errorOutput;
    private readonly Task<int> _exitCode;
    private Action? _connected;
    private bool _hasOutput;

    /// <summary>Wraps a program that was started with all three streams redirected.</summary>
    /// <param name="process">The program.</param>
    /// <param name="connected">Called once when the program is connected, or has exited.</param>
    public ProcessStream(Process process, Action connected)
    {
        (_process, _connected) = (process, connected);
        (_input, _output) = (process.StandardInput.BaseStream, process.StandardOutput.BaseStream);
        _errorOutput = ReadErrorOutputAsync(process.StandardError);
        _exitCode = ExitAsync(process);
        _ = Task.Delay(s_connectTime).ContinueWith(_ => Connected(), TaskScheduler.Default);
    }

    public override bool CanRead => true;

    public override bool CanWrite => true;

    /// <summary>Closes the program's input.</summary>
    public void CloseInput() => _input.Close();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var length = await _output.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        if (length > 0)
        {
            _hasOutput = true;
            Connected();
        }
        else if (buffer.Length > 0)
        {
            await EndAsync(cancellationToken).ConfigureAwait(false);
        }

        return length;
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            await _input.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException)
        {
            await EndAsync(cancellationToken).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Kills the program, since one that waits for the other side would not notice the closed streams.</summary>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Connected();
            _process.Kill();
            _input.Dispose();
            _output.Dispose();

            // A read that ends with the program waits for its exit, which a disposed process does not tell any more.
            _exitCode.ContinueWith(_ => _process.Dispose(), TaskScheduler.Default);
        }

        base.Dispose(disposing);
    }

    private void Connected() => Interlocked.Exchange(ref _connected, null)?.Invoke();

    /// <summary>Throws if the program failed, or exited without output; any other end is that of the connection.</summary>
    private async Task EndAsync(CancellationToken cancellationToken)
    {
        Connected();
        var exitCode = await _exitCode.WaitAsync(cancellationToken).ConfigureAwait(false);
        if (exitCode != 0 || !_hasOutput)
        {
            throw new ProcessStreamException(exitCode, await _errorOutput.ConfigureAwait(false), _hasOutput);
        }
    }

    private static async Task<int> ExitAsync(Process process)
    {
        await process.WaitForExitAsync().ConfigureAwait(false);
        return process.ExitCode;
    }

    private static async Task<string> ReadErrorOutputAsync(StreamReader reader)
    {
        var (errorOutput, buffer) = (new StringBuilder(), new char[1024]);
        try
        {
            while (await reader.ReadAsync(buffer).ConfigureAwait(false) is > 0 and var length)
            {
                errorOutput.Append(buffer, 0, length);
                errorOutput.Remove(0, Math.Max(0, errorOutput.Length - MaximumErrorOutput));
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            // The stream was disposed; nobody needs the message.
        }

        return string.Join(
            ' ', errorOutput.ToString().Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }
}

/// <summary>The program of a <see cref="ProcessStream"/> failed.</summary>
/// <param name="exitCode">The exit code.</param>
/// <param name="errorOutput">The output on standard error, in one line.</param>
/// <param name="hasOutput">Indicates whether it had written any output.</param>
internal sealed class ProcessStreamException(int exitCode, string errorOutput, bool hasOutput)
    : IOException($"The program ended with exit code {exitCode}: {(errorOutput.Length > 0 ? errorOutput : "no error output")}")
{
    /// <summary>The program's exit code.</summary>
    public int ExitCode { get; } = exitCode;

    /// <summary>The output on standard error, in one line.</summary>
    public string ErrorOutput { get; } = errorOutput.Length > 0 ? errorOutput : "no error output";

    /// <summary>Indicates whether it had written any output.</summary>
    public bool HasOutput { get; } = hasOutput;
}
