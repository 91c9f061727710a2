using System.Globalization;
using DockerPS.Compose.Errors;
using DockerPS.Compose.Yaml;

namespace DockerPS.Compose.Interpolation;

/// <summary>Turns strings into numbers and booleans where a key has such a type: a variable always gives a string.</summary>
internal static class ScalarCasts
{
    private static readonly PathTable<Func<string, object?>> s_casts = Create();

    /// <summary>Returns a value with the type that its path requires.</summary>
    /// <exception cref="ComposeFileException">The value does not have it.</exception>
    public static object? Apply(string text, NodePath path, SourcePosition position)
    {
        if (!s_casts.TryFind(path, out var cast))
        {
            return text;
        }

        return cast(text) ?? throw new ComposeFileException(
            ComposeFailure.InvalidValue, position, $"The value '{text}' of {path} is not {Kind(cast)}.",
            "Correct it, or the variable that it comes from.");
    }

    /// <summary>Reads a boolean, also in the words of YAML 1.1; null if it is none.</summary>
    public static object? Boolean(string text) => text.ToLowerInvariant() switch
    {
        "true" or "y" or "yes" or "on" => true,
        "false" or "n" or "no" or "off" => false,
        _ => null,
    };

    /// <summary>Reads an integer; null if it is none.</summary>
    public static object? Integer(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Reads a number; null if it is none.</summary>
    public static object? Number(string text) =>
        double.TryParse(text, NumberStyles.Float & ~(NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite),
            CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Reads a number of single precision; null if it is none.</summary>
    public static object? Single(string text) => Number(text) is double number ? (float)number : null;

    private static string Kind(Func<string, object?> cast) =>
        cast.Method.Name switch { nameof(Boolean) => "true or false", nameof(Integer) => "a whole number", _ => "a number" };

    private static PathTable<Func<string, object?>> Create()
    {
        var table = new PathTable<Func<string, object?>>();
        foreach (var key in (string[])[
            "cpu_count", "cpu_period", "cpu_quota", "cpu_rt_period", "cpu_rt_runtime", "cpu_shares", "deploy.replicas",
            "deploy.update_config.parallelism", "deploy.rollback_config.parallelism", "deploy.restart_policy.max_attempts",
            "deploy.placement.max_replicas_per_node", "healthcheck.retries", "oom_score_adj", "pids_limit", "ports.[].target", "scale",
            "ulimits.*", "ulimits.*.hard", "ulimits.*.soft"])
        {
            table[$"services.*.{key}"] = Integer;
        }

        foreach (var key in (string[])["cpu_percent", "deploy.update_config.max_failure_ratio", "deploy.rollback_config.max_failure_ratio"])
        {
            table[$"services.*.{key}"] = Number;
        }

        table["services.*.cpus"] = Single;
        foreach (var key in (string[])[
            "init", "healthcheck.disable", "oom_kill_disable", "privileged", "read_only", "stdin_open", "tty", "volumes.[].read_only",
            "volumes.[].volume.nocopy"])
        {
            table[$"services.*.{key}"] = Boolean;
        }

        foreach (var key in (string[])[
            "networks.*.external", "networks.*.internal", "networks.*.attachable", "networks.*.enable_ipv4", "networks.*.enable_ipv6",
            "volumes.*.external", "secrets.*.external", "configs.*.external"])
        {
            table[key] = Boolean;
        }

        return table;
    }
}
