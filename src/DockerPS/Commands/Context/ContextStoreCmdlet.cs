using System.ComponentModel;
using DockerPS.Engine.Configuration;
using DockerPS.Engine.Http;
using DockerPS.Errors;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Commands;

/// <summary>What cmdlets about contexts share. They act on docker's files of this computer: no engine is asked.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ContextStoreCmdlet : CancellableCmdlet
{
    /// <summary>The kind of thing that the cmdlets are about; it names the ids of errors.</summary>
    private protected const string Noun = "Context";

    private (string? Name, bool IsKnown) _current;

    /// <summary>Whether the cmdlet changes what is in the store: then objects from other computers are refused, and so is the default context.</summary>
    private protected virtual bool Changes => true;

    /// <summary>The context or endpoint that commands use where nothing else is said; null where that cannot be read, which is written as an error once.</summary>
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

    /// <summary>The names of the contexts that references mean. What is not there becomes an error.</summary>
    private protected IEnumerable<string> Resolve(IEnumerable<ContextReference> references) => references.SelectMany(Resolve);

    /// <summary>The context as it is now.</summary>
    private protected DockerContext Read(string name) => Describe(ContextStore.Get(name));

    /// <summary>What is written about a context.</summary>
    private protected DockerContext Describe(StoredContext context)
    {
        var (engine, error) = Find(context.Name);
        return new(context, context.Name == CurrentName, engine ?? context.Name, error);
    }

    /// <summary>What is written about an engine that is chosen by its endpoint.</summary>
    private protected static DockerContext Describe(string endpoint) => new(endpoint, Find(endpoint).Error);

    /// <summary>Ends the command where an engine cannot be used at all: there is no such context, or its endpoint is none.</summary>
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

    /// <summary>Runs what needs the store; whether that went well.</summary>
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

    /// <summary>Refuses a name that may not be given to a context.</summary>
    private protected string ParseOrThrow(string name) => ParseOrThrow(() =>
    {
        ContextStore.CheckName(name);
        return name;
    });

    /// <summary>The path of a file that must be there; what is empty stays so, and what was not given is null.</summary>
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
        var name = reference.Text!;
        if (reference.Malformed is { } problem)
        {
            WriteError(CommonErrors.InvalidParameter(problem, name));
            return [];
        }

        if (reference.IsPattern)
        {
            var pattern = Wildcard.Parse(name);
            return ContextStore.Names().Where(context => pattern.IsMatch(context) && !(Changes && context == ContextStore.DefaultName));
        }

        if (reference.WrongKind is { } kind)
        {
            WriteError(CommonErrors.WrongKind(Noun, kind, name));
        }
        else if (Changes && reference.Computer is { } computer)
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

    /// <summary>What commands call the engine, or why they cannot use it.</summary>
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
