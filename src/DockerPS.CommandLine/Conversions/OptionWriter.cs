using DockerPS.CommandLine.Arguments;
using DockerPS.CommandLine.Errors;
using DockerPS.CommandLine.Table;
using DockerPS.CommandLine.Writing;

namespace DockerPS.CommandLine.Conversions;

/// <summary>Turns an option into a parameter, as the table says.</summary>
/// <param name="state">The conversion.</param>
/// <param name="entry">The command.</param>
internal sealed class OptionWriter(ConversionState state, CommandEntry entry)
{
    private static readonly string[] s_sizeUnits = ["", "B", "K", "M", "G", "T", "KB", "MB", "GB", "TB", "KIB", "MIB", "GIB", "TIB"];

    /// <summary>Applies an option.</summary>
    public void Apply(ParsedOption parsed, Invocation invocation, CommandWriter writer)
    {
        var option = parsed.Entry;
        if (option.IsSwitch && !parsed.IsTrue && option.As != "negate" && (option.Parameter.Length == 0 || option.Is.Length > 0))
        {
            return;
        }

        if (option.IsLost)
        {
            Lose(option, option.Remark);
            return;
        }

        if (parsed.Value.Literal is { } text && option.None.Contains(text))
        {
            return;
        }

        if (option.Turns.Length > 0)
        {
            invocation.Cmdlet = option.Turns;
        }

        if (option.Drops.Length > 0)
        {
            invocation.Remove(option.Drops);
        }

        if (option.With.Length > 0)
        {
            invocation.Set(option.With);
        }

        if (option.Select.Length > 0)
        {
            writer.Select(option.Select);
        }

        Write(option, parsed, invocation, writer);
    }

    private void Write(OptionEntry option, ParsedOption parsed, Invocation invocation, CommandWriter writer)
    {
        var value = parsed.Value;
        switch (option.As)
        {
            case "negate":
                if (!parsed.IsTrue)
                {
                    invocation.Set(option.Parameter);
                }

                break;
            case "template":
                new TemplateWriter(state, entry).Apply(value, writer);
                break;
            case "filter":
                Filter(option, value, invocation);
                break;
            case "idfile":
                IdFile(option, value, invocation, writer);
                break;
            case "quiet":
                writer.AddAfter(entry.Gives == "Image" ? "ForEach-Object Id" : "Out-Null");
                break;
            case "push":
                writer.AddAfter("Publish-Image");
                break;
            case "outfile":
                writer.AddAfter($"Set-Content {PowerShellText.Argument(value)}");
                break;
            case "composeFormat":
                if (value.Literal == "json")
                {
                    writer.AddAfter("ForEach-Object ToJson");
                }

                break;
            case "endpoint":
                Endpoint(value, invocation);
                break;
            case "attest":
                Attest(option, value, invocation);
                break;
            case "dockerfile" when value.Literal == "-":
                break;
            case "output" when value.Literal == "-":
                Lose(option, "the output goes to a file or a folder, never to standard output");
                break;
            case "map":
                Map(option.Parameter, value, invocation);
                break;
            case "words":
                Words(option, value, invocation);
                break;
            default:
                Plain(option, parsed, invocation);
                break;
        }
    }

    private static void Plain(OptionEntry option, ParsedOption parsed, Invocation invocation)
    {
        if (option.Api.Length > 0)
        {
            invocation.Table("ApiOption").Add(option.Api.Split('.'), ApiValue(option, parsed.Value), isList: option.Value == "list");
            return;
        }

        if (option.Parameter.Length == 0)
        {
            return;
        }

        if (option.Is.Length > 0)
        {
            invocation.Add(option.Parameter, ArgumentText.Of(option.Is));
            return;
        }

        if (option.IsSwitch)
        {
            invocation.Set(option.Parameter, parsed.IsTrue);
            return;
        }

        IReadOnlyList<ArgumentText> values = option.Value == "slice" ? parsed.Value.Split(',') : [parsed.Value];
        foreach (var value in values)
        {
            if (option.Parameter.Contains('.'))
            {
                var path = option.Parameter.Split('.');
                invocation.Table(path[0]).Add([.. path.Skip(1)], PowerShellText.Expression(value), isList: true);
            }
            else if (option.Value is "list" or "slice")
            {
                invocation.Add(option.Parameter, value);
            }
            else
            {
                invocation.Replace(option.Parameter, value);
            }
        }
    }

    private static void Words(OptionEntry option, ArgumentText value, Invocation invocation)
    {
        invocation.Remove(option.Parameter);
        if (value.Literal is not { } text)
        {
            invocation.Add(option.Parameter, value);
            return;
        }

        foreach (var word in text.Length == 0 ? [""] : Syntax.ShellWords.Split(text, value.Offset))
        {
            invocation.Add(option.Parameter, ArgumentText.Of(word));
        }
    }

