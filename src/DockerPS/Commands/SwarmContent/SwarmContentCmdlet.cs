using System.ComponentModel;
using System.Management.Automation;
using DockerPS.Errors;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Commands;

/// <summary>Base class for cmdlets that store content in a swarm. Input from the pipeline is joined to one content.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class SwarmContentCmdlet : EngineCmdlet
{
    /// <summary>The parameter set for content that is not read from a file.</summary>
    private protected const string ValueSet = "Value";

    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    private readonly List<ContentValue> _parts = [];
    private int _length;

    /// <summary>Name: up to 64 letters and digits, and <c>_ . -</c> between them.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateShape(
        "[A-Za-z0-9]([A-Za-z0-9_.-]{0,62}[A-Za-z0-9])?",
        "up to 64 letters and digits, and _ . - between them, like db-password")]
    public string Name { get; set; } = "";

    /// <summary>File with the content; a wildcard must match a single file.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSet)]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>File with the content, without wildcards.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet)]
    [ValidateNotNullOrEmpty]
    [Alias("PSPath", "LP")]
    public string? LiteralPath { get; set; }

    /// <summary>Labels: a hashtable or <c>key=value</c>.</summary>
    [Parameter]
    [Alias("L")]
    [ValidateNotNullOrEmpty]
    [KeyValueTransformation(IsLabel = true)]
    public KeyValue[]? Label { get; set; }

    /// <summary>Driver that replaces placeholders in the content for each task: <c>golang</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? TemplateDriver { get; set; }

    /// <summary>The content, or a part of it, if it is not read from a file.</summary>
    private protected abstract ContentValue? Given { get; }

    /// <summary>Whether content is required.</summary>
    private protected virtual bool NeedsContent => true;

    /// <summary>The size limit of swarms, in bytes; content must be smaller.</summary>
    private protected abstract int Limit { get; }

    /// <summary>Creates the object on an engine and reads it back.</summary>
    private protected abstract Task<object> CreateAsync(EngineSession engine, byte[]? content, CancellationToken cancellationToken);

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        RefuseInputBeside("Leave out one of them.", nameof(Path), nameof(LiteralPath));
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Given is { } part)
        {
            _parts.Add(part);
            CheckLength(_length += part.Bytes.Length);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        // With a pipeline that wrote nothing, there is nothing to create.
        if (!MyInvocation.ExpectingInput || _parts.Count > 0)
        {
            Create(ParameterSetName == ValueSet ? Joined() : ParseOrThrow(ReadFile));
        }

        base.EndProcessing();
    }

    private void Create(byte[]? content)
    {
        if (content is { Length: 0 } || (content is null && NeedsContent))
        {
            ThrowInvalidParameter(
                $"The {CommonErrors.Word(Noun)} '{Name}' would have no content. "
                + "Specify -Value or -Path, or pass objects through the pipeline.",
                Name);
        }

        foreach (var engine in Engines.ToList())
        {
            if (ShouldChange(engine, Name, $"Create {CommonErrors.Word(Noun)}"))
            {
                Engines.Try(engine, Name, () => WriteFromEngine(Ask(() => CreateAsync(engine, content, StopToken))));
            }
        }
    }

    private byte[]? Joined() => _parts.Count == 0 ? null : ContentValue.Join(_parts);

    private byte[]? ReadFile()
    {
        var files = LiteralPath is null ? HostPath.Find(Path!, SessionState).ToList() : [HostPath.Resolve(LiteralPath, SessionState)];
        if (files is not [var file])
        {
            throw new FormatException($"'{Path}' matches {files.Count} files; specify a single file.");
        }

        try
        {
            using var stream = File.OpenRead(file);
            CheckLength(stream.Length);
            var content = new byte[stream.Length];
            stream.ReadExactly(content);
            return content;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            var isMissing = error is FileNotFoundException or DirectoryNotFoundException;
            ThrowTerminatingError(isMissing ? FileErrors.FileNotFound(file) : FileErrors.FileNotRead(file, error));
            throw;
        }
    }

    private void CheckLength(long length)
    {
        if (length >= Limit)
        {
            ThrowInvalidParameter($"The content of a {CommonErrors.Word(Noun)} has to be less than {Limit} bytes.", Name);
        }
    }
}
