using System.Management.Automation;
using DockerPS.Engine.Models;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Commands;

/// <summary>Creates a configuration in a swarm, which services read as a file (<c>docker config create</c>).</summary>
[Cmdlet(VerbsCommon.New, "SwarmConfig", SupportsShouldProcess = true, DefaultParameterSetName = ValueSet)]
[OutputType(typeof(SwarmConfig))]
public sealed class NewSwarmConfigCommand : SwarmContentCmdlet
{
    /// <summary>Content: text or bytes. Input from the pipeline is joined to one content, text line by line.</summary>
    [Parameter(Position = 1, ValueFromPipeline = true, ParameterSetName = ValueSet)]
    [ValidateNotNull]
    [ContentTransformation]
    public ContentValue? Value { get; set; }

    /// <inheritdoc/>
    protected override string Noun => "Config";

    private protected override ContentValue? Given => Value;

    private protected override int Limit => 1000 << 10;

    private protected override async Task<object> CreateAsync(EngineSession engine, byte[]? content, CancellationToken cancellationToken)
    {
        var spec = new ConfigSpec
        {
            Name = Name,
            Labels = KeyValue.ToDictionary(Label),
            Data = content,
            Templating = TemplateDriver is null ? null : new() { Name = TemplateDriver },
        };
        var created = await engine.Client.Configs.CreateAsync(spec, cancellationToken).ConfigureAwait(false);
        return new SwarmConfig(await engine.Client.Configs.InspectAsync(created.Id, cancellationToken).ConfigureAwait(false), engine.Name);
    }
}