    private static string ApiValue(OptionEntry option, ArgumentText value)
    {
        switch (option.As)
        {
            case "rate" or "weight" when value.Cut(':') is { } cut:
                var number = option.As == "rate" ? Size(option, cut.After) : PowerShellText.Expression(cut.After);
                return $"@{{ Path = {PowerShellText.Expression(cut.Before)}; {(option.As == "rate" ? "Rate" : "Weight")} = {number} }}";
            case "bytes":
                return Size(option, value);
            case "resource" when value.Cut('=') is { } pair:
                var isNumber = pair.After.Literal is { } amount && amount.All(char.IsAsciiDigit);
                var entries = $"Kind = {PowerShellText.Expression(pair.Before)}; Value = {PowerShellText.Expression(pair.After)}";
                return $"@{{ {(isNumber ? "Discrete" : "Named")}ResourceSpec = @{{ {entries} }} }}";
            case "credentialSpec" when value.Head.StartsWith("file://", StringComparison.Ordinal):
                return PowerShellText.Expression(value.Skip("file://".Length));
            case "credentialSpec":
                throw new CommandException(
                    ProblemKind.Option, $"The value of '{option.Name}' is not of the form file://NAME.", value.Offset);
            default:
                return PowerShellText.Expression(value);
        }
    }

    // A size in bytes, as PowerShell writes it: 1mb is 1MB.
    private static string Size(OptionEntry option, ArgumentText value)
    {
        var text = value.Literal?.Trim().ToUpperInvariant() ?? "";
        var digits = text.TakeWhile(char.IsAsciiDigit).Count();
        var unit = text[digits..];
        return digits > 0 && s_sizeUnits.Contains(unit)
            ? text[..digits] + (unit is "" or "B" ? "" : $"{unit[0]}B")
            : throw new CommandException(ProblemKind.Option, $"The value of '{option.Name}' is not a size: '{value.Shown}'.", value.Offset);
    }

    private static void Map(string parameter, ArgumentText value, Invocation invocation)
    {
        if (value.Cut('=') is not { Before.Literal: { } key } cut)
        {
            throw new CommandException(ProblemKind.Option, $"'{value.Shown}' is not of the form NAME=NUMBER.", value.Offset);
        }

        invocation.Table(parameter).Add([key], PowerShellText.Expression(cut.After), isList: false);
    }

    private static void Filter(OptionEntry option, ArgumentText value, Invocation invocation)
    {
        var cut = value.Cut('=');
        if (cut?.Before.Literal is { } key && option.Keys.TryGetValue(key, out var parameter))
        {
            if (parameter == "Dangling")
            {
                if (cut.Value.After.Literal is "true" or "1")
                {
                    invocation.Set(parameter);
                    return;
                }
            }
            else
            {
                invocation.Add(parameter, cut.Value.After);
                if (parameter == "Status")
                {
                    // docker looks at stopped containers too if it is asked for a status.
                    invocation.Remove("Running");
                }

                return;
            }
        }

        invocation.Add("Filter", value);
    }

    private void IdFile(OptionEntry option, ArgumentText value, Invocation invocation, CommandWriter writer)
    {
        if (invocation.Cmdlet == "Invoke-Container" && !writer.IsDetached)
        {
            Lose(option, "without --detach the output is that of the container; New-Container and Start-Container give its id");
            return;
        }

        writer.AddAfter($"ForEach-Object {{ Set-Content {PowerShellText.Argument(value)} $_.Id; $_ }}");
    }

    private static void Attest(OptionEntry option, ArgumentText value, Invocation invocation)
    {
        var type = $"type={option.Name[2..]}";
        invocation.Add(option.Parameter, value.Literal switch
        {
            "true" or "1" => ArgumentText.Of(type),
            "false" or "0" => ArgumentText.Of($"{type},disabled=true"),
            _ => value.Prepend($"{type},"),
        });
    }

    // host=…,ca=… of docker context.
    private static void Endpoint(ArgumentText value, Invocation invocation)
    {
        foreach (var pair in value.Split(','))
        {
            var cut = pair.Cut('=');
            var parameter = cut?.Before.Literal switch
            {
                "host" => "Endpoint",
                "ca" => "CaCertificate",
                "cert" => "Certificate",
                "key" => "CertificateKey",
                "from" => "From",
                _ => "",
            };
            if (cut?.Before.Literal == "skip-tls-verify")
            {
                invocation.Set("SkipTlsVerify", cut.Value.After.Literal != "false");
            }
            else if (parameter.Length > 0)
            {
                invocation.Add(parameter, cut!.Value.After);
            }
            else
            {
                throw new CommandException(ProblemKind.Option, $"'{pair.Shown}' is not a setting of --docker.", value.Offset);
            }
        }
    }

    private void Lose(OptionEntry option, string reason) =>
        state.Warn($"docker {entry.Names[0]} {option.Name} is left out: {reason.TrimEnd('.')}.");
}
