using static DockerPS.Operations.HtmlPart;
using static DockerPS.Operations.ReportText;

namespace DockerPS.Operations;

/// <summary>Writes the volumes, and who uses them.</summary>
internal static class VolumesSection
{
    private const int MostUsers = 6;

    /// <summary>Returns the volumes, the largest first.</summary>
    public static HtmlPart Of(EngineFacts engine)
    {
        if (engine.Volumes.Count == 0)
        {
            return EngineSection.Nothing(
                "There are no volumes: what containers write is lost with them, unless it goes to a folder of the host.");
        }

        var table = new ReportTable("Volumes", "Volume", "#Size", "Project", "Driver", "Used by") { Things = "volumes", Shown = 30 };
        foreach (var volume in engine.Volumes.OrderByDescending(volume => volume.Size ?? -1))
        {
            table.Add(
                new HtmlPart[]
                {
                    Name(Brief(volume.Name), 60),
                    volume.Users.Count == 0 ? Element("span", ("class", "tag"), "unused") : "",
                },
                Size(volume.Size),
                string.IsNullOrEmpty(volume.Project) ? "–" : Name(volume.Project, 60),
                Name(volume.Driver, 40),
                volume.Users.Count == 0 ? "–" : Names(volume.Users, MostUsers));
        }

        return table.Render();
    }
}
