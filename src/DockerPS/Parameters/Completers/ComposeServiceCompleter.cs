using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using DockerPS.Engine.Models;
using DockerPS.Operations;

namespace DockerPS.Parameters;

/// <summary>Completes the services of the project that the command line names, or of all; the tooltip shows the image.</summary>
public sealed class ComposeServiceCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        // -Project of Get-ComposeService, -Name of the cmdlets that change projects.
        var project = parameterName == "Name" ? fakeBoundParameters["Project"] : fakeBoundParameters["Name"];
        return Completion.Query<ContainerSummary, ContainerSummary>(
            fakeBoundParameters,
            (engine, token) => ComposeState.ContainersAsync(engine, project as string, token),
            container => [container])
            .DistinctBy(ComposeState.ServiceOf)
            .OrderBy(ComposeState.ServiceOf, StringComparer.Ordinal)
            .SelectMany(container => Completion.Match(wordToComplete, ComposeState.ServiceOf(container), container.Image ?? ""));
    }
}
