using DockerPS.Compose.Errors;
using DockerPS.Compose.Model;

namespace DockerPS.Compose.Tests.Merging;

public class MergeTests
{
    private static ComposeService Merge(string first, string second)
    {
        using var folder = new ProjectFolder(
            "a.yaml", $"services: {{ web: {{ image: x, {first} }} }}\nvolumes: {{ one: , two: }}",
            "b.yaml", $"services: {{ web: {{ {second} }} }}");
        return folder.Load(options => options with { Files = ["a.yaml", "b.yaml"] }).Services["web"];
    }

    [Fact]
    public void Commands_are_replaced() => Assert.Equal(["c"], Merge("command: [a, b]", "command: c").Command);

    [Fact]
    public void Variables_are_joined_in_all_forms() => Assert.Equal(
        "A=1, B=3, C=4",
        string.Join(", ", Merge("environment: { A: 1, B: 2 }", "environment: [B=3, C=4]").Environment
            .Select(pair => $"{pair.Key}={pair.Value}")));

    [Fact]
    public void Ports_are_joined_and_the_same_one_is_there_once() => Assert.Equal(
        ["80 1", "81 2", "80 3"],
        Merge("ports: ['1:80', '2:81']", "ports: ['3:80', { target: 80, published: '1' }]")
            .Ports.Select(port => $"{port.Target} {port.Published}"));

    [Fact]
    public void Mounts_at_the_same_target_are_replaced() => Assert.Equal(
        ["two /a", "one /b"],
        Merge("volumes: ['one:/a', 'one:/b']", "volumes: [{ type: volume, source: two, target: /a }]")
            .Volumes.Select(volume => $"{volume.Source} {volume.Target}"));

    [Fact]
    public void Options_of_another_logging_driver_are_dropped()
    {
        var same = Merge("logging: { driver: a, options: { x: 1 } }", "logging: { options: { y: 2 } }");
        Assert.Equal(["x", "y"], same.Logging!.Options.Keys);
        var other = Merge("logging: { driver: a, options: { x: 1 } }", "logging: { driver: b }");
        Assert.Empty(other.Logging!.Options);
    }

    [Fact]
    public void Tags_reset_and_override_drop_what_was_before()
    {
        Assert.Empty(Merge("ports: ['1:80']", "ports: !reset []").Ports);
        Assert.Equal([90], Merge("ports: ['1:80']", "ports: !override ['2:90']").Ports.Select(port => port.Target));
        Assert.Equal(["B"], Merge("environment: { A: 1, B: 2 }", "environment: { A: !reset null }").Environment.Keys);
    }

    [Fact]
    public void Different_forms_of_a_list_are_refused()
    {
        var fault = Assert.Throws<ComposeFileException>(() => Merge("cap_add: [A]", "cap_add: A"));
        Assert.Equal((ComposeFailure.InvalidValue, "b.yaml", 1), (fault.Failure, Path.GetFileName(fault.Path), fault.Line));
    }
}
