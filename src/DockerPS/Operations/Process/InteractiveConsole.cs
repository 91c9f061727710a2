using System.Management.Automation;
using DockerPS.Engine.Configuration;
using DockerPS.Engine.Streaming;
using DockerPS.Errors;
using DockerPS.Terminal;

namespace DockerPS.Operations;

/// <summary>What the cmdlets with interactive sessions need before one begins.</summary>
internal static class InteractiveConsole
{
    /// <summary>Refuses a session where there is no console.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="instead">What does the same without one.</param>
    public static void RequireConsole(PSCmdlet cmdlet, string instead)
    {
        if (!ConsoleSession.IsPossible(cmdlet.Host))
        {
            cmdlet.ThrowTerminatingError(CommonErrors.ConsoleNeeded(cmdlet.MyInvocation.MyCommand.Name, instead));
        }
    }

    /// <summary>The keys that leave a session: those that are given, else those of the docker CLI's configuration, else its own.</summary>
    /// <exception cref="FormatException">They are no keys.</exception>
    public static DetachKeys Keys(string[]? given) =>
        (given is null ? ConfigFile.Read().DetachKeys : string.Join(',', given)) is { Length: > 0 } text ? DetachKeys.Parse(text) : DetachKeys.Default;
}
