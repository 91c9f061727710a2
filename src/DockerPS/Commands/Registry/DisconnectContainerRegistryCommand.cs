using System.Management.Automation;
using DockerPS.Engine.Configuration;
using DockerPS.Engine.Models;
using DockerPS.Errors;

namespace DockerPS.Commands;

/// <summary>Logs out from a registry: removes its stored login (<c>docker logout</c>).</summary>
[Cmdlet(VerbsCommunications.Disconnect, "ContainerRegistry", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class DisconnectContainerRegistryCommand : RegistryLoginCmdlet
{
    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var registry in Registry ?? [ImageName.DefaultDomain])
        {
            foreach (var login in Find(registry))
            {
                Remove(login);
            }
        }
    }

    private void Remove(StoredLogin login)
    {
        if (login.Store == CredentialStore.Variable)
        {
            WriteError(RegistryErrors.RegistryLoginNotStored(login.Registry));
        }
        else if (ShouldProcess(login.Registry, "Remove login"))
        {
            Try(login.Registry, () => Await(CredentialStore.Open().RemoveAsync(login.Key, StopToken)));
        }
    }
}
