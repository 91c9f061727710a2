using System.Buffers;
using System.Management.Automation;
using System.Management.Automation.Remoting;
using System.Text;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Engine.Streaming;
using DockerPS.Engine.Transport;
using DockerPS.Errors;
using DockerPS.Remoting;
using DockerPS.Targets;

namespace DockerPS.Operations;

/// <summary>PowerShell as a command in a container, which serves a session.</summary>
/// <param name="target">The container.</param>
/// <param name="request">The command that starts PowerShell, with all three streams.</param>
internal sealed class PowerShellProcess(ContainerTarget target, ExecCreateRequest request) : ISessionProcess
{
    /// <summary>The exit code of a process that was killed, as all are when a container stops.</summary>
    private const int Killed = 137;

    /// <summary>The start of what PowerShell writes to standard error if it cannot create the session; it then says nothing more.</summary>
    private const string RefusalPrefix = "Remote transport error: ";

    /// <summary>Start of standard error that is kept for the message.</summary>
    private const int MaxErrorText = 4 << 10;

    /// <summary>How long to look for the reason of an end: the engine may not respond any more.</summary>
    private static readonly TimeSpan s_explainLimit = TimeSpan.FromSeconds(5);

    /// <summary>How long the state of a container may lag behind the end of its processes.</summary>
    private static readonly TimeSpan s_stateLag = TimeSpan.FromSeconds(1);

    private readonly ArrayBufferWriter<byte> _error = new();
    private UpgradedStream? _stream;
    private string? _exec;
    private string? _startedAt;

    /// <summary>Indicates whether the session was open.</summary>
    public bool WasOpen { get; set; }

    /// <summary>The error that ended the session; null while it lasts.</summary>
    public ErrorRecord? Failure { get; private set; }

    /// <summary>The failure of the engine's API that kept the session from opening; null if it was none.</summary>
    public DockerException? Refusal { get; private set; }

    private bool IsRefused => !WasOpen && Words("").StartsWith(RefusalPrefix, StringComparison.Ordinal);

    private string Program => request.Cmd![0];

