using System.Buffers;
using DockerPS.Engine.Archives;
using DockerPS.Engine.BuildKit;
using DockerPS.Engine.Grpc;

namespace DockerPS.Engine.Builds;

/// <summary>
/// The service through which the engine reads and writes blobs on this computer: containerd's content service, whose metadata say which
/// of the stores is meant.
/// </summary>
/// <param name="stores">The stores by their ids, like <c>local:PATH</c>.</param>
internal sealed class ContentService(IReadOnlyDictionary<string, ContentStore> stores)
{
    private const string Service = "/containerd.services.content.v1.Content/";
    private const string StoreId = "buildkit-attachable-store-id";
    private const int LargestPart = 1 << 20;
    private const int LongestList = 100;

    /// <summary>Returns the handlers by their paths.</summary>
    public IEnumerable<KeyValuePair<string, Func<GrpcCall, CancellationToken, Task>>> Methods() =>
    [
        Unary("Info", (store, message) =>
        {
            var digest = ContentMessages.Digest(message);
            return new ProtobufWriter().Message(1, ContentMessages.Info(digest, store.Require(digest)));
        }),
        Unary("Update", (_, _) => throw new GrpcException(
            GrpcStatus.FailedPrecondition, "update not supported on immutable content store")),
        Unary("Delete", (store, message) =>
        {
            store.Delete(ContentMessages.Digest(message));
            return new();
        }),
        Unary("Status", (store, message) => ContentMessages.Text(message) is var reference && store.FindWriter(reference) is { } writer
            ? new ProtobufWriter().Message(1, ContentMessages.Status(writer))
            : throw new GrpcException(GrpcStatus.NotFound, $"could not get status for ref \"{reference}\": not found")),
        Unary("ListStatuses", (store, message) =>
        {
            RefuseFilters(message);
            return store.Writers.Aggregate(
                new ProtobufWriter(), (list, writer) => list.Message(1, ContentMessages.Status(writer)));
        }),
        Unary("Abort", (store, message) =>
        {
            // As with containerd, nothing to abort is no failure.
            store.FindWriter(ContentMessages.Text(message))?.Abort();
            return new();
        }),
        new($"{Service}List", ListAsync),
        new($"{Service}Read", ReadAsync),
        new($"{Service}Write", WriteAsync),
    ];

    private static void RefuseFilters(ReadOnlyMemory<byte> message)
    {
        if (!ServiceMessage.First(message.Span).IsEmpty)
        {
            throw new GrpcException(GrpcStatus.Unimplemented, "filters are not supported");
        }
    }

    private KeyValuePair<string, Func<GrpcCall, CancellationToken, Task>> Unary(
        string method, Func<ContentStore, ReadOnlyMemory<byte>, ProtobufWriter> answer) => new($"{Service}{method}", async (call, token) =>
        {
            var store = Choose(call);
            var message = await ServiceMessage.ReadAsync(call, token).ConfigureAwait(false);
            await call.WriteAsync(answer(store, message).Written, token).ConfigureAwait(false);
        });

    private ContentStore Choose(GrpcCall call) => call.Metadata.First(StoreId) is not { } id
        ? throw new GrpcException(GrpcStatus.InvalidArgument, $"request lacks metadata \"{StoreId}\"")
        : stores.GetValueOrDefault(id) ?? throw new GrpcException(GrpcStatus.NotFound, $"unknown store {id}");

    private async Task ListAsync(GrpcCall call, CancellationToken cancellationToken)
    {
        var store = Choose(call);
        RefuseFilters(await ServiceMessage.ReadAsync(call, cancellationToken).ConfigureAwait(false));
        foreach (var part in store.List().Chunk(LongestList))
        {
            var list = part.Aggregate(
                new ProtobufWriter(), (list, blob) => list.Message(1, ContentMessages.Info(blob.Digest, blob.File)));
            await call.WriteAsync(list.Written, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task ReadAsync(GrpcCall call, CancellationToken cancellationToken)
    {
        var store = Choose(call);
        var (digest, offset, size) = ContentMessages.Range(
            await ServiceMessage.ReadAsync(call, cancellationToken).ConfigureAwait(false));
        var path = store.Require(digest).FullName;
        var buffer = ArrayPool<byte>.Shared.Rent(LargestPart);
        try
        {
            var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 0, useAsync: true);
            await using (file.ConfigureAwait(false))
            {
                file.Position = Math.Max(offset, 0) is var start && start <= file.Length
                    ? start
                    : throw new GrpcException(GrpcStatus.OutOfRange, $"read past object length {file.Length} bytes");
                await SendAsync(call, file, buffer, size > 0 ? size : long.MaxValue, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception error) when (ArchiveException.IsOfFileSystem(error))
        {
            throw ArchiveException.Reading(path, error);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Sends a part of a file. As with containerd, the positions that the answers tell begin at 0.</summary>
    private static async Task SendAsync(GrpcCall call, FileStream file, byte[] buffer, long size, CancellationToken cancellationToken)
    {
        var message = new ProtobufWriter();
        for (var sent = 0L; sent < size;)
        {
            var part = buffer.AsMemory(0, (int)Math.Min(LargestPart, size - sent));
            var count = await file.ReadAsync(part, cancellationToken).ConfigureAwait(false);
            if (count == 0)
            {
                return;
            }

            message.Clear().Number(1, sent).Bytes(2, part.Span[..count]);
            await call.WriteAsync(message.Written, cancellationToken).ConfigureAwait(false);
            sent += count;
        }
    }

    private async Task WriteAsync(GrpcCall call, CancellationToken cancellationToken)
    {
        var store = Choose(call);
        var step = ContentMessages.Step(await ServiceMessage.ReadAsync(call, cancellationToken).ConfigureAwait(false));
        if (step.Reference.Length == 0)
        {
            throw new GrpcException(GrpcStatus.InvalidArgument, "first message must have a reference");
        }

        var expected = Expected(store, step);
        using var writer = store.StartWriting(step.Reference, expected?.Algorithm ?? "sha256");
        while (true)
        {
            writer.Expected = Expected(store, step) ?? writer.Expected;
            writer.Total = step.Total > 0 ? step.Total : writer.Total;
            var digest = Take(writer, step);
            await call.WriteAsync(ContentMessages.Written(step.Action, writer, digest).Written, cancellationToken).ConfigureAwait(false);
            await call.FlushAsync(cancellationToken).ConfigureAwait(false);
            if (step.Action == ContentAction.Commit
                || await call.ReadAsync(cancellationToken).ConfigureAwait(false) is not { } next)
            {
                return;
            }

            step = ContentMessages.Step(next);
        }
    }

    private static ContentDigest? Expected(ContentStore store, ContentStep step)
    {
        if (step.Expected.Length == 0)
        {
            return null;
        }

        var digest = ContentMessages.Digest(step.Expected);
        store.RequireMissing(digest);
        return digest;
    }

    private static ContentDigest Take(ContentWriter writer, ContentStep step)
    {
        switch (step.Action)
        {
            case ContentAction.Stat:
                return writer.Digest;
            case ContentAction.Write:
                writer.Write(step.Offset, step.Data.Span);
                return writer.Digest;
            case ContentAction.Commit:
                writer.Write(step.Offset, step.Data.Span);
                return writer.Complete();
            default:
                throw new GrpcException(GrpcStatus.InvalidArgument, $"unknown action {(int)step.Action}");
        }
    }
}
