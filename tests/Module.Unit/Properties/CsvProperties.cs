using System.Text.RegularExpressions;
using CsCheck;
using DockerPS.Engine.Models;
using DockerPS.Parameters;
using DockerPS.Tests.Fixtures;

namespace DockerPS.Tests.Properties;

public sealed class CsvProperties
{
    [Fact]
    public void RecordsAreReadAsTheyAreWritten() => Property.RoundTrips(
        Gen.OneOf(Texts.Value, Texts.Word).Array[1, 6].Select(fields =>
            (string.Join('\u0001', fields), string.Join(',', fields.Select(Csv.Escape)))),
        text => string.Join('\u0001', Csv.Parse(text)));

    [Fact]
    public void WhatGoTakesAsRecordIsTakenAndNothingElse() => Property.Agrees(
        Texts.Of("ab,\"", "\"\"", "\",", ",\"", "a,b").Where(text => text.AsSpan().IndexOfAny('\r', '\n') < 0),
        text => string.Join('\u0001', Csv.Parse(text)),
        text => text.Length > 0 && Regex.IsMatch($",{text}", "^(,(\"([^\"]|\"\")*\"|[^\",]*))*\\z")
            ? string.Join('\u0001',
                Regex.Matches($",{text}", ",(\"(?:[^\"]|\"\")*\"|[^\",]*)").Select(match => Unquote(match.Groups[1].Value)))
            : null);

    [Fact]
    public void RequestsForGpusAreReadAsTheyAreWritten() => Property.RoundTrips(
        Gen.Select(
            Gen.OneOf(Gen.Int[-1, 16].Select(count => ($"{count}", count)), Gen.Const(("all", -1))),
            Texts.Word.Array[0, 3], Gen.OneOf(Gen.Const(""), Texts.Word), Texts.Word.Array[0, 3],
            Gen.Select(Texts.Word, Texts.Value.Where(value => value.AsSpan().IndexOfAny('"', ',') < 0)).Array[0, 2], Gen.Int[0, 9],
                Request),
        text => Shown(GpuTransformationAttribute.Parse(text)));

    [Fact]
    public void OtherRequestsForGpusAreRefused() => Property.ReadsOrRefuses(
        Texts.Of("a1,=\"-", "all", "count=", "device=", "0,1", "driver=nvidia", "\"capabilities=a,b\"", "\"options=", "\""),
            GpuTransformationAttribute.Parse);

    [Fact]
    public void NetworksAreReadAsTheyAreWritten() => Property.RoundTrips(
        Gen.Select(Texts.Word, Texts.Word.Array[0, 3], Gen.OneOf(Texts.None, Texts.Quad), Gen.Int[-9, 9],
            Gen.Select(Texts.Word, Texts.Value).Array[0, 2], (name, aliases, address, priority, options) =>
        {
            options = [.. options.DistinctBy(option => option.Item1)];
            List<(string, string?)> fields = [("name", name), .. aliases.Select(alias => ("alias", (string?)alias)),
                ("gw-priority", $"{priority}")];
            fields.AddRange(options.Select(option => ("driver-opt", (string?)$"{option.Item1}={option.Item2}")));
            if (address is not null)
            {
                fields.Add(("ip", address));
            }

            var pairs = options.Select(option => $"{option.Item1}={option.Item2}");
            return ($"{name}|{string.Join(' ', aliases)}|{address}|{priority}|{string.Join(' ', pairs)}", Texts.Fields(fields));
        }),
        text => NetworkAttachmentOf(text));

    [Fact]
    public void OtherNetworksAreRefused() => Property.ReadsOrRefuses(
        Texts.Of("ab=,\" ", "name=", "alias=", "ip=", "10.0.0.5", "ip6=::1", "mac-address=", "gw-priority=", ",", "\""),
            NetworkTransformationAttribute.Parse);

    [Fact]
    public void SecretsAreReadAsTheyAreWritten() => Property.RoundTrips(
        Gen.Select(Texts.Word, Gen.OneOf(Texts.None, Texts.Value), Gen.Int[0, 65535], Gen.Int[0, 511], (source, target, owner, mode) =>
            ($"{source}|{target}|{owner}|{mode}", Texts.Fields(
            [
                ("source", source), .. target is null ? [] : new (string, string?)[] { ("target", target) }, ("uid", $"{owner}"),
                    ("mode", $"0{Convert.ToString(mode, 8)}"),
            ]))),
        text => ServiceFileTransformationAttribute.Parse(text) is var file ? $"{file.Source}|{file.Target}|{file.Uid}|{file.Mode}" : "");

    [Fact]
    public void OtherSecretsAreRefused() => Property.ReadsOrRefuses(
        Texts.Of("ab=,\" 0", "source=", "src=", "target=", "mode=", "0444", "uid=", ",", "\""), ServiceFileTransformationAttribute.Parse);

    private static string Unquote(string field) => field.StartsWith('"') ? field[1..^1].Replace("\"\"", "\"") : field;

    private static string NetworkAttachmentOf(string text)
    {
        var network = NetworkTransformationAttribute.Parse(text);
        var pairs = network.DriverOption?.Select(option => $"{option.Key}={option.Value}") ?? [];
        return $"{network.Name}|{string.Join(' ', network.Alias)}|{network.IPAddress}|{network.GatewayPriority}|{string.Join(' ', pairs)}";
    }

    private static (string, string) Request((string Text, int Count) count, string[] devices, string driver, string[] capabilities,
        (string, string)[] options, int form)
    {
        options = [.. options.DistinctBy(option => option.Item1)];
        List<(string, string?)> fields = [];
        if (driver.Length > 0)
        {
            fields.Add(("driver", driver));
        }

        if (devices.Length > 0)
        {
            fields.Add(("device", string.Join(',', devices)));
        }
        else if (form > 1)
        {
            // In docker, what has no name is the count, wherever it stands.
            fields.Insert(form % (fields.Count + 1), form > 5 ? (count.Text, null) : ("count", count.Text));
        }

        if (capabilities.Length > 0)
        {
            fields.Add(("capabilities", string.Join(',', capabilities)));
        }

        if (options.Length > 0 || fields.Count == 0)
        {
            options = options.Length > 0 ? options : [("a", "b")];
            fields.Add(("options", string.Join(',', options.Select(option => $"{option.Item1}={option.Item2}"))));
        }

        var sent = devices.Length > 0 ? 0 : form > 1 ? count.Count : 1;
        return (Shown(driver, sent, devices, capabilities.Append("gpu"), options), Texts.Fields(fields));
    }

    private static string Shown(DeviceRequest request) => Shown(
        request.Driver,
        request.Count,
        request.DeviceIds ?? [],
        request.Capabilities![0],
        request.Options?.Select(option => (option.Key, option.Value)) ?? []);

    private static string Shown(
        object? driver,
        object? count,
        IEnumerable<string> devices,
        IEnumerable<string> capabilities,
        IEnumerable<(string, string)> options) =>
        $"{driver}|{count}|{string.Join(',', devices)}|{string.Join(',', capabilities)}|"
        + string.Join(',', options.Select(option => $"{option.Item1}={option.Item2}"));
}
