using DockerPS.Compose.Decoding;
using DockerPS.Compose.Loading;
using DockerPS.Compose.Model;

namespace DockerPS.Compose.Writing;

/// <summary>Turns projects into plain objects of .NET, with the keys that Compose writes.</summary>
public static class ComposeObjects
{
    /// <summary>
    /// Returns the content of a project: dictionaries, lists, strings, numbers, booleans and nulls. Unlike in JSON, it has the keys that
    /// start with <c>x-</c>.
    /// </summary>
    public static IReadOnlyDictionary<string, object?> Of(ComposeProject project) =>
        (IReadOnlyDictionary<string, object?>)PlainValues.Of(new ProjectWriter(OutputForm.Yaml).Write(project))!;

    /// <inheritdoc cref="Of(ComposeProject)"/>
    public static IReadOnlyDictionary<string, object?> Of(ComposeTemplate template) =>
        (IReadOnlyDictionary<string, object?>)PlainValues.Of(template.Tree)!;
}
