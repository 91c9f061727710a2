using System.Management.Automation;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Sessions;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>Runs a single command in a new container made as those of a service (<c>docker compose run</c>).</summary>
[Cmdlet(VerbsLifecycle.Invoke, "ComposeService", DefaultParameterSetName = PathSet, SupportsShouldProcess = true)]
[OutputType(typeof(string), typeof(Container))]
public sealed partial class InvokeComposeServiceCommand : ComposeDeploymentCmdlet
{
    private AttachedPipeline? _run;

    /// <summary>The command, word by word: <c>ls,-l</c>. Default: that of the service.</summary>
    [Parameter]
    [AllowEmptyString]
    public string[]? Command { get; set; }

    /// <summary>The entrypoint instead of that of the service, word by word.</summary>
    [Parameter]
    [AllowEmptyString]
    public string[]? Entrypoint { get; set; }

    /// <summary>User and group, by name or number. Default: those of the service.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? User { get; set; }

    /// <summary>Working directory of the command. Default: that of the service.</summary>
    [Parameter]
    [Alias("Workdir")]
    [ValidateNotNullOrEmpty]
    public string? WorkingDirectory { get; set; }

    /// <summary>Environment variables besides those of the service: a hashtable or <c>NAME=value</c>.</summary>
    [Parameter]
    [Alias("Env")]
    [KeyValueTransformation]
    public KeyValue[] Environment { get; set; } = [];

    /// <summary>The name of the container. Default: project, service and random digits.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>Publishes the ports of the service.</summary>
    [Parameter]
    [Alias("ServicePorts")]
    public SwitchParameter ServicePort { get; set; }

    /// <summary>Removes the container when the command has ended.</summary>
    [Parameter]
    [Alias("Rm")]
    public SwitchParameter AutoRemove { get; set; }

    /// <summary>Makes the console the terminal of the command.</summary>
    [Parameter]
    public SwitchParameter Tty { get; set; }

    /// <summary>Starts the container and writes it, without waiting for its end.</summary>
    [Parameter]
    public SwitchParameter Detach { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _isNamed = Array.Exists(Projects, MyInvocation.BoundParameters.ContainsKey);
        if (Service.Length != 1)
        {
            ThrowInvalidParameter("A command runs as one service. Name it with -Service; the first argument is a Compose file.");
        }

        if (NoStart)
        {
            ThrowInvalidParameter("A command cannot run in a container that is not started. Leave out -NoStart.");
        }

        if (Engines.AreSeveral)
        {
            ThrowInvalidParameter("Invoke-ComposeService runs a single container. Specify one engine with -Context.");
        }

        if (Tty && !Detach)
        {
            InteractiveConsole.RequireConsole(this, "Leave out -Tty to get the output as strings.");
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _run?.Dispose();
        base.Dispose(disposing);
    }

    private protected override void Process(ComposeConfiguration configuration)
    {
        if (Prepare(configuration) is not { } deployment)
        {
            return;
        }

        List<string> warnings = [];
        foreach (var (engine, plan) in Engines.QueryAll(
            Engines, deployment.Name, engine => deployment.PlanAsync(engine, warnings.Add, StopToken)))
        {
            if (ShouldChange(engine, $"{deployment.Name}: {Service[0]}", "Run a command in a new container"))
            {
                Engines.Try(engine, Service[0], () => Run(engine, plan));
            }
        }

        WriteWarnings(warnings);
    }

    private protected override DeploymentSettings Settings() => base.Settings() with
    {
        OneOff = new()
        {
            Service = Service[0],
            Command = Command,
            Entrypoint = Entrypoint,
            User = User,
            WorkingDirectory = WorkingDirectory,
            Environment = Environment,
            PublishPorts = ServicePort,
            AutoRemove = AutoRemove,
            Tty = Tty,
            HasInput = _hasInput,
            Name = Name,
        },
    };

    private void Run(EngineSession engine, DeploymentPlan plan)
    {
        var creation = OneOffRun.StartAsync(plan, Work, StopToken);
        Work.WriteUntil(creation);
        var (created, errors) = Await(creation);
        errors.ToList().ForEach(WriteError);
        if (created is null)
        {
            return;
        }

        var target = new ContainerTarget(engine, created.Id, Container.NameOf(created));
        if (Detach)
        {
            Ask(() => target.Api.StartAsync(target.Id, cancellationToken: StopToken));
            WriteObject(Ask(() => target.ReadAsync(StopToken)));
            return;
        }

        var keys = ParseOrThrow(() => InteractiveConsole.Keys(null));
        var command = Command is { Length: > 0 } ? string.Join(' ', Command) : Service[0];
        _run = new(Engines, target, new(target, Tty, Tty || _hasInput, AutoRemove, isNew: true), command);
        _run.Start(keys);
        if (Tty)
        {
            _run.Interact(keys, passInterrupt: false);
        }
        else
        {
            _run.BeginReading();
            if (!_hasInput)
            {
                _run.Complete(closeInput: false);
            }
        }
    }
}
