using DockerPS.CommandLine.Errors;

namespace DockerPS.CommandLine.Tests;

/// <summary>Converts for tests, which fail on any fault that they do not expect.</summary>
internal static class Converted
{
    /// <summary>Returns the lines, which must have no fault.</summary>
    public static string Text(string text)
    {
        var conversion = CommandConverter.Convert(text);
        Assert.Empty(conversion.Problems);
        return string.Join('\n', conversion.Lines);
    }

    /// <summary>Returns the lines, without a warning.</summary>
    public static string Silently(string text)
    {
        var conversion = CommandConverter.Convert(text);
        Assert.Empty(conversion.Problems);
        Assert.Empty(conversion.Warnings);
        return string.Join('\n', conversion.Lines);
    }

    /// <summary>Returns the one warning.</summary>
    public static string Warning(string text) => Assert.Single(CommandConverter.Convert(text).Warnings);

    /// <summary>Returns the kind and the message of the one fault.</summary>
    public static (ProblemKind Kind, string Message) Problem(string text)
    {
        var problem = Assert.Single(CommandConverter.Convert(text).Problems);
        return (problem.Kind, problem.Message);
    }
}
