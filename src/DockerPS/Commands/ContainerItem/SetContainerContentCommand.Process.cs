using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <content>Collects the content, and writes it to each container.</content>
public sealed partial class SetContainerContentCommand
{
    private ValueContent? _content;
    private bool _hasContent;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (AsByteStream && (Encoding is not null || NoNewline))
        {
            ThrowInvalidParameter(
                $"-AsByteStream writes bytes, and {(NoNewline ? "-NoNewline" : "-Encoding")} is for text. Omit one of them.");
        }

        if (Path is not null && LiteralPath is not null)
        {
            ThrowInvalidParameter("-Path and -LiteralPath both name the file. Omit one of them.");
        }

        _content = new(AsByteStream ? null : Encoding ?? EncodingTransformationAttribute.Default, NoNewline);
        if (MyInvocation.BoundParameters.ContainsKey(nameof(Value)))
        {
            Add();
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName != InputSet)
        {
            Write();
        }
        else if (!_hasContent || MyInvocation.ExpectingInput)
        {
            Add();
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        // Without any input nothing is written, as by Set-Content: a command that failed must not empty a file.
        if (ParameterSetName == InputSet && _hasContent)
        {
            Write();
        }

        base.EndProcessing();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _content?.Dispose();
    }

    private void Add()
    {
        _hasContent = true;
        ParseOrThrow(() =>
        {
            _content!.Add(Value);
            return true;
        });
    }

    private void Write()
    {
        foreach (var (target, path) in Resolve(Container, (LiteralPath ?? Path) is { } given ? [given] : null))
        {
            if (path is null)
            {
                ThrowInvalidParameter($"No file is named. Write it like {target}:/etc/motd, or use -Path.", target.ToString());
            }

            if (LiteralPath is null && ParseOrThrow(() => ContainerPath.PatternOf(path!)) is not null)
            {
                ThrowInvalidParameter($"'{path}' is a wildcard. Use -LiteralPath for a file of this name.", path);
            }

            var file = LiteralPath is null ? ContainerPath.Unescape(path!) : path!;
            if (ShouldChange(target.Engine, $"{target}:{file}", "Set content"))
            {
                Work.Start(target.Engine, target.Name, token => WriteAsync(target, file, token));
            }
        }
    }

    private async Task<Action> WriteAsync(ContainerTarget target, string path, CancellationToken token)
    {
        var content = _content!.Content;
        var progress = new TransferProgress($"Writing {target}:{path}", content.Length, Work.QueueProgress);
        var error = await new ContainerFile(target)
            .WriteAsync(path, content, bytes => progress.Add(bytes), token).ConfigureAwait(false);
        progress.Complete();
        var item = error is null && PassThru
            ? await new ItemLister(Work, ItemListSettings.Single).FindAsync(target, path, token).ConfigureAwait(false)
            : null;
        return () =>
        {
            if (error is not null)
            {
                WriteError(error);
            }

            if (item is not null)
            {
                WriteFromEngine(ContainerItem.From(target.ToString(), target.Id, item, target.Engine.Name));
            }
        };
    }
}
