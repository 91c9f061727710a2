using System.Management.Automation;

namespace DockerPS.Commands;

/// <summary>Lists the registry logins stored by docker and this module, without their secrets.</summary>
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
