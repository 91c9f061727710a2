using System.ComponentModel;
using System.IO.Pipes;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace DockerPS.Terminal;

/// <summary>The terminal behind standard input, on Linux and macOS.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class UnixConsole(bool raw) : ConsoleDevice
{
    private const int Input = 0;
    private const int Now = 0;
    private const int Interrupted = 4;
    private const short Readable = 1;

    /// <summary>Larger than <c>struct termios</c> on any system; the content is opaque.</summary>
    private const int ModeSize = 256;

    private readonly byte[] _found = new byte[ModeSize];
    private readonly byte[] _mode = new byte[ModeSize];
    private readonly AnonymousPipeServerStream _interrupt = new(PipeDirection.Out);
    private bool _entered;

    /// <inheritdoc/>
    public override int Read(byte[] buffer)
    {
        PollEntry[] entries =
        [
            new() { Descriptor = _interrupt.ClientSafePipeHandle.DangerousGetHandle().ToInt32(), Wanted = Readable },
            new() { Descriptor = Input, Wanted = Readable },
        ];
        while (true)
        {
            if (Poll(entries, (nuint)entries.Length, Timeout.Infinite) < 0)
            {
                ThrowUnlessInterrupted();
            }
            else if (entries[0].Found != 0)
            {
                return 0;
            }
            else if (ReadDescriptor(Input, buffer, (nuint)buffer.Length) is >= 0 and var read)
            {
                return (int)read;
            }
            else
            {
                ThrowUnlessInterrupted();
            }
        }
    }

    /// <inheritdoc/>
    public override void Interrupt() => _interrupt.WriteByte(0);

    /// <inheritdoc/>
    protected override void Enter()
    {
        On(PosixSignal.SIGWINCH, OnResized);
        Check(GetMode(Input, _found));
        _found.CopyTo(_mode, 0);
        if (raw)
        {
            MakeRaw(_mode);
        }
        else
        {
            MakeLines(_mode);
        }

        Check(SetMode(Input, Now, _mode));
        _entered = true;
        // The shell may have changed the mode while the process was stopped.
        On(PosixSignal.SIGCONT, () => _ = SetMode(Input, Now, _mode));
    }

    /// <inheritdoc/>
    protected override void Leave()
    {
        if (_entered)
        {
            _ = SetMode(Input, Now, _found);
        }
    }

    /// <inheritdoc/>
    protected override void Release()
    {
        _interrupt.DisposeLocalCopyOfClientHandle();
        _interrupt.Dispose();
    }

    /// <summary>
    /// Enables line mode with echo, the default for programs; .NET disables both while no other program runs. The C library has no
    /// function for it, so the flags are set directly: <c>ICRNL</c> in <c>c_iflag</c>, <c>ICANON</c>, <c>ECHO</c> and <c>IEXTEN</c> in
    /// <c>c_lflag</c>.
    /// </summary>
    private static void MakeLines(byte[] mode)
    {
        Add(0, 0x100);
        if (OperatingSystem.IsLinux())
        {
            Add(12, 0x2 | 0x8 | 0x8000);
        }
        else
        {
            Add(24, 0x100 | 0x8 | 0x400);
        }

        void Add(int offset, int flags) => BitConverter.TryWriteBytes(mode.AsSpan(offset), BitConverter.ToInt32(mode, offset) | flags);
    }

    private static void Check(int result)
    {
        if (result < 0)
        {
            ThrowUnlessInterrupted();
        }
    }

    private static void ThrowUnlessInterrupted()
    {
        var error = Marshal.GetLastPInvokeError();
        if (error != Interrupted)
        {
            throw new IOException($"The console cannot be used: {new Win32Exception(error).Message}");
        }
    }

    [DllImport("libc", EntryPoint = "tcgetattr", SetLastError = true)]
    private static extern int GetMode(int descriptor, [Out] byte[] mode);

    [DllImport("libc", EntryPoint = "tcsetattr", SetLastError = true)]
    private static extern int SetMode(int descriptor, int when, byte[] mode);

    [DllImport("libc", EntryPoint = "cfmakeraw")]
    private static extern void MakeRaw([In, Out] byte[] mode);

    [DllImport("libc", EntryPoint = "poll", SetLastError = true)]
    private static extern int Poll([In, Out] PollEntry[] entries, nuint count, int timeout);

    [DllImport("libc", EntryPoint = "read", SetLastError = true)]
    private static extern nint ReadDescriptor(int descriptor, [Out] byte[] buffer, nuint length);

    [StructLayout(LayoutKind.Sequential)]
    private struct PollEntry
    {
        public int Descriptor;
        public short Wanted;
        public short Found;
    }
}
