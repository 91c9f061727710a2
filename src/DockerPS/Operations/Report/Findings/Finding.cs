namespace DockerPS.Operations;

/// <summary>Something that an admin should know.</summary>
/// <param name="Level">How much it matters.</param>
/// <param name="Title">What it is.</param>
/// <param name="Remedy">What to do about it.</param>
/// <param name="Subjects">What it is about.</param>
internal sealed record Finding(FindingLevel Level, string Title, string Remedy, IReadOnlyList<FindingSubject> Subjects);
