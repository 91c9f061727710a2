using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;

namespace DockerPS.Terminal;

/// <summary>The console window or terminal on Windows.</summary>
internal sealed class WindowsConsole(bool raw) : ConsoleDevice
{
    private const int StandardInput = -10;
    private const int StandardOutput = -11;
    private const uint ProcessedLinesWithEcho = 0x1 | 0x2 | 0x4;
    private const uint TerminalInput = 0x200;
    private const uint TerminalOutput = 0x1 | 0x4;
    private const uint Utf8 = 65001;
    private const ushort KeyEvent = 1;
    private const ushort AltKey = 0x12;
    private const char EndOfInput = '\x1a';
    private const int Characters = 1024;

    private static readonly TimeSpan s_sizeInterval = TimeSpan.FromMilliseconds(250);

    private readonly nint _input = GetStandardHandle(StandardInput);
    private readonly nint _output = GetStandardHandle(StandardOutput);
    private readonly ManualResetEvent _interrupt = new(initialState: false);
    private readonly Encoder _encoder = Encoding.UTF8.GetEncoder();
    private readonly InputRecord[] _records = new InputRecord[Characters];
    private readonly char[] _characters = new char[Characters];
    private uint _inputMode;
    private uint _outputMode;
    private uint _codePage;
    private Timer? _sizeTimer;
    private bool _entered;

    /// <inheritdoc/>
    public override int Read(byte[] buffer) => raw ? ReadKeys(buffer) : ReadLine(buffer);

    /// <inheritdoc/>
    public override void Interrupt()
    {
        _interrupt.Set();
        CancelInput(_input, 0);
    }

    /// <inheritdoc/>
    protected override void Enter()
    {
        Check(GetMode(_input, out _inputMode) && GetMode(_output, out _outputMode));
        _codePage = GetOutputCodePage();
        _entered = true;
        Check(SetOutputCodePage(Utf8));
        if (!raw)
        {
            return;
        }

        Check(SetMode(_input, (_inputMode & ~ProcessedLinesWithEcho) | TerminalInput));
        Check(SetMode(_output, _outputMode | TerminalOutput));
        // Windows has no signal for a resize.
        var size = Size;
        _sizeTimer = new(
            _ =>
            {
                if (size != Size)
                {
                    size = Size;
                    OnResized();
                }
            },
            null,
            s_sizeInterval,
            s_sizeInterval);
    }

    /// <inheritdoc/>
    protected override void Leave()
    {
        if (_entered)
        {
            _sizeTimer?.Dispose();
            _ = SetMode(_input, _inputMode);
            _ = SetMode(_output, _outputMode);
            _ = SetOutputCodePage(_codePage);
        }
    }

    /// <inheritdoc/>
    protected override void Release() => _interrupt.Dispose();

    /// <summary>Reads console events, most of which are not text; a plain text read could not be interrupted.</summary>
    private int ReadKeys(byte[] buffer)
    {
        nint[] handles = [_interrupt.SafeWaitHandle.DangerousGetHandle(), _input];
        while (true)
        {
            if (WaitForAny(handles.Length, handles, waitAll: false, Timeout.Infinite) == 0)
            {
                return 0;
            }

            // A character has at most three bytes, a surrogate pair four.
            Check(ReadInput(_input, _records, Math.Min(_records.Length, buffer.Length / 4), out var count));
            var length = 0;
            foreach (var record in _records.AsSpan(0, count))
            {
                // A character typed by its number arrives when the Alt key is released.
                if (record.Kind == KeyEvent && record.Character != 0 && (record.IsDown != 0 || record.Key == AltKey))
                {
                    _characters[length++] = (char)record.Character;
                }
            }

            if (_encoder.GetBytes(_characters.AsSpan(0, length), buffer, flush: false) is > 0 and var bytes)
            {
                return bytes;
            }
        }
    }

    private int ReadLine(byte[] buffer)
    {
        var length = Math.Min(_characters.Length, buffer.Length / 4);
        if (_interrupt.WaitOne(0) || !ReadText(_input, _characters, length, out var count, 0) || count == 0)
        {
            return 0;
        }

        var text = new string(_characters, 0, count);
        return text[0] == EndOfInput ? 0 : _encoder.GetBytes(text.Replace("\r\n", "\n", StringComparison.Ordinal), buffer, flush: false);
    }

    private static void Check(bool succeeded)
    {
        if (!succeeded)
        {
            throw new IOException($"The console cannot be used: {new Win32Exception(Marshal.GetLastPInvokeError()).Message}");
        }
    }

    [DllImport("kernel32", EntryPoint = "GetStdHandle", SetLastError = true)]
    private static extern nint GetStandardHandle(int number);

    [DllImport("kernel32", EntryPoint = "GetConsoleMode", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool GetMode(nint handle, out uint mode);

    [DllImport("kernel32", EntryPoint = "SetConsoleMode", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool SetMode(nint handle, uint mode);

    [DllImport("kernel32", EntryPoint = "GetConsoleOutputCP")]
    private static extern uint GetOutputCodePage();

    [DllImport("kernel32", EntryPoint = "SetConsoleOutputCP", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool SetOutputCodePage(uint codePage);

    [DllImport("kernel32", EntryPoint = "WaitForMultipleObjects", SetLastError = true)]
    private static extern uint WaitForAny(int count, nint[] handles, [MarshalAs(UnmanagedType.Bool)] bool waitAll, int timeout);

    [DllImport("kernel32", EntryPoint = "ReadConsoleInputW", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool ReadInput(nint handle, [Out] InputRecord[] records, int length, out int count);

    [DllImport("kernel32", EntryPoint = "ReadConsoleW", CharSet = CharSet.Unicode, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool ReadText(nint handle, [Out] char[] text, int length, out int count, nint control);

    [DllImport("kernel32", EntryPoint = "CancelIoEx", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool CancelInput(nint handle, nint operation);

    /// <summary>A console event, with the members of a key event.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 20)]
    private struct InputRecord
    {
        [FieldOffset(0)]
        public ushort Kind;

        [FieldOffset(4)]
        public int IsDown;

        [FieldOffset(10)]
        public ushort Key;

        [FieldOffset(14)]
        public ushort Character;
    }
}
