using DockerPS.CommandLine.Errors;
using DockerPS.CommandLine.Writing;

namespace DockerPS.CommandLine.Conversions;

internal sealed partial class CommandWriter
{
    public bool IsDetached => parsed.IsSet("--detach");

    // Whether input and output are those of the console.
    private bool IsForPeople => !IsDetached && _input is null && !call.IsValue && call.Outputs.Count == 0;

    // What the table cannot say.
    private void ApplyRule()
    {
        ApplyInputFile();
        switch (_entry.Rule)
        {
            case "copy":
                Copy();
                break;
            case "inspect":
                Inspect();
                break;
            case "port":
                Port();
                break;
            case "scale":
                Scale();
                break;
            case "login":
                Login();
                break;
            case "exec":
                Execute();
                break;
            case "build":
                Build();
                break;
            case "stack":
                Stack();
                break;
            case "repository":
                ApplyArguments([.. parsed.Arguments.Select(Repository)]);
                break;
            case "compose":
                Compose();
                break;
            default:
                ApplyArguments(parsed.Arguments);
                break;
        }

        ApplyOutputFiles();
        if (_property.Length == 0 && _after.Count == 0 && call.IsValue && _entry.Writes.Length > 0
            && (_invocation.Cmdlet != "Invoke-Container" || IsDetached))
        {
            _property = _entry.Writes;
        }
    }

    // A repository stands for all its tags in docker's list, and for the tag latest elsewhere.
    private static ArgumentText Repository(ArgumentText name) => name.Literal is { } text && !text.Split('/')[^1].Contains(':')
        && !text.Contains('*') ? ArgumentText.Of($"{text}:*", name.Offset) : name;

    private void Copy()
    {
        if (parsed.Arguments is not [var from, var to])
        {
            throw new CommandException(ProblemKind.Argument, "docker container cp needs a source and a destination.", call.Start);
        }

        if (from.Literal == "-" || to.Literal == "-")
        {
            state.Warn(
                "docker container cp copies a tar archive here; Get-ContainerContent and Set-ContainerContent take the content of a file.");
            var place = (from.Literal == "-" ? to : from).Cut(':');
            if (place is null)
            {
                throw new CommandException(ProblemKind.Argument, "docker container cp needs a path in a container.", from.Offset);
            }

            _invocation.Cmdlet = from.Literal == "-" ? "Set-ContainerContent" : "Get-ContainerContent";
            _invocation.Places.Add([place.Value.Before]);
            _invocation.Places.Add([place.Value.After]);
            _invocation.Set("AsByteStream");
            return;
        }

        _invocation.Places.Add([from]);
        _invocation.Places.Add([to]);
    }

    private void Inspect()
    {
        var type = parsed.Value("--type")?.Literal;
        var isImage = parsed.Arguments.Any(one => one.Literal is { } name && (name.Contains(':') || name.Contains('/')));
        var source = parsed.Arguments is [{ Source: { } only }] ? only.Gives : "";
        (_invocation.Cmdlet, var kind) = (type ?? source.ToLowerInvariant(), isImage) switch
        {
            ("image", _) or ("", true) => ("Get-Image", "Image"),
            ("network", _) => ("Get-DockerNetwork", "Network"),
            ("volume", _) => ("Get-DockerVolume", "Volume"),
            ("service", _) => ("Get-SwarmService", "Service"),
            ("node", _) => ("Get-SwarmNode", "Node"),
            ("secret", _) => ("Get-SwarmSecret", "Secret"),
            ("config", _) => ("Get-SwarmConfig", "Config"),
            ("task", _) => ("Get-SwarmTask", "Task"),
            _ => ("Get-Container", "Container"),
        };
        if (type is null && !isImage && source.Length == 0)
        {
            state.Warn("docker inspect finds objects of all kinds; this looks for a container. Use --type, or the command of the kind.");
        }

        if (kind is "Container" or "Image" or "Network" or "Service")
        {
            _invocation.Set("Detail");
        }

        if (source == kind && source.Length > 0)
        {
            _source = parsed.Arguments[0].Source;
        }
        else
        {
            ApplyArguments(parsed.Arguments);
        }
    }

