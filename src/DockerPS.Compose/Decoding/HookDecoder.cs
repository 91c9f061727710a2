using DockerPS.Compose.Model;

namespace DockerPS.Compose.Decoding;

/// <summary>Turns the long forms of commands and of rules for changes into the model.</summary>
internal static class HookDecoder
{
    /// <summary>Decodes a command.</summary>
    public static ServiceHook Hook(FieldReader reader) => new()
    {
        Command = reader.Command("command"),
        User = reader.Text("user"),
        Privileged = reader.Flag("privileged"),
        WorkingDirectory = reader.Text("working_dir"),
        Environment = reader.Variables("environment"),
        Extensions = reader.Extensions,
        Position = reader.Position,
    };

    /// <summary>Decodes the rules for changes of sources.</summary>
    public static DevelopOptions Develop(FieldReader reader) => new()
    {
        Watch = reader.List("watch", rule => new WatchTrigger
        {
            Path = rule.Text("path"),
            Action = rule.Text("action"),
            Target = rule.Text("target"),
            Exec = rule.Optional("exec", Hook),
            Include = rule.Texts("include"),
            Ignore = rule.Texts("ignore"),
            InitialSync = rule.Flag("initial_sync"),
            Extensions = rule.Extensions,
            Position = rule.Position,
        }),
        Extensions = reader.Extensions,
        Position = reader.Position,
    };
}
