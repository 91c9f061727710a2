using System.Management.Automation;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Errors;
using DockerPS.Sessions;
using DockerPS.Targets;

namespace DockerPS.Operations;

/// <summary>The outcome for an image to remove.</summary>
/// <param name="Target">The image.</param>
/// <param name="Done">The engine's actions; empty if the image was removed along with another.</param>
/// <param name="Failure">The error; null if the image was removed.</param>
internal readonly record struct ImageRemovalOutcome(ImageTarget Target, IReadOnlyList<ImageDeletion> Done, ErrorRecord? Failure);

/// <summary>
/// Removes images of an engine in sequence. An image that was removed along with an earlier one is not an error, and an image with children
/// is retried after their removal.
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

    /// <summary>Removes the images, and reports each outcome.</summary>
    public async Task RunAsync(Func<ImageRemovalOutcome, ValueTask> report, CancellationToken cancellationToken)
    {
        IReadOnlyList<(ImageTarget Target, DockerApiException Error)> left = [];
        List<ImageTarget> round = _targets;
        do
        {
            List<(ImageTarget, DockerApiException)> needed = [];
            foreach (var target in round)
            {
                if (await RemoveAsync(target, target.Address, report, cancellationToken).ConfigureAwait(false) is { } why)
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
            await FinishAsync(all, report, cancellationToken).ConfigureAwait(false);
            await ReportAsync(left, all, report).ConfigureAwait(false);
        }
    }

    /// <summary>Removes an image; returns the engine's error if other images are built on it.</summary>
    private async Task<DockerApiException?> RemoveAsync(
        ImageTarget target, string address, Func<ImageRemovalOutcome, ValueTask> report, CancellationToken cancellationToken)
    {
        try
        {
            var isGone = _gone.Contains(address) || _gone.Contains(target.Id);
            if (!isGone && await RefuseNamedAsync(target, cancellationToken).ConfigureAwait(false) is { } refusal)
            {
                _kept.Add(target.Id);
                await report(new(target, [], refusal)).ConfigureAwait(false);
                return null;
            }

            var done = isGone ? [] : await target.Api.RemoveAsync(
                address,
                await MayForceAsync(target, cancellationToken).ConfigureAwait(false),
                noPrune,
                platforms,
                cancellationToken).ConfigureAwait(false);
            _gone.UnionWith(done.Select(item => item.Deleted ?? item.Untagged ?? ""));
            if (done.Any(item => item.Untagged is not null) && !_gone.Contains(target.Id))
            {
                _untagged.Add(target);
            }

            await report(new(target, done, null)).ConfigureAwait(false);
            return null;
        }
        catch (DockerApiException error) when (IsNeeded(error))
        {
            return error;
        }
        catch (DockerApiException error)
        {
            _kept.Add(target.Id);
            await report(new(target, [], await ExplainAsync(target, error, cancellationToken).ConfigureAwait(false))).ConfigureAwait(false);
            return null;
        }
    }

    /// <summary>
    /// With force, an engine removes the last reference of an image that a running container uses, and silently keeps the image. Removing
    /// it by id yields the error. An image that still has a digest of a registry is kept on purpose.
    /// </summary>
    private async Task FinishAsync(
        IReadOnlyList<ImageSummary> all, Func<ImageRemovalOutcome, ValueTask> report, CancellationToken cancellationToken)
    {
        if (!force)
        {
            return;
        }

        var nameless = Image.From(all, Engine.Name)
            .Where(image => image is { Dangling: true, Reference: null })
            .Select(image => image.Id)
            .ToHashSet(StringComparer.Ordinal);
        var keptSilently = _untagged
            .DistinctBy(target => target.Id)
            .Where(target => nameless.Contains(target.Id) && !_kept.Contains(target.Id));
        foreach (var target in keptSilently)
        {
            await RemoveAsync(target, target.Id, report, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// An image that was listed without a name may have got one from a load or build since; removal by id would remove the name as well.
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
            // The removal reports it.
            return null;
        }
    }

    /// <summary>Returns whether to force the removal: with force, Podman also removes the image's containers, even running ones.</summary>
    private async Task<bool> MayForceAsync(ImageTarget target, CancellationToken cancellationToken) =>
        force && (!target.Engine.Client.IsPodman || await target.UserAsync(_ => true, cancellationToken).ConfigureAwait(false) is null);

    private static bool IsNeeded(DockerApiException error) =>
        error.IsConflict && error.Message.Contains("dependent child images", StringComparison.Ordinal);

    /// <summary>
    /// Reports images that could not be removed because of others. If those were to be removed as well, their error is enough.
    /// </summary>
    private async Task ReportAsync(
        IReadOnlyList<(ImageTarget Target, DockerApiException Error)> left,
        IReadOnlyList<ImageSummary> all,
        Func<ImageRemovalOutcome, ValueTask> report)
    {
        var requested = _targets.Select(target => target.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var (target, why) in left)
        {
            if (_kept.Count == 0 || all.Any(image => image.ParentId == target.Id && !requested.Contains(image.Id)))
            {
                await report(new(target, [], ErrorMapping.From(why, target.ToString(), nameof(Image)))).ConfigureAwait(false);
            }
        }
    }

    /// <summary>
    /// Returns the engine's error about the first platform that an image does not have; null if it has all. For a removal, the containerd
    /// image store asks for force before it checks the platform.
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
                // Other errors are reported by the removal.
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

        return await target.InUseAsync(error, !target.Engine.Client.IsPodman, cancellationToken).ConfigureAwait(false)
            ?? ErrorMapping.From(error, target.ToString(), nameof(Image));
    }
}
