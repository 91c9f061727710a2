using DockerPS.Engine.Builds;
using DockerPS.Engine.Grpc;
using DockerPS.Engine.Tests.Fixtures;

namespace DockerPS.Engine.Tests.Builds;

/// <summary>Blobs that the engine reads and writes. It is not trusted: neither with digests nor with what it announces.</summary>
public sealed class ContentServiceTests
{
    private static readonly string s_digest = ContentPair.DigestOf("hello");

    [Fact]
    public async Task A_blob_is_written_read_and_found()
    {
        await using var pair = await ContentPair.CreateAsync();
        using (var call = await pair.StartWriteAsync())
        {
            var start = ContentPair.Step(ContentAction.Stat, "r", expected: s_digest, total: 5);
            var answer = await ContentPair.SendAsync(call, start);
            Assert.Equal(("", "5"), (ContentPair.Field(answer, 4), ContentPair.Field(answer, 5)));
            answer = await ContentPair.SendAsync(call, ContentPair.Step(ContentAction.Write, data: "hel"));
            Assert.Equal(("3", ContentPair.DigestOf("hel")), (ContentPair.Field(answer, 4), ContentPair.Field(answer, 6)));
            Assert.Contains("r", ContentPair.Field(await pair.CallAsync("Status", "r"), 1), StringComparison.Ordinal);
            Assert.NotEmpty(await pair.CallAsync("ListStatuses", ""));
            Assert.Single(pair.Files);
            answer = await ContentPair.SendAsync(
                call, ContentPair.Step(ContentAction.Commit, data: "lo", offset: 3, expected: s_digest, total: 5));
            Assert.Equal(("2", "5", s_digest), (ContentPair.Field(answer, 1), ContentPair.Field(answer, 4), ContentPair.Field(answer, 6)));
            Assert.Null(await call.ReadAsync(default).Soon());
        }

        Assert.Equal([$"blobs/{s_digest.Replace(':', '/')}"], pair.Files);
        Assert.Equal(UnixFileMode.None, Mode(pair) & (UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite));
        Assert.Equal("hello", await pair.ReadAsync(s_digest));
        Assert.Equal("ell", await pair.ReadAsync(s_digest, 1, 3));
        Assert.Equal("lo", await pair.ReadAsync(s_digest, 3, 300));
        Assert.Equal("hello", await pair.ReadAsync(s_digest, -1));
        Assert.Equal("", await pair.ReadAsync(s_digest, 5));
        Assert.Contains(s_digest, ContentPair.Field(await pair.CallAsync("Info", s_digest), 1), StringComparison.Ordinal);
        Assert.Contains(s_digest, Assert.Single(await pair.ListAsync()), StringComparison.Ordinal);
        Assert.Equal(s_digest, pair.Store.Last?.ToString());
        Assert.Empty(await pair.CallAsync("ListStatuses", ""));
    }

    [Fact]
    public async Task A_large_blob_is_sent_in_parts()
    {
        await using var pair = await ContentPair.CreateAsync();
        var text = string.Concat(Enumerable.Range(0, 500_000).Select(number => $"{number:D6}"));
        Assert.Equal(text, await pair.ReadAsync(pair.Put(text)));
    }

    [Fact]
    public async Task A_write_begins_anew_at_the_start()
    {
        await using var pair = await ContentPair.CreateAsync();
        await pair.WriteAsync(
            ContentPair.Step(ContentAction.Write, "r", "wrong and long"),
            ContentPair.Step(ContentAction.Write, data: "he"),
            ContentPair.Step(ContentAction.Commit, data: "llo", offset: 2, expected: s_digest));
        Assert.Equal("hello", await pair.ReadAsync(s_digest));
    }

    [Fact]
    public async Task A_digest_of_another_algorithm_is_verified_at_the_end()
    {
        await using var pair = await ContentPair.CreateAsync();
        var digest = "sha512:" + Convert.ToHexString(System.Security.Cryptography.SHA512.HashData("hello"u8)).ToLowerInvariant();
        await pair.WriteAsync(
            ContentPair.Step(ContentAction.Write, "r", "hello"), ContentPair.Step(ContentAction.Commit, offset: 5, expected: digest));
        Assert.Equal("hello", await pair.ReadAsync(digest));
    }

    [Fact]
    public async Task An_empty_blob_is_written()
    {
        await using var pair = await ContentPair.CreateAsync();
        await pair.WriteAsync(ContentPair.Step(ContentAction.Commit, "r", expected: ContentPair.DigestOf("")));
        Assert.Equal("", await pair.ReadAsync(ContentPair.DigestOf("")));
    }

