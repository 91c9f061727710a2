using System.Management.Automation;
using DockerPS.Output;
using DockerPS.Parameters;
using DockerPS.Sessions;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>Lists images, one object for each reference (<c>docker images</c>, <c>docker image inspect</c>).</summary>
[Cmdlet(VerbsCommon.Get, "Image")]
// Completion ignores parameter sets: with the type of -Detail it would offer properties that plain objects do not have.
[OutputType(typeof(Image))]
public sealed class GetImageCommand : ListCmdlet
{
    private readonly Dictionary<string, SharedReader<SharedImageSize>> _sizes = new(StringComparer.Ordinal);
    private ImageQuery? _query;

    /// <summary>
    /// The images: a name lists every tag of it, a name with a tag that one, an id or its beginning (from six digits on) that
    /// image; wildcards match the whole reference. The default is all images.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Id", "Image", "Reference")]
    [ImageReferenceTransformation]
    [ArgumentCompleter(typeof(ImageCompleter))]
    public ImageReference[]? Name { get; set; }

    /// <summary>Only images without a reference that no other image is built on; with <c>:$false</c> only the others.</summary>
    [Parameter]
    public SwitchParameter Dangling { get; set; }

    /// <summary>Only images created after this time: a DateTime, ISO text, or how long ago (<c>10m</c>).</summary>
    [Parameter]
    [TimeTransformation]
    public DateTime? CreatedAfter { get; set; }

    /// <summary>Only images created before this time: a DateTime, ISO text, or how long ago (<c>10m</c>).</summary>
    [Parameter]
    [TimeTransformation]
    public DateTime? CreatedBefore { get; set; }

    /// <summary>Includes intermediate images, which builds leave.</summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    /// <summary>Writes all details of each image.</summary>
    [Parameter]
    [Alias("Inspect")]
    public SwitchParameter Detail { get; set; }

    /// <inheritdoc/>
    protected override string Noun => "Image";

    /// <inheritdoc/>
    protected override bool InInputOrder => true;

    private ImageQuery Query => _query ??= new(this, Engines, new()
    {
        Dangling = MyInvocation.BoundParameters.ContainsKey(nameof(Dangling)) ? Dangling.IsPresent : null,
        Labels = Label,
        CreatedAfter = CreatedAfter,
        CreatedBefore = CreatedBefore,
        All = All,
        SharedSize = Detail,
        Filters = Filter,
    });

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Name is null)
        {
            Write(Query.List());
            return;
        }

        foreach (var reference in Name)
        {
            Write(Query.Find(reference));
        }
    }

    private void Write(IEnumerable<(EngineSession Engine, Image Image)> found)
    {
        foreach (var (engine, image) in found)
        {
            if (Detail)
            {
                Work.Start(engine, image.ToString(), token => DetailAsync(engine, image, token));
            }
            else
            {
                if (!_sizes.TryGetValue(engine.Name, out var sizes))
                {
                    _sizes[engine.Name] = sizes = DetailReaders.ImageSizes(engine.Name, All);
                }

                WriteFromEngine(image.With(sizes));
            }
        }
    }

    private async Task<Action> DetailAsync(EngineSession engine, Image image, CancellationToken cancellationToken)
    {
        var inspect = await engine.Client.Images.InspectAsync(image.Id, cancellationToken).ConfigureAwait(false);
        return () => WriteFromEngine(new ImageDetail(image, inspect).WithSharedSize());
    }
}
