using DockerPS.Engine.Http;

namespace DockerPS.Engine.Builds;

/// <summary>
/// Turns outputs into exporters. The engine's own exporter, <c>moby</c>, stands for images that it keeps or pushes:
/// <list type="table">
/// <item><term>no output</term><description><c>moby</c></description></item>
/// <item><term>image</term><description><c>moby</c></description></item>
/// <item><term>registry, Push</term><description><c>moby</c> with <c>push=true</c>, and <c>unpack=false</c> if not set</description></item>
/// <item><term>docker without a file, Load</term><description><c>moby</c></description></item>
/// <item><term>docker with a file, oci, local, tar</term><description>the exporter of this name</description></item>
/// <item><term>cacheonly</term><description>nothing</description></item>
/// <item><term>attribute name</term><description>the tags, for all but local and tar</description></item>
/// <item><term>attribute prefer-image-digest</term><description><c>true</c> for <c>moby</c> with the containerd store</description></item>
/// <item><term>attribute annotation…</term><description>the annotations, for all exporters</description></item>
/// </list>
/// </summary>
internal sealed class ExporterPlan(BuildOptions options, BuildWorker worker)
{
    /// <summary>Makes the exporters, and returns them with the outputs that they are for.</summary>
    /// <exception cref="FormatException">The outputs contradict each other, or lack something.</exception>
    /// <exception cref="DockerStoreException">An output needs the containerd image store.</exception>
    public (IReadOnlyList<BuildOutput> Outputs, IReadOnlyList<SolveOption> Exporters) Make()
    {
        var outputs = Completed();
        if (outputs.Count(output => output.Destination == BuildOutput.StandardOutput) > 1)
        {
            throw new FormatException("Several outputs go to the standard output. Give all but one of them a file: dest=….");
        }

        if (outputs.Count(output => output.Target == BuildOutputTarget.Store) > 1)
        {
            throw new FormatException("Several outputs have tar=false. The engine can write just one of them to a folder.");
        }

        outputs.RemoveAll(output => output.Type == "cacheonly");
        return (outputs, [.. outputs.Select(Exporter)]);
    }

    private static bool IsImage(BuildOutput output) => output.Type is "image" or "docker" or "oci" or "registry";

    /// <summary>Adds to the outputs what Push and Load stand for, or else the engine's images.</summary>
    private List<BuildOutput> Completed()
    {
        List<BuildOutput> outputs = [.. options.Outputs.Select(output => output.Type == "registry" ? Pushed(output) : output)];
        if (options.Push && !outputs.Exists(output => output.Type == "image"))
        {
            outputs.Add(Empty("image"));
        }

        if (options.Push)
        {
            outputs = outputs.ConvertAll(output => output.Type == "image" ? Pushed(output) : output);
        }

        if (options.Load && !outputs.Exists(output => output is { Type: "docker", Target: BuildOutputTarget.Engine }))
        {
            outputs.Add(Empty("docker"));
        }

        if (outputs.Count == 0)
        {
            outputs.Add(Empty("image"));
        }

        return outputs;
    }

    private SolveOption Exporter(BuildOutput output)
    {
        var attributes = new Dictionary<string, string>(output.Attributes);
        foreach (var annotation in options.Annotations)
        {
            Check(annotation, output);
            attributes[annotation.Attribute] = annotation.Value;
        }

        if (IsImage(output) && options.Tags.Count > 0)
        {
            attributes["name"] = string.Join(',', options.Tags.Select(tag => tag.WithDefaultTag().Canonical));
        }

        if (output.IsPushed && string.IsNullOrEmpty(attributes.GetValueOrDefault("name")))
        {
            throw new FormatException("An image without a name cannot be pushed. Give it a name with its registry.");
        }

        if (output.IsPushed && GoBoolean.TryParse(attributes.GetValueOrDefault("push-by-digest")) == true)
        {
            throw new FormatException("Docker's engines cannot push an image by its digest alone. Leave out push-by-digest.");
        }

        if (output.Target != BuildOutputTarget.Engine)
        {
            return IsImage(output) && !worker.HasContainerdStore
                ? throw new DockerStoreException($"An output of the type '{output.Type}'")
                : new(output.Type, attributes);
        }

        if (worker.HasContainerdStore && output.Type is "image" or "docker")
        {
            attributes["prefer-image-digest"] = "true";
        }

        return new(output.Type is "image" or "docker" ? "moby" : output.Type, attributes);
    }

    private void Check(BuildAnnotation annotation, BuildOutput output)
    {
        if (output.Target == BuildOutputTarget.Engine && !worker.HasContainerdStore)
        {
            throw new DockerStoreException("An annotation of an image");
        }
    }

    private static BuildOutput Empty(string type) => new(type, "", new Dictionary<string, string>());

    private static BuildOutput Pushed(BuildOutput output)
    {
        // What is only pushed need not be unpacked.
        var attributes = new Dictionary<string, string>(output.Attributes) { ["push"] = "true" };
        attributes.TryAdd("unpack", "false");
        return output with { Type = "image", Attributes = attributes };
    }
}