    private void Port()
    {
        if (parsed.Arguments.Count == 0)
        {
            throw new CommandException(ProblemKind.Argument, "docker container port needs the name of a container.", call.Start);
        }

        ApplyPorts(parsed.Arguments);
    }

    private void ApplyPorts(IReadOnlyList<ArgumentText> arguments)
    {
        _invocation.Places.Add([arguments[0]]);
        if (arguments.Count > 1)
        {
            var port = arguments[1].Split('/');
            _invocation.Add("PrivatePort", port[0]);
            if (port.Count > 1)
            {
                _invocation.Add("Protocol", port[1]);
            }
        }
    }

    // web=5 db=3: a cmdlet for each number.
    private void Scale()
    {
        if (parsed.Arguments.Count == 0)
        {
            throw new CommandException(ProblemKind.Argument, "docker service scale needs an argument: SERVICE=REPLICAS.", call.Start);
        }

        var groups = parsed.Arguments.Select(one => one.Cut('=')
            ?? throw new CommandException(ProblemKind.Option, $"'{one.Shown}' is not of the form SERVICE=REPLICAS.", one.Offset))
            .GroupBy(pair => PowerShellText.Argument(pair.After)).ToList();
        foreach (var group in groups.SkipLast(1))
        {
            Invocation other = new() { Cmdlet = _invocation.Cmdlet };
            other.Places.Add([.. group.Select(pair => pair.Before)]);
            other.Add("Replicas", group.First().After);
            _first.Add(other.ToString());
        }

        _invocation.Places.Add([.. groups[^1].Select(pair => pair.Before)]);
        _invocation.Add("Replicas", groups[^1].First().After);
    }

    private void Login()
    {
        ApplyArguments(parsed.Arguments);
        var user = parsed.Value("--username");
        var password = parsed.Value("--password") is { } text ? PowerShellText.Expression(text)
            : parsed.IsSet("--password-stdin") && _input is not null ? _input.AsText()
            : null;
        _input = null;
        if (password is not null)
        {
            if (parsed.Value("--password")?.Literal is not null)
            {
                state.Warn("docker login --password: the password stands in the text. Get-Credential asks for it.");
            }

            var name = user is null ? "''" : PowerShellText.Expression(user);
            _invocation.SetCode("Credential", $"([pscredential]::new({name}, (ConvertTo-SecureString {password} -AsPlainText -Force)))");
        }
        else if (user is not null)
        {
            _invocation.Add("Credential", user);
        }
    }

    // A terminal is for people: where output goes on, and without a console, there is none.
    private void Execute()
    {
        var hasTerminal = _invocation.Cmdlet == "Enter-Container" && IsForPeople;
        _invocation.Cmdlet = hasTerminal ? "Enter-Container" : "Invoke-ContainerCommand";
        _invocation.Remove(hasTerminal ? "Detach" : "DetachKey");

        ApplyArguments(parsed.Arguments);
    }

    private void Stack()
    {
        if (parsed.Arguments is not [var name])
        {
            throw new CommandException(ProblemKind.Argument, $"{Name} needs the name of a stack.", call.Start);
        }

        var label = PowerShellText.Argument(name.Prepend("com.docker.stack.namespace="));
        if (_entry.Cmdlet == "Get-SwarmTask")
        {
            _source = new([$"Get-SwarmService -Label {label}"]);
        }
        else
        {
            _invocation.Add("Label", name.Prepend("com.docker.stack.namespace="));
        }
    }

    private void Build()
    {
        var readsFile = parsed.Value("--file")?.Literal == "-";
        if (parsed.Arguments is [{ Literal: "-" }] && _input is not null)
        {
            if (_input.File?.Literal is { } file && Path.GetExtension(file) is ".gz" or ".tar" or ".tgz")
            {
                _invocation.Places.Add([ArgumentText.Of(file)]);
            }
            else
            {
                _invocation.SetCode("DockerfileContent", Code(_input.AsText()));
            }

            _input = null;
            return;
        }

        if (readsFile && _input is not null)
        {
            _invocation.SetCode("DockerfileContent", Code(_input.AsText()));
            _input = null;
        }

        ApplyArguments(parsed.Arguments);
    }

    // A here-string is an argument as it is.
    private static string Code(string expression) => expression[0] is '(' or '@' or '\'' or '"' or '$' ? expression : $"({expression})";
}
