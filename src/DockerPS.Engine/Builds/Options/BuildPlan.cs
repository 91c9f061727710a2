namespace DockerPS.Engine.Builds;

/// <summary>A build that is ready to be sent, and what is left to do for it.</summary>
/// <param name="Request">The request.</param>
/// <param name="Outputs">
/// The outputs in the order of the request's exporters: the number of one is what the session is told when it is written.
/// </param>
/// <param name="PushAfterwards">The names to push after the build, since the classic store does not push by itself; mostly empty.</param>
public sealed record BuildPlan(SolveRequest Request, IReadOnlyList<BuildOutput> Outputs, IReadOnlyList<string> PushAfterwards);
