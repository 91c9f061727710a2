using System.ComponentModel;
using System.Management.Automation;
using DockerPS.Engine.Http;
using DockerPS.Errors;
using DockerPS.Parameters;

namespace DockerPS.Output;

/// <summary>
/// Properties that plain objects have beside those of lists: each asks the engine when it is first read. The type data declares
/// them, hidden, so that only what names them reads them.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DetailProperty
{
    private const string Advice =
        "Use -Detail: it reads all details at once, and what cannot be read is an error about that object alone.";

    /// <summary>When a container last started; null for never.</summary>
    public static DateTime? StartedAt(PSObject item) => OfContainer(item, nameof(StartedAt), facts => facts.StartedAt);

    /// <summary>When a container last ended; null for never.</summary>
    public static DateTime? FinishedAt(PSObject item) => OfContainer(item, nameof(FinishedAt), facts => facts.FinishedAt);

    /// <summary>The exit code of the last time that a container ran; null if it never ran.</summary>
    public static int? LastExitCode(PSObject item) => OfContainer(item, nameof(LastExitCode), facts => facts.LastExitCode);

    /// <summary>Whether the kernel killed a container because memory ran out.</summary>
    public static bool OutOfMemory(PSObject item) => OfContainer(item, nameof(OutOfMemory), facts => facts.OutOfMemory);

    /// <summary>How often its restart policy has restarted a container.</summary>
    public static int RestartCount(PSObject item) => OfContainer(item, nameof(RestartCount), facts => facts.RestartCount);

    /// <summary>The restart policy of a container.</summary>
    public static string RestartPolicy(PSObject item) => OfContainer(item, nameof(RestartPolicy), facts => facts.RestartPolicy);

    /// <summary>Whether a container is removed when it ends.</summary>
    public static bool AutoRemove(PSObject item) => OfContainer(item, nameof(AutoRemove), facts => facts.AutoRemove);

    /// <summary>Whether a container has all rights on the host.</summary>
    public static bool Privileged(PSObject item) => OfContainer(item, nameof(Privileged), facts => facts.Privileged);

    /// <summary>A container's limit of memory in bytes; null for none.</summary>
    public static long? Memory(PSObject item) => OfContainer(item, nameof(Memory), facts => facts.Memory);

    /// <summary>When an image last got a reference here.</summary>
    public static DateTime? TaggedAt(PSObject item) => OfImage(item, nameof(TaggedAt), facts => facts.TaggedAt);

    /// <summary>The id of the image that an image was built on here; null if there is none.</summary>
    public static string? ParentId(PSObject item) => OfImage(item, nameof(ParentId), facts => facts.ParentId);

    /// <summary>The platform of an image.</summary>
    public static string Platform(PSObject item) => OfImage(item, nameof(Platform), facts => facts.Platform);

    /// <summary>The running containers in a network.</summary>
    public static ObjectList<NetworkContainer> Containers(PSObject item) => OfNetwork(item, nameof(Containers), facts => facts.Containers);

    /// <summary>The services of a swarm in a network.</summary>
    public static ObjectList<NetworkService> Services(PSObject item) => OfNetwork(item, nameof(Services), facts => facts.Services);

    private static T OfContainer<T>(PSObject item, string property, Func<ContainerFacts, T> value) =>
        item.BaseObject is Container container
            ? value(Read(container.ReadFacts, container, property, nameof(Container)))
            : OfCopy<T>(item, property, nameof(Container));

    private static T OfImage<T>(PSObject item, string property, Func<ImageFacts, T> value) =>
        item.BaseObject is Image image
            ? value(Read(image.ReadFacts, image, property, nameof(Image)))
            : OfCopy<T>(item, property, nameof(Image));

    private static T OfNetwork<T>(PSObject item, string property, Func<NetworkFacts, T> value) =>
        item.BaseObject is DockerNetwork network
            ? value(Read(network.ReadFacts, network, property, "Network"))
            : OfCopy<T>(item, property, "Network");

    private static T Read<T>(Func<T> read, object item, string property, string noun)
    {
        try
        {
            return read();
        }
        catch (DockerException error)
        {
            throw new DetailException(ErrorMapping.From(error, item.ToString(), noun), property, Advice);
        }
        catch (TimeoutException late)
        {
            throw new DetailException(CommonErrors.DetailTimeout(late, item.ToString()), property, Advice);
        }
    }

    /// <summary>A copy has what the object had when it was copied; of an object without details nothing is known.</summary>
    private static T OfCopy<T>(PSObject item, string property, string noun)
    {
        if (item.Members["psadapted"] is PSMemberSet copied && copied.Properties[property] is { } known)
        {
            return LanguagePrimitives.ConvertTo<T>(known.Value);
        }

        var what = CommonErrors.Word(noun);
        var name = ModuleObject.Text(item, "Name") ?? ModuleObject.Text(item, "Reference") ?? item.ToString();
        throw new DetailException(
            CommonErrors.DetailMissing(what, name),
            property,
            $"Copy the details too: use -Detail in the job or before the export, or name {property} in Select-Object.");
    }
}
