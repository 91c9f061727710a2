using System.Management.Automation;
using DockerPS.Engine.Archives;
using DockerPS.Errors;
using DockerPS.Operations;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <content>Checks parameters before anything is sent.</content>
public abstract partial class CancellableCmdlet
{
    /// <summary>Ends the command because of its parameters, before anything is sent.</summary>
    protected void ThrowInvalidParameter(string message, object? target = null) =>
        ThrowTerminatingError(CommonErrors.InvalidParameter(message, target));

    /// <summary>
    /// Rejects input from the pipeline beside a parameter that replaces it. PowerShell would report every object that it cannot bind, and
    /// a file has millions of bytes. Must be called before the pipeline binds anything.
    /// </summary>
    /// <param name="remedy">The remedy.</param>
    /// <param name="parameters">The parameters that replace the input.</param>
    private protected void RefuseInputBeside(string remedy, params string[] parameters)
    {
        if (MyInvocation.ExpectingInput && Array.Find(parameters, MyInvocation.BoundParameters.ContainsKey) is { } given)
        {
            var value = MyInvocation.BoundParameters[given];
            var text = value is string[] list ? string.Join("', '", list) : $"{value}";
            ThrowInvalidParameter($"-{given} is '{text}', but there is input from the pipeline as well. {remedy}", value);
        }
    }

    /// <summary>Warns of numbers in lists of words that PowerShell has changed: <c>echo, 0123</c> runs <c>echo 123</c>.</summary>
    private protected void WarnOfTypedNumbers()
    {
        foreach (var warning in TypedNumbers.Warnings(MyInvocation))
        {
            WriteWarning(warning);
        }
    }

    /// <summary>Rejects a command that has lost one of its options to a parameter of the cmdlet.</summary>
    /// <param name="target">The parameter that takes the first positional word.</param>
    private protected void RefuseSlip(string target)
    {
        if (CommandSlip.Find(MyInvocation, target, name => SessionState.PSVariable.GetValue(name)) is { } slip)
        {
            ThrowInvalidParameter(slip);
        }
    }

    /// <summary>Returns a value made from parameters. Values that do not fit end the command before anything is sent.</summary>
    private protected T ParseOrThrow<T>(Func<T> make)
    {
        try
        {
            return make();
        }
        catch (FormatException error)
        {
            ThrowInvalidParameter(error.Message);
            throw;
        }
        catch (ArchiveException error)
        {
            ThrowTerminatingError(ErrorMapping.From(error, error.Path, ""));
            throw;
        }
    }
}
