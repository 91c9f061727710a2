using System.Management.Automation;

namespace DockerPS.Commands;

/// <summary>
/// Gets information about engines and their computers (<c>docker info</c>). The engine's warnings are written as warnings.
/// </summary>
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
            // WriteWarning adds the prefix itself.
            WriteWarnings(info.Warnings?.Select(WithoutMark));
            WriteObject(new DockerInfo(info, engine.Name));
        }
    }

    private static string WithoutMark(string warning) =>
        warning.StartsWith(Mark, StringComparison.Ordinal) ? warning[Mark.Length..] : warning;
}
