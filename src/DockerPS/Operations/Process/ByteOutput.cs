using System.Management.Automation;
using DockerPS.Engine.Streaming;
using DockerPS.Errors;
using DockerPS.Parameters;

namespace DockerPS.Operations;

/// <summary>Output of a command as bytes, to a file or to the pipeline.</summary>
/// <param name="Path">The full path of the file; null for the pipeline.</param>
/// <param name="Overwrite">Whether an existing file is replaced.</param>
internal sealed record ByteOutput(string? Path, bool Overwrite)
{
    /// <summary>Reads the parameters; null for text output.</summary>
    /// <param name="path">-OutputPath.</param>
    /// <param name="asByteStream">-AsByteStream.</param>
    /// <param name="force">-Force.</param>
    /// <param name="others">Parameters for other forms of output, and whether they are given.</param>
    /// <param name="session">The session that resolves the path.</param>
    /// <exception cref="FormatException">The parameters cannot be combined.</exception>
    public static ByteOutput? For(
        string? path, bool asByteStream, bool force, SessionState session, params (string Name, bool IsGiven)[] others)
    {
        if (force && path is null)
        {
            throw new FormatException("-Force replaces the file of -OutputPath. Omit it, or specify the file.");
        }

        if (path is null && !asByteStream)
        {
            return null;
        }

        var name = path is null ? "-AsByteStream" : "-OutputPath";
        return path is not null && asByteStream
            ? throw new FormatException("-OutputPath writes the output to a file, -AsByteStream to the pipeline. Omit one of them.")
            : Array.Find(others, other => other.IsGiven).Name is { } other
            ? throw new FormatException($"{name} returns the output as bytes and cannot be used with {other}.")
            : new(path is null ? null : HostPath.Resolve(path, session), force);
    }

    /// <summary>Returns the error if the file cannot be written; null if it can.</summary>
    /// <param name="typed">The path as typed.</param>
    /// <param name="items">Inspects the existing item.</param>
    public ErrorRecord? Refusal(string? typed, ItemCmdletProviderIntrinsics items) => Path is null ? null
        : Directory.Exists(Path) ? FileErrors.FileNotReplaceable(Path)
        : System.IO.Path.EndsInDirectorySeparator(typed) ? FileErrors.FolderNotFound(Path)
        : NewFile.Refusal(Path, Overwrite, items);

    /// <summary>Returns the chunks that are text lines, and passes the others to <paramref name="take"/>.</summary>
    /// <param name="chunks">The output.</param>
    /// <param name="mergeError">Whether standard error is part of the output.</param>
    /// <param name="take">Processes bytes, which are valid until it returns.</param>
    public static async IAsyncEnumerable<OutputChunk> DivertAsync(
        IAsyncEnumerable<OutputChunk> chunks, bool mergeError, Func<ReadOnlyMemory<byte>, ValueTask> take)
    {
        await foreach (var chunk in chunks.ConfigureAwait(false))
        {
            if (chunk.Stream == OutputStream.Output || mergeError)
            {
                await take(chunk.Bytes).ConfigureAwait(false);
            }
            else
            {
                yield return chunk;
            }
        }
    }
}
