using System.Buffers;
using System.Buffers.Binary;

namespace DockerPS.Engine.Http2;

/// <content>What the frames of the other side mean.</content>
internal sealed partial class Http2Connection
{
    private Task _sending = Task.CompletedTask;
    private Http2Exception? _goAway;
    private bool _hasSettings;
    private int _maximumOpen = int.MaxValue;
    private int _initialWindow = ushort.MaxValue;
    private int _window = Window;
    private int _received;

    /// <summary>Sends the first frames.</summary>
    private void Greet() => Sender.Control(target =>
    {
        if (Role == Http2Role.Client)
        {
            target.Write(FrameReader.Preface);
        }

        target.Settings(
            Role == Http2Role.Client ? (SettingId.EnablePush, 0u) : (SettingId.MaxConcurrentStreams, MaximumStreams),
            (SettingId.InitialWindowSize, Http2Stream.Window),
            (SettingId.MaxHeaderListSize, HpackDecoder.MaximumList));
        target.Number(FrameType.WindowUpdate, 0, Window - ushort.MaxValue);
    });

    private async Task ReadAsync()
    {
        if (Role == Http2Role.Server)
        {
            await _reader.ReadPrefaceAsync().ConfigureAwait(false);
        }

        while (await _reader.NextAsync().ConfigureAwait(false))
        {
            lock (Gate)
            {
                if (!_hasSettings && _reader.Header.Type != FrameType.Settings)
                {
                    throw Broken("its first frame has no settings");
                }

                try
                {
                    OnFrame(_reader.Header, _reader.Payload);
                }
                catch (Http2Exception error) when (error.IsStreamError)
                {
                    Sender.Reset(_reader.Header.StreamId, error.Code);
                    _streams.GetValueOrDefault(_reader.Header.StreamId)?.OnFailure(error);
                }
            }

            if (Sender.IsFlooded)
            {
                throw new Http2Exception(Http2ErrorCode.EnhanceYourCalm, "The other side asks for answers and does not read them.");
            }
        }
    }

    private void OnFrame(FrameHeader header, ReadOnlySpan<byte> payload)
    {
        var isContinuation = header.Type == FrameType.Continuation;
        if (_headers.StreamId > 0 ? !isContinuation || header.StreamId != _headers.StreamId : isContinuation)
        {
            // No other frame may come between those of a header block (section 6.10).
            throw Broken("the frames of a header block do not follow each other");
        }

        switch (header.Type)
        {
            case FrameType.Data:
                OnData(header, Unpadded(header, payload));
                break;
            case FrameType.Headers:
                RequireStream(header, isStream: true);
                payload = Unpadded(header, payload);
                if (_headers.Start(header, header.Has(FrameFlags.Priority) ? payload[RequireSize(payload.Length, 5)..] : payload))
                {
                    OnHeaders(header.StreamId);
                }

                break;
            case FrameType.Continuation:
                if (_headers.Continue(header, payload))
                {
                    OnHeaders(header.StreamId);
                }

                break;
            case FrameType.Priority:
                RequireStream(header, isStream: true);
                break;
            case FrameType.Reset:
                RequireStream(header, isStream: true, 4);
                OnReset(header.StreamId, (Http2ErrorCode)BinaryPrimitives.ReadUInt32BigEndian(payload));
                break;
            case FrameType.Settings:
                RequireStream(header, isStream: false);
                OnSettings(header, payload);
                break;
            case FrameType.PushPromise:
                throw Broken("it pushes a stream");
            case FrameType.Ping:
                RequireStream(header, isStream: false, 8);
                OnPing(header, payload);
                break;
            case FrameType.GoAway:
                RequireStream(header, isStream: false);
                OnGoAway(payload);
                break;
            case FrameType.WindowUpdate:
                RequireStream(header, isStream: null, 4);
                OnWindowUpdate(header.StreamId, BinaryPrimitives.ReadUInt32BigEndian(payload) & int.MaxValue);
                break;
            default:
                // Frames of other types are extensions (section 5.5).
                break;
        }
    }

