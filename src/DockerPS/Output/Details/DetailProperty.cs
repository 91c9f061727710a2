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

    private const string SizeAdvice = "Use -Size: it has the engine count before anything is written.";
    private const string Sizes = "-Size";
    private const string Details = "-Detail";

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

    /// <summary>The bytes that a container has written; null if the engine cannot count them.</summary>
    public static long? ContainerSize(PSObject item) => OfContainerSize(item, nameof(Container.Size), sizes => sizes.Written);

    /// <summary>The bytes of a container's whole file system; null if the engine cannot count them.</summary>
    public static long? RootSize(PSObject item) => OfContainerSize(item, nameof(Container.RootSize), sizes => sizes.Root);

    /// <summary>The size of a volume in bytes; null if the engine does not count it.</summary>
    public static long? VolumeSize(PSObject item) => OfVolumeSize(item, nameof(DockerVolume.Size), sizes => sizes.Size);

    /// <summary>How many containers have a volume; null if the engine does not count them.</summary>
    public static int? ReferenceCount(PSObject item) => OfVolumeSize(item, nameof(DockerVolume.ReferenceCount), sizes => sizes.ReferenceCount);

    /// <summary>The bytes that an image shares with others; null if the engine does not count them.</summary>
    public static long? SharedSize(PSObject item) => item.BaseObject is Image image
        ? Present(image.ReadSharedSize, image, nameof(SharedSize), nameof(Image), image.Context, Advice).Bytes
        : OfCopy<long?>(item, nameof(SharedSize), nameof(Image), Details);

    private static T OfContainerSize<T>(PSObject item, string property, Func<ContainerSize, T> value) => item.BaseObject is Container container
        ? value(Present(container.ReadSize, container, property, nameof(Container), container.Context, SizeAdvice))
        : OfCopy<T>(item, property, nameof(Container), Sizes);

    private static T OfVolumeSize<T>(PSObject item, string property, Func<VolumeSize, T> value) => item.BaseObject is DockerVolume volume
        ? value(Present(volume.ReadSize, volume, property, "Volume", volume.Context, SizeAdvice))
        : OfCopy<T>(item, property, "Volume", Sizes);

    private static T OfContainer<T>(PSObject item, string property, Func<ContainerFacts, T> value) =>
        item.BaseObject is Container container
            ? value(Read(container.ReadFacts, container, property, nameof(Container), Advice))
            : OfCopy<T>(item, property, nameof(Container), Details);

    private static T OfImage<T>(PSObject item, string property, Func<ImageFacts, T> value) =>
        item.BaseObject is Image image
            ? value(Read(image.ReadFacts, image, property, nameof(Image), Advice))
            : OfCopy<T>(item, property, nameof(Image), Details);

    private static T OfNetwork<T>(PSObject item, string property, Func<NetworkFacts, T> value) =>
        item.BaseObject is DockerNetwork network
            ? value(Read(network.ReadFacts, network, property, "Network", Advice))
            : OfCopy<T>(item, property, "Network", Details);

    /// <summary>Reads what an engine counts of all objects, among which one may be no more.</summary>
    private static T Present<T>(Func<T?> read, object item, string property, string noun, string context, string advice)
        where T : class =>
        Read(read, item, property, noun, advice)
        ?? throw new DetailException(CommonErrors.NotFound(noun, $"{item}", context), property, advice);

    private static T Read<T>(Func<T> read, object item, string property, string noun, string advice)
    {
        try
        {
            return read();
        }
        catch (DockerException error)
        {
            throw new DetailException(ErrorMapping.From(error, item.ToString(), noun), property, advice);
        }
        catch (TimeoutException late)
        {
            throw new DetailException(CommonErrors.DetailTimeout(late, item.ToString()), property, advice);
        }
    }

    /// <summary>A copy has what the object had when it was copied; of an object without details nothing is known.</summary>
    private static T OfCopy<T>(PSObject item, string property, string noun, string option)
    {
        if (item.Members["psadapted"] is PSMemberSet copied && copied.Properties[property] is { } known)
        {
            return LanguagePrimitives.ConvertTo<T>(known.Value);
        }

        var what = CommonErrors.Word(noun);
        var name = ModuleObject.Text(item, "Name") ?? ModuleObject.Text(item, "Reference") ?? item.ToString();
        throw new DetailException(
            CommonErrors.DetailMissing(what, name, option == Sizes ? "sizes" : "details"),
            property,
            $"Copy {(option == Sizes ? "the sizes" : "the details")} too: use {option} in the job or before the export, or name {property} in Select-Object.");
    }
}
