using System.IO.Pipes;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using DockerPS.Engine.Http;
using Microsoft.Win32.SafeHandles;

namespace DockerPS.Engine.Transport;

/// <summary>
/// Connects over a Windows named pipe. On other systems .NET implements named pipes as unix sockets in the temporary folder, so
/// that the same code runs there.
/// </summary>
internal sealed class NamedPipeConnector(DockerEndpoint endpoint) : EngineConnector(endpoint)
{
    /// <summary>ERROR_IO_PENDING: the operation is in progress.</summary>
    private const int IoPending = 997;

    /// <summary>SHUT_WR: the sending half of a socket.</summary>
    private const int Sending = 1;

    /// <summary>The timeout for a free instance of the pipe, which each client occupies.</summary>
    private static readonly TimeSpan s_busyWait = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public override async ValueTask<Stream> ConnectAsync(CancellationToken cancellationToken)
    {
        // The endpoint has the form //host/pipe/name, which its parser checked.
        var parts = Endpoint.Address.Split('/');
        var (server, name) = (parts[2], parts[4]);
        if (server == "." && !Exists(name))
        {
            throw new FileNotFoundException();
        }

        var pipe = new NamedPipeClientStream(server, name, PipeDirection.InOut, PipeOptions.Asynchronous);
        try
        {
            await pipe.ConnectAsync(s_busyWait, cancellationToken).ConfigureAwait(false);
            return pipe;
        }
        catch
        {
            await pipe.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Sends an empty message, which the engine takes for the end; .NET never sends one.</summary>
    public override ValueTask CloseWriteAsync(Stream connection)
    {
        var handle = ((NamedPipeClientStream)connection).SafePipeHandle;
        if (OperatingSystem.IsWindows())
        {
            SendEmptyMessage(handle);
        }
        else if (Shutdown(handle, Sending) < 0)
        {
            throw SendFailure();
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override DockerConnectionException Explain(Exception error) => error.GetBaseException() switch
    {
        FileNotFoundException => Failure(
            ConnectionFailure.NotFound,
            "there is no such pipe.",
            OperatingSystem.IsWindows()
                ? "Check that Docker is installed. Start Docker Desktop, or the service with: Start-Service docker. "
                    + "If it listens elsewhere, set DOCKER_HOST."
                : "Named pipes belong to Windows; on this system an engine has a socket like unix:///var/run/docker.sock.",
            error),
        UnauthorizedAccessException => Failure(
            ConnectionFailure.PermissionDenied,
            "permission denied.",
            "Your account may not use the engine's pipe. Add it to the group 'docker-users' and sign in again, or run as administrator.",
            error),
        TimeoutException => Failure(
            ConnectionFailure.Busy,
            "the pipe is busy.",
            "Too many clients are connected to the engine. Try again later, or close some of them.",
            error),
        var cause => Failure(ConnectionFailure.Other, cause.Message, "Check that the engine is running.", error),
    };

    /// <summary>Indicates whether the pipe exists; connecting to a missing one would wait for the timeout.</summary>
    internal static bool Exists(string name) => OperatingSystem.IsWindows()
        ? Directory.EnumerateFiles(@"\\.\pipe\").Any(path => Path.GetFileName(path).Equals(name, StringComparison.OrdinalIgnoreCase))
        : File.Exists(Path.Combine(Path.GetTempPath(), "CoreFxPipe_" + name));

    private static IOException SendFailure() =>
        new($"The end of the input could not be sent: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}");

    [SupportedOSPlatform("windows")]
    private static void SendEmptyMessage(SafePipeHandle pipe)
    {
        using var done = new ManualResetEvent(false);
        var overlapped = Marshal.AllocHGlobal(Marshal.SizeOf<NativeOverlapped>());
        try
        {
            // The lowest bit keeps the completion from .NET's completion port.
            Marshal.StructureToPtr(
                new NativeOverlapped { EventHandle = done.SafeWaitHandle.DangerousGetHandle() | 1 }, overlapped, fDeleteOld: false);
            var sent = WriteFile(pipe, [], 0, IntPtr.Zero, overlapped) || Marshal.GetLastPInvokeError() == IoPending;
            if (!sent || !GetOverlappedResult(pipe, overlapped, out _, wait: true))
            {
                throw SendFailure();
            }
        }
        finally
        {
            Marshal.FreeHGlobal(overlapped);
        }
    }

    /// <summary>Called directly, since a second Socket for the pipe's socket would interfere with its reads and writes.</summary>
    [DllImport("libc", EntryPoint = "shutdown", SetLastError = true)]
    private static extern int Shutdown(SafePipeHandle socket, int how);

    [DllImport("kernel32", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool WriteFile(SafePipeHandle file, byte[] buffer, uint length, IntPtr written, IntPtr overlapped);

    [DllImport("kernel32", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool GetOverlappedResult(
        SafePipeHandle file, IntPtr overlapped, out uint written, [MarshalAs(UnmanagedType.Bool)] bool wait);
}
