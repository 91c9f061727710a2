using System.Text.RegularExpressions;
using DockerPS.Engine.Http;

namespace DockerPS.Engine.Errors;

/// <summary>What engines refuse about swarms, in words that tell more than the status.</summary>
internal static partial class SwarmRefusal
{
    private static readonly (string Words, SwarmFailure Failure)[] s_failures =
    [
        ("This node is not a swarm manager", SwarmFailure.ManagerNeeded),
        ("Swarm is encrypted and needs to be unlocked", SwarmFailure.Locked),
        ("The swarm does not have a leader", SwarmFailure.LeaderMissing),
    ];

    /// <summary>What the API keeps in a swarm. As long as managers look for a leader, they let requests about it run out of time.</summary>
    private static readonly string[] s_kept = ["/swarm", "/nodes", "/services", "/tasks", "/secrets", "/configs"];

    /// <summary>
    /// The refusal for people: without the wrapping that managers put around each other's words, and as a
    /// <see cref="DockerSwarmException"/> where the engine as a whole cannot do what concerns the swarm. To a worker the managers'
    /// addresses are added, which it is asked for.
    /// </summary>
    public static async Task<DockerException> ExplainAsync(
        string route, DockerApiException refusal, Func<Task<IReadOnlyList<string>>> managers)
    {
        if (refusal.Message.EndsWith("context deadline exceeded", StringComparison.Ordinal)
            && Array.Exists(s_kept, kept => route.StartsWith(kept, StringComparison.Ordinal)))
        {
            return new DockerSwarmException(SwarmFailure.LeaderMissing, refusal, []);
        }

        foreach (var (words, failure) in s_failures)
        {
            if (refusal.Message.Contains(words, StringComparison.Ordinal))
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