    private void OnData(FrameHeader header, ReadOnlySpan<byte> data)
    {
        RequireStream(header, isStream: true);
        if ((_window -= header.Length) < 0)
        {
            throw new Http2Exception(Http2ErrorCode.FlowControlError, "More data came than the window of the connection allows.");
        }

        // The window of a stream bounds what waits for its reader. That of the connection is returned at once: a stream that nobody
        // reads would block the others.
        _received += header.Length;
        if (_received >= Window / 4)
        {
            Sender.GiveRoom(0, _received);
            (_window, _received) = (_window + _received, 0);
        }

        Find(header.StreamId)?.OnData(data, header.Length, header.Has(FrameFlags.EndStream));
    }

    private void OnHeaders(int id)
    {
        var endStream = _headers.EndsStream;
        var fields = _headers.Decode();
        if (IsRemote(id) && id > _lastRemoteId)
        {
            OnNewStream(id, fields, endStream);
        }
        else if (Find(id) is not { } stream)
        {
            // It has ended here. The list had to be decoded all the same.
        }
        else if (stream.Headers.Count > 0)
        {
            stream.OnHeaders(HeaderRules.Check(fields), isTrailers: true, endStream ? true : throw StreamFault("its trailers do not end it"));
        }
        else if (endStream || HeaderRules.Check(fields, ":status").Any(field => field is { Name: ":status", Value: not ['1', ..] }))
        {
            // Other lists are interim ones, before the one that counts.
            stream.OnHeaders(HeaderRules.Check(fields, ":status"), isTrailers: false, endStream);
        }
    }

    private void OnNewStream(int id, IReadOnlyList<HeaderField>? fields, bool endStream)
    {
        _lastRemoteId = id;
        if (_end is not null || _handler is null || _handlers >= MaximumStreams || _streams.Count >= MaximumStreams)
        {
            Sender.Reset(id, Http2ErrorCode.RefusedStream);
            return;
        }

        HeaderRules.Check(fields, ":method", ":path", ":scheme");
        var stream = new Http2Stream(this, id, _initialWindow);
        _streams.Add(id, stream);
        stream.OnHeaders(fields!, isTrailers: false, endStream);
        _handlers++;
        _ = Task.Run(() => HandleAsync(stream));
    }

    private void OnReset(int id, Http2ErrorCode code) =>
        Find(id)?.OnFailure(new(code, $"The other side has cancelled the stream ({code}).", isStreamError: true));

    private void OnSettings(FrameHeader header, ReadOnlySpan<byte> payload)
    {
        if (header.Has(FrameFlags.Acknowledge))
        {
            RequireSize(header.Length, 0, exactly: true);
            return;
        }

        RequireSize(header.Length % 6, 0, exactly: true);
        for (; payload.Length > 0; payload = payload[6..])
        {
            var value = BinaryPrimitives.ReadUInt32BigEndian(payload[2..]);
            switch ((SettingId)BinaryPrimitives.ReadUInt16BigEndian(payload))
            {
                case SettingId.MaxConcurrentStreams:
                    _maximumOpen = (int)Math.Min(value, int.MaxValue);
                    break;
                case SettingId.InitialWindowSize:
                    ChangeWindows(value <= int.MaxValue ? (int)value : throw TooLarge());
                    break;
                case SettingId.MaxFrameSize when value is < FrameHeader.MaximumPayload or > 0xFFFFFF:
                    throw Broken("the maximum size of frames is out of range");
                default:
                    break;
            }
        }

        _hasSettings = true;
        Sender.Control(target => target.Frame(FrameType.Settings, FrameFlags.Acknowledge, 0, 0));
        _change.Set();
    }

