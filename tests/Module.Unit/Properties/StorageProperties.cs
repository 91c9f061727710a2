using CsCheck;
using DockerPS.Engine.Models;
using DockerPS.Parameters;
using DockerPS.Tests.Fixtures;

namespace DockerPS.Tests.Properties;

public sealed class StorageProperties
{
    private static readonly Gen<string> s_path = Texts.Word.Array[1, 3].Select(parts => $"/{string.Join('/', parts)}");
    private static readonly string[] s_options = ["ro", "rw", "z", "Z", "nocopy", "consistent", "cached", "delegated", "rslave",
        "rprivate"];

    [Fact]
    public void VolumesAreReadAsTheyAreWritten() => Property.RoundTripsInSession(
        Gen.Select(Gen.OneOf(Gen.Const(""), Texts.Word, s_path, s_path.Select(path => $".{path}")), s_path,
            Gen.OneOfConst(s_options).Array[0, 2], (source, target, options) =>
        {
            options = source.Length == 0 ? [] : options;
            var path = source.StartsWith("./", StringComparison.Ordinal) ? Session.Location + source[1..] : source;
            return ($"{path}|{target}|{string.Join(',', options)}",
                string.Join(':', new[] { source, target, string.Join(',', options) }.Where(part => part.Length > 0)));
        }),
        text => VolumeSpecification.Parse(text, Session.State) is var volume ? $"{volume.Source}|{volume.Target}|{volume.Options}" : "");

    [Fact]
    public void OtherVolumesAreRefused() => Property.ReadsOrRefusesInSession(
        Texts.Of("a1:/.,~\\", "name:", "/t", ":ro", "./", "C:\\", "::", ":"), text => VolumeSpecification.Parse(text, Session.State));

    [Fact]
    public void MountsAreReadAsTheyAreWritten() => Property.RoundTripsInSession(
        Gen.Select(Gen.OneOfConst("volume", "bind", "tmpfs", ""), s_path, s_path,
            Gen.OneOfConst(null, "readonly", "readonly=true", "ro=0"), Gen.Int[1, 999], Gen.Int[0, 511], Mount),
        text => Shown(MountTransformationAttribute.Parse(text, Session.State)));

    [Fact]
    public void OtherMountsAreRefused() => Property.ReadsOrRefusesInSession(
        Texts.Of("ab=,\" /", "type=bind", "type=", "source=", "target=/t", "readonly", "volume-opt=", "tmpfs-size=", "bind-recursive=",
            ",", "\"", " "),
        text => MountTransformationAttribute.Parse(text, Session.State));

    [Fact]
    public void FileSystemsInMemoryAreReadAsTheyAreWritten() => Property.RoundTrips(
        Gen.Select(s_path, Gen.OneOfConst("", "size=64m", "size=64m,mode=1770", "rw,noexec"), (path, options) =>
            ($"{path}={options}", options.Length > 0 ? $"{path}:{options}" : path)),
        text => TmpfsTransformationAttribute.Parse(text).ToString());

    [Fact]
    public void DevicesAreReadAsTheyAreWritten() => Property.RoundTrips(
        Gen.Select(s_path, Gen.OneOf(Gen.Const(""), s_path), Gen.OneOfConst("", "r", "rw", "rwm", "wm", "mrw"),
            (source, target, permissions) => (
            $"{source}|{(target.Length > 0 ? target : source)}|{(permissions.Length > 0 ? permissions : "rwm")}",
            string.Join(':', new[] { source, target, permissions }.Where(part => part.Length > 0)))),
        text => Shown(DeviceTransformationAttribute.Parse(text)));

    [Fact]
    public void OtherDevicesAreRefused() => Property.Agrees(
        Texts.Of("/ad:rwm", "/dev/a", ":rwm", ":r", ":rr", ":/dev/b").Where(text => !text.Contains('=')
            && !text.StartsWith("class/", StringComparison.OrdinalIgnoreCase)),
        text => Shown(DeviceTransformationAttribute.Parse(text)),
        text => text.Split(':') switch
        {
            [['/', ..] only] => $"{only}|{only}|rwm",
            [['/', ..] source, var word] when IsPermissions(word) => $"{source}|{source}|{word}",
            [{ Length: > 0 } source, ['/', ..] target] => $"{source}|{target}|rwm",
            [{ Length: > 0 } source, ['/', ..] target, var word] when IsPermissions(word) => $"{source}|{target}|{word}",
            _ => null,
        });

    private static bool IsPermissions(string word) =>
        word is "r" or "w" or "m" or "rw" or "wr" or "rm" or "mr" or "wm" or "mw" or "rwm" or "rmw" or "wrm" or "wmr" or "mrw" or "mwr";

    private static string Shown(DeviceSpecification device) => $"{device.Source}|{device.Target}|{device.Permissions}";

    private static (string, string) Mount(string type, string source, string target, string? readOnly, int size, int mode)
    {
        List<(string, string?)> fields = [("target", target)];
        var kind = type.Length > 0 ? type : "volume";
        if (type.Length > 0)
        {
            fields.Insert(0, ("type", type));
        }

        if (kind != "tmpfs")
        {
            fields.Add(("src", source));
        }
        else
        {
            fields.AddRange([("tmpfs-size", $"{size}k"), ("tmpfs-mode", Convert.ToString(mode, 8))]);
        }

        if (readOnly is not null)
        {
            fields.Insert(size % fields.Count, readOnly.Split('=') is [var name, var value] ? (name, value) : (readOnly, null));
        }

        var memory = kind == "tmpfs" ? $"{size * 1024L}/{mode}" : "/";
        bool? isReadOnly = readOnly is null ? null : !readOnly.EndsWith('0');
        return ($"{kind}|{(kind == "tmpfs" ? "" : source)}|{target}|{isReadOnly}|{memory}", Texts.Fields(fields));
    }

    private static string Shown(Mount mount) =>
        $"{mount.Type}|{mount.Source}|{mount.Target}|{mount.ReadOnly}|{mount.TmpfsOptions?.SizeBytes}/{mount.TmpfsOptions?.Mode}";
}
