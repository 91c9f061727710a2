using System.Management.Automation;
using DockerPS.Engine.Configuration;
using DockerPS.Engine.Transport;
using DockerPS.Errors;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <summary>Lists docker's contexts: the names of engines and their endpoints (<c>docker context ls</c>).</summary>
[Cmdlet(VerbsCommon.Get, "DockerContext", DefaultParameterSetName = NameSet)]
[OutputType(typeof(DockerContext))]
public sealed class GetDockerContextCommand : ContextStoreCmdlet
{
    private const string NameSet = "Name";
    private const string CurrentSet = "Current";

    /// <summary>Contexts: names, wildcards, or objects from the pipeline. Default: all contexts.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ParameterSetName = NameSet)]
    [ValidateNotNullOrEmpty]
    [ContextTransformation]
    [ArgumentCompleter(typeof(ContextCompleter))]
    public ContextReference[]? Name { get; set; }

    /// <summary>Only the context that commands use by default.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CurrentSet)]
    public SwitchParameter Current { get; set; }

    private protected override bool Changes => false;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Current)
        {
            Write(CurrentName);
        }
        else if (Name is null)
        {
            WriteAll();
        }
        else
        {
            foreach (var name in Resolve(Name))
            {
                Write(name);
            }
        }
    }

    private void WriteAll()
    {
        var (contexts, failures) = ContextStore.List();
        foreach (var failure in failures)
        {
            WriteError(ErrorMapping.From(failure, null, Noun));
        }

        WriteObject(contexts.Select(Describe), enumerateCollection: true);
        if (CurrentName is { } current && !DockerEndpoint.LooksLikeEndpoint(current) && !ContextStore.Exists(current))
        {
            WriteWarning($"The current context, '{current}', does not exist. Choose another one with Use-DockerContext.");
        }
    }

    private void Write(string? name)
    {
        if (name is not null)
        {
            Try(name, () => WriteObject(DockerEndpoint.LooksLikeEndpoint(name) ? Describe(name) : Read(name)));
        }
    }
}
