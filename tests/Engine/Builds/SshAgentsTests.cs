using System.Runtime.Versioning;
using DockerPS.Engine.Builds;
using DockerPS.Engine.Http;
using DockerPS.Engine.Tests.Fixtures;

namespace DockerPS.Engine.Tests.Builds;

[Collection(WholeProcess.Name)]
[UnsupportedOSPlatform("windows")]
public sealed class SshAgentsTests : IDisposable
{
    private static readonly string[] s_programs = ["ssh-agent", "ssh-add", "ssh-keygen"];

    private readonly Surroundings _surroundings = new();
    private readonly KeyFiles _files = new();

    public void Dispose()
    {
        _files.Dispose();
        _surroundings.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Without_a_path_it_is_the_agent_of_the_variable(bool isEmptyPath)
    {
        _surroundings["SSH_AUTH_SOCK"] = await _files.AgentAsync("agent");
        await using var agents = await OpenAsync(new SshForward("default", isEmptyPath ? [""] : []));
        Assert.Equal(_files["agent"], agents.ById["default"].Path);
    }

    [Fact]
    public async Task Without_the_variable_there_is_an_error()
    {
        _surroundings["SSH_AUTH_SOCK"] = null;
        Assert.Contains("SSH_AUTH_SOCK is not set", await RefusalAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_to_a_socket_is_a_socket()
    {
        File.CreateSymbolicLink(_files["link"], await _files.AgentAsync("agent"));
        await using var agents = await OpenAsync(new SshForward("default", [_files["link"]]));
        Assert.Single(agents.ById);
    }

    [Fact]
    public async Task Each_wrong_path_is_one_error_that_names_it_and_the_id()
    {
        var key = _files.Key("key");
        var readable = _files.Key("readable");
        File.SetUnixFileMode(readable, UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        _files.Key("locked", "passphrase");
        await File.WriteAllTextAsync(_files["text"], "not a key");
        await File.WriteAllTextAsync(_files["empty"], "");
        File.SetUnixFileMode(_files["text"], UnixFileMode.UserRead);
        File.SetUnixFileMode(_files["empty"], UnixFileMode.UserRead);
        File.SetUnixFileMode(_files["key.pub"], UnixFileMode.UserRead);
        Directory.CreateDirectory(_files["folder"]);
        var socket = await _files.AgentAsync("agent");
        await ExpectAsync("does not exist", _files["gone"]);
        await ExpectAsync("does not exist", _files["text/gone"]);
        await ExpectAsync("is a folder", _files["folder"]);
        await ExpectAsync("it has a passphrase", _files["locked"]);
        await ExpectAsync("other users can read it", readable);
        await ExpectAsync("not a private key", _files["text"]);
        await ExpectAsync("not a private key", _files["empty"]);
        await ExpectAsync("not a private key", _files["key.pub"]);
        await ExpectAsync("several paths", socket, key);
        await ExpectAsync("several paths", key, socket);
        await ExpectAsync("several paths", socket, socket);

        async Task ExpectAsync(string reason, params string[] paths)
        {
            var message = await RefusalAsync(paths);
            Assert.Contains(reason, message, StringComparison.Ordinal);
            Assert.Contains("'id'", message, StringComparison.Ordinal);
            Assert.Contains(paths.First(path => path != key || paths.Length == 1), message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_socket_without_an_agent_is_an_error()
    {
        await _files.AgentAsync("stale");
        _files.KillAgents();
        Assert.Contains("nothing listens", await RefusalAsync(_files["stale"]), StringComparison.Ordinal);
        _surroundings["SSH_AUTH_SOCK"] = _files["gone"];
        Assert.Contains("does not exist", await RefusalAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_id_twice_is_an_error_and_leaves_no_agent()
    {
        var key = _files.Key("key");
        var before = Folders();
        var error = await Assert.ThrowsAsync<DockerSshException>(() => OpenAsync(new SshForward("id", [key]), new SshForward("id", [key])));
        Assert.Equal("The ssh agent 'id' is given twice.", error.Message);
        Assert.Equal(before, Folders());
    }

    [Theory]
    [InlineData("ssh-agent")]
    [InlineData("ssh-add")]
    [InlineData("ssh-keygen")]
    public async Task A_program_that_is_missing_is_named(string missing)
    {
        var key = _files.Key("key");
        Directory.CreateDirectory(_files["bin"]);
        foreach (var program in s_programs.Where(program => program != missing))
        {
            File.CreateSymbolicLink(Path.Combine(_files["bin"], program), $"/usr/bin/{program}");
        }

        var before = Folders();
        _surroundings["PATH"] = _files["bin"];
        Assert.Contains($"The program '{missing}'", await RefusalAsync(key), StringComparison.Ordinal);
        Assert.Equal(before, Folders());
    }

    [Theory]
    [InlineData("ssh-agent", "exit 3")]
    [InlineData("ssh-agent", "sleep 600")]
    [InlineData("ssh-keygen", "sleep 600")]
    [InlineData("ssh-add", "sleep 600")]
    public async Task A_program_that_hangs_or_fails_is_an_error_and_leaves_nothing(string program, string script)
    {
        var key = _files.Key("key");
        Directory.CreateDirectory(_files["bin"]);
        await File.WriteAllTextAsync(Path.Combine(_files["bin"], program), $"#!/bin/sh\n{script}\n");
        File.SetUnixFileMode(Path.Combine(_files["bin"], program), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        _surroundings["PATH"] = $"{_files["bin"]}:/usr/bin:/bin";
        var before = Folders();
        var error = await Assert.ThrowsAsync<DockerSshException>(() => SshAgents.OpenAsync(
            [new SshForward("id", [key])], new SshTimes { Program = TimeSpan.FromSeconds(1) }, default).Soon());
        Assert.Contains($"The program '{program}'", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, Folders());
        Assert.False(Processes.Any(line => line.Contains(_files["bin"], StringComparison.Ordinal)));
    }

    private static List<string> Folders() => [.. Directory.EnumerateDirectories(Path.GetTempPath(), "dockerps-ssh-*").Order()];

    private static Task<SshAgents> OpenAsync(params SshForward[] forwards) =>
        SshAgents.OpenAsync(forwards, SshTimes.Default, default).Soon();

    private static async Task<string> RefusalAsync(params string[] paths) =>
        (await Assert.ThrowsAsync<DockerSshException>(() => OpenAsync(new SshForward("id", paths)))).Message;
}
