using System.Management.Automation;
using System.Management.Automation.Internal;
using System.Management.Automation.Remoting;
using System.Management.Automation.Remoting.Client;
using System.Management.Automation.Runspaces;

namespace DockerPS.Remoting;

/// <summary>The connection of a runspace to a process that runs elsewhere.</summary>
public sealed class ProcessConnectionInfo : RunspaceConnectionInfo
{
    private readonly Connection _connection;

    /// <summary>Describes a connection, which serves one runspace.</summary>
    /// <param name="computerName">The name of where the process runs, which PowerShell gives to the objects of the session.</param>
    /// <param name="process">The process, not yet started.</param>
    public ProcessConnectionInfo(string computerName, ISessionProcess process)
        : this(computerName, new Connection(process))
    {
    }

    private ProcessConnectionInfo(string computerName, Connection connection) => (ComputerName, _connection) = (computerName, connection);

    /// <inheritdoc/>
    public override string ComputerName { get; set; }

    /// <summary>Not used: the connection to the engine authenticates.</summary>
    public override PSCredential? Credential { get; set; }

    /// <summary>Not used: the connection to the engine authenticates.</summary>
    public override AuthenticationMechanism AuthenticationMechanism { get; set; }

    /// <summary>Not used: the connection to the engine authenticates.</summary>
    public override string CertificateThumbprint { get; set; } = "";

    /// <summary>Registers a runspace that is open as a session of PowerShell's, which Get-PSSession lists.</summary>
    /// <param name="runspace">A runspace with a connection of this type.</param>
    /// <param name="transportName">The name of the transport in the session.</param>
    /// <param name="cmdlet">The running cmdlet.</param>
    public static PSSession CreateSession(Runspace runspace, string transportName, PSCmdlet cmdlet) =>
        PSSession.Create(runspace, transportName, cmdlet);

    /// <summary>Cuts the connection at once: the runspace becomes Broken, also while it is being opened.</summary>
    /// <param name="reason">The reason that the runspace states.</param>
    public void End(PSRemotingTransportException reason) => _connection.End(reason);

    /// <inheritdoc/>
    public override RunspaceConnectionInfo Clone() => new ProcessConnectionInfo(ComputerName, _connection);

    /// <inheritdoc/>
    public override BaseClientSessionTransportManager CreateClientSessionTransportManager(
        Guid instanceId, string sessionName, PSRemotingCryptoHelper cryptoHelper) => _connection.Open(instanceId, cryptoHelper);

    /// <summary>What a connection and its copies share: PowerShell copies the connection of each runspace.</summary>
    private sealed class Connection(ISessionProcess process)
    {
        private ProcessTransportManager? _transport;

        public ProcessTransportManager Open(Guid runspace, PSRemotingCryptoHelper cryptoHelper)
        {
            var transport = new ProcessTransportManager(process, runspace, cryptoHelper);
            return Interlocked.CompareExchange(ref _transport, transport, null) is null
                ? transport
                : throw new InvalidOperationException("The process serves another runspace already.");
        }

        public void End(PSRemotingTransportException reason) => _transport?.End(reason);
    }
}
