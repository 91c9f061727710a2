using DockerPS.Engine.Archives;
using DockerPS.Engine.Builds;

namespace DockerPS.Operations;

/// <summary>The files and folders that the outputs of a build go to. A file appears when it is complete, or not at all.</summary>
internal sealed class BuildOutputFiles : IAsyncDisposable
{
    private readonly List<OutputFile> _files = [];
    private readonly List<string> _paths = [];

    /// <summary>The full paths.</summary>
    public IReadOnlyList<string> Paths => _paths;

    /// <summary>Finds whether the files can be created, and announces files and folders to the session.</summary>
    /// <param name="outputs">The outputs by their numbers, with full paths.</param>
    /// <param name="transfers">The transfers of the session.</param>
    /// <exception cref="ArchiveException">
    /// A file cannot be created, or a file is where a folder is to be written, or the reverse.
    /// </exception>
    public static BuildOutputFiles Open(IReadOnlyList<BuildOutput> outputs, BuildTransfers transfers)
    {
        var opened = new BuildOutputFiles();
        for (var number = 0; number < outputs.Count; number++)
        {
            opened.Open(number, outputs[number], transfers);
        }

        return opened;
    }

    /// <summary>Gives the files their names; existing ones are replaced, as with docker.</summary>
    /// <exception cref="ArchiveException">A file cannot be renamed.</exception>
    public async Task CompleteAsync()
    {
        foreach (var file in _files)
        {
            await file.CompleteAsync().ConfigureAwait(false);
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

    private void Open(int number, BuildOutput output, BuildTransfers transfers)
    {
        var path = output.Destination;
        if (output.Target == BuildOutputTarget.Store)
        {
            // The content store creates the folder.
            _paths.Add(path);
        }
        else if (output.Target == BuildOutputTarget.Folder)
        {
            if (File.Exists(path))
            {
                throw new ArchiveException(ArchiveFailure.LocalWrite, path, $"'{path}' could not be written: it is a file, not a folder.");
            }

            transfers.Receive(number, path);
            _paths.Add(path);
        }
        else if (output.Target == BuildOutputTarget.File)
        {
            var file = new OutputFile(path);
            _files.Add(file);
            _paths.Add(path);
            transfers.Receive(number, path, file.Open);
        }
    }
}
