using System.Management.Automation;
using DockerPS.Engine.Streaming;
using DockerPS.Sessions;

namespace DockerPS.Operations;

/// <summary>How the output of a command in a container is written: standard output as strings, standard error as information that hosts show.</summary>
internal static class CommandOutputWriter
{
    /// <summary>Writes a line, or a whole text. It knows its container: several may write side by side.</summary>
    public static void Write(ICommandPipeline pipeline, OutputLine line, string container)
    {
        if (line.Bytes is { } bytes)
        {
            // One object, as Get-Content -AsByteStream -ReadCount has it.
            pipeline.WriteObject(bytes);
        }
        else if (line.Stream == OutputStream.Output)
        {
            var text = new PSObject(line.Text);
            text.Properties.Add(new PSNoteProperty("Container", container));
            pipeline.WriteObject(text);
        }
        else
        {
            WriteError(pipeline, line.Text, container);
        }
    }

    /// <summary>Writes standard error; it has the container as its source.</summary>
    public static void WriteError(ICommandPipeline pipeline, string text, string container)
    {
        var record = new InformationRecord(new HostInformationMessage { Message = text }, container);
        record.Tags.AddRange(["PSHOST", "StandardError"]);
        pipeline.WriteInformation(record);
    }
}
