using System.Management.Automation;

namespace DockerPS.Commands;

/// <summary>Lists the logins at registries that docker and this module keep, never what is secret.</summary>
[Cmdlet(VerbsCommon.Get, "ContainerRegistry")]
[OutputType(typeof(RegistryLogin))]
public sealed class GetContainerRegistryCommand : RegistryLoginCmdlet
{
    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var registry in Registry ?? ["*"])
        {
            WriteObject(Find(registry).Select(login => new RegistryLogin(login, context: null)), enumerateCollection: true);
        }
    }
}