    /// <summary>Changes the windows of all streams by the difference to the former setting (section 6.9.2).</summary>
    private void ChangeWindows(int window)
    {
        foreach (var stream in _streams.Values)
        {
            if (!Sender.TryEnlarge(stream.Output, (long)window - _initialWindow))
            {
                throw TooLarge();
            }
        }

        _initialWindow = window;
    }

    private void OnWindowUpdate(int id, uint change)
    {
        if (id == 0)
        {
            _ = change > 0 && Sender.TryEnlarge(change) ? true : throw TooLarge();
        }
        else if (Find(id) is { } stream && (change == 0 || !Sender.TryEnlarge(stream.Output, change)))
        {
            throw new Http2Exception(Http2ErrorCode.FlowControlError, "The window of a stream is out of range.", isStreamError: true);
        }
    }

    private void OnPing(FrameHeader header, ReadOnlySpan<byte> payload)
    {
        if (!header.Has(FrameFlags.Acknowledge))
        {
            var content = BinaryPrimitives.ReadUInt64BigEndian(payload);
            Sender.Control(target =>
                BinaryPrimitives.WriteUInt64BigEndian(target.Frame(FrameType.Ping, FrameFlags.Acknowledge, 0, 8), content));
        }
    }

    private void OnGoAway(ReadOnlySpan<byte> payload)
    {
        RequireSize(payload.Length, 8);
        var lastId = BinaryPrimitives.ReadInt32BigEndian(payload) & int.MaxValue;
        var code = (Http2ErrorCode)BinaryPrimitives.ReadUInt32BigEndian(payload[4..]);
        var reason = System.Text.Encoding.UTF8.GetString(payload[8..Math.Min(payload.Length, 200)]);
        _goAway = new(code, $"The other side ends the connection ({(reason.Length > 0 ? reason : code)}).");
        foreach (var stream in _streams.Values.Where(stream => !IsRemote(stream.Id) && stream.Id > lastId).ToArray())
        {
            stream.OnFailure(_goAway);
        }

        _change.Set();
    }

    private bool IsRemote(int id) => (id & 1) == (Role == Http2Role.Server ? 1 : 0);

    /// <summary>Returns a stream; null if it has ended.</summary>
    private Http2Stream? Find(int id) =>
        (IsRemote(id) ? id > _lastRemoteId : id >= _nextId) ? throw Broken("a frame came for a stream that was never opened")
        : _streams.GetValueOrDefault(id);

    private static ReadOnlySpan<byte> Unpadded(FrameHeader header, ReadOnlySpan<byte> payload)
    {
        if (!header.Has(FrameFlags.Padded))
        {
            return payload;
        }

        RequireSize(payload.Length, 1);
        return payload[0] < payload.Length ? payload[1..^payload[0]] : throw Broken("the padding is longer than its frame");
    }

    private static void RequireStream(FrameHeader header, bool? isStream, int? size = null)
    {
        if (isStream is { } expected && expected != header.StreamId > 0)
        {
            throw Broken($"a frame of type {header.Type} came for the stream {header.StreamId}");
        }

        if (size is { } exact)
        {
            RequireSize(header.Length, exact, exactly: true);
        }
    }

    /// <summary>Checks a size, and returns it.</summary>
    private static int RequireSize(int actual, int size, bool exactly = false) =>
        actual == size || (actual > size && !exactly) ? size
        : throw new Http2Exception(Http2ErrorCode.FrameSizeError, "A frame has a wrong size.");

    private static Http2Exception Broken(string reason) =>
        new(Http2ErrorCode.ProtocolError, $"The other side breaks the rules of HTTP/2: {reason}.");

    private static Http2Exception StreamFault(string reason) =>
        new(Http2ErrorCode.ProtocolError, $"The other side breaks the rules of HTTP/2: {reason}.", isStreamError: true);

    private static Http2Exception TooLarge() => new(Http2ErrorCode.FlowControlError, "A window is out of range.");
}
