using System.Management.Automation;
using System.Text;

namespace DockerPS.Operations;

/// <summary>What an object of the pipeline is to a command's standard input.</summary>
internal static class StandardInput
{
    /// <summary>Bytes as they are; anything else as its text in UTF-8 with a line end.</summary>
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
