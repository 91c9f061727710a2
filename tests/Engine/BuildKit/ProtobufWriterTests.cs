using System.Text;
using DockerPS.Engine.BuildKit;

namespace DockerPS.Engine.Tests.BuildKit;

public sealed class ProtobufWriterTests
{
    [Fact]
    public void Fields_are_written_as_protobuf_has_them()
    {
        var inner = new ProtobufWriter().Number(1, 150);
        var writer = new ProtobufWriter().Number(1, 1).Text(2, "testing").Message(3, inner).Bytes(16, [1, 2]).Number(4, -1).Flag(5, true);
        Assert.Equal(
            "0801" + "120774657374696e67" + "1a03089601" + "82010201 02".Replace(" ", "", StringComparison.Ordinal)
                + "20ffffffffffffffffff01" + "2801",
            Convert.ToHexString(writer.Written.Span),
            ignoreCase: true);
    }

    [Fact]
    public void Defaults_are_left_out_and_items_of_lists_are_not()
    {
        var writer = new ProtobufWriter().Number(1, 0).Text(2, "").Text(3, null).Bytes(4, []).Flag(5, false);
        Assert.True(writer.Written.IsEmpty);
        writer.Message(1, new()).Texts(2, ["", "a"]);
        Assert.Equal("0a00" + "1200" + "120161", Convert.ToHexString(writer.Written.Span), ignoreCase: true);
        Assert.True(writer.Clear().Written.IsEmpty);
    }

    [Fact]
    public void A_map_is_a_list_of_entries_in_order()
    {
        var writer = new ProtobufWriter().Map(7, new Dictionary<string, string> { ["b"] = "ü", ["a"] = "" });
        var entries = new List<string>();
        var reader = new ProtobufReader(writer.Written.Span);
        while (reader.Next())
        {
            Assert.Equal(7, reader.Field);
            var entry = new ProtobufReader(reader.Bytes);
            var text = new StringBuilder();
            while (entry.Next())
            {
                text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{entry.Field}={entry.Text};");
            }

            entries.Add(text.ToString());
        }

        Assert.Equal(["1=a;", "1=b;2=ü;"], entries);
    }

    [Fact]
    public void Numbers_of_all_sizes_are_read_again()
    {
        foreach (var value in new[] { 1, 127, 128, 300, int.MaxValue, long.MaxValue, -1, long.MinValue })
        {
            var reader = new ProtobufReader(new ProtobufWriter().Number(5, value).Written.Span);
            Assert.True(reader.Next());
            Assert.Equal(value, reader.Number);
            Assert.False(reader.Next());
        }
    }
}
