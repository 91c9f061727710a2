using System.Management.Automation;

namespace DockerPS.Parameters;

/// <summary>Accepts any value of a switch: <c>-c:x</c> is an option of a command, not a wrong value.</summary>
internal sealed class AnySwitchValueAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => SwitchParameter.Present;
}
