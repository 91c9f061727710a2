using DockerPS.Engine.BuildKit;

namespace DockerPS.Engine.Tests.Builds;

/// <summary>Messages as engines send them, each with a field that no engine has today.</summary>
internal static class ControlMessages
{
    public static ProtobufWriter New => new ProtobufWriter().Text(2000, "of a newer engine").Number(2001, -1);

    public static ProtobufWriter Version => New.Text(1, "github.com/moby/buildkit").Text(2, "v0.25.1").Text(3, "abc");

    public static ProtobufWriter Worker => New
        .Text(1, "worker")
        .Map(2, new Dictionary<string, string>
        {
            ["org.mobyproject.buildkit.worker.snapshotter"] = "overlayfs",
            ["org.mobyproject.buildkit.worker.moby.host-gateway-ip"] = "172.17.0.1",
        })
        .Message(3, New.Text(1, "amd64").Text(2, "linux"))
        .Message(3, New.Text(1, "arm").Text(2, "linux").Text(3, "v7"))
        .Message(3, New.Text(1, "amd64").Text(2, "windows").Text(4, "10.0.17763").Text(5, "win32k"))
        .Message(4, New.Flag(1, true).Number(2, 3_600_000_000_000).Number(3, 10).Text(4, "type==regular").Number(5, 20).Number(6, 30))
        .Message(5, Version);

    public static ProtobufWriter Usage => New
        .Text(1, "record").Flag(2, true).Flag(3, true).Number(4, 4096).Message(6, Time(1_700_000_000)).Message(7, Time(1_700_000_060))
        .Number(8, 2).Text(9, "mount / from exec").Text(10, "regular").Flag(11, true).Texts(12, ["one", "two"]);

    public static ProtobufWriter Record => New
        .Text(1, "reference").Text(2, "dockerfile.v0").Map(3, new Dictionary<string, string> { ["filename"] = "Dockerfile" })
        .Message(4, New.Text(1, "moby").Map(2, new Dictionary<string, string> { ["name"] = "a" }))
        .Message(5, New.Number(1, 2).Text(2, "exit code: 7")).Message(6, Time(1_700_000_000)).Message(7, Time(1_700_000_060))
        .Message(8, New.Text(1, "application/vnd.buildkit.status.v0").Text(2, "sha256:l").Number(3, 9))
        .Map(9, new Dictionary<string, string> { ["image.name"] = "a" })
        .Message(13, New.Text(1, "application/vnd.buildkit.otlp.json.v0").Text(2, "sha256:t").Number(3, 5))
        .Flag(14, true).Number(15, 1).Number(16, 3).Number(17, 2).Number(19, 4);

    public static ProtobufWriter Event => New.Number(1, 1).Message(2, Record);

    private static ProtobufWriter Time(long seconds) => new ProtobufWriter().Number(1, seconds);
}
