using System.Management.Automation;

namespace DockerPS.Commands;

/// <summary>Tells what an engine is, what it has, and what its computer can do (<c>docker info</c>). What it warns of is a warning.</summary>
[Cmdlet(VerbsCommon.Get, "DockerInfo")]
[OutputType(typeof(DockerInfo))]
public sealed class GetDockerInfoCommand : EngineCmdlet
{
    private const string Mark = "WARNING: ";

    /// <inheritdoc/>
    protected override string Noun => "Docker";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var (engine, info) in Engines.QueryAll(engine => engine.Client.System.InfoAsync(StopToken)))
        {
            // PowerShell puts the word in front by itself.
            WriteWarnings(info.Warnings?.Select(warning => warning.StartsWith(Mark, StringComparison.Ordinal) ? warning[Mark.Length..] : warning));
            WriteObject(new DockerInfo(info, engine.Name));
        }
    }
}
