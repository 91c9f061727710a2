namespace DockerPS.CommandLine.Conversions;

/// <summary>A pipeline in PowerShell.</summary>
/// <param name="Text">The text; empty if nothing has to be done.</param>
internal sealed record ConvertedPipeline(string Text)
{
    /// <summary>Statements that come before it.</summary>
    public IReadOnlyList<string> Before { get; init; } = [];

    /// <summary>Whether it is a statement that cannot stand in a chain, like an assignment.</summary>
    public bool IsStatement { get; init; }

    /// <summary>What could not be converted at its end.</summary>
    public string Rest { get; init; } = "";

    /// <summary>The place of it.</summary>
    public int RestStart { get; init; }
}
