using DockerPS.Compose.Errors;
using DockerPS.Compose.Loading;
using DockerPS.Compose.Model;

namespace DockerPS.Compose.Tests;

/// <summary>A folder with Compose files for one test.</summary>
internal sealed class ProjectFolder : IDisposable
{
    /// <summary>Creates the folder with files: names and contents in turn.</summary>
    public ProjectFolder(params string[] files)
    {
        Path = Directory.CreateTempSubdirectory("dockerps-compose-").FullName;
        for (var index = 0; index < files.Length; index += 2)
        {
            var file = System.IO.Path.Combine(Path, files[index]);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
            File.WriteAllText(file, files[index + 1]);
        }
    }

    public string Path { get; }

    /// <summary>The variables of the process.</summary>
    public Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal);

    public ComposeOptions Options => new() { WorkingDirectory = Path, Environment = Environment, ProjectName = "test" };

    public ComposeProject Load(Func<ComposeOptions, ComposeOptions>? change = null) =>
        ComposeLoader.Load(change is null ? Options : change(Options));

    public ComposeFileException Fault(Func<ComposeOptions, ComposeOptions>? change = null) =>
        Assert.Throws<ComposeFileException>(() => Load(change));

    /// <summary>Loads a single file.</summary>
    public static ComposeProject Load(string text)
    {
        using var folder = new ProjectFolder("compose.yaml", text);
        return folder.Load();
    }

    /// <summary>Loads a single service.</summary>
    public static ComposeService Service(string keys) => Load($"services:\n  web:\n    image: web\n    {keys}\n").Services["web"];

    /// <summary>Loads a single file that is not correct, and returns <c>line:column failure: fact | advice</c>.</summary>
    public static string Fault(string text)
    {
        using var folder = new ProjectFolder("compose.yaml", text);
        var fault = folder.Fault();
        Assert.Equal(fault.Line == 0 ? fault.Path : System.IO.Path.Combine(folder.Path, "compose.yaml"), fault.Path);
        var told = $"{fault.Line}:{fault.Column} {fault.Failure}: {fault.Fact} | {fault.Advice}";
        return told.Replace(folder.Path, ".", StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
