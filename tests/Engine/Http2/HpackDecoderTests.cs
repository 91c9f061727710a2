using DockerPS.Engine.Http2;
using DockerPS.Engine.Http2.Hpack;

namespace DockerPS.Engine.Tests.Http2;

/// <summary>The examples of RFC 7541, appendix C, and what is malformed.</summary>
public sealed class HpackDecoderTests
{
    private const string Date1 = "Mon, 21 Oct 2013 20:13:21 GMT";
    private const string Date2 = "Mon, 21 Oct 2013 20:13:22 GMT";
    private const string Cookie = "foo=ASDJKHQKBZXOQWEOPIUAXQWEOIU; max-age=3600; version=1";

    [Theory]
    [InlineData("0a", 5, 10)]
    [InlineData("1f9a0a", 5, 1337)]
    [InlineData("2a", 8, 42)]
    [InlineData("ff80feffff7f", 8, 0)]
    public void An_integer_is_read(string bytes, int prefix, int value)
    {
        // C.1.1, C.1.2 and C.1.3; the last one has more bytes than any that could be meant.
        if (value > 0)
        {
            Assert.Equal(value, new HpackReader(Convert.FromHexString(bytes)).ReadInteger(prefix));
            return;
        }

        Fails(bytes);
    }

    [Theory]
    [InlineData("400a637573746f6d2d6b65790d637573746f6d2d686561646572", "custom-key: custom-header", 55)]
    [InlineData("040c2f73616d706c652f70617468", ":path: /sample/path", 0)]
    [InlineData("100870617373776f726406736563726574", "password: secret", 0)]
    [InlineData("82", ":method: GET", 0)]
    public void A_field_is_read_in_each_representation(string block, string field, int tableSize)
    {
        // C.2.1 to C.2.4.
        var decoder = new HpackDecoder();
        Assert.Equal([field], Read(decoder, block));
        Assert.Equal(tableSize, decoder.Table.Size);
    }

    [Theory]
    [InlineData("828684410f7777772e6578616d706c652e636f6d", "828684be58086e6f2d6361636865",
        "828785bf400a637573746f6d2d6b65790c637573746f6d2d76616c7565")]
    [InlineData("828684418cf1e3c2e5f23a6ba0ab90f4ff", "828684be5886a8eb10649cbf",
        "828785bf408825a849e95ba97d7f8925a849e95bb8e8b4bf")]
    public void Requests_share_a_table(string first, string second, string third)
    {
        // C.3 and C.4, which has the Huffman code.
        var decoder = new HpackDecoder();
        string[] start = [":method: GET", ":scheme: http", ":path: /", ":authority: www.example.com"];
        Assert.Equal(start, Read(decoder, first));
        Assert.Equal(57, decoder.Table.Size);
        Assert.Equal([.. start, "cache-control: no-cache"], Read(decoder, second));
        Assert.Equal(110, decoder.Table.Size);
        Assert.Equal(
            [":method: GET", ":scheme: https", ":path: /index.html", ":authority: www.example.com", "custom-key: custom-value"],
            Read(decoder, third));
        Assert.Equal(164, decoder.Table.Size);
        Assert.Equal(["custom-key: custom-value", "cache-control: no-cache", ":authority: www.example.com"], TableOf(decoder));
    }

    [Theory]
    [InlineData(
        "4803333032580770726976617465611d4d6f6e2c203231204f637420323031332032303a31333a323120474d546e1768747470733a2f2f7777772e6578616d"
            + "706c652e636f6d",
        "4803333037c1c0bf",
        "88c1611d4d6f6e2c203231204f637420323031332032303a31333a323220474d54c05a04677a69707738666f6f3d4153444a4b48514b425a584f5157454f50"
            + "49554158515745 4f49553b206d61782d6167653d333630303b2076657273696f6e3d31")]
    [InlineData(
        "488264025885aec3771a4b6196d07abe941054d444a8200595040b8166e082a62d1bff6e919d29ad171863c78f0b97c8e9ae82ae43d3",
        "4883640effc1c0bf",
        "88c16196d07abe941054d444a8200595040b8166e084a62d1bffc05a839bd9ab77ad94e7821dd7f2e6c7b335dfdfcd5b3960d5af27087f3672c1ab270fb5291f"
            + "9587316065c003ed4ee5b1063d5007")]
    public void Responses_evict_entries_of_a_small_table(string first, string second, string third)
    {
        // C.5 and C.6, which has the Huffman code.
        var decoder = new HpackDecoder();
        decoder.Table.Resize(256);
        string[] rest = ["cache-control: private", $"date: {Date1}", "location: https://www.example.com"];
        Assert.Equal([":status: 302", .. rest], Read(decoder, first));
        Assert.Equal(222, decoder.Table.Size);
        Assert.Equal([":status: 307", .. rest], Read(decoder, second));
        Assert.Equal(222, decoder.Table.Size);
        Assert.Equal([":status: 307", "location: https://www.example.com", $"date: {Date1}", "cache-control: private"], TableOf(decoder));
        Assert.Equal(
            [":status: 200", "cache-control: private", $"date: {Date2}", rest[2], "content-encoding: gzip", $"set-cookie: {Cookie}"],
            Read(decoder, third.Replace(" ", "", StringComparison.Ordinal)));
        Assert.Equal(215, decoder.Table.Size);
        Assert.Equal([$"set-cookie: {Cookie}", "content-encoding: gzip", $"date: {Date2}"], TableOf(decoder));
    }

