using System.Management.Automation;
using System.Management.Automation.Runspaces;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Remoting;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>Opens PowerShell sessions in running containers, over the way of <c>docker exec</c>.</summary>
[Cmdlet(VerbsCommon.New, "ContainerSession", SupportsShouldProcess = true)]
[OutputType(typeof(PSSession))]
public sealed class NewContainerSessionCommand : ContainerExecCmdlet
{
    private const string TransportName = "Docker";
    private TypeTable? _types;

    /// <summary>
    /// The containers: names, wildcards, ids (from six digits on), or objects from Get-Container, also by the pipeline.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Id", "Container")]
    [ContainerTransformation]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public ContainerReference[] Name { get; set; } = [];

    /// <summary>PowerShell in the container: a name that is looked up in its PATH, or a full path.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string PowerShellPath { get; set; } = "pwsh";

    /// <summary>A session configuration file (<c>.pssc</c>) in the container, which restricts or prepares the session.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ConfigurationFile { get; set; }

    /// <summary>How long each session may take to open: <c>30s</c>, seconds, or a TimeSpan. The default is three minutes.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan OpenTimeout { get; set; } = TimeSpan.FromMinutes(3);

    /// <summary>A starting PowerShell keeps a processor busy for seconds, so few start at the same time.</summary>
    protected override int DefaultThrottleLimit => 8;

    private protected override string? ProgressActivity => "Opening sessions";

    // PowerShell -s begins in the home directory, whatever the working directory of the command is.
    private IEnumerable<string> CommandLine =>
    [
        PowerShellPath, "-NoLogo", "-NoProfile",
        .. WorkingDirectory is null ? Array.Empty<string>() : ["-WorkingDirectory", WorkingDirectory],
        .. ConfigurationFile is null ? Array.Empty<string>() : ["-ConfigurationFile", ConfigurationFile],
        "-s",
    ];

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (OpenTimeout <= TimeSpan.Zero)
        {
            ThrowInvalidParameter("-OpenTimeout must be longer than 0 seconds.");
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var request = Request([.. CommandLine]) with { AttachStdin = true, AttachStdout = true, AttachStderr = true };
        foreach (var target in new ContainerFinder(Engines).Resolve(Name))
        {
            if (ShouldChange(target.Engine, target, "Open PowerShell session"))
            {
                // Objects tell where they come from by one name only.
                var name = Engines.AreSeveral ? $"{target} ({target.Engine.Name})" : target.ToString();
                var opening = new SessionOpening(target, name, new(target, request), OpenTimeout);
                Work.Start(target.Engine, target.ToString(), token => opening.RunAsync(
                    connection => CreateRunspace(connection, name), runspace => Write(runspace, target), WriteError, token));
            }
        }
    }

    /// <summary>Creates a runspace whose prompts and output go to this host.</summary>
    private Runspace CreateRunspace(RunspaceConnectionInfo connection, string name) => RunspaceFactory.CreateRunspace(
        connection, Host, LazyInitializer.EnsureInitialized(ref _types, TypeTable.LoadDefaultTypeFiles), null, name);

    private void Write(Runspace runspace, ContainerTarget target)
    {
        var session = PSObject.AsPSObject(ProcessConnectionInfo.CreateSession(runspace, TransportName, this));
        session.Properties.Add(new PSNoteProperty("Container", target.Id));
        session.Properties.Add(new PSNoteProperty("Context", target.Engine.Name));
        WriteObject(session);
    }
}
