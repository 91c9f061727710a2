using System.Management.Automation;
using DockerPS.Compose.Errors;
using DockerPS.Engine.Http;

namespace DockerPS.Errors;

/// <summary>A part of a Compose project cannot be deployed.</summary>
internal sealed class DeploymentException : DockerException
{
    /// <param name="id">The error id.</param>
    /// <param name="category">The category.</param>
    /// <param name="position">The place in the files.</param>
    /// <param name="fact">What is wrong.</param>
    /// <param name="advice">What to do; null if nothing is to be said.</param>
    public DeploymentException(string id, ErrorCategory category, SourcePosition position, string fact, string? advice = null)
        : base(position.Path.Length == 0 ? fact : $"{position}: {fact}")
    {
        (Id, Category, Fact, Advice) = (id, category, fact, advice);
        Place = (position.Path, position.Line, position.Column);
    }

    /// <summary>The error id.</summary>
    public string Id { get; }

    /// <summary>The category.</summary>
    public ErrorCategory Category { get; }

    /// <summary>What is wrong, without the place.</summary>
    public string Fact { get; }

    /// <summary>The service whose failure this is a consequence of; null for none.</summary>
    public string? Dependency { get; init; }

    /// <summary>The place in the files: the path, which is empty without one, the line and the column.</summary>
    public (string Path, int Line, int Column) Place { get; }
}
