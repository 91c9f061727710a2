using System.Management.Automation;
using DockerPS.Engine.Configuration;
using DockerPS.Engine.Streaming;
using DockerPS.Errors;
using DockerPS.Terminal;

namespace DockerPS.Operations;

/// <summary>Prepares interactive sessions.</summary>
internal static class InteractiveConsole
{
    /// <summary>Throws an error if there is no console.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="instead">The alternative without a console.</param>
    public static void RequireConsole(PSCmdlet cmdlet, string instead)
    {
        if (!ConsoleSession.IsPossible(cmdlet.Host))
        {
            cmdlet.ThrowTerminatingError(CommonErrors.ConsoleNeeded(cmdlet.MyInvocation.MyCommand.Name, instead));
        }
    }

    /// <summary>Returns the detach keys: the given ones, else those in the docker CLI's configuration, else the default.</summary>
    /// <exception cref="FormatException">The keys are invalid.</exception>
    public static DetachKeys Keys(string[]? given) =>
        (given is null ? ConfigFile.Read().DetachKeys : string.Join(',', given)) is { Length: > 0 } text
            ? DetachKeys.Parse(text)
            : DetachKeys.Default;
}