    public static TheoryData<int, ReadOnlyMemory<byte>[]> Refused => new()
    {
        { 9, [ContentPair.Step(ContentAction.Commit, "r", "hullo", expected: s_digest)] },
        { 9, [ContentPair.Step(ContentAction.Write, "r", "hullo", expected: s_digest), ContentPair.Step(ContentAction.Commit, offset: 5)] },
        { 9, [ContentPair.Step(ContentAction.Commit, "r", "hello", expected: s_digest, total: 6)] },
        { 11, [ContentPair.Step(ContentAction.Write, "r", "hello", offset: 1)] },
        { 11, [ContentPair.Step(ContentAction.Write, "r", "hello", offset: -1)] },
        { 11, [ContentPair.Step(ContentAction.Write, "r", "hel"), ContentPair.Step(ContentAction.Write, data: "lo", offset: 2)] },
        { 11, [ContentPair.Step(ContentAction.Write, "r", "hel"), ContentPair.Step(ContentAction.Commit, data: "lo", offset: 4)] },
        { 3, [ContentPair.Step(ContentAction.Write, "", "hello")] },
        { 3, [ContentPair.Step((ContentAction)3, "r", "hello")] },
        { 3, [ContentPair.Step(ContentAction.Write, "r", "hello", expected: "sha256:../../../x")] },
        { 3, [ContentPair.Step(ContentAction.Write, "r", "hello", expected: "md5:5d41402abc4b2a76b9719d911017c592")] },
        { 3, [ContentPair.Step(ContentAction.Write, "r", "hello"), ContentPair.Step(ContentAction.Commit, offset: 5, expected: "x")] },
        { 3, [new byte[] { 0xFF }] },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_breaks_the_rules_is_refused_and_leaves_nothing(int status, ReadOnlyMemory<byte>[] steps)
    {
        await using var pair = await ContentPair.CreateAsync();
        Assert.Equal((GrpcStatus)status, await StatusAsync(() => pair.WriteAsync(steps)));
        await LeavesNothingAsync(pair);
    }

    [Fact]
    public async Task A_name_of_a_transfer_is_no_path()
    {
        await using var pair = await ContentPair.CreateAsync();
        await pair.WriteAsync(ContentPair.Step(ContentAction.Commit, "../../../x\0/..", "hello"));
        Assert.Equal([$"blobs/{s_digest.Replace(':', '/')}"], pair.Files);
    }

    [Theory]
    [InlineData("sha256:../../../../etc/passwd")]
    [InlineData("../../etc:passwd")]
    [InlineData("sha256")]
    [InlineData("")]
    [InlineData("sha256:2CF24DBA5FB0A30E26E83B2AC5B9E29E1B161E5C1FA7425E73043362938B9824")]
    [InlineData("sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b982")]
    [InlineData("sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824/..")]
    [InlineData("sha256/:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824")]
    public async Task What_is_not_a_digest_is_refused(string digest)
    {
        await using var pair = await ContentPair.CreateAsync();
        pair.Put("hello");
        Assert.Equal(GrpcStatus.InvalidArgument, await StatusAsync(() => pair.CallAsync("Info", digest)));
        Assert.Equal(GrpcStatus.InvalidArgument, await StatusAsync(() => pair.CallAsync("Delete", digest)));
        Assert.Equal(GrpcStatus.InvalidArgument, await StatusAsync(() => pair.ReadAsync(digest)));
    }

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        await using var pair = await ContentPair.CreateAsync();
        var other = ContentPair.DigestOf("other");
        Assert.Equal(GrpcStatus.NotFound, await StatusAsync(() => pair.CallAsync("Info", other)));
        Assert.Equal(GrpcStatus.NotFound, await StatusAsync(() => pair.CallAsync("Delete", other)));
        Assert.Equal(GrpcStatus.NotFound, await StatusAsync(() => pair.ReadAsync(other)));
        Assert.Equal(GrpcStatus.NotFound, await StatusAsync(() => pair.CallAsync("Status", "nosuch")));
        Assert.Empty(await pair.CallAsync("Abort", "nosuch"));
        Assert.Equal(GrpcStatus.NotFound, await StatusAsync(() => pair.CallAsync("Info", other, "local:/etc")));
        Assert.Equal(GrpcStatus.InvalidArgument, await StatusAsync(() => pair.CallAsync("Info", other, null)));
        Assert.Equal(GrpcStatus.FailedPrecondition, await StatusAsync(() => pair.CallAsync("Update", other)));
        Assert.Equal(GrpcStatus.OutOfRange, await StatusAsync(() => pair.ReadAsync(pair.Put("hello"), 6)));
        Assert.Equal(GrpcStatus.Unimplemented, await StatusAsync(() => pair.ListAsync("digest==x")));
    }

    [Fact]
    public async Task A_link_is_followed_and_a_pipe_is_not_a_blob()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await using var pair = await ContentPair.CreateAsync();
        var path = Path.Combine(pair.Folder, "blobs", pair.Put("hello").Replace(':', '/'));
        File.Move(path, Path.Combine(pair.Folder, "shared"));
        File.CreateSymbolicLink(path, "../../shared");
        Assert.Equal("hello", await pair.ReadAsync(s_digest));
        File.Delete(path);
        using (var program = System.Diagnostics.Process.Start("mkfifo", path))
        {
            await program.WaitForExitAsync();
        }

