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
    protected override VolumeTarget TargetOf(EngineSession engine, VolumeReference reference) => new(engine, reference.Id!);

    /// <summary>Looks up a reference on one engine. A named volume is inspected, as its driver may return more than a list.</summary>
    protected override async Task<IReadOnlyList<VolumeSummary>> SearchAsync(
        EngineSession engine, VolumeReference reference, CancellationToken cancellationToken)
    {
        var api = engine.Client.Volumes;
        if (reference.IsPattern)
        {
            var pattern = Wildcard.Parse(reference.Text!);
            var all = await api.ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            return
            [
                .. (all.Volumes ?? []).Where(volume => pattern.IsMatch(volume.Name)).OrderBy(volume => volume.Name, StringComparer.Ordinal),
            ];
        }

        if (!CanBeName(reference.ToString()))
        {
            return [];
        }

        try
        {
            return [await api.InspectAsync(reference.ToString(), cancellationToken).ConfigureAwait(false)];
        }
        catch (DockerApiException unknown) when (unknown.IsNotFound)
        {
            return [];
        }
    }

    /// <summary>Returns whether a volume can have a name: with any driver, it starts with a letter or digit and has no slash.</summary>
    public static bool CanBeName(string text) =>
        text is [var first, ..] && char.IsLetterOrDigit(first) && !text.Contains('/', StringComparison.Ordinal);
}
