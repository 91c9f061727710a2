using System.Management.Automation;
using DockerPS.Engine.Models;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Commands;

/// <summary>Creates a secret in a swarm (<c>docker secret create</c>). Only services can read it afterwards.</summary>
[Cmdlet(VerbsCommon.New, "SwarmSecret", SupportsShouldProcess = true, DefaultParameterSetName = ValueSet)]
[OutputType(typeof(SwarmSecret))]
public sealed class NewSwarmSecretCommand : SwarmContentCmdlet
{
    /// <summary>Content: text, a SecureString, or bytes. Input from the pipeline is joined to one content, text line by line.</summary>
    [Parameter(Position = 1, ValueFromPipeline = true, ParameterSetName = ValueSet)]
    [ValidateNotNull]
    [ContentTransformation(AllowSecure = true)]
    public ContentValue? Value { get; set; }

    /// <summary>Plugin that stores the content instead of the swarm.</summary>
    [Parameter(ParameterSetName = ValueSet)]
    [ValidateNotNullOrEmpty]
    public string? Driver { get; set; }

    /// <inheritdoc/>
    protected override string Noun => "Secret";

    private protected override ContentValue? Given => Value;

    private protected override bool NeedsContent => Driver is null;

    private protected override int Limit => 500 << 10;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (Driver is not null && (Value is not null || MyInvocation.ExpectingInput))
        {
            ThrowInvalidParameter("With -Driver, the driver provides the content of the secret: leave out -Value.", Name);
        }
    }

    private protected override async Task<object> CreateAsync(EngineSession engine, byte[]? content, CancellationToken cancellationToken)
    {
        var spec = new SecretSpec
        {
            Name = Name,
            Labels = KeyValue.ToDictionary(Label),
            Data = content,
            Driver = Driver is null ? null : new() { Name = Driver },
            Templating = TemplateDriver is null ? null : new() { Name = TemplateDriver },
        };
        var created = await engine.Client.Secrets.CreateAsync(spec, cancellationToken).ConfigureAwait(false);
        return new SwarmSecret(await engine.Client.Secrets.InspectAsync(created.Id, cancellationToken).ConfigureAwait(false), engine.Name);
    }
}
