using System.Buffers.Binary;

namespace DockerPS.Engine.Http2;

/// <content>Reads the frames of the other side, and handles those of streams.</content>
internal sealed partial class Http2Connection
{
    private int _window = Window;
    private int _received;

    private async Task ReadAsync()
    {
        if (Role == Http2Role.Server && !await _reader.ReadPrefaceAsync().ConfigureAwait(false))
        {
            return;
        }

        while (await _reader.NextAsync().ConfigureAwait(false))
        {
            lock (Gate)
            {
                if (!_hasSettings && _reader.Header.Type != FrameType.Settings)
                {
                    throw FrameRules.Broken("its first frame has no settings");
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
            throw FrameRules.Broken("the frames of a header block do not follow each other");
        }

        switch (header.Type)
        {
            case FrameType.Data:
                OnData(header, FrameRules.Unpadded(header, payload));
                break;
            case FrameType.Headers:
                FrameRules.Require(header, isStream: true);
                payload = FrameRules.Unpadded(header, payload);
                payload = header.Has(FrameFlags.Priority) ? payload[FrameRules.RequireSize(payload.Length, 5)..] : payload;
                if (_headers.Start(header, payload))
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
                FrameRules.Require(header, isStream: true);
                break;
            case FrameType.Reset:
                FrameRules.Require(header, isStream: true, 4);
                OnReset(header.StreamId, (Http2ErrorCode)BinaryPrimitives.ReadUInt32BigEndian(payload));
                break;
            case FrameType.Settings:
                FrameRules.Require(header, isStream: false);
                OnSettings(header, payload);
                break;
            case FrameType.PushPromise:
                throw FrameRules.Broken("it pushes a stream");
            case FrameType.Ping:
                FrameRules.Require(header, isStream: false, 8);
                OnPing(header, payload);
                break;
            case FrameType.GoAway:
                FrameRules.Require(header, isStream: false);
                OnGoAway(payload);
                break;
            case FrameType.WindowUpdate:
                FrameRules.Require(header, isStream: null, 4);
                OnWindowUpdate(header.StreamId, BinaryPrimitives.ReadUInt32BigEndian(payload) & int.MaxValue);
                break;
            default:
                // Frames of other types are extensions (section 5.5).
                break;
        }
    }

    private void OnData(FrameHeader header, ReadOnlySpan<byte> data)
    {
        FrameRules.Require(header, isStream: true);
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
            if (!endStream)
            {
                throw FrameRules.Broken("the trailers of a stream do not end it", isStreamError: true);
            }

            stream.OnHeaders(HeaderRules.Check(fields), isTrailers: true, endStream);
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

    private bool IsRemote(int id) => (id & 1) == (Role == Http2Role.Server ? 1 : 0);

    /// <summary>Returns a stream; null if it has ended.</summary>
    private Http2Stream? Find(int id) =>
        (IsRemote(id) ? id > _lastRemoteId : id >= _nextId) ? throw FrameRules.Broken("a frame came for a stream that was never opened")
        : _streams.GetValueOrDefault(id);
}
