using System.Text;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Engine.Tests.Fixtures;

namespace DockerPS.Engine.Tests.Models;

/// <summary>What readings mean. The first is one that Engine 20.10 gave, shortened; the others have the shapes of the API.</summary>
public sealed class ContainerUsageTests
{
    private const string Cgroup1 = """
        {"read":"2026-11-21T11:51:50.913632748Z","preread":"2026-11-21T11:51:49.910164098Z","pids_stats":{"current":3},
        "blkio_stats":{"io_service_bytes_recursive":[{"major":8,"minor":0,"op":"Read","value":4096},{"major":8,"minor":0,"op":"Write",
        "value":100},
        {"major":8,"minor":16,"op":"Write","value":23},{"major":8,"minor":0,"op":"Sync","value":7},{"major":8,"minor":0,"op":"Total",
        "value":4196}]},
        "num_procs":0,"storage_stats":{},
        "cpu_stats":{"cpu_usage":{"total_usage":3068853018,"percpu_usage":[19927153,3048925865],"usage_in_kernelmode":20000000},
        "system_cpu_usage":22370130000000,"online_cpus":2},
        "precpu_stats":{"cpu_usage":{"total_usage":2066148702,"percpu_usage":[19927153,2046221549]},"system_cpu_usage":22368130000000,
        "online_cpus":2},
        "memory_stats":{"usage":503808,"max_usage":3817472,"stats":{"inactive_file":1,"hierarchical_memory_limit":9223372036854771712,
        "total_inactive_file":3808},"limit":25276514304},"name":"/p1","id":"2ce5",
        "networks":{"eth0":{"rx_bytes":1046,"tx_bytes":10},"eth1":{"rx_bytes":4,"tx_bytes":5}}}
        """;

    private const string Cgroup2 = """
        {"read":"2026-11-21T11:51:51Z","preread":"2026-11-21T11:51:50Z","pids_stats":{"current":2,"limit":18446744073709551615},
        "blkio_stats":{"io_service_bytes_recursive":[{"op":"read","value":12},{"op":"write","value":34}]},"num_procs":0,
        "cpu_stats":{"cpu_usage":{"total_usage":2000000000},"system_cpu_usage":40000000000,"online_cpus":4},
        "precpu_stats":{"cpu_usage":{"total_usage":1000000000},"system_cpu_usage":36000000000,"online_cpus":4},
        "memory_stats":{"usage":1000000,"stats":{"inactive_file":400000,"file":500000},"limit":2000000}}
        """;

    private const string Windows = """
        {"read":"2026-11-21T11:51:51.5Z","preread":"2026-11-21T11:51:50.5Z","num_procs":4,"pids_stats":{},"blkio_stats":{},
        "storage_stats":{"read_count_normalized":1,"read_size_bytes":111,"write_count_normalized":2,"write_size_bytes":222},
        "cpu_stats":{"cpu_usage":{"total_usage":50000000}},"precpu_stats":{"cpu_usage":{"total_usage":40000000}},
        "memory_stats":{"commitbytes":9,"commitpeakbytes":10,"privateworkingset":77000},
        "networks":{"nic":{"rx_bytes":1,"tx_bytes":2}}}
        """;

    private const string NotRunning = """
        {"read":"0001-01-01T00:00:00Z","preread":"0001-01-01T00:00:00Z","pids_stats":{},"blkio_stats":{"io_service_bytes_recursive":null},
        "num_procs":0,"storage_stats":{},"cpu_stats":{"cpu_usage":{"total_usage":0}},"precpu_stats":{"cpu_usage":{"total_usage":0}},
        "memory_stats":{}}
        """;

    [Fact]
    public async Task Cgroup_version_1_counts_memory_without_the_idle_cache_of_all_groups_below()
    {
        var usage = new ContainerUsage(await ReadAsync(Cgroup1));
        Assert.True(usage.IsRunning && usage.HasBefore && !usage.IsWindows);
        Assert.Equal(1002704316.0 / 2000000000 * 2 * 100, usage.CpuPercent, 6);
        Assert.Equal((2, 500000L, 25276514304L), (usage.OnlineCpu, usage.MemoryUsage, usage.MemoryLimit!.Value));
        Assert.Equal(500000 * 100.0 / 25276514304, usage.MemoryPercent);
        Assert.Equal(
            (1050, 15, 4096, 123, 3), (usage.NetworkReceived, usage.NetworkSent, usage.BlockRead, usage.BlockWritten, usage.ProcessCount));
    }

