using System.Diagnostics;
using System.Runtime.ExceptionServices;
using System.Text;
using DockerPS.Dashboard.Rendering;
using DockerPS.Dashboard.State;
using DockerPS.Engine.Http;
using DockerPS.Engine.Streaming;
using DockerPS.Errors;
using DockerPS.Targets;
using DockerPS.Terminal;

namespace DockerPS.Operations;

/// <summary>The loop of the live screen: applies what keys and feeds have changed, and draws.</summary>
internal sealed class WatchLoop : IDisposable
{
    /// <summary>The time between two frames, unless a key was pressed.</summary>
    private static readonly TimeSpan s_frame = TimeSpan.FromMilliseconds(200);

    private readonly ContainerWatch _watch;
    private readonly ConsoleDevice _console;
    private readonly WatchInbox _inbox = new();
    private readonly Dictionary<string, EngineFeed> _feeds;
    private readonly LogFeed _log;
    private readonly List<Task> _work = [];
    private readonly DashboardRenderer _renderer;
    private readonly FrameWriter _frames = new();
    private DashboardState _state;
    private ExceptionDispatchInfo? _fault;

    private WatchLoop(ContainerWatch watch, ConsoleDevice console)
    {
        (_watch, _console, _log, _renderer) = (watch, console, new(_inbox), new(watch.Colours));
        _feeds = watch.Engines.ToDictionary(
            engine => engine.Name, engine => new EngineFeed(engine, watch.Selection, watch.Interval, _inbox), StringComparer.Ordinal);
        _state = new() { Engines = [.. watch.Engines.Select(engine => engine.Name)] };
    }

    /// <summary>Shows the screen until it is left. The console is as it was after every end.</summary>
    /// <returns>Whether it was left by Ctrl+C.</returns>
    public static async Task<bool> RunAsync(ContainerWatch watch, CancellationToken cancellationToken)
    {
        using var console = ConsoleDevice.Open(raw: true);
        using var loop = new WatchLoop(watch, console);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var keys = new KeyFeed(console, loop._inbox);
        loop._work.Add(Task.Run(keys.Run, CancellationToken.None));
        loop._work.AddRange(loop._feeds.Values.Select(feed => Task.Run(() => loop.FeedAsync(feed, ended.Token), CancellationToken.None)));
        console.Resized += () => loop._inbox.PostUrgent(state => state);
        try
        {
            await loop.ShowAsync(ended.Token).ConfigureAwait(false);
            loop._fault?.Throw();
            return loop._state.IsInterrupted;
        }
        finally
        {
            await ended.CancelAsync().ConfigureAwait(false);
            console.Interrupt();
            // Nothing may read or write when the console is released.
            await Task.WhenAll(loop._work).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _log.Dispose();
        _inbox.Dispose();
        foreach (var feed in _feeds.Values)
        {
            feed.Dispose();
        }
    }

    /// <summary>Reads an engine. A fault that no engine causes ends the screen, which would show old figures for ever.</summary>
    private async Task FeedAsync(EngineFeed feed, CancellationToken cancellationToken)
    {
        try
        {
            await feed.RunAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            _fault = ExceptionDispatchInfo.Capture(error);
            _inbox.PostUrgent(state => state with { IsEnded = true });
        }
    }

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        Write(FrameWriter.Enter);
        Draw();
        var drawn = Stopwatch.StartNew();
        while (!_state.IsEnded)
        {
            await _inbox.WaitAsync(cancellationToken).ConfigureAwait(false);
            // More news is likely to come before the next frame is due; a key does not wait for it.
            var rest = s_frame - drawn.Elapsed;
            await _inbox.WaitUrgentAsync(rest > TimeSpan.Zero ? rest : TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
            _state = _inbox.Apply(_state);
            Carry(cancellationToken);
            _log.Show(_state.IsLogOpen ? _state.Selected : null, TargetOf);
            Draw();
            drawn.Restart();
        }
    }

    /// <summary>Begins the change that was confirmed.</summary>
    private void Carry(CancellationToken cancellationToken)
    {
        if (_state.Request is { } change)
        {
            _state = (_state with { Request = null }).WithChange(change.Container, change.Progress);
            _work.Add(ChangeAsync(change, cancellationToken));
        }
    }

    private async Task ChangeAsync(ChangeRequest change, CancellationToken cancellationToken)
    {
        var target = TargetOf(change.Container);
        try
        {
            await SendAsync(change.Verb, target, cancellationToken).ConfigureAwait(false);
            _inbox.PostUrgent(state => state.WithMessage($"{change.Done} '{target}'.", isError: false));
        }
        catch (DockerException error)
        {
            var text = ErrorMapping.From(error, target, "Container").ToString();
            _inbox.PostUrgent(state => state.WithMessage(text, isError: true));
        }
        catch (OperationCanceledException)
        {
            return;
        }

        _inbox.Post(state => state.WithChange(change.Container, null));
        _feeds[change.Container.Engine].Refresh();
    }

    private static Task<bool> SendAsync(string verb, ContainerTarget target, CancellationToken cancellationToken) => verb switch
    {
        "start" => target.Api.StartAsync(target.Id, cancellationToken: cancellationToken),
        "stop" => target.StopAsync(null, null, cancellationToken),
        _ => target.Api.RestartAsync(target.Id, cancellationToken: cancellationToken),
    };

    private ContainerTarget TargetOf(ContainerRow row) =>
        new(_watch.Engines.First(engine => engine.Name == row.Engine), row.Id, row.Name);

    private void Draw()
    {
        var (height, width) = ConsoleDevice.Size;
        // Some consoles have no size for a moment.
        (height, width) = (Math.Max(height, 1), Math.Max(width, 1));
        _state = DashboardRenderer.Fit(_state, width, height);
        Write(_frames.Next(_renderer.Render(_state, width, height), width));
    }

    private void Write(string text)
    {
        if (text.Length > 0)
        {
            _console.Write(new(OutputStream.Output, Encoding.UTF8.GetBytes(text)));
        }
    }
}
