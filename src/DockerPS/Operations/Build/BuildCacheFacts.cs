using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Sessions;

namespace DockerPS.Operations;

/// <summary>Reads what the disk usage of an engine lacks about the records of its build cache.</summary>
internal static class BuildCacheFacts
{
    /// <summary>Reads which records a build may still change. The function returns null for a record that is not known.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="usage">Its disk usage; nothing is read if there are no records.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    public static async Task<Func<string, bool?>> ReadAsync(EngineSession engine, DiskUsage usage, CancellationToken cancellationToken)
    {
        if (usage.BuildCache?.Items is not { Count: > 0 })
        {
            return _ => null;
        }

        try
        {
            var control = await BuildKitRoutes.OpenControlAsync(engine.Client, cancellationToken).ConfigureAwait(false);
            if (control is null)
            {
                return _ => null;
            }

            await using (control.ConfigureAwait(false))
            {
                var records = await control.ListCacheAsync(null, cancellationToken).ConfigureAwait(false);
                var mutable = records.ToLookup(record => record.Id, record => (bool?)record.IsMutable, StringComparer.Ordinal);
                return id => mutable[id].FirstOrDefault();
            }
        }
        catch (DockerException)
        {
            // The disk usage is there without it.
            return _ => null;
        }
    }
}
