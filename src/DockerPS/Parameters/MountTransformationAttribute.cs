using System.Collections;
using System.Globalization;
using System.Management.Automation;
using DockerPS.Engine.Models;

namespace DockerPS.Parameters;

/// <summary>Reads mounts: docker's <c>type=bind,source=./a,target=/b,readonly</c>, hashtables of the same names, and ContainerMount objects.</summary>
public sealed class MountTransformationAttribute : ListTransformationAttribute<Mount>
{
    private const string Form = "'type=bind,source=./folder,target=/path,readonly'";

    private static readonly string[] s_types = ["bind", "volume", "tmpfs", "npipe", "image", "cluster"];

    private static readonly string[] s_fields =
    [
        "type", "source", "src", "target", "destination", "dst", "readonly", "ro", "consistency",
        "bindpropagation", "bindnonrecursive", "bindrecursive", "bindcreatesrc", "volumedriver", "volumelabel", "volumenocopy", "volumeopt",
        "volumesubpath", "imagesubpath", "tmpfssize", "tmpfsmode",
    ];

    /// <inheritdoc/>
    protected override IEnumerable<Mount> FromText(string text, SessionState session) => [From(Fields.Parse(text), session)];

    /// <inheritdoc/>
    protected override IEnumerable<Mount> FromEntry(object key, object? value, SessionState session) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override IEnumerable<Mount> FromDictionary(IDictionary dictionary, SessionState session) => [From(Fields.From(dictionary), session)];

    /// <inheritdoc/>
    protected override Mount? FromObject(object item) => ModuleObject.KindOf(item) != nameof(ContainerMount) ? null : new()
    {
        Type = ModuleObject.Text(item, "Type"),
        Source = ModuleObject.Text(item, "Name") ?? ModuleObject.Text(item, "Source"),
        Target = ModuleObject.Text(item, "Destination"),
        ReadOnly = ModuleObject.Text(item, "ReadOnly") == bool.TrueString,
    };

    private static Mount From(Fields fields, SessionState session)
    {
        fields.RefuseOthers("a mount", Form, s_fields);
        var type = (fields["type"] ?? "volume").ToLowerInvariant();
        if (!s_types.Contains(type))
        {
            throw new FormatException($"'{type}' is no type of mount; these are: {string.Join(", ", s_types)}. Write it like {Form}.");
        }

        var target = fields["target"] ?? fields["destination"] ?? fields["dst"];
        var source = fields["source"] ?? fields["src"];
        if (string.IsNullOrEmpty(target) || (string.IsNullOrEmpty(source) && type is "bind" or "npipe" or "image"))
        {
            throw new FormatException($"The mount has no {(string.IsNullOrEmpty(target) ? "target" : "source")}. Write it like {Form}.");
        }

        RefuseForeign(fields, type);
        return new()
        {
            Type = type,
            Source = type == "bind" ? HostPath.Resolve(source!, session) : source,
            Target = target,
            ReadOnly = fields.Switch("readonly") ?? fields.Switch("ro"),
            Consistency = fields["consistency"],
            BindOptions = type == "bind" ? Bind(fields) : null,
            VolumeOptions = type == "volume" ? Volume(fields) : null,
            ImageOptions = fields["imagesubpath"] is { } path ? new() { Subpath = path } : null,
            TmpfsOptions = type == "tmpfs" ? Tmpfs(fields) : null,
        };
    }

    /// <summary>Refuses what belongs to another type: the engine would not regard it.</summary>
    private static void RefuseForeign(Fields fields, string type)
    {
        foreach (var owner in s_types)
        {
            if (owner != type && s_fields.FirstOrDefault(name => name.StartsWith(owner, StringComparison.Ordinal) && fields.Has(name)) is { } foreign)
            {
                throw new FormatException($"'{foreign}' is a field of the type {owner}, not {type}.");
            }
        }
    }

    private static BindOptions? Bind(Fields fields)
    {
        var recursive = fields["bindrecursive"];
        return !fields.Has("bindpropagation") && !fields.Has("bindnonrecursive") && !fields.Has("bindcreatesrc") && recursive is null ? null : new()
        {
            Propagation = fields["bindpropagation"],
            NonRecursive = recursive is "disabled" ? true : fields.Switch("bindnonrecursive"),
            CreateMountpoint = fields.Switch("bindcreatesrc"),
            ReadOnlyNonRecursive = recursive switch
            {
                "writable" => true,
                null or "enabled" or "disabled" or "readonly" => null,
                _ => throw new FormatException($"'{recursive}' is not enabled, disabled, writable or readonly (bind-recursive)."),
            },
            ReadOnlyForceRecursive = recursive is "readonly" ? true : null,
        };
    }

    private static VolumeOptions? Volume(Fields fields)
    {
        var driver = fields.Has("volumedriver") || fields.Has("volumeopt")
            ? new VolumeDriver { Name = fields["volumedriver"], Options = Pairs(fields, "volumeopt") }
            : null;
        return driver is null && !fields.Has("volumelabel") && !fields.Has("volumenocopy") && !fields.Has("volumesubpath") ? null : new()
        {
            NoCopy = fields.Switch("volumenocopy"),
            Labels = Pairs(fields, "volumelabel"),
            DriverConfig = driver,
            Subpath = fields["volumesubpath"],
        };
    }

    private static TmpfsOptions? Tmpfs(Fields fields) => !fields.Has("tmpfssize") && !fields.Has("tmpfsmode") ? null : new()
    {
        SizeBytes = fields["tmpfssize"] is { } size ? ByteSize.Parse(size) : null,
        Mode = fields["tmpfsmode"] is { } mode ? Octal(mode) : null,
    };

    private static int Octal(string mode)
    {
        try
        {
            return Convert.ToInt32(mode, 8);
        }
        catch (Exception error) when (error is FormatException or OverflowException or ArgumentException)
        {
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"'{mode}' is no octal mode (tmpfs-mode). Write it like 1777."), error);
        }
    }

    private static Dictionary<string, string>? Pairs(Fields fields, string name) =>
        fields.Has(name) ? KeyValue.ToDictionary(fields.All(name).Select(KeyValue.Parse)) : null;
}
