using System.ComponentModel;
using System.Management.Automation;
using DockerPS.Engine.Configuration;
using DockerPS.Engine.Http;
using DockerPS.Errors;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <summary>Base class for cmdlets about stored logins. They work on this computer only; no engine is contacted.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class RegistryLoginCmdlet : CancellableCmdlet
{
    private IReadOnlyList<StoredLogin>? _logins;
    private bool _isComplete;

    /// <summary>Registries, like <c>registry.example.com:5000</c>; wildcards, or objects from Get-ContainerRegistry.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Name", "Server")]
    [ArgumentCompleter(typeof(RegistryCompleter))]
    [NotBytes("the name of a registry")]
    public string[]? Registry { get; set; }

    /// <summary>Returns the logins that match a registry or wildcard. A registry without a login is reported as an error.</summary>
    private protected IReadOnlyList<StoredLogin> Find(string registry)
    {
        _logins ??= Read();
        if (WildcardPattern.ContainsWildcardCharacters(registry))
        {
            var pattern = ParseOrThrow(() => Wildcard.Parse(registry));
            return [.. _logins.Where(login => pattern.IsMatch(login.Registry))];
        }

        var key = ParseOrThrow(() => RegistryAddress.KeyOf(registry));
        var found = _logins.Where(login => login.Key == key).ToList();
        if (found.Count == 0 && _isComplete)
        {
            WriteError(RegistryErrors.RegistryNotConnected(registry));
        }

        return found;
    }

    /// <summary>Runs work on the store and reports failures as errors. Returns whether it succeeded.</summary>
    private protected bool Try(string? registry, Action work)
    {
        try
        {
            work();
            return true;
        }
        catch (DockerCredentialException error)
        {
            WriteError(ErrorMapping.From(error, registry, "Registry"));
            return false;
        }
    }

    private IReadOnlyList<StoredLogin> Read()
    {
        IReadOnlyList<StoredLogin> logins = [];
        IReadOnlyList<DockerCredentialException> failures = [];
        _isComplete = Try(null, () => (logins, failures) = Await(CredentialStore.Open().ListAsync(StopToken))) && failures.Count == 0;
        foreach (var failure in failures)
        {
            WriteError(ErrorMapping.From(failure, null, "Registry"));
        }

        return logins;
    }
}
