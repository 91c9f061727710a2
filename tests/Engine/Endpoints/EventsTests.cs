using System.Globalization;
using System.Text;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Engine.Tests.Fixtures;

namespace DockerPS.Engine.Tests.Endpoints;

/// <summary>Events, from an engine and from what only pretends to be one.</summary>
[Collection(OnEngine.Name)]
public sealed class EventsTests(EngineFixture engine)
{
    private const string Head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
    private const string End = "0\r\n\r\n";
    private static readonly DateTime s_time = new(2026, 11, 21, 8, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task Ten_thousand_in_a_few_packets_come_whole_and_in_order()
    {
        await using var hostile = HostileEngine.Behaving(async connection =>
        {
            await connection.SendAsync(Head);
            for (var packet = 0; packet < 4; packet++)
            {
                // The packets end where they happen to end, in the middle of an event too.
                await connection.SendAsync(Chunk(string.Concat(Enumerable.Range(packet * 2500, 2500).Select(number => Event(number)))));
            }

            await connection.SendAsync(End);
        });
        using var client = hostile.CreateClient();
        var events = await client.System.EventsAsync(until: s_time).ToListAsync().Soon();
        Assert.Equal(Enumerable.Range(0, 10_000).Select(Id), events.Select(happened => happened.Actor!.Id!));
        Assert.Equal(("container", "exec_create: sh -c true", "local", 1795247999123456789L), (
            events[7].Type, events[7].Action, events[7].Scope, events[7].TimeNano));
        Assert.Equal("shop", events[7].Actor!.Attributes!["name"]);
    }

    [Theory]
    [InlineData("\n", "")]
    [InlineData("", "")]
    [InlineData("\n", "\u001e")]
    public async Task Values_may_have_line_ends_or_record_separators_between_them(string after, string before)
    {
        var body = string.Concat(Enumerable.Range(0, 3).Select(number => before + Event(number).TrimEnd() + after));
        await using var hostile = HostileEngine.Answering(Head + Chunk(body) + End);
        using var client = hostile.CreateClient();
        Assert.Equal(3, (await client.System.EventsAsync(until: s_time).ToListAsync().Soon()).Count);
    }

    [Theory]
    [InlineData(Head)]
    [InlineData(Head + "5\r\n{\"Typ")]
    [InlineData(Head + "5\r\n{\"Typ\r\n" + End)]
    public async Task What_breaks_off_is_an_error_even_where_an_end_was_asked_for(string answer)
    {
        await using var hostile = HostileEngine.Answering(answer);
        using var client = hostile.CreateClient();
        await Assert.ThrowsAsync<DockerStreamException>(() => client.System.EventsAsync(until: s_time).ToListAsync().Soon());
    }

    [Fact]
    public async Task An_end_that_nobody_asked_for_is_an_error_after_what_came_before()
    {
        await using var hostile = HostileEngine.Answering(Head + Chunk(Event(0)) + End);
        using var client = hostile.CreateClient();
        var events = new List<EngineEvent>();
        var error = await Assert.ThrowsAsync<DockerStreamException>(async () =>
        {
            await foreach (var happened in client.System.EventsAsync())
            {
                events.Add(happened);
            }
        });
        Assert.Single(events);
        Assert.Equal("The engine ended the stream of events.", error.Message);
    }

    [Fact]
    public async Task Times_are_sent_with_all_their_decimals()
    {
        await using var hostile = HostileEngine.Answering(Head + End);
        using var client = hostile.CreateClient();
        await client.System.EventsAsync(
            s_time.AddTicks(1234567), s_time.AddTicks(1), new FilterSet().Add("type", "image")).ToListAsync().Soon();
        Assert.Equal(
            ["GET /v1.41/events?since=1795248000.1234567&until=1795248000.0000001&filters=%7B%22type%22%3A%5B%22image%22%5D%7D HTTP/1.1"],
            hostile.Requests);
    }

    [Fact]
    public async Task Until_now_by_the_engines_clock_they_end_by_themselves()
    {
        var id = await engine.RunAsync("true");
        var now = DateTime.Parse((await engine.Client.System.InfoAsync()).SystemTime!, CultureInfo.InvariantCulture);
        var events = await engine.Client.System.EventsAsync(until: now, filters: new FilterSet().Add("container", id)).ToListAsync().Soon();
        Assert.Equal(
            ["create", "start", "die"], events.Where(happened => happened.Type == "container").Select(happened => happened.Action));
        Assert.Equal(events.OrderBy(happened => happened.TimeNano), events);
    }

    private static string Id(int number) => number.ToString("x64", CultureInfo.InvariantCulture);

    private static string Event(int number) => $$$"""
        {"status":"exec_create: sh -c true","id":"{{{Id(number)}}}","from":"busybox","Type":"container","Action":"exec_create: sh -c true",
        "Actor":{"ID":"{{{Id(number)}}}","Attributes":{"image":"busybox","name":"shop"}},"scope":"local","time":1795247999,
        "timeNano":1795247999123456789}

        """;

    private static string Chunk(string body) => $"{Encoding.UTF8.GetByteCount(body):x}\r\n{body}\r\n";
}
