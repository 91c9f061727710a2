using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using DockerPS.Engine.Http;
using DockerPS.Engine.Transport;

namespace DockerPS.Engine.Tests.Transport;

[UnsupportedOSPlatform("windows")]
public sealed class UnixConnectorTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dockerps-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("none.sock")]
    [InlineData("no folder/none.sock")]
    public async Task A_socket_that_is_missing_is_not_found(string name) => await FailsAsync(name, ConnectionFailure.NotFound);

    [Fact]
    public async Task A_path_may_be_too_long_for_a_socket() =>
        await FailsAsync(new string('x', 200), ConnectionFailure.Other);

    [Fact]
    public async Task A_socket_that_nothing_listens_on_is_refused()
    {
        using (var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
        {
            socket.Bind(new UnixDomainSocketEndPoint(Path.Combine(_folder, "bound.sock")));
            await FailsAsync("bound.sock", ConnectionFailure.Refused);
        }
    }

    [Fact]
    public async Task A_file_that_is_no_socket_is_refused()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "file"), "");
        await FailsAsync("file", ConnectionFailure.Refused);
    }

    // Root may connect to every socket, so this is done for another account, which only this thread is.
    [Fact]
    public void A_socket_that_the_account_may_not_use_is_permission_denied()
    {
        const uint nobody = 65534;
        var path = Path.Combine(_folder, "closed.sock");
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(path));
        socket.Listen();
        File.SetUnixFileMode(_folder, (UnixFileMode)0x1ED);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        var connector = EngineConnector.For(DockerEndpoint.Parse($"unix://{path}"), null);
        DockerConnectionException? error = null;
        var thread = new Thread(() =>
        {
            _ = SetFileUser(nobody);
            try
            {
                connector.ConnectAsync(default).AsTask().GetAwaiter().GetResult().Dispose();
            }
            catch (SocketException refusal)
            {
                error = connector.Explain(refusal);
            }
        });
        thread.Start();
        thread.Join();
        Assert.Equal(ConnectionFailure.PermissionDenied, error?.Kind);
        Assert.Contains("group", error!.Advice, StringComparison.Ordinal);
    }

    [DllImport("libc", EntryPoint = "setfsuid")]
    private static extern int SetFileUser(uint user);

    private async Task FailsAsync(string name, ConnectionFailure kind)
    {
        var path = Path.Combine(_folder, name);
        using var client = new DockerClient($"unix://{path}");
        var error = await Assert.ThrowsAsync<DockerConnectionException>(() => client.System.VersionAsync());
        Assert.Equal(kind, error.Kind);
        Assert.Equal(client.Endpoint, error.Endpoint);
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.Advice);
    }
}
