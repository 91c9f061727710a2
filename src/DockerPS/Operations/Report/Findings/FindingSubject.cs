namespace DockerPS.Operations;

/// <summary>What a finding is about.</summary>
/// <param name="Name">The name of the object; null if the detail says it all.</param>
/// <param name="Detail">What is special about it; null for nothing.</param>
internal sealed record FindingSubject(string? Name, string? Detail = null);
