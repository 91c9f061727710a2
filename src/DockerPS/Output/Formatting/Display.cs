using System.Collections;
using System.ComponentModel;
using System.Globalization;
using System.Management.Automation;
using DockerPS.Engine.Copy;
using DockerPS.Parameters;
using DockerPS.Terminal;

namespace DockerPS.Output;

/// <summary>Formats raw values for views. Values of deserialized copies are strings and property bags.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Display
{
    private const int ShortIdLength = 12;
    private const int FullIdLength = 64;

    /// <summary>Cyan, yellow, green, magenta and blue, and their bright forms: all but red, which is that of errors.</summary>
    private static readonly int[] s_serviceColours = [36, 33, 32, 35, 34, 96, 93, 92, 95, 94];

    private static readonly (double Seconds, string Unit)[] s_units =
    [
        (365 * 86400, "year"), (30 * 86400, "month"), (7 * 86400, "week"), (86400, "day"), (3600, "hour"), (60, "minute"), (1, "second"),
    ];

    private static readonly string[] s_sizes = ["B", "kB", "MB", "GB", "TB", "PB"];
    private static readonly string[] s_binarySizes = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"];

    /// <summary>Width of id, status, age, spaces, and the minimum for ports.</summary>
    private static int FixedContainerWidth => ShortIdLength + (IsNarrow ? 12 : 19) + 14 + 5 + 8;

    private static bool IsNarrow => ConsoleWidth() < 100;

    /// <summary>
    /// Returns the group of an object written with objects of other engines; null for other objects, which are not grouped.
    /// </summary>
    public static string? Group(PSObject item) =>
        item.TypeNames[0].EndsWith(ModuleObject.OfSeveralEngines, StringComparison.Ordinal)
            ? VisibleText.OfLine(ModuleObject.Text(item, "Context") ?? "")
            : null;

    /// <summary>Returns a value, in which control characters of a text are made visible.</summary>
    public static object? Visible(object? value) =>
        value.Unwrapped() is string text ? VisibleText.OfLine(text) : value;

    /// <summary>
    /// Returns the value of a property if it was counted; reading the hidden property of that name would query the engine.
    /// </summary>
    public static object? Counted(PSObject item, string property) => item.Properties.FirstOrDefault(known => known.Name == property)?.Value;

    /// <summary>Returns the first twelve digits of an id.</summary>
    public static string ShortId(string? id)
    {
        var digits = id?.Split(':')[^1] ?? "";
        return VisibleText.OfLine(digits.Length > ShortIdLength ? digits[..ShortIdLength] : digits);
    }

    /// <summary>Returns the time since a moment in its largest whole unit: <c>3 hours ago</c>.</summary>
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

    /// <summary>Returns a coloured state: green for healthy, yellow for transitional, red for failed.</summary>
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

    /// <summary>
    /// Returns a state for a table. A narrow console shows only the health of a running container, as no other containers have one.
    /// </summary>
    public static string StatusInTable(string? status, string? health, object? exitCode)
    {
        var text = Status(status, health, exitCode);
        return IsNarrow ? text.Replace($"running ({health})", health, StringComparison.Ordinal) : text;
    }

    /// <summary>Returns the state of a node, coloured like the state of a container.</summary>
    public static string NodeStatus(string? status) => status switch
    {
        "ready" => $"\u001b[32m{status}\u001b[0m",
        "down" => $"\u001b[31m{status}\u001b[0m",
        "disconnected" or "unknown" => $"\u001b[33m{status}\u001b[0m",
        _ => status ?? "",
    };

    /// <summary>Returns the state of a task, coloured like the state of a container.</summary>
    public static string TaskState(string? state) => state switch
    {
        "running" => $"\u001b[32m{state}\u001b[0m",
        "failed" or "rejected" or "orphaned" => $"\u001b[31m{state}\u001b[0m",
        "complete" or "shutdown" or "remove" or null => state ?? "",
        _ => $"\u001b[33m{state}\u001b[0m",
    };

    /// <summary>Returns the status of a build, coloured like the state of a container.</summary>
    public static string BuildStatus(string? status) => status switch
    {
        "Error" => $"\u001b[31m{status}\u001b[0m",
        "Running" => $"\u001b[33m{status}\u001b[0m",
        _ => status ?? "",
    };

    /// <summary>Returns the id of a build for a table; ids of builds have 25 characters.</summary>
    public static string BuildId(string? id) => Text(id) is { Length: > 25 } longer ? longer[..25] : Text(id);

    /// <summary>Returns how a step of a build ended.</summary>
    public static string StepStatus(string? error, bool? cached) =>
        !string.IsNullOrEmpty(error) ? "\u001b[31mError\u001b[0m" : cached == true ? "cached" : "";

    /// <summary>Returns a duration like docker buildx: <c>2.4s</c>, <c>3m 05s</c>, <c>1h 02m</c>.</summary>
    public static string Duration(TimeSpan? duration) => duration switch
    {
        null => "",
        { TotalMinutes: < 1 } brief => string.Create(CultureInfo.InvariantCulture, $"{brief.TotalSeconds:0.0}s"),
        { TotalHours: < 1 } middle => string.Create(CultureInfo.InvariantCulture, $"{middle.Minutes}m {middle.Seconds:00}s"),
        { } time => string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalHours}h {time.Minutes:00}m"),
    };

    /// <summary>Returns the text after the action of an event, or the exit code.</summary>
    public static string EventDetail(string? detail, int? exitCode) =>
        string.IsNullOrEmpty(detail) && exitCode is not null
            ? string.Create(CultureInfo.InvariantCulture, $"exit {exitCode}")
            : Text(detail);

    /// <summary>Returns a log line, with standard error in red.</summary>
    public static string LogMessage(string? message, string? stream) =>
        stream == "Error" && !string.IsNullOrEmpty(message) ? $"\u001b[31m{message}\u001b[0m" : message ?? "";

    /// <summary>Returns a log line, prefixed with the container if several containers are read.</summary>
    public static string LogLine(PSObject line, string? container, string? message, string? stream)
    {
        var text = LogMessage(message, stream);
        return line.TypeNames[0].EndsWith(ModuleObject.OfSeveralContainers, StringComparison.Ordinal)
            ? $"{VisibleText.OfLine(container ?? "")} | {text}"
            : text;
    }

    /// <summary>Returns a log line of a service, prefixed with service and container number in the colour of the service.</summary>
    public static string ServiceLine(string? service, int number, string? message, string? stream)
    {
        var name = VisibleText.OfLine(service ?? "");
        var colour = s_serviceColours[name.Aggregate(0, (sum, letter) => ((sum * 31) + letter) & 0xFFFF) % s_serviceColours.Length];
        return $"\u001b[{colour}m{name}-{number} |\u001b[0m {LogMessage(message, stream)}";
    }

    /// <summary>Returns the elements as comma-separated text.</summary>
    public static string List(object? values) =>
        values is IEnumerable list and not string ? string.Join(", ", list.Cast<object?>().Select(Text)) : Text(values);

    /// <summary>Returns ports without wildcard addresses; a port published on both IPv4 and IPv6 is shown once.</summary>
    public static string Ports(object? ports) =>
        List((ports as IEnumerable ?? Array.Empty<object>()).Cast<object?>()
            .Select(port => Text(port).Replace("0.0.0.0:", "", StringComparison.Ordinal).Replace("[::]:", "", StringComparison.Ordinal))
            .Distinct());

    /// <summary>Returns a dictionary as comma-separated <c>key=value</c> pairs.</summary>
    public static string Pairs(object? values) =>
        values.Unwrapped() is IDictionary dictionary
            ? string.Join(
                ", ",
                dictionary.Keys.Cast<object>().Select(key => Text($"{key}={dictionary[key]}")).Order(StringComparer.Ordinal))
            : "";

    /// <summary>Returns a size like docker, in powers of 1000.</summary>
    public static string Size(long? bytes) => Size(bytes, 1000, s_sizes);

    /// <summary>Returns a memory size like docker, in powers of 1024.</summary>
    public static string BinarySize(long? bytes) => Size(bytes, 1024, s_binarySizes);

    /// <summary>Aligns text to the right. A table takes its column widths from its first rows, and later ones may be wider.</summary>
    public static string Right(object? value, int width) =>
        (value is IFormattable number ? number.ToString(null, CultureInfo.CurrentCulture) : Text(value)).PadLeft(width);

    /// <summary>Aligns text to the left.</summary>
    public static string Left(string? text, int width) => Text(text).PadRight(width);

    /// <summary>
    /// Returns text for the first column of a table, truncated in a narrow console, where PowerShell would squeeze the last column.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="others">The width of the other columns and the gaps.</param>
    /// <param name="neighbour">The text of a second column with variable width.</param>
    public static string Fit(string? text, int others, string? neighbour = null) =>
        Truncate(Text(text), ConsoleWidth() - others - (neighbour?.Length ?? 0), keepEnd: false);

    /// <summary>Returns text for a column that shares a narrow console with others, truncated at the end.</summary>
    /// <param name="text">The text.</param>
    /// <param name="others">The width of the fixed columns and the gaps.</param>
    /// <param name="parts">The number of columns that share the rest.</param>
    public static string Part(string? text, int others, int parts) =>
        Truncate(Text(text), (ConsoleWidth() - others) / parts, keepEnd: false);

    /// <summary>Returns text for such a column, truncated at the start, as images and paths differ at the end.</summary>
    /// <inheritdoc cref="Part" path="/param"/>
    public static string PartEnd(string? text, int others, int parts) =>
        Truncate(Text(text), (ConsoleWidth() - others) / parts, keepEnd: true);

    /// <summary>Returns the name of a container for a table of containers.</summary>
    public static string ContainerPart(string? text) => Part(text, FixedContainerWidth, 2);

    /// <summary>Returns the image of a container for a table of containers.</summary>
    public static string ContainerPartEnd(string? text) => PartEnd(text, FixedContainerWidth, 2);

    /// <summary>Returns the repository of an image, truncated at the start in a narrow console, as images differ at the end.</summary>
    public static string FitRepository(string? repository, string? tag) =>
        Truncate(Text(repository ?? "<none>"), ConsoleWidth() - 40 - Math.Max(tag?.Length ?? 0, "<none>".Length), keepEnd: true);

    /// <summary>Returns a memory size like docker stats, with four digits.</summary>
    public static string MemoryFigure(long? bytes) => Figure(bytes, 1024, s_binarySizes, 4);

    /// <summary>Returns received and sent bytes like docker stats, with three digits, padded to the maximum width.</summary>
    public static string Traffic(long? received, long? sent) =>
        Right(Pair(Figure(received, 1000, s_sizes, 3), Figure(sent, 1000, s_sizes, 3)), 17);

    /// <summary>Returns <c>used / limit</c>, or only the first text if the second is empty.</summary>
    public static string Pair(string first, string second) => second.Length > 0 ? $"{first} / {second}" : first;

    /// <summary>Returns the running and desired number of a service's tasks; for a job, also the number of completed tasks.</summary>
    public static string Replicas(long? running, long? replicas, long? completed) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(running is null ? "?" : running)}/{(replicas is null ? "?" : replicas)}{(completed is null ? "" : $", {completed} done")}");

    /// <summary>Returns a percentage.</summary>
    public static string Percent(double? percent) =>
        percent is { } value ? string.Create(CultureInfo.InvariantCulture, $"{value:0.00}%") : "";

    /// <summary>Returns a size and its share of a whole in percent.</summary>
    public static string Share(long? bytes, long? whole) =>
        bytes is { } part && whole is > 0 and { } all
            ? string.Create(CultureInfo.InvariantCulture, $"{Size(part)} ({part * 100 / all}%)")
            : Size(bytes);

    /// <summary>Returns a name unchanged, or abbreviates an id in its place.</summary>
    public static string NameOrShortId(string? name) =>
        name?.Split(':')[^1] is { Length: FullIdLength } digits && digits.All(char.IsAsciiHexDigitLower) ? ShortId(name) : Text(name);

    /// <summary>Returns a duration in milliseconds.</summary>
    public static string Milliseconds(TimeSpan? duration) =>
        duration is { } value ? string.Create(CultureInfo.InvariantCulture, $"{value.TotalMilliseconds:0.0} ms") : "";

    private static string Size(long? bytes, int step, string[] units) =>
        bytes is { } value && Scaled(value, step, units) is var (size, unit)
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

    private static string Truncate(string text, int width, bool keepEnd)
    {
        // A shorter text is useless.
        var limit = Math.Max(width, 8);
        return text.Length <= limit ? text : keepEnd ? $"…{text[^(limit - 1)..]}" : $"{text[..(limit - 1)]}…";
    }

    /// <summary>Returns the width of the console; unlimited if there is none, or if output is redirected.</summary>
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

    /// <summary>Returns a path in a container, with <c>\xff</c> in place of bytes that are not UTF-8, and its link.</summary>
    public static string ItemPath(string path, string? linkTarget) =>
        VisibleText.OfLine(ContainerEntry.Shown(string.IsNullOrEmpty(linkTarget) ? path : $"{path} -> {linkTarget}"));

    /// <summary>Returns the type and permissions of a file like ls.</summary>
    internal static string Mode(ContainerEntryKind kind, UnixFileMode permissions)
    {
        var type = kind switch
        {
            ContainerEntryKind.Directory => 'd',
            ContainerEntryKind.SymbolicLink => 'l',
            ContainerEntryKind.File => '-',
            ContainerEntryKind.Pipe => 'p',
            ContainerEntryKind.Socket => 's',
            ContainerEntryKind.CharacterDevice => 'c',
            ContainerEntryKind.BlockDevice => 'b',
            _ => '?',
        };
        var letters = "rwxrwxrwx".Select((letter, index) => (((int)permissions >> (8 - index)) & 1) != 0 ? letter : '-').ToArray();
        SetSpecialBit(UnixFileMode.SetUser, 2, 's');
        SetSpecialBit(UnixFileMode.SetGroup, 5, 's');
        SetSpecialBit(UnixFileMode.StickyBit, 8, 't');
        return type + new string(letters);

        void SetSpecialBit(UnixFileMode bit, int index, char letter) =>
            letters[index] = (permissions & bit) == 0 ? letters[index]
                : letters[index] == 'x' ? letter
                : char.ToUpperInvariant(letter);
    }

    /// <summary>Returns a value's own text, which PSObject keeps for copies too, with control characters made visible.</summary>
    private static string Text(object? value) => VisibleText.OfLine(value?.ToString() ?? "");
}
