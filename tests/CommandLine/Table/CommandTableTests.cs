using DockerPS.CommandLine.Table;

namespace DockerPS.CommandLine.Tests.Table;

public class CommandTableTests
{
    private static readonly string[] s_values = ["", "text", "number", "list", "slice", "map"];

    private static readonly string[] s_forms =
    [
        "", "attest", "bytes", "composeFormat", "credentialSpec", "dockerfile", "endpoint", "filter", "idfile", "map", "negate",
        "outfile", "output", "push", "quiet", "rate", "resource", "template", "weight", "words",
    ];

    [Fact]
    public void HasDockersCommands()
    {
        Assert.True(CommandTable.Instance.Commands.Count() > 170);
        Assert.True(CommandTable.Instance.Commands.Sum(command => command.Options.Count) > 800);
    }

    [Fact]
    public void NamesEachOptionOnceInACommand()
    {
        foreach (var command in CommandTable.Instance.Commands)
        {
            // Options of a command that this is like may be its own in another form.
            var names = command.Options.DistinctBy(option => option.Names[0]).SelectMany(option => option.Names).ToList();
            Assert.Equal(names.Distinct(), names);
        }
    }

    [Fact]
    public void HasKnownKindsAndForms()
    {
        foreach (var option in CommandTable.Instance.Commands.SelectMany(command => command.Options))
        {
            Assert.Contains(option.Value, s_values);
            Assert.Contains(option.As, s_forms);
        }
    }

    [Fact]
    public void GivesAReasonForWhatIsLost()
    {
        foreach (var command in CommandTable.Instance.Commands)
        {
            var isGroup = command.Names[0] is "" or "compose" or "buildx";
            Assert.False(command.Cmdlet is null && !isGroup && command.Remark.Length == 0, command.Names[0]);
            foreach (var option in command.Options)
            {
                Assert.False(option.IsLost && option.Remark.Length == 0, $"{command.Names[0]} {option.Name}");
            }
        }
    }

    [Fact]
    public void HasATableForTheTemplatesOfEachCommand()
    {
        foreach (var command in CommandTable.Instance.Commands.Where(command => command.Fields.Length > 0))
        {
            Assert.NotEmpty(CommandTable.Instance.Fields(command.Fields));
        }
    }
}
