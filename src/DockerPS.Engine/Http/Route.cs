using System.Runtime.CompilerServices;
using System.Text;

namespace DockerPS.Engine.Http;

/// <summary>
/// A path of the API, written as an interpolated string like <c>$"/containers/{id}/stop"</c>. The values in braces are escaped, so
/// that no name from outside can address anything else.
/// </summary>
[InterpolatedStringHandler]
internal readonly struct Route
{
    private readonly StringBuilder _path;

    /// <summary>Starts a route; called by the compiler.</summary>
    public Route(int literalLength, int formattedCount) => _path = new(literalLength + (formattedCount * 64));

    /// <summary>Adds literal text.</summary>
    public void AppendLiteral(string text) => _path.Append(text);

    /// <summary>Adds a name, escaped.</summary>
    /// <exception cref="ArgumentException">The name is empty, <c>.</c> or <c>..</c>.</exception>
    public void AppendFormatted(string name)
    {
        if (name is "" or "." or "..")
        {
            throw new ArgumentException($"'{name}' is not the name of anything in an engine.", nameof(name));
        }

        _path.Append(Uri.EscapeDataString(name));
    }

    /// <summary>Returns the path.</summary>
    public override string ToString() => _path.ToString();
}
