using System.Management.Automation;
using DockerPS.Engine.Builds;
using DockerPS.Engine.Models;
using DockerPS.Operations;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <content>What a build may use of this computer.</content>
public abstract partial class ImageBuildCmdlet
{
    private BuildSecrets? _secrets;

    /// <summary>
    /// Secrets for <c>RUN --mount=type=secret</c>: <c>id=token,src=./token.txt</c>, <c>id=token,env=TOKEN</c>, or a hashtable, also with a
    /// SecureString. BuildKit only.
    /// </summary>
    [Parameter(ParameterSetName = BuildSet)]
    [ValidateNotNullOrEmpty]
    [BuildSecretTransformation]
    public BuildSecret[]? Secret { get; set; }

    /// <summary>
    /// Ssh agents for <c>RUN --mount=type=ssh</c>: <c>default</c>, <c>default=/run/agent.sock</c>, <c>work=~/.ssh/id_ed25519</c>, or a
    /// hashtable. BuildKit only.
    /// </summary>
    [Parameter(ParameterSetName = BuildSet)]
    [Parameter(ParameterSetName = ComposeSet)]
    [ValidateNotNullOrEmpty]
    [BuildSshTransformation]
    public BuildSsh[]? Ssh { get; set; }

    /// <summary>Rejects parameters of BuildKit beside the classic builder.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="service">The Compose service that is built; null for none.</param>
    private protected void RefuseWithClassic(BuildSettings settings, string? service = null)
    {
        if (Builder == BuilderKind.Classic && settings.BuildKitParameter is { } parameter)
        {
            ThrowInvalidParameter(service is null
                ? $"{parameter} needs BuildKit. Omit -Builder Classic."
                : $"The service '{service}' needs BuildKit, for what {parameter} does. Omit -Builder Classic.");
        }
    }

    /// <summary>Returns the secrets; they are read once, before the first build. One that cannot be read ends the command.</summary>
    private protected BuildSecrets ReadSecrets()
    {
        if (_secrets is null)
        {
            var reader = new BuildSecretReader(Secret ?? []);
            _secrets = reader.Secrets;
            var problem = Await(reader.ReadAsync(StopToken));
            WriteWarnings(reader.Warnings);
            if (problem is not null)
            {
                ThrowTerminatingError(problem);
            }
        }

        return _secrets;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _secrets?.Dispose();
    }
}
