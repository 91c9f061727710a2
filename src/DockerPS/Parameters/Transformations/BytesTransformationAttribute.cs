using System.Management.Automation;

namespace DockerPS.Parameters;

/// <summary>
/// Accepts bytes in the forms that PowerShell passes them: a single byte, a byte array, or a list of objects that are all bytes. Any
/// other value is returned unchanged and does not bind; an exception would keep it from binding to other parameters.
/// </summary>
internal sealed class BytesTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => inputData switch
    {
        PSObject { BaseObject: not PSCustomObject } wrapped => Transform(engineIntrinsics, wrapped.BaseObject),
        byte single => new[] { single },
        object[] { Length: > 0 } list when Array.TrueForAll(list, item => item.Unwrapped() is byte) =>
            Array.ConvertAll(list, item => (byte)item.Unwrapped()!),
        _ => inputData,
    };
}
