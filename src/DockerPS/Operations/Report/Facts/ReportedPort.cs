namespace DockerPS.Operations;

/// <summary>A port of a container in a report.</summary>
/// <param name="Private">The port in the container.</param>
/// <param name="Protocol">The protocol.</param>
/// <param name="Address">The host's address; null if the port is not published.</param>
/// <param name="Public">The host's port; null if the port is not published.</param>
internal sealed record ReportedPort(int Private, string Protocol = "tcp", string? Address = null, int? Public = null)
{
    /// <summary>The host's address as it stands before a port; null if the port is not published.</summary>
    public string? Host => Address?.Contains(':', StringComparison.Ordinal) == true ? $"[{Address}]" : Address;

    /// <summary>Whether it is published on all addresses of the host.</summary>
    public bool IsOpen => Public is not null && Address is "0.0.0.0" or "::";
}
