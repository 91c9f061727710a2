using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Targets;

/// <summary>Finds volumes by name, wildcard or object.</summary>
/// <param name="engines">The engines of the command.</param>
internal sealed class VolumeFinder(CommandEngines engines) : TargetFinder<VolumeReference, VolumeSummary, VolumeTarget>(engines)
{
    /// <inheritdoc/>
    protected override string IdOf(VolumeSummary found) => found.Name;

    /// <inheritdoc/>
    protected override VolumeTarget TargetOf(EngineSession engine, VolumeSummary found) => new(engine, found.Name);

    /// <inheritdoc/>
    protected override VolumeTarget TargetOf(EngineSession engine, ReferenceForm.ByObject item) => new(engine, item.Id);

    /// <inheritdoc/>
    protected override Task<IReadOnlyList<VolumeSummary>> SearchAsync(
        EngineSession engine, ReferenceForm.ByObject item, CancellationToken cancellationToken) =>
        InspectAsync(engine, item.Id, cancellationToken);

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<VolumeSummary>> SearchAsync(
        EngineSession engine, ReferenceForm.ByName name, CancellationToken cancellationToken)
    {
        if (name.Pattern is { } pattern)
        {
            var all = await engine.Client.Volumes.ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            return
            [
                .. (all.Volumes ?? []).Where(volume => pattern.IsMatch(volume.Name)).OrderBy(volume => volume.Name, StringComparer.Ordinal),
            ];
        }

        return CanBeName(name.Text) ? await InspectAsync(engine, name.Text, cancellationToken).ConfigureAwait(false) : [];
    }

    /// <summary>Returns whether a volume can have a name: with any driver, it starts with a letter or digit and has no slash.</summary>
    public static bool CanBeName(string text) =>
        text is [var first, ..] && char.IsLetterOrDigit(first) && !text.Contains('/', StringComparison.Ordinal);

    /// <summary>Inspects a volume, as its driver may return more than a list. Returns an empty list if it does not exist.</summary>
    private static async Task<IReadOnlyList<VolumeSummary>> InspectAsync(
        EngineSession engine, string name, CancellationToken cancellationToken)
    {
        try
        {
            return [await engine.Client.Volumes.InspectAsync(name, cancellationToken).ConfigureAwait(false)];
        }
        catch (DockerApiException unknown) when (unknown.IsNotFound)
        {
            return [];
        }
    }
}
