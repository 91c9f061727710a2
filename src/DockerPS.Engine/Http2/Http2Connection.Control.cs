using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using DockerPS.Engine.Http2.Hpack;

namespace DockerPS.Engine.Http2;

/// <content>Handles the frames of the connection as a whole: settings, windows, pings and farewells.</content>
internal sealed partial class Http2Connection
{
    private Task _sending = Task.CompletedTask;
    private Http2Exception? _goAway;
    private bool _hasSettings;
    private int _maximumOpen = int.MaxValue;
    private int _initialWindow = ushort.MaxValue;

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

    private void OnSettings(FrameHeader header, ReadOnlySpan<byte> payload)
    {
        if (header.Has(FrameFlags.Acknowledge))
        {
            FrameRules.RequireSize(header.Length, 0, exactly: true);
            return;
        }

        FrameRules.RequireSize(header.Length % 6, 0, exactly: true);
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
                    throw FrameRules.Broken("the maximum size of frames is out of range");
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
        FrameRules.RequireSize(payload.Length, 8);
        var lastId = BinaryPrimitives.ReadInt32BigEndian(payload) & int.MaxValue;
        var code = (Http2ErrorCode)BinaryPrimitives.ReadUInt32BigEndian(payload[4..]);
        var reason = Encoding.UTF8.GetString(payload[8..Math.Min(payload.Length, 200)]);
        _goAway = new(code, $"The other side ends the connection ({(reason.Length > 0 ? reason : code)}).");
        foreach (var stream in _streams.Values.Where(stream => !IsRemote(stream.Id) && stream.Id > lastId).ToArray())
        {
            stream.OnFailure(_goAway);
        }

        _change.Set();
    }

    private static Http2Exception TooLarge() => new(Http2ErrorCode.FlowControlError, "A window is out of range.");
}
