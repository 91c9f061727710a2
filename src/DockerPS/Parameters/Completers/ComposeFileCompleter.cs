using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using DockerPS.Operations;

namespace DockerPS.Parameters;

/// <summary>
/// Base class for completers of what Compose files define: those that the command line names, else those of the current location. Files
/// with a fault complete nothing.
/// </summary>
public abstract class ComposeFileCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Read(fakeBoundParameters) is { } names ? [.. Complete(wordToComplete, names)] : [];

    /// <summary>Returns the results for a word.</summary>
    private protected abstract IEnumerable<CompletionResult> Complete(string word, ComposeNames names);

    private static ComposeNames? Read(IDictionary parameters)
    {
        if (Values(parameters, "Compose").Concat(Values(parameters, "Configuration")).OfType<ComposeConfiguration>().FirstOrDefault()
            is { } configuration)
        {
            return ComposeNames.Of(configuration);
        }

        try
        {
            var session = new SessionState();
            string Resolve(string path) => HostPath.Resolve(path, session);
            return ComposeReading.TryReadNames(new()
            {
                Files =
                [
                    .. Texts(parameters, "Path").Concat(Texts(parameters, "Compose"))
                        .SelectMany(path => ComposeFilePath.Find(path, session)),
                    .. Texts(parameters, "LiteralPath").Select(Resolve),
                ],
                ProjectDirectory = Texts(parameters, "ProjectDirectory").Select(Resolve).FirstOrDefault(),
                Profiles = [.. Texts(parameters, "Profile")],
                EnvironmentFiles = [.. Texts(parameters, "EnvironmentFile").Concat(Texts(parameters, "EnvFile")).Select(Resolve)],
                Location = session.Path.CurrentFileSystemLocation.ProviderPath,
            });
        }
        catch (Exception error) when (error is FormatException or InvalidOperationException or IOException or ArgumentException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Texts(IDictionary parameters, string name) =>
        Values(parameters, name).Select(value => $"{value}");

    private static IEnumerable<object?> Values(IDictionary parameters, string name) => parameters[name].Unwrapped() switch
    {
        null => [],
        string text => [text],
        IEnumerable items => items.Cast<object?>().Select(item => item.Unwrapped()),
        var item => [item],
    };
}
