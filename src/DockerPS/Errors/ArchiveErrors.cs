using System.Management.Automation;
using System.Net;
using System.Text.RegularExpressions;
using DockerPS.Engine.Archives;
using DockerPS.Engine.Http;

namespace DockerPS.Errors;

/// <summary>Creates the errors of archives that are given to an engine.</summary>
internal static partial class ArchiveErrors
{
    private const string Anew = "Copy, download or export it again.";

    /// <summary>A file that is not an archive of the right kind, as its beginning shows. Nothing was sent.</summary>
    /// <param name="subject">How the sentence begins.</param>
    /// <param name="problem">How it ends.</param>
    /// <param name="target">The file.</param>
    /// <param name="advice">What to give instead.</param>
    public static ErrorRecord NotSuitable(string subject, string problem, object target, string advice) => CommonErrors.Record(
        new InvalidDataException($"{subject} {problem}."), "FileNotSuitable", ErrorCategory.InvalidData, target, advice);

    /// <summary>Returns what an engine found wrong in an archive; null if it refuses something else.</summary>
    /// <param name="subject">How the sentence begins.</param>
    /// <param name="target">The file.</param>
    /// <param name="why">The engine's refusal.</param>
    /// <param name="format">What its beginning shows; null if that was not seen.</param>
    /// <param name="advice">What to give instead.</param>
    public static ErrorRecord? RefusedByEngine(string subject, object target, DockerException why, ArchiveFormat? format, string advice)
    {
        if (why is not (DockerOperationException or DockerApiException { StatusCode: HttpStatusCode.InternalServerError }))
        {
            return null;
        }

        // Engines put paths of their host into their words, and the names of layers.
        var reason = UnpackForm().Replace(why.Message, "").Trim();
        var missing = MissingForm().Match(reason);
        var (problem, remedy) = reason switch
        {
            _ when EndForm().IsMatch(reason) => ("breaks off before its end", Anew),
            _ when HeaderForm().IsMatch(reason) => format switch
            {
                ArchiveFormat.Tar or ArchiveFormat.EmptyTar or ArchiveFormat.Gzip => (
                    "is a damaged tar archive: the header of an entry is not valid", Anew),
                ArchiveFormat.Zstandard => (
                    "is compressed with zstd, and the engine found no tar archive in it",
                    $"Engines before Docker 23 do not know zstd: unpack the file first. {advice}"),
                ArchiveFormat.Bzip2 or ArchiveFormat.Xz => ("is compressed, but its content is not a tar archive", advice),
                _ => ("is not a tar archive, or is damaged", advice),
            },
            _ when CompressionForm().IsMatch(reason) => ("is damaged: it cannot be unpacked", Anew),
            _ when missing.Success && IsNoImageArchive(missing.Groups["file"].Value) => ("has no images: manifest.json is missing", advice),
            _ when missing.Success => ($"is incomplete: {missing.Groups["file"].Value} is missing", Anew),
            _ when reason == "unrecognized image format" => ("has no images: manifest.json is missing", advice),
            _ when reason.Length > 0 && reason.Length < why.Message.Trim().Length => (
                $"could not be unpacked: {reason.TrimEnd('.')}", null),
            _ => (null, null),
        };
        if (problem is null)
        {
            return null;
        }

        var plain = ErrorMapping.From(why, target, "Image");
        return CommonErrors.Record(
            new InvalidDataException($"{subject} {problem}.", why),
            plain.FullyQualifiedErrorId,
            plain.CategoryInfo.Category,
            target,
            remedy);
    }

    // Without a manifest engines take every folder for an image of the oldest form, which has a file json.
    private static bool IsNoImageArchive(string missing) =>
        missing is "repositories" or "manifest.json" || missing.EndsWith("/json", StringComparison.Ordinal);

    [GeneratedRegex(
        "^(failed to unpack image: )?(apply layer error for \"[^\"]*\": )?(failed to extract layer sha256:[0-9a-f]+: )?"
            + "(mount callback failed on [^:]+: )?"
            + "(Error processing tar file\\([^)]*\\): )?",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex UnpackForm();

    [GeneratedRegex(
        "unexpected eof|unexpected end of input|short read|end-of-stream", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EndForm();

    [GeneratedRegex("archive/tar: |invalid tar header", RegexOptions.CultureInvariant)]
    private static partial Regex HeaderForm();

    [GeneratedRegex(
        "^(gzip|flate|zlib|bzip2|zstd)\\b|\\b(xz|unpigz|pigz): |invalid (checksum|input|header)|magic number mismatch"
            + "|(crc|window size).*(mismatch|exceeded)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex CompressionForm();

    [GeneratedRegex(
        "^(open|stat|lstat) .*/docker-import-[0-9]+/(?<file>.+): no such file or directory$|^[a-z ]+ \"(?<file>[^\"]+)\" not found$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex MissingForm();
}
