using DockerPS.CommandLine.Writing;

namespace DockerPS.CommandLine.Conversions;

/// <summary>What a command reads from standard input.</summary>
/// <param name="Pipeline">The pipeline that writes it.</param>
internal sealed record PipelineInput(PipelineText Pipeline)
{
    /// <summary>The file that it is; null if it is something else.</summary>
    public ArgumentText? File { get; init; }

    /// <summary>The expression that it is; null if it is something else.</summary>
    public string? Expression { get; init; }

    /// <summary>Returns the content of a file.</summary>
    public static PipelineInput OfFile(ArgumentText file) =>
        new(new PipelineText([$"Get-Content {PowerShellText.Argument(file)}"])) { File = file };

    /// <summary>Returns the value of an expression.</summary>
    public static PipelineInput OfExpression(string expression) => new(new PipelineText([expression])) { Expression = expression };

    /// <summary>Returns it as bytes, if it is a file or what a program in a container writes.</summary>
    public PipelineText AsBytes() => File is { } file
        ? new([$"Get-Content {PowerShellText.Argument(file)} -AsByteStream -ReadCount 65536"])
        : Pipeline.AsBytes();

    /// <summary>Returns it as one text.</summary>
    public string AsText() => File is { } file
        ? $"(Get-Content {PowerShellText.Argument(file)} -Raw)"
        : Expression ?? $"({Pipeline.AsText()} | Out-String)";
}
