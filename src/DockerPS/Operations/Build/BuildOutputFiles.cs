using DockerPS.Engine.Builds;
using DockerPS.Engine.Files;

namespace DockerPS.Operations;

/// <summary>The files and folders that the outputs of a build go to. A file appears when it is complete, or not at all.</summary>
internal sealed class BuildOutputFiles : IAsyncDisposable
{
    private readonly List<UnfinishedFile> _files = [];
    private readonly List<string> _paths = [];

    /// <summary>The full paths.</summary>
    public IReadOnlyList<string> Paths => _paths;

    /// <summary>Opens the files, and announces files and folders to the session.</summary>
    /// <param name="outputs">The outputs by their numbers, with full paths.</param>
    /// <param name="transfers">The transfers of the session.</param>
    /// <exception cref="IOException">A file cannot be created.</exception>
    public static BuildOutputFiles Open(IReadOnlyList<BuildOutput> outputs, BuildTransfers transfers)
    {
        var opened = new BuildOutputFiles();
        for (var number = 0; number < outputs.Count; number++)
        {
            var output = outputs[number];
            if (output.Target == BuildOutputTarget.Folder)
            {
                transfers.Receive(number, output.Destination);
                opened._paths.Add(output.Destination);
            }
            else if (output.Target == BuildOutputTarget.File)
            {
                var file = new UnfinishedFile(output.Destination);
                opened._files.Add(file);
                opened._paths.Add(output.Destination);
                transfers.Receive(number, output.Destination, file.Stream);
            }
        }

        return opened;
    }

    /// <summary>Gives the files their names; existing ones are replaced, as with docker.</summary>
    public async Task CompleteAsync()
    {
        foreach (var file in _files)
        {
            await file.CompleteAsync(overwrite: true).ConfigureAwait(false);
        }
    }

    /// <summary>Deletes the files that are not complete.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var file in _files)
        {
            await file.DisposeAsync().ConfigureAwait(false);
        }
    }
}
