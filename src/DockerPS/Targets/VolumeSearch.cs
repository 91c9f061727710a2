using System.Net;
using DockerPS.Engine.Endpoints;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Parameters;

namespace DockerPS.Targets;

/// <summary>Looks volumes up on one engine.</summary>
internal static class VolumeSearch
{
    /// <summary>The volumes that a reference means. One that is named is asked for: its driver may know more of it than lists tell.</summary>
    public static async Task<IReadOnlyList<VolumeSummary>> FindAsync(VolumeEndpoints api, VolumeReference reference, CancellationToken cancellationToken)
    {
        if (reference.IsPattern)
        {
            var pattern = Wildcard.Parse(reference.Text!);
            var all = await api.ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            return [.. (all.Volumes ?? []).Where(volume => pattern.IsMatch(volume.Name)).OrderBy(volume => volume.Name, StringComparer.Ordinal)];
        }

        if (!CanBeName(reference.ToString()))
        {
            return [];
        }

        try
        {
            return [await api.InspectAsync(reference.ToString(), cancellationToken).ConfigureAwait(false)];
        }
        catch (DockerApiException unknown) when (unknown.StatusCode == HttpStatusCode.NotFound)
        {
            return [];
        }
    }

    /// <summary>Whether a volume could have a name: it begins with a letter or digit, and no driver can have slashes in it.</summary>
    public static bool CanBeName(string text) => text is [var first, ..] && char.IsLetterOrDigit(first) && !text.Contains('/', StringComparison.Ordinal);
}
