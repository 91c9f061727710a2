using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using DockerPS.Engine.Files;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;

namespace DockerPS.Engine.Configuration;

/// <summary>A credential helper: a program <c>docker-credential-…</c>, which stores credentials in a keychain of the system.</summary>
/// <param name="name">The name without the common prefix.</param>
internal sealed class CredentialHelper(string name)
{
    /// <summary>The user name that marks an identity token.</summary>
    public const string TokenUser = "<token>";

    private const string Prefix = "docker-credential-";
    private const string NotFound = "credentials not found in native keychain";
    private const int MaximumErrorLength = 1000;

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The helper that docker uses by default; null if it is not installed.</summary>
    public static string? Default
    {
        get
        {
            var usual = OperatingSystem.IsWindows() ? "wincred"
                : OperatingSystem.IsMacOS() ? "osxkeychain"
                : ProgramPath.Find("pass") is null ? "secretservice"
                : "pass";
            return ProgramPath.Find(Prefix + usual) is null ? null : usual;
        }
    }

    /// <summary>Returns the credentials for a registry; null if the helper has none.</summary>
    public async Task<RegistryAuth?> GetAsync(string key, CancellationToken cancellationToken)
    {
        var (exitCode, output, errorText) = await RunAsync("get", key, cancellationToken).ConfigureAwait(false);
        if (exitCode != 0)
        {
            return output.Trim() == NotFound ? null : throw Failed(errorText);
        }

        var found = Parse(output, ConfigurationJson.Default.HelperCredentials);
        return found is not { UserName.Length: > 0 } ? null
            : found.UserName == TokenUser ? new() { IdentityToken = found.Secret, Registry = key }
            : new() { UserName = found.UserName, Password = found.Secret, Registry = key };
    }

    /// <summary>Stores credentials.</summary>
    public Task StoreAsync(RegistryAuth auth, CancellationToken cancellationToken)
    {
        var secret = auth.IdentityToken ?? auth.Password;
        var credentials = new HelperCredentials
        {
            ServerUrl = auth.Registry,
            UserName = auth.IdentityToken is null ? auth.UserName : TokenUser,
            Secret = secret,
        };
        return RunOrThrowAsync(
            "store", JsonSerializer.Serialize(credentials, ConfigurationJson.Default.HelperCredentials), secret, cancellationToken);
    }

    /// <summary>Erases the credentials of a registry.</summary>
    public Task EraseAsync(string key, CancellationToken cancellationToken) => RunOrThrowAsync("erase", key, null, cancellationToken);

    /// <summary>Returns the users, by registry.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ListAsync(CancellationToken cancellationToken)
    {
        var (exitCode, output, errorText) = await RunAsync("list", "", cancellationToken).ConfigureAwait(false);
        return exitCode == 0 ? Parse(output, ConfigurationJson.Default.IReadOnlyDictionaryStringString) : throw Failed(errorText);
    }

    private async Task RunOrThrowAsync(string verb, string input, string? secret, CancellationToken cancellationToken)
    {
        var (exitCode, output, errorText) = await RunAsync(verb, input, cancellationToken).ConfigureAwait(false);
        if (exitCode != 0 && output.Trim() != NotFound)
        {
            throw Failed(string.IsNullOrEmpty(secret) ? errorText : errorText.Replace(secret, "***", StringComparison.Ordinal));
        }
    }

    private async Task<(int ExitCode, string Output, string ErrorText)> RunAsync(
        string verb, string input, CancellationToken cancellationToken)
    {
        using var process = new Process
        {
            StartInfo = new(ProgramPath.Find(Prefix + name) ?? throw Missing(), verb)
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardInputEncoding = s_utf8,
                StandardOutputEncoding = s_utf8,
                CreateNoWindow = true,
            },
        };
        try
        {
            process.Start();
        }
        catch (Win32Exception error)
        {
            throw Failed(error.Message);
        }

        try
        {
            var (output, errors) = (
                process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
            await WriteAsync(process.StandardInput, input, cancellationToken).ConfigureAwait(false);
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            var result = await output.ConfigureAwait(false);
            return (process.ExitCode, result, ErrorText(result, await errors.ConfigureAwait(false)));
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static async Task WriteAsync(StreamWriter writer, string input, CancellationToken cancellationToken)
    {
        try
        {
            await writer.WriteAsync(input.AsMemory(), cancellationToken).ConfigureAwait(false);
            writer.Close();
        }
        catch (IOException)
        {
            // The helper exited without reading its input; the exit code tells why.
        }
    }

    /// <summary>Returns the error message of a helper, unless it looks like credentials.</summary>
    private static string ErrorText(string output, string errors)
    {
        var errorText = (string.IsNullOrWhiteSpace(output) ? errors : output).Trim();
        return errorText.Length == 0 ? "it gave no reason"
            : errorText.Contains('{', StringComparison.Ordinal) ? "its output is not shown, since it may contain credentials"
            : errorText[..Math.Min(errorText.Length, MaximumErrorLength)];
    }

    private T Parse<T>(string output, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(output, type) ?? throw Failed("its output is 'null'");
        }
        catch (JsonException)
        {
            // The exception's message may contain a part of the secret.
            throw Failed("its output is not the JSON of a credential helper");
        }
    }

    private DockerCredentialException Missing() => new(
        $"The credential helper '{Prefix}{name}', which the docker configuration names, is not in PATH.")
    {
        Advice = $"Install it, or remove it from credsStore and credHelpers in '{ConfigFile.Location}'.",
    };

    private DockerCredentialException Failed(string errorText) => new($"The credential helper '{Prefix}{name}' failed: {errorText}")
    {
        Advice = $"Check that it is set up, with '{Prefix}{name} list'. '{ConfigFile.Location}' says which helper is used.",
    };
}
