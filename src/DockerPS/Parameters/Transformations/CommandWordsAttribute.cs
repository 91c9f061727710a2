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
                $"'{word}' is not a parameter of this cmdlet. If it is the first word of the command, use -Command: "
                    + $"-Command {string.Join(", ", words.Select(Quote))}")
            : inputData;

    private static string Quote(object? word) => $"'{word?.ToString()?.Replace("'", "''", StringComparison.Ordinal)}'";
}
