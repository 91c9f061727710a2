using System.Collections;
using System.Management.Automation;

namespace DockerPS.Parameters;

/// <summary>Refers to a Compose project: a file of it, or the configuration that was read. Created by its transformation.</summary>
public sealed class ComposeFileReference
{
    /// <summary>The path as typed by a user; null for a configuration.</summary>
    internal string? Path { get; init; }

    /// <summary>Whether the path is not a wildcard.</summary>
    internal bool IsLiteral { get; init; }

    /// <summary>The configuration; null for a path.</summary>
    internal ComposeConfiguration? Configuration { get; init; }

    /// <summary>Returns the path, or the name of the project.</summary>
    public override string ToString() => Path ?? Configuration!.Name;
}

/// <summary>Reads references to Compose projects: paths, files from Get-Item, and objects of Get-ComposeConfiguration.</summary>
public sealed class ComposeFileTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (inputData is null)
        {
            return null;
        }

        // Values that do not fit, and null elements, are kept for the parameter to reject.
        var list = inputData.Unwrapped() as IList;
        if (list is not null && TypedNumbers.In(list) is { } message)
        {
            throw new ArgumentTransformationMetadataException(message);
        }

        object?[] values = list is not null ? [.. list.Cast<object?>()] : [inputData];
        var references = values.Select(value => value is null ? null : Convert(value)).ToArray();
        return references.Zip(values).Any(pair => pair.First is null && pair.Second is not null) ? inputData : references;
    }

    private static ComposeFileReference? Convert(object value)
    {
        NotBytesAttribute.Require(value, "a path");
        ComposeConfigurationTransformationAttribute.RefuseCopy(value);
        return value.Unwrapped() switch
        {
            ComposeFileReference ready => ready,
            ComposeConfiguration configuration => new() { Configuration = configuration },
            string path when string.IsNullOrWhiteSpace(path) => throw new ArgumentTransformationMetadataException("The path is empty."),
            string path => new() { Path = path },
            FileInfo file => new() { Path = file.FullName, IsLiteral = true },
            _ => null,
        };
    }
}
