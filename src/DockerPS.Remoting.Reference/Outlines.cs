using System.Management.Automation.Internal;
using System.Management.Automation.Remoting;
using System.Management.Automation.Remoting.Client;
using System.Management.Automation.Runspaces;

// Every body throws: only the declarations count.
namespace System.Management.Automation
{
    public class RuntimeException : SystemException;

    public sealed class PSCredential
    {
        internal PSCredential() => throw new NotSupportedException();
    }

    public abstract class PSCmdlet;
}

namespace System.Management.Automation.Internal
{
    public abstract class PSRemotingCryptoHelper
    {
        internal PSRemotingCryptoHelper() => throw new NotSupportedException();
    }
}

namespace System.Management.Automation.Runspaces
{
    public enum AuthenticationMechanism
    {
        Default = 0,
    }

    public abstract class Runspace
    {
        internal Runspace() => throw new NotSupportedException();
    }

    public sealed class PSSession
    {
        internal PSSession() => throw new NotSupportedException();

        public static PSSession Create(Runspace runspace, string transportName, PSCmdlet? psCmdlet) => throw new NotSupportedException();
    }

    public abstract class RunspaceConnectionInfo
    {
        public abstract string ComputerName { get; set; }

        public abstract PSCredential? Credential { get; set; }

        public abstract AuthenticationMechanism AuthenticationMechanism { get; set; }

        public abstract string CertificateThumbprint { get; set; }

        public virtual BaseClientSessionTransportManager CreateClientSessionTransportManager(
            Guid instanceId, string sessionName, PSRemotingCryptoHelper cryptoHelper) => throw new NotSupportedException();

        public virtual RunspaceConnectionInfo Clone() => throw new NotSupportedException();
    }
}

namespace System.Management.Automation.Remoting
{
    public enum TransportMethodEnum
    {
        CreateShellEx = 0,
        ReceiveShellOutputEx = 3,
        CloseShellOperationEx = 4,
    }

    public class PSRemotingTransportException : RuntimeException
    {
        public PSRemotingTransportException(string message, Exception? innerException) => throw new NotSupportedException();
    }

    public sealed class TransportErrorOccuredEventArgs : EventArgs
    {
        public TransportErrorOccuredEventArgs(PSRemotingTransportException e, TransportMethodEnum m) => throw new NotSupportedException();
    }

    public abstract class BaseTransportManager : IDisposable
    {
        internal BaseTransportManager() => throw new NotSupportedException();

        public virtual void RaiseErrorHandler(TransportErrorOccuredEventArgs eventArgs) => throw new NotSupportedException();

        public void Dispose() => throw new NotSupportedException();

        protected virtual void Dispose(bool isDisposing) => throw new NotSupportedException();
    }
}

namespace System.Management.Automation.Remoting.Client
{
    public abstract class BaseClientTransportManager : BaseTransportManager
    {
        internal BaseClientTransportManager() => throw new NotSupportedException();

        public abstract void CreateAsync();

        public virtual void CloseAsync() => throw new NotSupportedException();

        protected override void Dispose(bool isDisposing) => throw new NotSupportedException();
    }

    public abstract class BaseClientSessionTransportManager : BaseClientTransportManager
    {
        internal BaseClientSessionTransportManager() => throw new NotSupportedException();
    }

    public abstract class ClientSessionTransportManagerBase : BaseClientSessionTransportManager
    {
        protected ClientSessionTransportManagerBase(Guid runspaceId, PSRemotingCryptoHelper cryptoHelper) =>
            throw new NotSupportedException();

        // A call of the base class goes to the method that its outline declares, so overrides count as well.
        public override void CloseAsync() => throw new NotSupportedException();

        protected override void Dispose(bool isDisposing) => throw new NotSupportedException();

        protected abstract void CleanupConnection();

        protected void HandleOutputDataReceived(string data) => throw new NotSupportedException();

        protected void SendOneItem() => throw new NotSupportedException();

        protected void SetMessageWriter(TextWriter textWriter) => throw new NotSupportedException();
    }
}