        Assert.Equal(GrpcStatus.NotFound, await StatusAsync(() => pair.ReadAsync(s_digest)));
        Assert.Equal(GrpcStatus.NotFound, await StatusAsync(() => pair.CallAsync("Info", s_digest)));
    }

    [Fact]
    public async Task A_blob_that_is_there_is_not_written_again()
    {
        await using var pair = await ContentPair.CreateAsync();
        pair.Put("hello");
        Assert.Equal(GrpcStatus.AlreadyExists, await StatusAsync(
            () => pair.WriteAsync(ContentPair.Step(ContentAction.Stat, "r", expected: s_digest))));
        Assert.Equal(GrpcStatus.AlreadyExists, await StatusAsync(
            () => pair.WriteAsync(ContentPair.Step(ContentAction.Commit, "r", "hello"))));
        Assert.Single(pair.Files);
    }

    [Fact]
    public async Task Only_blobs_of_the_build_are_deleted()
    {
        await using var pair = await ContentPair.CreateAsync();
        var mine = pair.Put("mine");
        await pair.WriteAsync(ContentPair.Step(ContentAction.Commit, "r", "hello"));
        Assert.Empty(await pair.CallAsync("Delete", s_digest));
        Assert.Equal(GrpcStatus.PermissionDenied, await StatusAsync(() => pair.CallAsync("Delete", mine)));
        Assert.Equal([$"blobs/{mine.Replace(':', '/')}"], pair.Files);
    }

    [Fact]
    public async Task A_store_that_is_only_read_stays_as_it_is()
    {
        await using var pair = await ContentPair.CreateAsync();
        var mine = pair.Put("mine");
        Assert.Equal(GrpcStatus.PermissionDenied, await StatusAsync(() => pair.CallAsync("Delete", mine, "oci:read")));
        Assert.Equal(GrpcStatus.PermissionDenied, await StatusAsync(async () =>
        {
            using var call = await pair.StartWriteAsync("oci:read");
            await ContentPair.SendAsync(call, ContentPair.Step(ContentAction.Commit, "r", "hello"));
        }));
        Assert.Single(pair.Files);
    }

    [Fact]
    public async Task A_second_write_of_the_same_name_waits_for_the_first()
    {
        await using var pair = await ContentPair.CreateAsync();
        using (var call = await pair.StartWriteAsync())
        {
            await ContentPair.SendAsync(call, ContentPair.Step(ContentAction.Write, "r", "hel"));
            Assert.Equal(GrpcStatus.Unavailable, await StatusAsync(() => pair.WriteAsync(ContentPair.Step(ContentAction.Stat, "r"))));
            await ContentPair.SendAsync(call, ContentPair.Step(ContentAction.Commit, data: "lo", offset: 3));
        }

        Assert.Equal(GrpcStatus.AlreadyExists, await StatusAsync(
            () => pair.WriteAsync(ContentPair.Step(ContentAction.Stat, "r", expected: s_digest))));
    }

    [Fact]
    public async Task A_cancelled_write_leaves_nothing()
    {
        await using var pair = await ContentPair.CreateAsync();
        using (var call = await pair.StartWriteAsync())
        {
            await ContentPair.SendAsync(call, ContentPair.Step(ContentAction.Write, "r", "hel"));
            Assert.Single(pair.Files);
        }

        await LeavesNothingAsync(pair);
    }

    [Fact]
    public async Task A_write_that_ends_without_a_commit_leaves_nothing()
    {
        await using var pair = await ContentPair.CreateAsync();
        using var call = await pair.StartWriteAsync();
        await ContentPair.SendAsync(call, ContentPair.Step(ContentAction.Write, "r", "hel"));
        call.End();
        Assert.Null(await call.ReadAsync(default).Soon());
        await LeavesNothingAsync(pair);
    }

    [Fact]
    public async Task An_aborted_write_fails_at_its_next_step()
    {
        await using var pair = await ContentPair.CreateAsync();
        using var call = await pair.StartWriteAsync();
        await ContentPair.SendAsync(call, ContentPair.Step(ContentAction.Write, "r", "hel"));
        await pair.CallAsync("Abort", "r");
        Assert.Equal(GrpcStatus.FailedPrecondition, await StatusAsync(
            () => ContentPair.SendAsync(call, ContentPair.Step(ContentAction.Commit, data: "lo", offset: 3))));
        await LeavesNothingAsync(pair);
    }

    private static async Task LeavesNothingAsync(ContentPair pair)
    {
        await Waiting.UntilAsync(() => Task.FromResult(!pair.Files.Any()));
        Assert.Empty(pair.Store.Writers);
        Assert.Null(pair.Store.Last);
    }

    private static UnixFileMode Mode(ContentPair pair) =>
        OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(Path.Combine(pair.Folder, pair.Files.Single()));

    private static async Task<GrpcStatus> StatusAsync(Func<Task> call) => (await Assert.ThrowsAsync<GrpcException>(call)).Status;
}
