namespace DockerPS.Operations;

/// <summary>How much a finding matters.</summary>
internal enum FindingLevel
{
    /// <summary>Something does not work.</summary>
    Problem,

    /// <summary>Something puts the host at risk.</summary>
    Risk,

    /// <summary>Something could be better.</summary>
    Advice,
}
