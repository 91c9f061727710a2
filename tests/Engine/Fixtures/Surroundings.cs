namespace DockerPS.Engine.Tests.Fixtures;

/// <summary>An environment without any docker variable, and an empty configuration folder; put back as it was afterwards.</summary>
internal sealed class Surroundings : IDisposable
{
    private readonly Dictionary<string, string?> _before = [];

    public Surroundings()
    {
        foreach (string name in Environment.GetEnvironmentVariables().Keys)
        {
            if (name.StartsWith("DOCKER", StringComparison.Ordinal))
            {
                this[name] = null;
            }
        }

        Folder = Directory.CreateTempSubdirectory("dockerps-").FullName;
        this["DOCKER_CONFIG"] = Folder;
    }

    /// <summary>The configuration folder.</summary>
    public string Folder { get; }

    /// <summary>Sets a variable.</summary>
    public string? this[string name]
    {
        set
        {
            _before.TryAdd(name, Environment.GetEnvironmentVariable(name));
            Environment.SetEnvironmentVariable(name, value);
        }
    }

    /// <summary>Writes a file into the configuration folder.</summary>
    public void Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public void Dispose()
    {
        foreach (var (name, value) in _before)
        {
            Environment.SetEnvironmentVariable(name, value);
        }

        Directory.Delete(Folder, recursive: true);
    }
}

/// <summary>Tests that change or measure what belongs to the whole process.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class WholeProcess
{
    public const string Name = "whole process";
}
