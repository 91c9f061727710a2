using System.Text.RegularExpressions;
using DockerPS.Engine.Http;

namespace DockerPS.Engine.Errors;

/// <summary>Recognizes refusals about swarms by their messages, which tell more than the status.</summary>
internal static partial class SwarmRefusal
{
    private static readonly (string Phrase, SwarmFailure Failure)[] s_failures =
    [
        ("This node is not a swarm manager", SwarmFailure.ManagerNeeded),
        ("Swarm is encrypted and needs to be unlocked", SwarmFailure.Locked),
        ("The swarm does not have a leader", SwarmFailure.LeaderMissing),
    ];

    /// <summary>The routes of swarms. While managers elect a leader, requests to these time out.</summary>
    private static readonly string[] s_routes = ["/swarm", "/nodes", "/services", "/tasks", "/secrets", "/configs"];

    /// <summary>
    /// Returns the refusal without the prefixes that managers add to each other's messages, or a
    /// <see cref="DockerSwarmException"/> if the engine cannot manage the swarm. For a worker, the managers' addresses are looked up
    /// and added.
    /// </summary>
    public static async Task<DockerException> ExplainAsync(
        string route, DockerApiException refusal, Func<Task<IReadOnlyList<string>>> managers)
    {
        if (refusal.Message.EndsWith("context deadline exceeded", StringComparison.Ordinal)
            && Array.Exists(s_routes, prefix => route.StartsWith(prefix, StringComparison.Ordinal)))
        {
            return new DockerSwarmException(SwarmFailure.LeaderMissing, refusal, []);
        }

        foreach (var (phrase, failure) in s_failures)
        {
            if (refusal.Message.Contains(phrase, StringComparison.Ordinal))
            {
                return new DockerSwarmException(
                    failure, refusal, failure == SwarmFailure.ManagerNeeded ? await managers().ConfigureAwait(false) : []);
            }
        }

        return refusal.Message.StartsWith("rpc error", StringComparison.Ordinal)
            ? new DockerApiException(refusal.StatusCode, Wrapping().Replace(refusal.Message, ""))
            : refusal;
    }

    [GeneratedRegex(@"^rpc error: code = \w+ desc = ")]
    private static partial Regex Wrapping();
}
