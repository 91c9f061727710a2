using System.Text;

namespace DockerPS.Engine.Transport;

/// <summary>A file with a certificate or a key, as PEM.</summary>
/// <param name="Path">The path of the file, for error messages.</param>
/// <param name="Content">The content.</param>
internal sealed record TlsFile(string Path, byte[] Content)
{
    /// <summary>The content as text.</summary>
    public string Text => Encoding.UTF8.GetString(Content);
}
