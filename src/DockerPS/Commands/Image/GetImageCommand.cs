using System.Management.Automation;
using DockerPS.Errors;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Commands;

/// <summary>Lists images, one object for each reference (<c>docker images</c>).</summary>
[Cmdlet(VerbsCommon.Get, "Image")]
[OutputType(typeof(Image))]
public sealed class GetImageCommand : DockerCmdlet
{
    private const string Algorithm = "sha256:";
    private const int ShortestId = 6;

    /// <summary>
    /// The images: a name lists every tag of it, a name with a tag that one, an id or its beginning (from six digits on) that
    /// image; wildcards match the whole reference. Left out, all images.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Id", "Image", "Reference")]
    [ImageReferenceTransformation]
    [ArgumentCompleter(typeof(ImageCompleter))]
    public ImageReference[]? Name { get; set; }

    /// <inheritdoc/>
    protected override string Noun => "Image";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Name is null)
        {
            WriteObject(List(Engines), enumerateCollection: true);
            return;
        }

        foreach (var reference in Name)
        {
            if (reference.WrongKind is { } kind)
            {
                WriteError(ModuleErrors.WrongKind(Noun, kind, reference.Text!));
                continue;
            }

            Write(reference);
        }
    }

    private void Write(ImageReference reference)
    {
        // An object's own engine wins; its id stands for it, and its name tells its references apart.
        var engines = reference.Id is null ? Engines : Session(reference.Context) is { } own ? [own] : [];
        var pattern = reference.IsPattern ? WildcardPattern.Get(reference.Text, WildcardOptions.IgnoreCase) : null;
        var found = List(engines).FindAll(image =>
            reference.Id is { } id ? image.Id == id && (reference.Name.Length == 0 || image.Reference == reference.Name)
            : pattern?.IsMatch(image.ToString()) ?? IsNamed(image, reference.Text!));
        WriteObject(found, enumerateCollection: true);
        if (found.Count == 0 && pattern is null && !AnyEngineFailed)
        {
            WriteError(ModuleErrors.NotFound(Noun, reference.ToString(), string.Join(", ", engines.Select(engine => engine.Name))));
        }
    }

    private List<Image> List(IEnumerable<EngineSession> engines) =>
    [
        .. Ask(engines, null, engine => engine.Client.Images.ListAsync(cancellationToken: StopToken))
            .SelectMany(answer => answer.Answer.SelectMany(image => Image.From(image, answer.Engine.Name))),
    ];

    private static bool IsNamed(Image image, string name)
    {
        var digits = name.StartsWith(Algorithm, StringComparison.Ordinal) ? name[Algorithm.Length..] : name;
        return image.Reference == name || image.Repository == name
            || (digits.Length >= ShortestId && image.Id.StartsWith(Algorithm + digits, StringComparison.Ordinal));
    }
}
