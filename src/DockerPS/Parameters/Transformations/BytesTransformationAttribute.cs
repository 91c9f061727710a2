using System.Management.Automation;

namespace DockerPS.Parameters;

/// <summary>
/// Takes the forms in which PowerShell has bytes: one by one, as an array, and as a list of objects that are all bytes. Anything else stays
/// as it is, and does not bind; an exception would keep it from other parameters.
/// </summary>
internal sealed class BytesTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => inputData switch
    {
        PSObject { BaseObject: not PSCustomObject } wrapped => Transform(engineIntrinsics, wrapped.BaseObject),
        byte single => new[] { single },
        object[] { Length: > 0 } list when Array.TrueForAll(list, item => Bare(item) is byte) => Array.ConvertAll(list, item => (byte)Bare(item)),
        _ => inputData,
    };

    private static object Bare(object item) => item is PSObject wrapped ? wrapped.BaseObject : item;
}