    [Fact]
    public void What_the_encoder_writes_is_read()
    {
        HeaderField[] fields =
            [new(":status", "200"), new(":path", "/ä"), new("own", new string('x', 300)), new("own", ""), new("te", "%")];
        var encoder = new HpackEncoder();
        for (var round = 0; round < 2; round++)
        {
            var block = new System.Buffers.ArrayBufferWriter<byte>();
            encoder.Encode(fields, block);
            Assert.Equal(fields, new HpackDecoder().Decode(block.WrittenSpan));
        }
    }

    [Fact]
    public void The_size_of_the_table_can_be_changed_at_the_start_of_a_block()
    {
        var decoder = new HpackDecoder();
        Read(decoder, "400a637573746f6d2d6b65790d637573746f6d2d686561646572");
        Assert.Equal([":method: GET"], Read(decoder, "203f e11f 82".Replace(" ", "", StringComparison.Ordinal)));
        Assert.Equal((0, 4096), (decoder.Table.Count, decoder.Table.Capacity));
        Fails("8220");
        Fails("3fe21f");
    }

    [Fact]
    public void An_entry_larger_than_the_table_empties_it()
    {
        var decoder = new HpackDecoder();
        Read(decoder, "400a637573746f6d2d6b65790d637573746f6d2d686561646572");
        decoder.Table.Resize(60);
        Assert.Equal(1, decoder.Table.Count);
        Read(decoder, "4001611e" + string.Concat(Enumerable.Repeat("62", 30)));
        Assert.Equal((0, 0), (decoder.Table.Count, decoder.Table.Size));
    }

    [Fact]
    public void A_list_that_is_too_large_is_none_and_the_table_stays_right()
    {
        var decoder = new HpackDecoder(maximumList: 100);
        Assert.Null(decoder.Decode(Convert.FromHexString("400a637573746f6d2d6b65790d637573746f6d2d686561646572bebe")));
        Assert.Equal(["custom-key: custom-header"], Read(decoder, "be"));
    }

    [Theory]
    [InlineData("80", "an index of 0")]
    [InlineData("be", "an index behind the table")]
    [InlineData("7e0161", "a name behind the table")]
    [InlineData("ff", "an index that is cut off")]
    [InlineData("ffffffffff0f", "an index beyond 32 bits")]
    [InlineData("ff8080808000", "an index with endless zeros")]
    [InlineData("40", "a name that is absent")]
    [InlineData("400a6375", "a name that is cut off")]
    [InlineData("400161", "a value that is absent")]
    [InlineData("40016103", "a value that is cut off")]
    [InlineData("40017fffffffff7f", "a length beyond all memory")]
    [InlineData("4081ff0161", "a Huffman code with 8 bits of padding")]
    [InlineData("4082ffff0161", "a Huffman code with 16 bits of padding")]
    [InlineData("408118 0161", "a Huffman code with padding of zeros")]
    [InlineData("4084ffffffff0161", "a Huffman code with an end")]
    [InlineData("4084fffffffc0161", "a Huffman code with an end and zeros")]
    public void A_malformed_block_is_refused(string block, string reason)
    {
        Assert.NotEmpty(reason);
        Fails(block.Replace(" ", "", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_start_of_a_block_is_one_or_is_refused()
    {
        var block = Convert.FromHexString("828684418cf1e3c2e5f23a6ba0ab90f4ff400a637573746f6d2d6b65790d637573746f6d2d686561646572");
        var whole = new HpackDecoder().Decode(block)!;
        for (var length = 0; length < block.Length; length++)
        {
            try
            {
                var fields = new HpackDecoder().Decode(block.AsSpan(0, length))!;
                Assert.Equal(whole.Take(fields.Count), fields);
            }
            catch (Http2Exception error)
            {
                Assert.Equal(Http2ErrorCode.CompressionError, error.Code);
            }
        }
    }

    [Fact]
    public void Random_bytes_are_read_or_refused()
    {
        var random = new Random(7541);
        var decoder = new HpackDecoder();
        for (var round = 0; round < 20_000; round++)
        {
            var block = new byte[random.Next(1, 80)];
            random.NextBytes(block);
            try
            {
                decoder.Decode(block);
            }
            catch (Http2Exception error)
            {
                Assert.Equal(Http2ErrorCode.CompressionError, error.Code);
            }
        }
    }

    private static void Fails(string block) => Assert.Equal(
        Http2ErrorCode.CompressionError,
        Assert.Throws<Http2Exception>(() => new HpackDecoder().Decode(Convert.FromHexString(block))).Code);

    private static string[] Read(HpackDecoder decoder, string block) =>
        [.. decoder.Decode(Convert.FromHexString(block))!.Select(Text)];

    private static string[] TableOf(HpackDecoder decoder) =>
        [.. Enumerable.Range(0, decoder.Table.Count).Select(index => Text(decoder.Table.Get(index).Field))];

    private static string Text(HeaderField field) => $"{field.Name}: {field.Value}";
}
