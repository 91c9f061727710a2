using DockerPS.CommandLine.Errors;
using DockerPS.CommandLine.Writing;

namespace DockerPS.CommandLine.Conversions;

internal sealed partial class CommandWriter
{
    private const string Label = "com.docker.compose.";

    private void Compose()
    {
        var cmdlet = _invocation.Cmdlet;
        if (groupOptions.Any(option => option.Entry.Name == "--dry-run" && option.IsTrue))
        {
            _invocation.Set("WhatIf");
        }

        switch (cmdlet)
        {
            case "Get-ComposeConfiguration" or "Deploy-ComposeProject" or "Invoke-ComposeService":
                AddFiles(_invocation);
                ComposeFiles();
                break;
            case "Get-ComposeProject" or "Get-DockerVersion":
                ApplyArguments(parsed.Arguments);
                break;
            case "Get-Image":
                _source = Images();
                break;
            case "New-Image" or "Receive-Image" or "Publish-Image":
                _source = new([Configuration()]);
                ApplyArguments(parsed.Arguments);
                break;
            case "Start-ComposeProject" or "Stop-ComposeProject" or "Restart-ComposeProject" or "Remove-ComposeProject" or "Get-ComposeLog"
                or "Get-ComposeService":
                ComposeProject();
                break;
            default:
                ComposeContainers();
                break;
        }
    }

    private void ComposeFiles()
    {
        if (_entry.Names[0] == "compose scale")
        {
            foreach (var pair in parsed.Arguments)
            {
                if (pair.Cut('=') is not { Before.Literal: { } service } cut)
                {
                    throw new CommandException(ProblemKind.Option, $"'{pair.Shown}' is not of the form SERVICE=REPLICAS.", pair.Offset);
                }

                _invocation.Table("Scale").Add([service], PowerShellText.Expression(cut.After), isList: false);
            }

            return;
        }

        if (_entry.Names[0] == "compose up" && !parsed.IsSet("--detach") && !parsed.IsSet("--wait") && !parsed.IsSet("--no-start"))
        {
            state.Warn("docker compose up shows the log without --detach: Get-ComposeLog -Follow does that.");
        }

        ApplyArguments(parsed.Arguments);
    }

    // A project by its name, or by its files, whose configuration stands for it.
    private void ComposeProject()
    {
        if (_invocation.Cmdlet == "Remove-ComposeProject" && parsed.Arguments.Count > 0)
        {
            throw new CommandException(
                ProblemKind.Argument,
                "Remove-ComposeProject removes whole projects. Remove the containers of a service with Remove-Container.",
                call.Start);
        }

        var name = GroupValue("--project-name");
        if (name is not null && GroupValue("--file") is null)
        {
            _invocation.Places.Add([name]);
        }
        else
        {
            _source = new([Configuration()]);
        }

        foreach (var argument in parsed.Arguments)
        {
            _invocation.Add(_entry.Arguments[0].Parameter, argument);
        }
    }

    // The containers of services, by the labels that Compose gives them.
    private void ComposeContainers()
    {
        var project = GroupValue("--project-name") is { } name && GroupValue("--file") is null
            ? PowerShellText.Argument(name.Prepend($"{Label}project="))
            : $"\"{Label}project=$(({Configuration()}).Name)\"";
        var isSingle = _invocation.Cmdlet is "Invoke-ContainerCommand" or "Enter-Container" or "Get-ContainerPort";
        List<string> services = isSingle
            ? [PowerShellText.Argument((parsed.Arguments.Count > 0 ? parsed.Arguments[0] : throw Missing()).Prepend($"{Label}service="))]
            : [.. parsed.Arguments.Select(one => PowerShellText.Argument(one.Prepend($"{Label}service=")))];
        if (services.Count > 1)
        {
            throw new CommandException(ProblemKind.Argument, $"{Name} is converted for one service at a time.", parsed.Arguments[1].Offset);
        }

        var running = _entry.Names[0] is "compose rm" or "compose unpause" ? "" : " -Running";
        List<string> segments = [$"Get-Container{running} -Label {string.Join(", ", [project, .. services, $"{Label}oneoff=False"])}"];
        if (isSingle)
        {
            segments.Add("Select-Object -First 1");
        }

        if (_entry.Names[0] == "compose rm" && !parsed.IsSet("--stop"))
        {
            segments.Add("Where-Object Status -ne running");
        }

        _source = new(segments);
        AddCommand(isSingle);
    }

    private void AddCommand(bool isSingle)
    {
        if (_invocation.Cmdlet == "Get-ContainerPort")
        {
            _invocation.Add("PrivatePort", parsed.Arguments.Count > 1 ? parsed.Arguments[1] : throw Missing());
            return;
        }

        if (!isSingle)
        {
            return;
        }

        // Containers come from the pipeline, so that standard input has to be a parameter.
        var hasTerminal = !parsed.IsSet("--no-tty") && IsForPeople;
        _invocation.Cmdlet = hasTerminal ? "Enter-Container" : "Invoke-ContainerCommand";
        if (hasTerminal)
        {
            _invocation.Remove("Detach");
        }

        if (parsed.Arguments.Count < 2)
        {
            throw Missing();
        }

        foreach (var word in parsed.Arguments.Skip(1))
        {
            _invocation.Add("Command", word);
        }

        if (_input is not null)
        {
            _invocation.Places.Add([ArgumentText.Code(_source!.ToString())]);
            _source = null;
        }
    }

    private CommandException Missing() =>
        new(ProblemKind.Argument, $"{Name} needs more arguments; docker shows them with --help.", call.Start);

    private PipelineText Images()
    {
        var services = parsed.Arguments.Count == 0
            ? ""
            : $" | Where-Object Name -in {PowerShellText.List(parsed.Arguments)}";
        return new(services.Length == 0
            ? [$"({Configuration()}).Services.Image"]
            : [$"({Configuration()}).Services", services[3..], "ForEach-Object Image"]);
    }

    private string Configuration()
    {
        Invocation configuration = new() { Cmdlet = "Get-ComposeConfiguration" };
        AddFiles(configuration);
        return configuration.ToString();
    }

    private void AddFiles(Invocation invocation)
    {
        foreach (var option in groupOptions)
        {
            var parameter = option.Entry.Parameter;
            if (option.Entry.IsLost)
            {
                state.Warn($"docker compose {option.Entry.Name} is left out: {option.Entry.Remark}.");
            }
            else if (parameter is "Path" && option.Value.Literal == "-")
            {
                state.Warn("docker compose --file -: a Compose file is read from a file, not from standard input.");
            }
            else if (parameter is "Path" or "ProjectName" or "Profile" or "EnvironmentFile" or "ProjectDirectory")
            {
                invocation.Add(parameter, option.Value);
            }
        }
    }

    private ArgumentText? GroupValue(string name) => groupOptions.LastOrDefault(option => option.Entry.Name == name)?.Value;
}
