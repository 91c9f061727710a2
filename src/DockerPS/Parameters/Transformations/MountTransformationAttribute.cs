using System.Collections;
using System.Globalization;
using System.Management.Automation;
using DockerPS.Engine.Models;

namespace DockerPS.Parameters;

/// <summary>
/// Reads mounts: docker's <c>type=bind,source=./a,target=/b,readonly</c>, hashtables with the same keys, and ContainerMount objects.
/// </summary>
public sealed class MountTransformationAttribute : ListTransformationAttribute<Mount>
{
    private const string Form = "'type=bind,source=./folder,target=/path,readonly'";

    private static readonly string[] s_types = ["bind", "volume", "tmpfs", "npipe", "image", "cluster"];

    private static readonly FieldSet s_fields = new(
        "a mount", Form, "type", "source|src", "target|destination|dst", "readonly|ro?", "consistency",
        "bind-propagation", "bind-nonrecursive?", "bind-recursive", "bind-create-src?", "volume-driver", "volume-label*", "volume-nocopy?",
        "volume-opt*", "volume-subpath", "image-subpath", "tmpfs-size", "tmpfs-mode");

    /// <inheritdoc/>
    protected override IEnumerable<Mount> FromText(string text, SessionState session) => [Parse(text, session)];

    /// <inheritdoc/>
    protected override IEnumerable<Mount> FromEntry(object key, object? value, SessionState session) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override IEnumerable<Mount> FromDictionary(IDictionary dictionary, SessionState session) =>
        [From(s_fields.From(dictionary), session)];

    /// <inheritdoc/>
    protected override Mount? FromObject(object item) => ModuleObject.KindOf(item) switch
    {
        nameof(ContainerMount) => new()
        {
            Type = ModuleObject.Text(item, "Type"),
            Source = ModuleObject.Text(item, "Name") ?? ModuleObject.Text(item, "Source"),
            Target = ModuleObject.Text(item, "Destination"),
            ReadOnly = ModuleObject.Flag(item, "ReadOnly"),
            BindOptions = ModuleObject.Text(item, "Type") == "bind" && ModuleObject.Text(item, "Propagation") is { Length: > 0 } propagation
                ? new() { Propagation = propagation }
                : null,
        },
        nameof(SwarmServiceMount) => OfService(item),
        null => null,
        var kind => throw new FormatException($"'{item}' is of type {kind}, but a mount is required here."),
    };

    /// <summary>Copies the mount of a service without adding defaults, as any difference would replace all tasks.</summary>
    private static Mount OfService(object item)
    {
        var type = ModuleObject.Text(item, "Type");
        var subpath = ModuleObject.Text(item, "Subpath");
        var driver = new VolumeDriver
        {
            Name = ModuleObject.Text(item, "VolumeDriver"),
            Options = ModuleObject.Pairs(item, "VolumeOption"),
        };
        return new()
        {
            Type = type,
            Source = ModuleObject.Text(item, "Source") is { Length: > 0 } source ? source : null,
            Target = ModuleObject.Text(item, "Target"),
            ReadOnly = OrNull(item, "ReadOnly"),
            Consistency = ModuleObject.Text(item, "Consistency"),
            BindOptions = OrNull(new BindOptions
            {
                Propagation = ModuleObject.Text(item, "Propagation"),
                NonRecursive = OrNull(item, "NonRecursive"),
                CreateMountpoint = OrNull(item, "CreateMountpoint"),
                ReadOnlyNonRecursive = OrNull(item, "ReadOnlyNonRecursive"),
                ReadOnlyForceRecursive = OrNull(item, "ReadOnlyForceRecursive"),
            }),
            VolumeOptions = OrNull(new VolumeOptions
            {
                NoCopy = OrNull(item, "NoCopy"),
                Labels = ModuleObject.Pairs(item, "VolumeLabel"),
                DriverConfig = OrNull(driver),
                Subpath = type == "image" ? null : subpath,
            }),
            ImageOptions = type == "image" && subpath is not null ? new() { Subpath = subpath } : null,
            TmpfsOptions = OrNull(new TmpfsOptions
            {
                SizeBytes = ModuleObject.Text(item, "TmpfsSize") is { Length: > 0 } size
                    ? long.Parse(size, CultureInfo.InvariantCulture)
                    : null,
                Mode = ModuleObject.Text(item, "TmpfsMode") is { Length: > 0 } mode ? Octal(mode) : null,
            }),
        };
    }

    private static bool? OrNull(object item, string property) => ModuleObject.Flag(item, property) ? true : null;

    private static T? OrNull<T>(T options)
        where T : class, new() => options.Equals(new T()) ? null : options;

