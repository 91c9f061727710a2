using System.ComponentModel;
using DockerPS.Engine.Configuration;
using DockerPS.Engine.Http;
using DockerPS.Errors;
using DockerPS.Parameters;
using DockerPS.Sessions;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>Base class for cmdlets about contexts. They work on docker's files on this computer; no engine is contacted.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ContextStoreCmdlet : CancellableCmdlet
{
    /// <summary>The kind of object for error ids: <c>ContextNotFound</c>.</summary>
    private protected const string Noun = "Context";

    private (string? Name, bool IsKnown) _current;

    /// <summary>Whether the cmdlet changes the store; it then refuses objects from other computers and the default context.</summary>
    private protected virtual bool Changes => true;

    /// <summary>
    /// The context or endpoint that commands use by default; null if it cannot be determined, which is reported as an error once.
    /// </summary>
    private protected string? CurrentName
    {
        get
        {
            if (!_current.IsKnown)
            {
                _current = (null, true);
                WarnOfConfiguration();
                Try(null, () => _current.Name = RunspaceContext.Name ?? EngineSelection.CurrentName);
            }

            return _current.Name;
        }
    }

    /// <summary>Returns the names of the contexts that match the references. Missing ones are reported as errors.</summary>
    private protected IEnumerable<string> Resolve(IEnumerable<ContextReference> references) => references.SelectMany(Resolve);

    /// <summary>Reads the context from the store.</summary>
    private protected DockerContext Read(string name) => Describe(ContextStore.Get(name));

    /// <summary>Creates the output object for a context.</summary>
    private protected DockerContext Describe(StoredContext context)
    {
        var (engine, error) = Find(context.Name);
        return new(context, context.Name == CurrentName, engine ?? context.Name, error);
    }

    /// <summary>Creates the output object for an engine selected by its endpoint.</summary>
    private protected static DockerContext Describe(string endpoint) => new(endpoint, Find(endpoint).Error);

    /// <summary>Ends the command if the context does not exist or its endpoint is not usable.</summary>
    private protected void Require(string name)
    {
        try
        {
            EngineSelection.Find(name);
        }
        catch (DockerException error)
        {
            ThrowTerminatingError(ErrorMapping.From(error, name, Noun));
        }
    }

    /// <summary>Runs work on the store and reports failures as errors. Returns whether it succeeded.</summary>
    private protected bool Try(string? name, Action work)
    {
        try
        {
            work();
            return true;
        }
        catch (DockerException error)
        {
            WriteError(ErrorMapping.From(error, name, Noun));
            return false;
        }
    }

    /// <summary>Returns the name; ends the command if it is not a valid context name.</summary>
    private protected string ParseOrThrow(string name) => ParseOrThrow(() =>
    {
        ContextStore.CheckName(name);
        return name;
    });

    /// <summary>Returns the full path of a file, which must exist. Null and empty are returned as they are.</summary>
    private protected string? Existing(string? path)
    {
        if (string.IsNullOrEmpty(path))
        {
            return path;
        }

        var full = ParseOrThrow(() => HostPath.Resolve(path, SessionState));
        if (!File.Exists(full))
        {
            ThrowTerminatingError(FileErrors.FileNotFound(full));
        }

        return full;
    }

    private IEnumerable<string> Resolve(ContextReference reference)
    {
        var name = reference.ToString();
        if (reference.Refusal() is { } refusal)
        {
            WriteError(refusal);
            return [];
        }

        if (reference.Form is ReferenceForm.ByName { Pattern: { } pattern })
        {
            return ContextStore.Names().Where(context => pattern.IsMatch(context) && !(Changes && context == ContextStore.DefaultName));
        }

        if (Changes && reference.Form.Computer is { } computer)
        {
            WriteError(ContextErrors.ContextFromElsewhere(name, computer));
        }
        else if (Changes && name == ContextStore.DefaultName)
        {
            WriteError(ContextErrors.ContextReserved(name));
        }
        else if (!ContextStore.Exists(name))
        {
            WriteError(ContextErrors.ContextNotFound(name));
        }
        else
        {
            return [name];
        }

        return [];
    }

    /// <summary>Returns the engine's display name, or the reason why it cannot be used.</summary>
    private static (string? Engine, string? Error) Find(string name)
    {
        try
        {
            return (EngineSelection.Find(name).Name, null);
        }
        catch (DockerException error)
        {
            return (null, error.Message);
        }
    }
}
