using System.ComponentModel;
using System.Management.Automation;
using DockerPS.Engine.Http;
using DockerPS.Errors;
using DockerPS.Parameters;

namespace DockerPS.Output;

/// <summary>
/// Properties of listed objects that query the engine when first read. The type data declares them as hidden, so that they are only read
/// when named.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DetailProperty
{
    private const string Advice =
        "Use -Detail: it reads all details up front, and reports an object that cannot be read as an error of that object only.";

    private const string SizeAdvice = "Use -Size: the engine then counts sizes before any output is written.";
    private const string Sizes = "-Size";
    private const string Details = "-Detail";

    /// <summary>Returns the time a container last started; null if it never ran.</summary>
    public static DateTime? StartedAt(PSObject item) => OfContainer(item, nameof(StartedAt), facts => facts.StartedAt);

    /// <summary>Returns the time a container last exited; null if it never has.</summary>
    public static DateTime? FinishedAt(PSObject item) => OfContainer(item, nameof(FinishedAt), facts => facts.FinishedAt);

    /// <summary>Returns the exit code of a container's last run; null if it never ran.</summary>
    public static int? LastExitCode(PSObject item) => OfContainer(item, nameof(LastExitCode), facts => facts.LastExitCode);

    /// <summary>Returns whether the kernel killed a container because it ran out of memory.</summary>
    public static bool OutOfMemory(PSObject item) => OfContainer(item, nameof(OutOfMemory), facts => facts.OutOfMemory);

    /// <summary>Returns the number of restarts by a container's restart policy.</summary>
    public static int RestartCount(PSObject item) => OfContainer(item, nameof(RestartCount), facts => facts.RestartCount);

    /// <summary>Returns the restart policy of a container.</summary>
    public static string RestartPolicy(PSObject item) => OfContainer(item, nameof(RestartPolicy), facts => facts.RestartPolicy);

    /// <summary>Returns whether a container is removed when it exits.</summary>
    public static bool AutoRemove(PSObject item) => OfContainer(item, nameof(AutoRemove), facts => facts.AutoRemove);

    /// <summary>Returns whether a container is privileged, with all rights on the host.</summary>
    public static bool Privileged(PSObject item) => OfContainer(item, nameof(Privileged), facts => facts.Privileged);

    /// <summary>Returns the memory limit of a container in bytes; null for no limit.</summary>
    public static long? Memory(PSObject item) => OfContainer(item, nameof(Memory), facts => facts.Memory);

    /// <summary>Returns the time an image was last tagged on its engine.</summary>
    public static DateTime? TaggedAt(PSObject item) => OfImage(item, nameof(TaggedAt), facts => facts.TaggedAt);

    /// <summary>Returns the id of an image's parent, if built on its engine; null if there is none.</summary>
    public static string? ParentId(PSObject item) => OfImage(item, nameof(ParentId), facts => facts.ParentId);

    /// <summary>Returns the platform of an image.</summary>
    public static string Platform(PSObject item) => OfImage(item, nameof(Platform), facts => facts.Platform);

    /// <summary>Returns the running containers in a network.</summary>
    public static ObjectList<NetworkContainer> Containers(PSObject item) => OfNetwork(item, nameof(Containers), facts => facts.Containers);

    /// <summary>Returns the swarm services in a network.</summary>
    public static ObjectList<NetworkService> Services(PSObject item) => OfNetwork(item, nameof(Services), facts => facts.Services);

    /// <summary>Returns the size of a container's writable layer in bytes; null if the engine cannot count it.</summary>
    public static long? ContainerSize(PSObject item) => OfContainerSize(item, nameof(Container.Size), sizes => sizes.Written);

    /// <summary>Returns the size of a container's whole file system in bytes; null if the engine cannot count it.</summary>
    public static long? RootSize(PSObject item) => OfContainerSize(item, nameof(Container.RootSize), sizes => sizes.Root);

    /// <summary>Returns the size of a volume in bytes; null if the engine does not count it.</summary>
    public static long? VolumeSize(PSObject item) => OfVolumeSize(item, nameof(DockerVolume.Size), sizes => sizes.Size);

    /// <summary>Returns the number of containers that use a volume; null if the engine does not count them.</summary>
    public static int? ReferenceCount(PSObject item) =>
        OfVolumeSize(item, nameof(DockerVolume.ReferenceCount), sizes => sizes.ReferenceCount);

    /// <summary>Returns the number of bytes that an image shares with others; null if the engine does not count them.</summary>
    public static long? SharedSize(PSObject item) => item.BaseObject is Image image
        ? ReadExisting(image.ReadSharedSize, image, nameof(SharedSize), nameof(Image), image.Context, Advice).Bytes
        : OfCopy<long?>(item, nameof(SharedSize), nameof(Image), Details);

    private static T OfContainerSize<T>(PSObject item, string property, Func<ContainerSize, T> value) =>
        item.BaseObject is Container container
            ? value(ReadExisting(container.ReadSize, container, property, nameof(Container), container.Context, SizeAdvice))
            : OfCopy<T>(item, property, nameof(Container), Sizes);

    private static T OfVolumeSize<T>(PSObject item, string property, Func<VolumeSize, T> value) =>
        item.BaseObject is DockerVolume volume
            ? value(ReadExisting(volume.ReadSize, volume, property, "Volume", volume.Context, SizeAdvice))
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

    /// <summary>Reads a value that is counted for all objects in one request, and throws if the object is gone.</summary>
    private static T ReadExisting<T>(Func<T?> read, object item, string property, string noun, string context, string advice)
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
        catch (TimeoutException timeout)
        {
            throw new DetailException(CommonErrors.DetailTimeout(timeout, item.ToString()), property, advice);
        }
    }

    /// <summary>Returns the value that a copied object had when it was copied; nothing is known of a copy without details.</summary>
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
            $"Include the {(option == Sizes ? "sizes" : "details")} in the copy: use {option} in the job or before the export, "
                + $"or name {property} in Select-Object.");
    }
}
