using DockerPS.CommandLine.Errors;

namespace DockerPS.CommandLine.Conversions;

/// <summary>What the parts of a conversion share.</summary>
/// <param name="text">The whole text.</param>
internal sealed class ConversionState(string text)
{
    // Variables of PowerShell that a script cannot use for itself.
    private static readonly HashSet<string> s_reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "_", "args", "error", "event", "false", "foreach", "home", "host", "input", "matches", "null", "PID", "profile", "PSItem", "PWD",
        "sender", "switch", "this", "true", "PSHome", "PSVersionTable", "IsLinux", "IsWindows", "IsMacOS", "ExecutionContext", "env",
    };

    private readonly HashSet<string> _variables = [];
    private readonly HashSet<string> _exported = [];

    public List<string> Warnings { get; } = [];

    public List<CommandProblem> Problems { get; } = [];

    /// <summary>Whether a part of the text was not converted.</summary>
    public bool IsIncomplete { get; set; }

    /// <summary>Notes that the script sets a variable; an exported one is the environment's.</summary>
    public void Declare(string name, bool isExported) => _ = (isExported ? _exported : _variables).Add(name);

    /// <summary>Returns the variable of PowerShell for one of the shell.</summary>
    public string Variable(string name) => _variables.Contains(name) && !_exported.Contains(name) && !s_reserved.Contains(name)
        ? $"${name}"
        : $"$env:{name}";

    public void Warn(string message)
    {
        if (!Warnings.Contains(message))
        {
            Warnings.Add(message);
        }
    }

    public void Report(CommandException problem)
    {
        var offset = Math.Min(problem.Offset, text.Length);
        var start = offset == 0 ? 0 : text.LastIndexOf('\n', offset - 1) + 1;
        var line = text.AsSpan(0, start).Count('\n') + 1;
        var end = text.IndexOf('\n', start);
        var source = text[start..(end < 0 ? text.Length : end)];
        Problems.Add(new(problem.Kind, $"Line {line}, column {offset - start + 1}: {problem.Message}", source));
    }

    public string Slice(int start, int end) => text[start..end];
}
