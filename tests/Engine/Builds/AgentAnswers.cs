using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace DockerPS.Engine.Tests.Builds;

/// <summary>Writes requests to an ssh agent, and reads its answers.</summary>
internal static class AgentAnswers
{
    /// <summary>Reads the answer to a request for the list of keys.</summary>
    public static List<(byte[] Blob, string Comment)> KeysIn(byte[] answer)
    {
        Assert.Equal((answer.Length - 4, 12), (BinaryPrimitives.ReadInt32BigEndian(answer), answer[4]));
        var at = 9;
        return
        [
            .. Enumerable.Range(0, BinaryPrimitives.ReadInt32BigEndian(answer.AsSpan(5)))
                .Select(_ => (Field(answer, ref at), Encoding.UTF8.GetString(Field(answer, ref at)))),
        ];
    }

    private static byte[] Field(byte[] packet, ref int at)
    {
        var length = BinaryPrimitives.ReadInt32BigEndian(packet.AsSpan(at));
        at += 4 + length;
        return packet[(at - length)..at];
    }

    public static byte[] Sign(byte[] blob, string text)
    {
        byte[] body = [13, .. Prefixed(blob), .. Prefixed(Encoding.UTF8.GetBytes(text)), 0, 0, 0, 0];
        return Prefixed(body);
    }

    private static byte[] Prefixed(byte[] bytes)
    {
        var prefix = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(prefix, bytes.Length);
        return [.. prefix, .. bytes];
    }

    /// <summary>Verifies a signature of an ECDSA key.</summary>
    public static bool IsSignatureOf(byte[] blob, byte[] answer, string text)
    {
        Assert.Equal(14, answer[4]);
        var at = 5;
        var signature = Fields(Field(answer, ref at));
        byte[] numbers =
        [
            .. Fields(signature[1]).SelectMany(
                number => number.Length > 32 ? number[^32..] : [.. new byte[32 - number.Length], .. number]),
        ];
        var point = Fields(blob)[2];
        using var key = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new() { X = point[1..33], Y = point[33..] },
        });
        return key.VerifyData(Encoding.UTF8.GetBytes(text), numbers, HashAlgorithmName.SHA256);
    }

    private static List<byte[]> Fields(byte[] bytes)
    {
        List<byte[]> fields = [];
        for (var at = 0; at < bytes.Length;)
        {
            fields.Add(Field(bytes, ref at));
        }

        return fields;
    }
}
