using System.Management.Automation;

namespace DockerPS.Parameters;

/// <summary>
/// Rejects a misspelled parameter at the start of a command. PowerShell collects everything without a parameter in the remaining
/// arguments, so a typo in a parameter name would otherwise be run as the program.
/// </summary>
internal sealed class CommandWordsAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        inputData.Unwrapped() is List<object> words
        && words is [var first, ..] && first?.ToString() is ['-', not '-', ..] word
            ? throw new ArgumentTransformationMetadataException(
                $"'{word}' is not a parameter of this cmdlet. {Apart(word)}If it is the first word of the command, use -Command: "
                    + $"-Command {string.Join(", ", words.Select(Quote))}")
            : inputData;

    /// <summary>Returns how docker's joined flags, such as <c>-it</c>, are written; empty for other words.</summary>
    private static string Apart(string word) =>
        word.Length > 2 && word.Skip(1).All("dit".Contains)
            ? $"If it is docker's, write its flags apart: {string.Join(' ', word.Skip(1).Select(flag => $"-{flag}"))}. "
            : "";

    private static string Quote(object? word) => $"'{word?.ToString()?.Replace("'", "''", StringComparison.Ordinal)}'";
}
