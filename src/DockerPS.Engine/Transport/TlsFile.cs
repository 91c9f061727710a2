using System.Text;

namespace DockerPS.Engine.Transport;

/// <summary>A file with a certificate or a key, as PEM.</summary>
/// <param name="Path">Where it was read; errors name it.</param>
/// <param name="Content">What is in it.</param>
internal sealed record TlsFile(string Path, byte[] Content)
{
    /// <summary>What is in it, as text.</summary>
    public string Text => Encoding.UTF8.GetString(Content);
}
