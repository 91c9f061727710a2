using System.Management.Automation;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Errors;
using DockerPS.Sessions;
using DockerPS.Targets;

namespace DockerPS.Operations;

/// <summary>What became of an image that was to be removed.</summary>
/// <param name="Target">The image.</param>
/// <param name="Done">What the engine did; nothing where it went with another one.</param>
/// <param name="Failure">Why it is still there; null where it is not.</param>
internal readonly record struct ImageRemovalOutcome(ImageTarget Target, IReadOnlyList<ImageDeletion> Done, ErrorRecord? Failure);

/// <summary>
/// Removes images of one engine, one after the other. What one takes along is no failure of the next, and one that others are built on
/// is tried again when those are gone.
/// </summary>
internal sealed class ImageRemover(bool force, bool noPrune, IReadOnlyList<string>? platforms)
{
    private readonly List<ImageTarget> _targets = [];
    private readonly List<ImageTarget> _untagged = [];
    private readonly HashSet<string> _gone = new(StringComparer.Ordinal);
    private readonly HashSet<string> _kept = new(StringComparer.Ordinal);

    /// <summary>The engine.</summary>
    public EngineSession Engine => _targets[0].Engine;

    /// <summary>Adds an image.</summary>
    public void Add(ImageTarget target) => _targets.Add(target);

    /// <summary>Removes them, and hands on what became of each.</summary>
    public async Task RunAsync(Func<ImageRemovalOutcome, ValueTask> say, CancellationToken cancellationToken)
    {
        IReadOnlyList<(ImageTarget Target, DockerApiException Why)> left = [];
        List<ImageTarget> round = _targets;
        do
        {
            List<(ImageTarget, DockerApiException)> needed = [];
            foreach (var target in round)
            {
                if (await RemoveAsync(target, target.Address, say, cancellationToken).ConfigureAwait(false) is { } why)
                {
                    needed.Add((target, why));
                }
            }

            (left, var before) = (needed, round.Count);
            round = left.Count < before ? [.. left.Select(item => item.Target)] : [];
        }
        while (round.Count > 0);

        if (left.Count > 0 || (force && _untagged.Count > 0))
        {
            var all = await Engine.Client.Images.ListAsync(all: true, cancellationToken: cancellationToken).ConfigureAwait(false);
            await FinishAsync(all, say, cancellationToken).ConfigureAwait(false);
            await ReportAsync(left, all, say).ConfigureAwait(false);
        }
    }

    /// <summary>Removes one; the engine's words where others are built on it.</summary>
    private async Task<DockerApiException?> RemoveAsync(
        ImageTarget target, string address, Func<ImageRemovalOutcome, ValueTask> say, CancellationToken cancellationToken)
    {
        try
        {
            var isGone = _gone.Contains(address) || _gone.Contains(target.Id);
            if (!isGone && await RefuseNamedAsync(target, cancellationToken).ConfigureAwait(false) is { } refusal)
            {
                _kept.Add(target.Id);
                await say(new(target, [], refusal)).ConfigureAwait(false);
                return null;
            }

            var done = isGone ? [] : await target.Api.RemoveAsync(
                address, await MayForceAsync(target, cancellationToken).ConfigureAwait(false), noPrune, platforms, cancellationToken).ConfigureAwait(false);
            _gone.UnionWith(done.Select(item => item.Deleted ?? item.Untagged ?? ""));
            if (done.Any(item => item.Untagged is not null) && !_gone.Contains(target.Id))
            {
                _untagged.Add(target);
            }

            await say(new(target, done, null)).ConfigureAwait(false);
            return null;
        }
        catch (DockerApiException error) when (IsNeeded(error))
        {
            return error;
        }
        catch (DockerApiException error)
        {
            _kept.Add(target.Id);
            await say(new(target, [], await ExplainAsync(target, error, cancellationToken).ConfigureAwait(false))).ConfigureAwait(false);
            return null;
        }
    }

