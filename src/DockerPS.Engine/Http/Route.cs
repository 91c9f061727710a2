using System.Runtime.CompilerServices;
using System.Text;

namespace DockerPS.Engine.Http;

/// <summary>
/// A path of the API, written as an interpolated string: <c>$"/containers/{id}/stop"</c>. What stands in braces is a name from
/// outside and is escaped here, so that no name, whatever it holds, can address anything else.
/// </summary>
[InterpolatedStringHandler]
internal readonly struct Route
{
    private readonly StringBuilder _path;

    /// <summary>Begins a route; called by the compiler.</summary>
    public Route(int literalLength, int formattedCount) => _path = new(literalLength + (formattedCount * 64));

    /// <summary>Adds text of the program.</summary>
    public void AppendLiteral(string text) => _path.Append(text);

    /// <summary>Adds a name, escaped.</summary>
    /// <exception cref="ArgumentException">The name is empty, or a relative path by itself.</exception>
    public void AppendFormatted(string name)
    {
        if (name is "" or "." or "..")
        {
            throw new ArgumentException($"'{name}' is not the name of anything in an engine.", nameof(name));
        }

        _path.Append(Uri.EscapeDataString(name));
    }

    /// <summary>The path.</summary>
    public override string ToString() => _path.ToString();
}
