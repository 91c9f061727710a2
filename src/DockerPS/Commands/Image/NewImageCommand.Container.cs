using System.Management.Automation;
using DockerPS.Engine.Models;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <content>Images that are created from containers.</content>
public sealed partial class NewImageCommand
{
    /// <summary>Container whose files become the image: a name, an id, or an object from Get-Container.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ContainerSet)]
    [ValidateNotNullOrEmpty]
    [ContainerTransformation]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public ContainerReference[]? FromContainer { get; set; }

    /// <summary>Author of the image.</summary>
    [Parameter(ParameterSetName = ContainerSet)]
    [Alias("A")]
    [ValidateNotNullOrEmpty]
    public string? Author { get; set; }

    /// <summary>Message for the image's history.</summary>
    [Parameter(ParameterSetName = ContainerSet)]
    [Alias("M")]
    [ValidateNotNullOrEmpty]
    public string? Message { get; set; }

    /// <summary>Dockerfile instructions to apply to the image, like <c>CMD ["sh"]</c>.</summary>
    [Parameter(ParameterSetName = ContainerSet)]
    [Alias("C")]
    [ValidateNotNullOrEmpty]
    public string[] Change { get; set; } = [];

    /// <summary>Keeps the container running while its files are read.</summary>
    [Parameter(ParameterSetName = ContainerSet)]
    public SwitchParameter NoPause { get; set; }

    private void Commit(ContainerTarget container)
    {
        var target = Name is [] ? container.ToString() : $"{container} -> {string.Join(", ", _names)}";
        if (ShouldProcess(target, "Create image of container"))
        {
            Work.Start(container.Engine, container.Name, async token =>
            {
                var commit = new ImageCommit
                {
                    Container = container.Id,
                    Name = _names.FirstOrDefault(),
                    Author = Author,
                    Message = Message,
                    Changes = Change,
                    Pause = !NoPause,
                };
                var id = await ContainerCommit.RunAsync(container, commit, _names.Skip(1), token).ConfigureAwait(false);
                return await WriteCreatedAsync(container.Engine, id, _names, token).ConfigureAwait(false);
            });
        }
    }
}