    /// <summary>Reads docker's form.</summary>
    /// <exception cref="FormatException">The text has another form.</exception>
    internal static Mount Parse(string text, SessionState session) => From(s_fields.Parse(text.Trim()), session);

    private static Mount From(Fields fields, SessionState session)
    {
        var type = (fields["type"] ?? "volume").ToLowerInvariant();
        if (!s_types.Contains(type))
        {
            throw new FormatException($"'{type}' is not a mount type; the types are {string.Join(", ", s_types)}. Write it like {Form}.");
        }

        var target = fields["target"];
        var source = fields["source"];
        if (string.IsNullOrEmpty(target) || (string.IsNullOrEmpty(source) && type is "bind" or "npipe" or "image"))
        {
            throw new FormatException($"The mount has no {(string.IsNullOrEmpty(target) ? "target" : "source")}. Write it like {Form}.");
        }

        RejectForeign(fields, type);
        return new()
        {
            Type = type,
            Source = type == "bind" ? HostPath.Resolve(source!, session) : source,
            Target = target,
            ReadOnly = fields.Switch("readonly"),
            Consistency = fields["consistency"]?.ToLowerInvariant(),
            BindOptions = type == "bind" ? Bind(fields) : null,
            VolumeOptions = type == "volume" ? Volume(fields) : null,
            ImageOptions = fields["image-subpath"] is { } path ? new() { Subpath = path } : null,
            TmpfsOptions = type == "tmpfs" ? Tmpfs(fields) : null,
        };
    }

    /// <summary>Rejects fields of another type, which the engine would silently ignore.</summary>
    private static void RejectForeign(Fields fields, string type)
    {
        foreach (var owner in s_types)
        {
            if (owner != type && fields.Names.FirstOrDefault(name => name.StartsWith(owner, StringComparison.Ordinal)) is { } foreign)
            {
                throw new FormatException($"'{foreign}' is a field of the type {owner}, not {type}.");
            }
        }
    }

    private static BindOptions? Bind(Fields fields)
    {
        var recursive = fields["bind-recursive"]?.ToLowerInvariant();
        var propagation = fields["bind-propagation"]?.ToLowerInvariant();
        if (recursive is not (null or "enabled" or "disabled" or "writable" or "readonly"))
        {
            throw new FormatException($"'{recursive}' is not enabled, disabled, writable or readonly (bind-recursive).");
        }

        if (recursive is "writable" or "readonly" && fields.Switch("readonly") != true)
        {
            throw new FormatException($"bind-recursive={recursive} requires a read-only mount. Add readonly.");
        }

        if (recursive is "readonly" && propagation != "rprivate")
        {
            throw new FormatException("bind-recursive=readonly requires a private mount. Add bind-propagation=rprivate.");
        }

        return !fields.Has("bind-propagation") && !fields.Has("bind-nonrecursive") && !fields.Has("bind-create-src") && recursive is null
            ? null : new()
            {
                Propagation = propagation,
                NonRecursive = recursive is "disabled" ? true : fields.Switch("bind-nonrecursive"),
                CreateMountpoint = fields.Switch("bind-create-src"),
                ReadOnlyNonRecursive = recursive is "writable" ? true : null,
                ReadOnlyForceRecursive = recursive is "readonly" ? true : null,
            };
    }

    private static VolumeOptions? Volume(Fields fields)
    {
        var driver = fields.Has("volume-driver") || fields.Has("volume-opt")
            ? new VolumeDriver { Name = fields["volume-driver"], Options = Pairs(fields, "volume-opt") }
            : null;
        return driver is null && !fields.Has("volume-label") && !fields.Has("volume-nocopy") && !fields.Has("volume-subpath") ? null : new()
        {
            NoCopy = fields.Switch("volume-nocopy"),
            Labels = Pairs(fields, "volume-label"),
            DriverConfig = driver,
            Subpath = fields["volume-subpath"],
        };
    }

    private static TmpfsOptions? Tmpfs(Fields fields) => !fields.Has("tmpfs-size") && !fields.Has("tmpfs-mode") ? null : new()
    {
        SizeBytes = fields["tmpfs-size"] is { } size ? ByteSize.Parse(size) : null,
        Mode = fields["tmpfs-mode"] is { } mode ? Octal(mode) : null,
    };

    private static int Octal(string mode) => mode.Length is > 0 and <= 10 && mode.All(digit => digit is >= '0' and <= '7')
        ? Convert.ToInt32(mode, 8)
        : throw new FormatException($"'{mode}' is not an octal mode (tmpfs-mode). Write it like 1777.");

    private static Dictionary<string, string>? Pairs(Fields fields, string name) =>
        fields.Has(name) ? KeyValue.ToDictionary(fields.All(name).Select(KeyValue.Parse)) : null;
}
