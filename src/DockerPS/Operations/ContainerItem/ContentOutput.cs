using System.Management.Automation;
using System.Text;
using DockerPS.Engine.Streaming;
using DockerPS.Sessions;

namespace DockerPS.Operations;

/// <summary>How the content of a file is written to the pipeline.</summary>
/// <param name="Encoding">The encoding of text without a byte order mark; null for bytes.</param>
/// <param name="Raw">Whether it is written as one object.</param>
/// <param name="TotalCount">The number of lines from the beginning; null for all.</param>
/// <param name="Tail">The number of lines from the end; null for all.</param>
internal sealed record ContentOutput(Encoding? Encoding, bool Raw, long? TotalCount, int? Tail)
{
    /// <summary>Writes a content that was read to its end.</summary>
    public void Write(ICommandPipeline pipeline, SpooledContent content, string container)
    {
        if (Encoding is null)
        {
            WriteBytes(pipeline, content);
            return;
        }

        using var reader = new StreamReader(content.OpenRead(), Encoding, detectEncodingFromByteOrderMarks: true);
        if (Raw)
        {
            if (content.Length > 0)
            {
                pipeline.WriteObject(Text(reader.ReadToEnd(), container));
            }

            return;
        }

        foreach (var line in Tail is { } tail ? LastOf(Lines(reader), tail) : First(Lines(reader)))
        {
            pipeline.WriteObject(Text(line, container));
        }
    }

    private static IEnumerable<string> Lines(StreamReader reader)
    {
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    private static Queue<string> LastOf(IEnumerable<string> lines, int count)
    {
        var last = new Queue<string>();
        foreach (var line in lines)
        {
            last.Enqueue(line);
            if (last.Count > count)
            {
                last.Dequeue();
            }
        }

        return last;
    }

    /// <summary>Returns text with the container's name, since several containers may be read.</summary>
    private static PSObject Text(string text, string container)
    {
        var item = new PSObject(text);
        item.Properties.Add(new PSNoteProperty("Container", container), preValidated: true);
        return item;
    }

    private IEnumerable<string> First(IEnumerable<string> lines)
    {
        var left = TotalCount ?? long.MaxValue;
        foreach (var line in lines)
        {
            if (left-- <= 0)
            {
                yield break;
            }

            yield return line;
        }
    }

    private void WriteBytes(ICommandPipeline pipeline, SpooledContent content)
    {
        if (Raw)
        {
            var all = new byte[content.Length];
            var position = 0;
            foreach (var piece in content.Pieces())
            {
                piece.CopyTo(all.AsMemory(position));
                position += piece.Length;
            }

            pipeline.WriteObject(all);
            return;
        }

        foreach (var piece in content.Pieces())
        {
            pipeline.WriteObject(piece.ToArray());
        }
    }
}