    /// <summary>
    /// By force an engine takes the last reference from an image that a running container needs, and leaves the image without a word.
    /// Asked for its id, it says why. One that a registry's digest still stands for was meant to stay.
    /// </summary>
    private async Task FinishAsync(IReadOnlyList<ImageSummary> all, Func<ImageRemovalOutcome, ValueTask> say, CancellationToken cancellationToken)
    {
        if (!force)
        {
            return;
        }

        var nameless = Image.From(all, Engine.Name)
            .Where(image => image is { Dangling: true, Reference: null })
            .Select(image => image.Id)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var target in _untagged.DistinctBy(target => target.Id).Where(target => nameless.Contains(target.Id) && !_kept.Contains(target.Id)))
        {
            await RemoveAsync(target, target.Id, say, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// An image that was listed without a name may have got one since, by a load or a build; its id would remove it with that name.
    /// </summary>
    private static async Task<ErrorRecord?> RefuseNamedAsync(ImageTarget target, CancellationToken cancellationToken)
    {
        if (!target.WasNameless)
        {
            return null;
        }

        try
        {
            var now = await target.Api.InspectAsync(target.Id, cancellationToken).ConfigureAwait(false);
            return now.RepoTags is [var name, ..] ? ImageErrors.ImageNamedSince(target.ToString(), name) : null;
        }
        catch (DockerApiException error) when (error.IsNotFound)
        {
            // Its removal says so, too.
            return null;
        }
    }

    /// <summary>Whether the engine is asked to use force: podman removes the containers of an image with it, running ones too.</summary>
    private async Task<bool> MayForceAsync(ImageTarget target, CancellationToken cancellationToken) =>
        force && (!target.Engine.Client.IsPodman || await UserAsync(target, _ => true, cancellationToken).ConfigureAwait(false) is null);

    private static bool IsNeeded(DockerApiException error) =>
        error.IsConflict && error.Message.Contains("dependent child images", StringComparison.Ordinal);

    /// <summary>One that is needed only by others that were to go has one error already: theirs.</summary>
    private async Task ReportAsync(
        IReadOnlyList<(ImageTarget Target, DockerApiException Why)> left, IReadOnlyList<ImageSummary> all, Func<ImageRemovalOutcome, ValueTask> say)
    {
        var meant = _targets.Select(target => target.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var (target, why) in left)
        {
            if (_kept.Count == 0 || all.Any(image => image.ParentId == target.Id && !meant.Contains(image.Id)))
            {
                await say(new(target, [], ErrorMapping.From(why, target.ToString(), nameof(Image)))).ConfigureAwait(false);
            }
        }
    }

    /// <summary>
    /// What an engine says of the first platform that an image is not there for; null if it is for all. Asked to remove one, the
    /// containerd image store asks for force first, and finds out then.
    /// </summary>
    private static async Task<DockerApiException?> MissingPlatformAsync(
        ImageTarget target, IReadOnlyList<string> platforms, CancellationToken cancellationToken)
    {
        foreach (var platform in platforms)
        {
            try
            {
                _ = await target.Api.HistoryAsync(target.Address, platform, cancellationToken).ConfigureAwait(false);
            }
            catch (DockerApiException missing) when (ImageErrors.IsPlatformMissing(missing))
            {
                return missing;
            }
            catch (DockerApiException)
            {
                // What else is wrong the removal has told.
            }
        }

        return null;
    }

    private async Task<ErrorRecord> ExplainAsync(ImageTarget target, DockerApiException error, CancellationToken cancellationToken)
    {
        if (platforms is not null)
        {
            var why = await MissingPlatformAsync(target, platforms, cancellationToken).ConfigureAwait(false) ?? error;
            if (ImageErrors.PlatformNotRemoved(target.ToString(), platforms, why) is { } refusal)
            {
                return refusal;
            }
        }

        if (!error.IsConflict)
        {
            return ErrorMapping.From(error, target.ToString(), nameof(Image));
        }

        // The engine names a container by its id, docker by the beginning of it.
        return await UserAsync(target, user => error.Message.Contains(Output.Display.ShortId(user.Id), StringComparison.Ordinal), cancellationToken)
            .ConfigureAwait(false) is { } container
            ? ImageErrors.ImageInUse(target.ToString(), Container.NameOf(container), container.State ?? "", error, !target.Engine.Client.IsPodman)
            : ErrorMapping.From(error, target.ToString(), nameof(Image));
    }

    private static async Task<ContainerSummary?> UserAsync(ImageTarget target, Func<ContainerSummary, bool> isMeant, CancellationToken cancellationToken)
    {
        // Podman takes no id of an image as a filter.
        var isPodman = target.Engine.Client.IsPodman;
        var filters = isPodman ? null : new FilterSet().Add("ancestor", target.Id);
        var users = await target.Engine.Client.Containers.ListAsync(all: true, filters: filters, cancellationToken: cancellationToken).ConfigureAwait(false);
        return users.FirstOrDefault(user => isMeant(user) && (!isPodman || user.ImageId == target.Id));
    }
}
