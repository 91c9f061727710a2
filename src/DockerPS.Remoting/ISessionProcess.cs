using System.Management.Automation.Remoting;

namespace DockerPS.Remoting;

/// <summary>A process that speaks PowerShell's remoting protocol on its standard input and output (<c>pwsh -s</c>).</summary>
public interface ISessionProcess
{
    /// <summary>Starts the process and reads its output until that ends.</summary>
    /// <param name="started">Called when the process takes input.</param>
    /// <param name="read">Takes a piece of standard output; the bytes are valid until it returns.</param>
    /// <param name="cancellationToken">Cuts the connection to the process.</param>
    Task RunAsync(Action started, Action<ReadOnlyMemory<byte>> read, CancellationToken cancellationToken);

    /// <summary>Writes to standard input.</summary>
    ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);

    /// <summary>Closes standard input, at which the process exits.</summary>
    ValueTask CloseInputAsync();

    /// <summary>Finds out why the process cannot answer; null if it can, however long that takes.</summary>
    Task<PSRemotingTransportException?> FindStallAsync();

    /// <summary>Finds out why the session has ended.</summary>
    /// <param name="error">The exception that ended the reading; null if the output has ended.</param>
    /// <param name="noise">The end of what came between the packets, for the message.</param>
    Task<PSRemotingTransportException> ExplainEndAsync(Exception? error, string noise);
}
