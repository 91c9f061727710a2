using System.Management.Automation;
using System.Text;

namespace DockerPS.Operations;

/// <summary>Converts pipeline objects to a command's standard input.</summary>
internal static class StandardInput
{
    /// <summary>Returns bytes unchanged, and other objects as UTF-8 text with a line feed.</summary>
    public static ReadOnlyMemory<byte> From(PSObject input) => input.BaseObject switch
    {
        byte single => new[] { single },
        byte[] bytes => bytes,
        object[] list => list.All(item => item is byte)
            ? list.Cast<byte>().ToArray()
            : Encoding.UTF8.GetBytes(string.Concat(list.Select(item => $"{item}\n"))),
        _ => Encoding.UTF8.GetBytes($"{input}\n"),
    };
}
