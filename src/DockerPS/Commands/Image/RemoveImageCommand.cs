using System.Management.Automation;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>Removes references from images, and images without any left (<c>docker rmi</c>).</summary>
[Cmdlet(VerbsCommon.Remove, "Image", SupportsShouldProcess = true)]
[OutputType(typeof(ImageRemoval))]
public sealed class RemoveImageCommand : ImageTargetCmdlet
{
    private readonly Dictionary<string, ImageRemover> _removers = new(StringComparer.Ordinal);

    /// <summary>
    /// Removes an image even if stopped containers use it or its id has several references. Overrides neither -WhatIf nor -Confirm.
    /// </summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Keeps untagged parent images.</summary>
    [Parameter]
    public SwitchParameter NoPrune { get; set; }

    /// <summary>Only these platforms of the images, like <c>linux/arm64</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidatePlatform]
    public string[]? Platform { get; set; }

    /// <summary>Writes each untagged reference and each deleted image.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override bool Changes => true;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var target in new ImageFinder(Engines).Resolve(Name))
        {
            if (!ShouldChange(target.Engine, target, Force ? "Remove image, by force" : "Remove image"))
            {
                continue;
            }

            if (!_removers.TryGetValue(target.Engine.Name, out var remover))
            {
                _removers[target.Engine.Name] = remover = new(Force, NoPrune, Platform);
            }

            remover.Add(target);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        // One at a time per engine: removals of images that share layers fail when they run at the same time.
        foreach (var remover in _removers.Values)
        {
            Work.Start(remover.Engine, remover.Engine.Name, async token =>
            {
                await remover.RunAsync(outcome => Work.QueueOutputAsync(() => Write(outcome)), token).ConfigureAwait(false);
                return () => { };
            });
        }

        base.EndProcessing();
    }

    private void Write(ImageRemovalOutcome outcome)
    {
        var (target, done, failure) = outcome;
        if (failure is not null)
        {
            WriteError(failure);
        }
        else if (done.Count == 0)
        {
            WriteVerbose($"The image '{target}' was removed together with another one.");
        }

        foreach (var item in done)
        {
            var removal = item.Deleted is { } id ? new ImageRemoval(target.ToString(), "Deleted", id, target.Engine.Name)
                : new ImageRemoval(target.ToString(), "Untagged", item.Untagged ?? "", target.Engine.Name);
            WriteVerbose(removal.ToString());
            if (PassThru)
            {
                WriteObject(removal);
            }
        }
    }
}
