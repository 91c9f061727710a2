using System.Management.Automation;
using DockerPS.Engine.Models;

namespace DockerPS.Parameters;

/// <summary>Reads an image: its reference or id, or an Image object.</summary>
public sealed class ImageTransformationAttribute : ValueTransformationAttribute<string>
{
    /// <inheritdoc/>
    protected override object? Read(object value, SessionState session)
    {
        if (ModuleObject.KindOf(value) is { } kind)
        {
            if (CarriedObject.Find(kind, value, nameof(Image)) is var (id, _))
            {
                return id;
            }

            return kind is nameof(Image) or nameof(ImageDetail)
                ? ModuleObject.Text(value, "Reference") ?? ModuleObject.Text(value, "Id")
                : throw new FormatException($"'{value}' is of type {kind}, but an image is required here.");
        }

        var text = TextOf(value);
        if (!ImageName.IsId(text))
        {
            _ = ImageName.Parse(text);
        }

        return text;
    }
}
