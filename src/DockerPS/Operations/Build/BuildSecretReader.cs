using System.Management.Automation;
using System.Security.Cryptography;
using System.Text;
using DockerPS.Engine.Builds;
using DockerPS.Errors;
using DockerPS.Parameters;

namespace DockerPS.Operations;

/// <summary>Reads the secrets of a build into memory.</summary>
/// <param name="given">The secrets as the user gave them.</param>
internal sealed class BuildSecretReader(IReadOnlyList<BuildSecret> given)
{
    private readonly List<string> _warnings = [];

    /// <summary>The secrets that were read.</summary>
    public BuildSecrets Secrets { get; } = new();

    /// <summary>Warnings for the user.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>Reads all secrets; stops at the first that cannot be read, and returns its error.</summary>
    public async Task<ErrorRecord?> ReadAsync(CancellationToken cancellationToken)
    {
        foreach (var secret in given)
        {
            try
            {
                // Opening a pipe waits for its writer, and cannot be cancelled.
                var value = secret.Path is { } path
                    ? await Task.Run(() => ReadFile(path), cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false)
                    : ValueOf(secret);
                Secrets.Add(secret.Id, value);
            }
            catch (FormatException error)
            {
                return CommonErrors.InvalidParameter(error.Message, secret.Id);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                return ImageErrors.SecretNotRead(secret.Id, secret.Path!, error);
            }
        }

        return null;
    }

    private byte[] ValueOf(BuildSecret secret)
    {
        if (secret.Text is { } text)
        {
            return SecureText.RevealBytes(text);
        }

        if (secret.Bytes is { } bytes)
        {
            return [.. bytes];
        }

        // As with docker, a variable that does not exist is an empty secret.
        var value = Environment.GetEnvironmentVariable(secret.Variable!);
        if (value is null)
        {
            _warnings.Add($"The environment variable '{secret.Variable}' does not exist, so the secret '{secret.Id}' is empty.");
        }

        return Encoding.UTF8.GetBytes(value ?? "");
    }

    /// <summary>Reads a file up to one byte more than is allowed; it may be a pipe, which has no size.</summary>
    private static byte[] ReadFile(string path)
    {
        if (Directory.Exists(path))
        {
            throw new IOException("it is a folder.");
        }

        var buffer = new byte[BuildSecrets.MaximumSize + 1];
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            return buffer[..file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)];
        }
        finally
        {
            CryptographicOperations.ZeroMemory(buffer);
        }
    }
}
