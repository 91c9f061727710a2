using System.Management.Automation;

namespace DockerPS.Parameters;

/// <summary>
/// The words of a command. Words that stand loose on the command line hold whatever PowerShell found no parameter for, so a slip in a
/// parameter's name would be run; no program is called like a parameter.
/// </summary>
internal sealed class CommandWordsAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is List<object> words
        && words is [var first, ..] && first?.ToString() is ['-', not '-', ..] word
            ? throw new ArgumentTransformationMetadataException(
                $"'{word}' is not a parameter here. If it is the first word of the command, name the command: -Command {string.Join(", ", words.Select(Quoted))}")
            : inputData;

    private static string Quoted(object? word) => $"'{word?.ToString()?.Replace("'", "''", StringComparison.Ordinal)}'";
}