    /// <inheritdoc/>
    public Task RunAsync(Action started, Action<ReadOnlyMemory<byte>> read, CancellationToken cancellationToken) =>
        WaitingThread.ReadAsync(async () =>
        {
            var api = target.Engine.Client.Exec;
            _startedAt = (await InspectAsync(cancellationToken).ConfigureAwait(false)).State?.StartedAt;
            _exec = await api.CreateAsync(target.Id, request, cancellationToken).ConfigureAwait(false);
            var stream = await api.StartAsync(_exec, tty: false, cancellationToken: cancellationToken).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                _stream = stream;
                var multiplexed = await target.Api.IsMultiplexedAsync(stream, tty: false, cancellationToken).ConfigureAwait(false);
                started();
                await foreach (var chunk in OutputDecoder.ReadAsync(stream.Output, multiplexed, cancellationToken).ConfigureAwait(false))
                {
                    if (chunk.Stream == OutputStream.Output)
                    {
                        read(chunk.Bytes);
                    }
                    else
                    {
                        _error.Write(chunk.Bytes.Span[..Math.Min(chunk.Bytes.Length, MaxErrorText - _error.WrittenCount)]);
                        if (IsRefused)
                        {
                            return;
                        }
                    }
                }
            }
        });

    /// <inheritdoc/>
    public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
        _stream!.WriteAsync(bytes, cancellationToken);

    /// <inheritdoc/>
    public ValueTask CloseInputAsync() => _stream!.CloseWriteAsync();

    /// <inheritdoc/>
    public async Task<PSRemotingTransportException?> FindStallAsync()
    {
        using var limit = new CancellationTokenSource(s_explainLimit);
        try
        {
            return (await InspectAsync(limit.Token).ConfigureAwait(false)).State?.Status == "paused"
                ? Fail(Ended("The container is paused, so the command cannot be stopped."))
                : null;
        }
        catch (Exception unknown) when (unknown is DockerException or OperationCanceledException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public async Task<PSRemotingTransportException> ExplainEndAsync(Exception? error, string noise)
    {
        using var limit = new CancellationTokenSource(s_explainLimit);
        return Fail(await FindReasonAsync(error, noise, limit.Token).ConfigureAwait(false));
    }

    /// <summary>Returns the reason of the end of a session that did not open in time.</summary>
    public PSRemotingTransportException OpenTimedOut(TimeSpan limit) =>
        Fail(SessionErrors.OpenTimedOut(target.ToString(), limit, Words("")));

    /// <summary>Records the error that ends the session, and returns it in the form that a runspace takes.</summary>
    private PSRemotingTransportException Fail(ErrorRecord record)
    {
        Failure ??= record;
        var advice = Failure.ErrorDetails?.RecommendedAction;
        return new(advice is { Length: > 0 } ? $"{Failure} {advice}" : Failure.ToString(), Failure.Exception);
    }

    private Task<ContainerInspect> InspectAsync(CancellationToken cancellationToken) =>
        target.Api.InspectAsync(target.Id, cancellationToken: cancellationToken);

    private async Task<ErrorRecord> FindReasonAsync(Exception? error, string noise, CancellationToken cancellationToken)
    {
        try
        {
            return error switch
            {
                InvalidDataException => Ended(error.Message),
                DockerApiException refused when ExecEnd.IsRefusal(refused.Message) =>
                    NotStarted(refused.Message, ShellExitCode.CannotBeRun),
                DockerException failed when _stream is null => Refused(failed),
                _ => await ReasonOfEndAsync(error, noise, cancellationToken).ConfigureAwait(false),
            };
        }
        catch (DockerApiException gone) when (gone.IsNotFound)
        {
            return Ended("The container was removed.");
        }
        catch (Exception unknown) when (unknown is DockerException or OperationCanceledException)
        {
            return Ended(error is null ? "The engine does not respond any more." : $"The connection to the engine broke: {error.Message}");
        }
    }

    /// <summary>Returns why the output has ended: by the container, or by PowerShell itself.</summary>
    private async Task<ErrorRecord> ReasonOfEndAsync(Exception? error, string noise, CancellationToken cancellationToken)
    {
        if (IsRefused)
        {
            return SessionErrors.Refused(target.ToString(), Words("")[RefusalPrefix.Length..]);
        }

        var state = await target.Engine.Client.Exec.InspectAsync(_exec!, cancellationToken).ConfigureAwait(false);
        var words = Words(noise);
        if (!ExecEnd.HasRun(state, words, target.Engine.Client.IsPodman))
        {
            return NotStarted(words, state.ExitCode ?? 0);
        }

        if (state.ExitCode is null or Killed && await EndOfContainerAsync(cancellationToken).ConfigureAwait(false) is { } end)
        {
            return Ended(end);
        }

        if (state.Running)
        {
            return Ended($"The connection to the engine broke{(error is null ? "." : $": {error.Message}")}");
        }

        return WasOpen
            ? Ended($"'{Program}' ended with exit code {state.ExitCode}.{(words.Length > 0 ? Environment.NewLine + words : "")}")
            : SessionErrors.EndedBeforeOpen(target.ToString(), Program, state.ExitCode ?? 0, words);
    }

    /// <summary>
    /// Returns what happened to the container; null if it goes on. Its processes end slightly before its state changes.
    /// </summary>
    private async Task<string?> EndOfContainerAsync(CancellationToken cancellationToken)
    {
        for (var deadline = DateTime.UtcNow + s_stateLag; ; await Task.Delay(50, cancellationToken).ConfigureAwait(false))
        {
            var state = (await InspectAsync(cancellationToken).ConfigureAwait(false)).State;
            if (state?.StartedAt != _startedAt)
            {
                return "The container was restarted.";
            }

            if (state is { OomKilled: true })
            {
                return "The container has run out of memory.";
            }

            // It may be on its way up again, as with Restart-Container.
            if (DateTime.UtcNow > deadline)
            {
                return state is { Status: "exited" or "dead" or "removing" } ? "The container has stopped." : null;
            }
        }
    }

    /// <summary>Returns what PowerShell, or the engine in its place, has said: standard error, else output that is no packet.</summary>
    private string Words(string noise) =>
        _error.WrittenCount > 0 ? Encoding.UTF8.GetString(_error.WrittenSpan).Trim() : noise;

    private ErrorRecord NotStarted(string words, int exitCode)
    {
        var code = ShellExitCode.OfRefusal(words, exitCode);
        return code == ShellExitCode.NotFound
            ? SessionErrors.NoPowerShell(words, target.ToString(), Program)
            : ContainerErrors.CommandNotStarted(words, target.ToString(), Program, code);
    }

    private ErrorRecord Refused(DockerException failed)
    {
        Refusal = failed;
        return ErrorMapping.From(failed, target.ToString(), "Container");
    }

    private ErrorRecord Ended(string reason) => SessionErrors.Ended(target.ToString(), reason);
}
