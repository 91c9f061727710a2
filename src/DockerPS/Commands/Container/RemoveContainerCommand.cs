using System.Management.Automation;
using DockerPS.Errors;
using DockerPS.Operations;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <summary>Removes containers (<c>docker rm</c>).</summary>
[Cmdlet(VerbsCommon.Remove, "Container", SupportsShouldProcess = true)]
[OutputType(typeof(Container))]
public sealed class RemoveContainerCommand : ContainerTargetCmdlet
{
    /// <summary>Kills a running container, then removes it. Overrides neither -WhatIf nor -Confirm.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Also removes the container's anonymous volumes.</summary>
    [Parameter]
    [Alias("Volumes")]
    public SwitchParameter Volume { get; set; }

    /// <summary>Removes the link with that name (<c>/container/alias</c>) and keeps the container.</summary>
    [Parameter]
    public SwitchParameter Link { get; set; }

    /// <summary>Writes each removed container in its last state.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override bool Changes => true;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (Link && (Force || Volume || PassThru))
        {
            ThrowInvalidParameter("-Link removes only the link: it cannot be used with -Force, -Volume or -PassThru.");
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Link)
        {
            RemoveLinks();
            return;
        }

        foreach (var target in Targets)
        {
            if (ShouldChange(target.Engine, target, Force ? "Remove container, killing it if it runs" : "Remove container"))
            {
                Work.Start(target.Engine, target.Name, token => Removal.RunAsync(
                    Engines,
                    PassThru,
                    async () => await target.ReadAsync(token).ConfigureAwait(false),
                    () => target.Api.RemoveAsync(target.Id, Force, Volume, cancellationToken: token)));
            }
        }
    }

    private void RemoveLinks()
    {
        foreach (var reference in Name)
        {
            if (reference.Form is not ReferenceForm.ByName { Text: var link } || !IsLink(link))
            {
                var message = $"'{reference}' is not the name of a link. Write it like /container/alias.";
                WriteError(CommonErrors.InvalidParameter(message, reference.ToString()));
                continue;
            }

            foreach (var engine in Engines)
            {
                if (ShouldChange(engine, link, "Remove link"))
                {
                    Work.Start(engine, link, async token =>
                    {
                        await engine.Client.Containers
                            .RemoveAsync(link.Trim('/'), link: true, cancellationToken: token)
                            .ConfigureAwait(false);
                        return () => { };
                    });
                }
            }
        }
    }

    private static bool IsLink(string text) => text.Trim('/').Split('/') is [{ Length: > 0 }, { Length: > 0 }];
}
