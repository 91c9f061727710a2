using System.Collections;
using System.ComponentModel;
using System.Globalization;
using System.Management.Automation;
using DockerPS.Engine.Models;
using DockerPS.Parameters;

namespace DockerPS.Output;

/// <summary>What the views show in place of raw values. Values of deserialized copies come as texts and property bags.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Display
{
    private const int ShortIdLength = 12;
    private const int FullIdLength = 64;

    private static readonly (double Seconds, string Unit)[] s_units =
    [
        (365 * 86400, "year"), (30 * 86400, "month"), (7 * 86400, "week"), (86400, "day"), (3600, "hour"), (60, "minute"), (1, "second"),
    ];

    private static readonly string[] s_sizes = ["B", "kB", "MB", "GB", "TB", "PB"];
    private static readonly string[] s_binarySizes = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"];

    /// <summary>Id, status, age, spaces, and what ports need at least.</summary>
    private static int ContainerOthers => ShortIdLength + (IsNarrow ? 12 : 19) + 14 + 5 + 8;

    private static bool IsNarrow => ConsoleWidth() < 100;

    /// <summary>The engine of an object that was written together with those of other engines; null for any other, which makes no group.</summary>
    public static string? Group(PSObject item) =>
        item.TypeNames[0].EndsWith(ModuleObject.OfSeveralEngines, StringComparison.Ordinal)
            ? VisibleText.OfLine(ModuleObject.Text(item, "Context") ?? "")
            : null;

    /// <summary>A value as it is; of a text, what a terminal would obey is made visible.</summary>
    public static object? Visible(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) is string text ? VisibleText.OfLine(text) : value;

    /// <summary>The value of a property if it was counted; the hidden one of that name would have the engine count.</summary>
    public static object? Counted(PSObject item, string property) => item.Properties.FirstOrDefault(known => known.Name == property)?.Value;

    /// <summary>The first twelve digits of an id.</summary>
    public static string ShortId(string? id)
    {
        var digits = id?.Split(':')[^1] ?? "";
        return VisibleText.OfLine(digits.Length > ShortIdLength ? digits[..ShortIdLength] : digits);
    }

    /// <summary>How long ago a time was, in its largest whole unit: <c>3 hours ago</c>.</summary>
    public static string Age(DateTime? time)
    {
        if (time is null)
        {
            return "";
        }

        var seconds = (DateTime.Now - time.Value).TotalSeconds;
        foreach (var (length, unit) in s_units)
        {
            var count = Math.Floor(seconds / length);
            if (count >= 2 || (count >= 1 && length <= 60))
            {
                return string.Create(CultureInfo.InvariantCulture, $"{count} {unit}{(count == 1 ? "" : "s")} ago");
            }
        }

        return "now";
    }

    /// <summary>A state word, coloured: green for what is well, yellow for what is on its way, red for what is broken.</summary>
    public static string Status(string? status, string? health, object? exitCode)
    {
        var text = status switch
        {
            "exited" when exitCode is not null => $"exited ({exitCode})",
            "running" when !string.IsNullOrEmpty(health) => $"running ({health})",
            _ => status ?? "",
        };
        var colour = (status, health) switch
        {
            (_, "unhealthy") or ("dead", _) => "\u001b[31m",
            ("restarting" or "paused" or "removing", _) or (_, "starting") => "\u001b[33m",
            ("running", _) => "\u001b[32m",
            ("exited", _) when $"{exitCode}" is not ("0" or "") => "\u001b[31m",
            _ => "",
        };
        return colour.Length > 0 ? $"{colour}{text}\u001b[0m" : text;
    }

    /// <summary>A status for a table: of health, a narrow console gets only the word, which no container has that does not run.</summary>
    public static string StatusInTable(string? status, string? health, object? exitCode)
    {
        var text = Status(status, health, exitCode);
        return IsNarrow ? text.Replace($"running ({health})", health, StringComparison.Ordinal) : text;
    }

    /// <summary>The status of an engine of a swarm, coloured as the status of a container is.</summary>
    public static string NodeStatus(string? status) => status switch
    {
        "ready" => $"\u001b[32m{status}\u001b[0m",
        "down" => $"\u001b[31m{status}\u001b[0m",
        "disconnected" or "unknown" => $"\u001b[33m{status}\u001b[0m",
        _ => status ?? "",
    };

    /// <summary>The state of a task, coloured as the status of a container is.</summary>
    public static string TaskState(string? state) => state switch
    {
        "running" => $"\u001b[32m{state}\u001b[0m",
        "failed" or "rejected" or "orphaned" => $"\u001b[31m{state}\u001b[0m",
        "complete" or "shutdown" or "remove" or null => state ?? "",
        _ => $"\u001b[33m{state}\u001b[0m",
    };

    /// <summary>What an engine puts behind the action of an event, or the exit code of what ended.</summary>
    public static string EventDetail(string? detail, int? exitCode) =>
        string.IsNullOrEmpty(detail) && exitCode is not null ? string.Create(CultureInfo.InvariantCulture, $"exit {exitCode}") : Text(detail);

    /// <summary>A line of a log; standard error in red.</summary>
    public static string LogMessage(string? message, string? stream) =>
        stream == "Error" && !string.IsNullOrEmpty(message) ? $"\u001b[31m{message}\u001b[0m" : message ?? "";

    /// <summary>A line of a log, with its container if there are lines of others.</summary>
    public static string LogLine(PSObject line, string? container, string? message, string? stream)
    {
        var text = LogMessage(message, stream);
        return line.TypeNames[0].EndsWith(ModuleObject.OfSeveralContainers, StringComparison.Ordinal) ? $"{VisibleText.OfLine(container ?? "")} | {text}" : text;
    }

    /// <summary>Elements, comma by comma, each as its own text.</summary>
    public static string List(object? values) =>
        values is IEnumerable list and not string ? string.Join(", ", list.Cast<object?>().Select(Text)) : Text(values);

    /// <summary>Ports without the addresses that mean all: what is published on IPv4 and IPv6 alike is one.</summary>
    public static string Ports(object? ports) =>
        List((ports as IEnumerable ?? Array.Empty<object>()).Cast<object?>()
            .Select(port => Text(port).Replace("0.0.0.0:", "", StringComparison.Ordinal).Replace("[::]:", "", StringComparison.Ordinal))
            .Distinct());

    /// <summary>A dictionary as <c>key=value</c>, comma by comma.</summary>
    public static string Pairs(object? values) =>
        (values is PSObject wrapped ? wrapped.BaseObject : values) is IDictionary dictionary
            ? string.Join(", ", dictionary.Keys.Cast<object>().Select(key => Text($"{key}={dictionary[key]}")).Order(StringComparer.Ordinal))
            : "";

    /// <summary>A size as docker shows it, in powers of 1000.</summary>
    public static string Size(long? bytes) => Size(bytes, 1000, s_sizes);

    /// <summary>A size of memory as docker shows it, in powers of 1024.</summary>
    public static string BinarySize(long? bytes) => Size(bytes, 1024, s_binarySizes);

    /// <summary>Text at the right end of a width. A table takes its widths from its first rows, and later ones may be wider.</summary>
    public static string Right(object? value, int width) =>
        (value is IFormattable number ? number.ToString(null, CultureInfo.CurrentCulture) : Text(value)).PadLeft(width);

    /// <summary>Text at the left end of a width.</summary>
    public static string Left(string? text, int width) => Text(text).PadRight(width);

    /// <summary>The first column of a table, cut in a console that is too narrow: PowerShell would squeeze the last one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="others">The width of the other columns and the spaces between.</param>
    /// <param name="neighbour">The text of another column that is as wide as its text.</param>
    public static string Fit(string? text, int others, string? neighbour = null) =>
        Cut(Text(text), ConsoleWidth() - others - (neighbour?.Length ?? 0), keepEnd: false);

    /// <summary>Text of a column that shares a narrow console with others, cut at its end.</summary>
    /// <param name="text">The text.</param>
    /// <param name="others">The width of the columns that take no part, and the spaces between.</param>
    /// <param name="parts">The columns that share the rest.</param>
    public static string Part(string? text, int others, int parts) => Cut(Text(text), (ConsoleWidth() - others) / parts, keepEnd: false);

    /// <summary>Text of such a column, cut at its beginning: the end of an image or a path tells them apart.</summary>
    /// <inheritdoc cref="Part" path="/param"/>
    public static string PartEnd(string? text, int others, int parts) => Cut(Text(text), (ConsoleWidth() - others) / parts, keepEnd: true);

    /// <summary>The name of a container in a table of containers.</summary>
    public static string ContainerPart(string? text) => Part(text, ContainerOthers, 2);

    /// <summary>The image of a container in a table of containers.</summary>
    public static string ContainerPartEnd(string? text) => PartEnd(text, ContainerOthers, 2);

    /// <summary>The repository of an image, cut at its beginning in a narrow console: its end tells images apart.</summary>
    public static string FitRepository(string? repository, string? tag) =>
        Cut(Text(repository ?? "<none>"), ConsoleWidth() - 40 - Math.Max(tag?.Length ?? 0, "<none>".Length), keepEnd: true);

    /// <summary>A size of memory as docker stats shows it, with four digits.</summary>
    public static string MemoryFigure(long? bytes) => Figure(bytes, 1024, s_binarySizes, 4);

    /// <summary>Bytes in and out as docker stats shows them, with three digits, as wide as they can get.</summary>
    public static string Traffic(long? received, long? sent) =>
        Right(Pair(Figure(received, 1000, s_sizes, 3), Figure(sent, 1000, s_sizes, 3)), 17);

    /// <summary>Two texts as <c>used / limit</c>, or the first where there is no second.</summary>
    public static string Pair(string first, string second) => second.Length > 0 ? $"{first} / {second}" : first;

    /// <summary>How many tasks of a service run, and how many there are to be; of a job also how many have ended well.</summary>
    public static string Replicas(long? running, long? replicas, long? completed) => string.Create(
        CultureInfo.InvariantCulture, $"{(running is null ? "?" : running)}/{(replicas is null ? "?" : replicas)}{(completed is null ? "" : $", {completed} done")}");

    /// <summary>A percentage.</summary>
    public static string Percent(double? percent) => percent is { } value ? string.Create(CultureInfo.InvariantCulture, $"{value:0.00}%") : "";

    /// <summary>A size, and how much of a whole it is in whole percents.</summary>
    public static string Share(long? bytes, long? whole) =>
        bytes is { } part && whole is > 0 and { } all ? string.Create(CultureInfo.InvariantCulture, $"{Size(part)} ({part * 100 / all}%)") : Size(bytes);

    /// <summary>A name as it is, and an id in its place short.</summary>
    public static string NameOrShortId(string? name) =>
        name?.Split(':')[^1] is { Length: FullIdLength } digits && digits.All(char.IsAsciiHexDigitLower) ? ShortId(name) : Text(name);

    /// <summary>A duration in milliseconds.</summary>
    public static string Milliseconds(TimeSpan? duration) =>
        duration is { } value ? string.Create(CultureInfo.InvariantCulture, $"{value.TotalMilliseconds:0.0} ms") : "";

    private static string Size(long? bytes, int step, string[] units) => bytes is { } value && Scaled(value, step, units) is var (size, unit)
        ? string.Create(CultureInfo.InvariantCulture, $"{size:0.##} {unit}")
        : "";

    private static string Figure(long? bytes, int step, string[] units, int digits)
    {
        if (bytes is not { } value)
        {
            return "";
        }

        var (size, unit) = Scaled(value, step, units);
        var whole = size < 10 ? 1 : size < 100 ? 2 : size < 1000 ? 3 : 4;
        var text = Math.Round(size, Math.Max(digits - whole, 0)).ToString("0.###", CultureInfo.InvariantCulture);
        return $"{text} {unit}";
    }

    private static (double Size, string Unit) Scaled(long bytes, int step, string[] units)
    {
        var (size, unit) = ((double)bytes, 0);
        while (size >= step && unit < units.Length - 1)
        {
            size /= step;
            unit++;
        }

        return (size, units[unit]);
    }

    private static string Cut(string text, int width, bool keepEnd)
    {
        // Less than this tells nothing.
        var limit = Math.Max(width, 8);
        return text.Length <= limit ? text : keepEnd ? $"…{text[^(limit - 1)..]}" : $"{text[..(limit - 1)]}…";
    }

    /// <summary>The columns of the console; no limit if there is none, or output does not go there.</summary>
    private static int ConsoleWidth()
    {
        try
        {
            return !Console.IsOutputRedirected && Console.BufferWidth is > 0 and var width ? width : short.MaxValue;
        }
        catch (IOException)
        {
            return short.MaxValue;
        }
    }

    /// <summary>Kind and permissions of a file, as ls shows them.</summary>
    internal static string Mode(PathStat stat)
    {
        var kind = stat.IsDirectory ? 'd' : stat.IsSymbolicLink ? 'l' : stat.IsFile ? '-' : '?';
        var letters = "rwxrwxrwx".Select((letter, index) => (((int)stat.Permissions >> (8 - index)) & 1) != 0 ? letter : '-').ToArray();
        SetSpecialBit(UnixFileMode.SetUser, 2, 's');
        SetSpecialBit(UnixFileMode.SetGroup, 5, 's');
        SetSpecialBit(UnixFileMode.StickyBit, 8, 't');
        return kind + new string(letters);

        void SetSpecialBit(UnixFileMode bit, int index, char letter) =>
            letters[index] = (stat.Permissions & bit) == 0 ? letters[index] : letters[index] == 'x' ? letter : char.ToUpperInvariant(letter);
    }

    /// <summary>An element's own text, which PSObject keeps for copies too, without what a terminal would obey.</summary>
    private static string Text(object? value) => VisibleText.OfLine(value?.ToString() ?? "");
}