    [Fact]
    public async Task Cgroup_version_2_has_other_names_and_numbers_that_are_too_large()
    {
        var usage = new ContainerUsage(await ReadAsync(Cgroup2));
        Assert.Equal(100, usage.CpuPercent, 6);
        Assert.Equal(
            (4, 600000L, 2000000L, 30.0), (usage.OnlineCpu, usage.MemoryUsage, usage.MemoryLimit!.Value, usage.MemoryPercent!.Value));
        Assert.Equal(
            (0, 0, 12, 34, 2), (usage.NetworkReceived, usage.NetworkSent, usage.BlockRead, usage.BlockWritten, usage.ProcessCount));
    }

    [Fact]
    public async Task Windows_counts_in_units_of_100_ns_and_tells_neither_limit_nor_processes()
    {
        var usage = new ContainerUsage(await ReadAsync(Windows));
        Assert.True(usage.IsWindows);
        Assert.Equal(25, usage.CpuPercent, 6);
        Assert.Equal((4, 77000L), (usage.OnlineCpu, usage.MemoryUsage));
        Assert.Equal((1, 2, 111, 222), (usage.NetworkReceived, usage.NetworkSent, usage.BlockRead, usage.BlockWritten));
        Assert.Null(usage.MemoryLimit);
        Assert.Null(usage.MemoryPercent);
        Assert.Null(usage.ProcessCount);
    }

    [Fact]
    public async Task An_earlier_reading_wins_over_the_one_that_the_engine_has_put_in()
    {
        var reading = await ReadAsync(Cgroup2);
        var before = reading with { Cpu = new() { Usage = new() { Total = 1900000000 }, SystemUsage = 39000000000 } };
        Assert.Equal(40, new ContainerUsage(reading, before).CpuPercent, 6);
    }

    [Fact]
    public async Task A_container_that_was_started_again_meanwhile_counts_from_nothing()
    {
        var reading = await ReadAsync(Cgroup2);
        Assert.Equal(0, new ContainerUsage(
            reading, reading with { Cpu = new() { Usage = new() { Total = ulong.MaxValue }, SystemUsage = 1 } }).CpuPercent);
        Assert.Equal(0, new ContainerUsage(reading, reading).CpuPercent);
    }

    [Fact]
    public async Task Without_the_number_of_processors_their_figures_are_counted()
    {
        var reading = await ReadAsync(Cgroup1);
        Assert.Equal(2, new ContainerUsage(reading with { Cpu = reading.Cpu! with { OnlineCpus = 0 } }).OnlineCpu);
    }

    [Theory]
    [InlineData(NotRunning)]
    [InlineData("{}")]
    public async Task A_container_that_does_not_run_has_nothing(string json)
    {
        var usage = new ContainerUsage(await ReadAsync(json));
        Assert.False(usage.IsRunning);
        Assert.False(usage.HasBefore);
        Assert.Equal((0, 0, 0, 0, 0), (usage.CpuPercent, usage.OnlineCpu, usage.MemoryUsage, usage.MemoryLimit, usage.MemoryPercent));
        Assert.Equal((0, 0, 0, 0, 0), (usage.NetworkReceived, usage.NetworkSent, usage.BlockRead, usage.BlockWritten, usage.ProcessCount));
    }

    [Fact]
    public async Task A_reading_of_another_shape_is_a_broken_answer() =>
        await Assert.ThrowsAsync<DockerStreamException>(() => ReadAsync("""{"read":"yesterday"}"""));

    private static async Task<ContainerStats> ReadAsync(string json)
    {
        await using var engine = HostileEngine.Answering(
            $"HTTP/1.1 200 OK\r\nContent-Length: {Encoding.UTF8.GetByteCount(json)}\r\n\r\n{json}");
        using var client = engine.CreateClient();
        return await client.Containers.StatsAsync("web").FirstAsync().Soon();
    }
}
