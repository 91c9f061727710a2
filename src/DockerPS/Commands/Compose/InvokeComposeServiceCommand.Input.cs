using System.Management.Automation;
using DockerPS.Operations;

namespace DockerPS.Commands;

/// <content>The standard input.</content>
public sealed partial class InvokeComposeServiceCommand
{
    private bool _isNamed;
    private bool _hasInput;

    /// <summary>
    /// Standard input of the command, usually from the pipeline: strings get a line end, bytes are passed on as they are. Projects and
    /// files from the pipeline are no input, unless a project is named on the command line.
    /// </summary>
    [Parameter(ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public PSObject? InputObject { get; set; }

    private string[] Projects => [nameof(Path), nameof(LiteralPath), nameof(Configuration)];

    /// <summary>Whether the pipeline has brought a project. Lines of Get-Content know the path of their file, too.</summary>
    private bool IsProject => !_isNamed && !_hasInput
        && (InputObject?.BaseObject is ComposeConfiguration
            || (MyInvocation.ExpectingInput && ParameterSetName == LiteralPathSet && InputObject?.BaseObject is not string));

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (IsProject && InputObject?.BaseObject is ComposeConfiguration configuration)
        {
            Process(configuration);
        }
        else if (IsProject || !(MyInvocation.ExpectingInput || MyInvocation.BoundParameters.ContainsKey(nameof(InputObject))))
        {
            base.ProcessRecord();
        }
        else
        {
            StartWithInput();
            if (InputObject is not null)
            {
                _run?.Send(StandardInput.From(InputObject));
            }
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_isNamed && MyInvocation.ExpectingInput)
        {
            StartWithInput();
        }

        if (_hasInput)
        {
            _run?.Complete(closeInput: true);
            FinishProcessing();
        }
        else
        {
            base.EndProcessing();
        }
    }

    /// <summary>Starts the command when the first input arrives, or none does.</summary>
    private void StartWithInput()
    {
        if (_hasInput)
        {
            return;
        }

        _hasInput = true;
        if (Tty || Detach)
        {
            ThrowInvalidParameter($"-{(Tty ? nameof(Tty) : nameof(Detach))} excludes input from the pipeline. Leave out one of them.");
        }

        if (_isNamed && ParameterSetName == ConfigurationSet)
        {
            if (Configuration.Length > 1)
            {
                ThrowInvalidParameter("Only one command can have the input. Name a single configuration.");
            }

            Process(Configuration[0]);
            return;
        }

        if (_isNamed)
        {
            AddFiles();
        }

        Process(ReadFiles());
    }
}
