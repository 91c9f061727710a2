using DockerPS.CommandLine.Conversions;

namespace DockerPS.CommandLine;

/// <summary>Converts command lines of docker.</summary>
public static class CommandConverter
{
    /// <summary>Converts a line, or a whole script: what is not docker's becomes a comment.</summary>
    public static Conversion Convert(string text) => new ScriptConverter(text.TrimStart('\uFEFF').ReplaceLineEndings("\n")).Convert();
}
