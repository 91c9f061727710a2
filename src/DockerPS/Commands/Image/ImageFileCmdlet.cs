using System.ComponentModel;
using System.Management.Automation;
using DockerPS.Errors;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Commands;

/// <summary>Base class for cmdlets that import images from files.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract partial class ImageFileCmdlet : FanOutCmdlet
{
    /// <summary>The parameter set for paths with wildcards.</summary>
    private protected const string PathSet = "Path";

    private const string LiteralPathSet = "LiteralPath";
    private const string ContentSet = "Content";

    /// <summary>Tar files, with or without wildcards; may be compressed (gzip, bzip2, xz).</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = PathSet)]
    [ValidateNotNullOrEmpty]
    [Alias("Input", "I")]
    [NotBytes("a path", TakesContent = true)]
    public string[] Path { get; set; } = [];

    /// <summary>Tar files, without wildcards.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = LiteralPathSet)]
    [ValidateNotNullOrEmpty]
    [Alias("PSPath", "LP", "FullName")]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>
    /// Bytes of a tar file, from the pipeline: one by one, in arrays, or as one array. They are read as one file.
    /// </summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ContentSet)]
    [AllowEmptyCollection]
    [BytesTransformation]
    public byte[] InputObject { get; set; } = [];

    /// <inheritdoc/>
    protected override string Noun => "Image";

    private protected override bool OneAtATime => _piece is null && base.OneAtATime;

    /// <summary>Unlimited for input from the pipeline: engines that read the same bytes must run at the same time.</summary>
    protected override int DefaultThrottleLimit => _piece is null ? base.DefaultThrottleLimit : int.MaxValue;

    /// <summary>The action in the question of -WhatIf and -Confirm.</summary>
    private protected abstract string Question { get; }

    /// <summary>All files given, as full paths.</summary>
    private protected List<string> Sources { get; } = [];

    /// <summary>The target in the question of -WhatIf and -Confirm.</summary>
    private protected virtual string Described(ArchiveInput source) => source.Title;

    /// <summary>Imports an archive. Returns the output for the pipeline thread to write.</summary>
    private protected abstract Task<Action> ImportAsync(EngineSession engine, ArchiveInput source, CancellationToken cancellationToken);

    /// <summary>The remedy if a path is given beside bytes from the pipeline.</summary>
    private protected virtual string InputRemedy => "Leave out one of them.";

    /// <summary>Whether a text is an address rather than a path.</summary>
    private protected virtual bool IsAddress(string text) => false;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        RefuseInputBeside(InputRemedy, nameof(Path), nameof(LiteralPath));
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == ContentSet)
        {
            Feed();
            return;
        }

        var sources = ParameterSetName == PathSet
            ? Path.SelectMany(path => IsAddress(path) ? [path] : ParseOrThrow(() => HostPath.Find(path, SessionState)))
            : LiteralPath.Select(path => ParseOrThrow(() => HostPath.Resolve(path, SessionState)));
        foreach (var source in sources)
        {
            if (IsAddress(source) || File.Exists(source))
            {
                Sources.Add(source);
            }
            else
            {
                WriteError(FileErrors.FileNotFound(source));
            }
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        foreach (var source in Sources)
        {
            foreach (var engine in Engines.ToList())
            {
                Import(engine, new(source), null);
            }
        }

        Flush();
        _input?.Close();
        base.EndProcessing();
    }

    private void Import(EngineSession engine, ArchiveInput source, InputQueue? input)
    {
        if (ShouldChange(engine, Described(source), Question))
        {
            Work.Start(engine, source.Title, token => ImportAsync(engine, source, token), input);
        }
        else
        {
            input?.Close();
        }
    }
}
