using System.Management.Automation;

namespace DockerPS.Commands;

/// <summary>Gets the versions of an engine, of the negotiated API, and of this module (<c>docker version</c>).</summary>
[Cmdlet(VerbsCommon.Get, "DockerVersion")]
[OutputType(typeof(DockerVersion))]
public sealed class GetDockerVersionCommand : EngineCmdlet
{
    /// <inheritdoc/>
    protected override string Noun => "Docker";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var (engine, answer) in Engines.QueryEach(async engine => (
            Version: await engine.Client.System.VersionAsync(StopToken).ConfigureAwait(false),
            Spoken: await engine.Client.NegotiateAsync(StopToken).ConfigureAwait(false))))
        {
            WriteObject(new DockerVersion(answer.Version, answer.Spoken, engine.Name));
        }
    }
}
