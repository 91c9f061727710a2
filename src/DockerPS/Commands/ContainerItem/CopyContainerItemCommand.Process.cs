using DockerPS.Engine.Copy;
using DockerPS.Errors;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <content>Collects the sources and copies them.</content>
public sealed partial class CopyContainerItemCommand
{
    private readonly List<LocalPath> _local = [];
    private readonly List<(ContainerReference[] Containers, string Path)> _inContainers = [];

    private ItemCopier Copier => new(Work, new(Archive, FollowLink, Force, PassThru)) { ShouldProcess = ShouldProcess };

    private bool IsLiteral => ParameterSetName is ToLiteralSet or ToManyLiteralSet or FromLiteralSet or FromItemSet;

    private bool IsToMany => ParameterSetName is ToManySet or ToManyLiteralSet;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var item in InputObject)
        {
            if (ContainerEntry.IsUtf8(item.Path))
            {
                _inContainers.Add(([item.Container], item.Path));
            }
            else
            {
                WriteError(ItemErrors.NotUtf8(item.Container.ToString(), item.Path));
            }
        }

        // The files are the same for every container that the pipeline brings.
        if (!IsToMany || (_local.Count == 0 && _inContainers.Count == 0))
        {
            foreach (var path in IsLiteral ? LiteralPath : Path)
            {
                Collect(path);
            }
        }

        if (IsToMany)
        {
            Copy();
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (!IsToMany)
        {
            Copy();
        }

        base.EndProcessing();
    }

    private void Collect(string path)
    {
        var isPattern = !IsLiteral && ParseOrThrow(() => ContainerPath.PatternOf(path)) is not null;
        if (FromContainer is not null)
        {
            _inContainers.Add((FromContainer, Plain(path)));
        }
        else if (InContainer(path) is { } inContainer)
        {
            _inContainers.Add(([inContainer.Reference], Plain(inContainer.Path)));
        }
        else
        {
            _local.AddRange(Local(path));
        }

        string Plain(string text) => IsLiteral || isPattern ? text : ContainerPath.Unescape(text);
    }

    /// <summary>Parses a path in a container; null if it is a local path.</summary>
    private ContainerPath? InContainer(string text) =>
        ContainerPath.Parse(text, start => HostPath.DriveOf(start, SessionState) is not null);

    /// <summary>Returns the files and folders that a local path matches. A missing path is reported as an error.</summary>
    private IReadOnlyList<LocalPath> Local(string path)
    {
        var found = SourcePath.TryResolve(path, IsLiteral, SessionState, out var problem);
        if (problem is not null)
        {
            WriteError(FileErrors.PathNotFound(path, problem));
        }

        return found;
    }

    private void Copy()
    {
        var several = _local.Count + _inContainers.Count > 1;
        var destination = ToContainer is null ? InContainer(Destination) : new("", Destination);
        if (destination is not { } inContainer)
        {
            CopyHere(several);
            return;
        }

        foreach (var target in new ContainerFinder(Engines).Resolve(ToContainer ?? [inContainer.Reference]).ToList())
        {
            if (_local.Count > 0)
            {
                Copier.Upload(_local, target, inContainer.Path, several);
            }

            foreach (var (source, path) in Sources())
            {
                Copier.Relay(source, path, IsLiteral, target, inContainer.Path, several);
            }
        }
    }

    private void CopyHere(bool several)
    {
        if (_local.Count > 0)
        {
            ThrowInvalidParameter(
                "Neither the source nor the destination is in a container. Use -ToContainer or -FromContainer, or write container:path.",
                Destination);
        }

        var destination = ParseOrThrow(() => SourcePath.Destination(Destination, SessionState));
        foreach (var (source, path) in Sources())
        {
            Copier.Download(source, path, IsLiteral, destination, several);
        }
    }

    /// <summary>Returns the sources in containers. Each pattern must match one container.</summary>
    private IEnumerable<(ContainerTarget Container, string Path)> Sources()
    {
        foreach (var (containers, path) in _inContainers)
        {
            var found = new ContainerFinder(Engines).Resolve(containers).ToList();
            if (found.Count > 1)
            {
                ThrowInvalidParameter(
                    $"{string.Join(", ", found)}: items can be copied from one container at a time only.",
                    string.Join<ContainerReference>(", ", containers));
            }

            if (found is [var only])
            {
                yield return (only, path);
            }
        }
    }
}
