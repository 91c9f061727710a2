using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using DockerPS.Engine.Configuration;
using DockerPS.Engine.Http;

namespace DockerPS.Parameters;

/// <summary>Completes the registries with a stored login.</summary>
public sealed class RegistryCompleter : IArgumentCompleter
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            using var limit = new CancellationTokenSource(s_limit);
            var (logins, _) = Task.Run(() => CredentialStore.OpenIfReadable().ListAsync(limit.Token), limit.Token)
                .WaitAsync(limit.Token).GetAwaiter().GetResult();
            return [.. logins.SelectMany(login => Completion.Match(wordToComplete, login.Registry, login.UserName ?? ""))];
        }
        catch (Exception error) when (error is DockerException or OperationCanceledException)
        {
            return [];
        }
    }
}
