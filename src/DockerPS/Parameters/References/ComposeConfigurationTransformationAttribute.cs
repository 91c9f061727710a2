using System.Collections;
using System.Management.Automation;

namespace DockerPS.Parameters;

/// <summary>Refuses copies of configurations, which have no project that could be deployed.</summary>
public sealed class ComposeConfigurationTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        foreach (var value in inputData.Unwrapped() as IList ?? new[] { inputData })
        {
            if (value is not null)
            {
                RefuseCopy(value);
            }
        }

        return inputData;
    }

    /// <summary>Throws if a value is a copy of a configuration.</summary>
    internal static void RefuseCopy(object value)
    {
        if (value.Unwrapped() is not ComposeConfiguration && ModuleObject.KindOf(value) == nameof(ComposeConfiguration))
        {
            throw new ArgumentTransformationMetadataException(
                $"The configuration of '{ModuleObject.Text(value, "Name")}' is a copy from a job or a file. Pass its files instead.");
        }
    }
}
