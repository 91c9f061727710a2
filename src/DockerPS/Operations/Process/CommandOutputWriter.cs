using System.Management.Automation;
using DockerPS.Engine.Streaming;
using DockerPS.Sessions;

namespace DockerPS.Operations;

/// <summary>
/// Writes the output of a command in a container: standard output as strings, standard error as information that hosts display.
/// </summary>
internal static class CommandOutputWriter
{
    /// <summary>Writes a line or a whole text, with the container's name, as several containers may write concurrently.</summary>
    public static void Write(ICommandPipeline pipeline, OutputLine line, string container)
    {
        if (line.Bytes is { } bytes)
        {
            // A single object, like Get-Content -AsByteStream -ReadCount.
            pipeline.WriteObject(bytes);
        }
        else if (line.Stream == OutputStream.Output)
        {
            var text = new PSObject(line.Text);
            text.Properties.Add(new PSNoteProperty("Container", container), preValidated: true);
            pipeline.WriteObject(text);
        }
        else
        {
            WriteError(pipeline, line.Text, container);
        }
    }

    /// <summary>Writes standard error as information, with the container as its source.</summary>
    public static void WriteError(ICommandPipeline pipeline, string text, string container)
    {
        var record = new InformationRecord(new HostInformationMessage { Message = text }, container);
        record.Tags.AddRange(["PSHOST", "StandardError"]);
        pipeline.WriteInformation(record);
    }
}
