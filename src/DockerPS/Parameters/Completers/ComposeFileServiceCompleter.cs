using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using DockerPS.Operations;

namespace DockerPS.Parameters;

/// <summary>Completes the services of the Compose files that the command line names; the tooltip shows the image.</summary>
public sealed class ComposeFileServiceCompleter : IArgumentCompleter
{
    private static readonly string[] s_parameters = ["Compose", "Path", "LiteralPath", "Configuration"];

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var given = s_parameters.Select(name => fakeBoundParameters[name].Unwrapped()).FirstOrDefault(value => value is not null);
        return Configurations(given)
            .SelectMany(configuration => configuration.Services)
            .SelectMany(service => Completion.Match(wordToComplete, service.Name, service.Image ?? ""));
    }

    private static List<ComposeConfiguration> Configurations(object? given)
    {
        object?[] values = given is IList list ? [.. list.Cast<object?>().Select(item => item.Unwrapped())] : [given];
        var read = values.OfType<ComposeConfiguration>().ToList();
        if (read.Count > 0)
        {
            return read;
        }

        using var shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        var location = shell.AddCommand("Get-Location").AddParameter("PSProvider", "FileSystem").Invoke<PathInfo>()[0].ProviderPath;
        var settings = new ComposeSettings
        {
            Files = [.. values.OfType<string>().Select(path => Path.GetFullPath(path, location))],
            Location = location,
        };
        return ComposeReading.TryRead(settings, _ => { }, out _) is { } found ? [found] : [];
    }
}
