namespace DockerPS.Operations;

/// <summary>Writes a plan as objects.</summary>
internal static class DeploymentChanges
{
    /// <summary>Returns the changes, in the order in which they are made.</summary>
    public static IReadOnlyList<ComposeChange> Of(DeploymentPlan plan)
    {
        var (project, settings) = (plan.Project, plan.Settings);
        var changes = new List<ComposeChange>();
        foreach (var step in plan.Images)
        {
            Add(step.Service.Name, "Image", step.Image, step.Pulls ? "Pull" : "Build", step.Pulls && step.Builds
                ? $"{step.Reason}; it is built if no registry has it"
                : step.Reason);
        }

        foreach (var step in plan.Networks.Where(step => step.Action is not null))
        {
            Add(null, "Network", step.Network.Name, step.Action!, step.Reason);
        }

        foreach (var (_, volume) in plan.Volumes)
        {
            Add(null, "Volume", volume.Name, "Create", "it is missing");
        }

        foreach (var orphan in settings.RemoveOrphan ? plan.Orphans : [])
        {
            Add(ComposeState.ServiceOf(orphan), "Container", Container.NameOf(orphan), "Remove", "the files do not define its service");
        }

        foreach (var planned in plan.Services)
        {
            foreach (var step in planned.Steps.Where(step => step.Action != ContainerAction.Keep))
            {
                Add(planned.Service.Name, "Container", step.Name, step.Action.ToString(), step.Reason);
            }

            foreach (var container in plan.Starts.GetValueOrDefault(planned.Service.Name) ?? [])
            {
                if (container.Id.Length > 0)
                {
                    Add(planned.Service.Name, "Container", Container.NameOf(container), "Start", $"it is {container.State}");
                }
            }

            foreach (var other in planned.IsReplaced ? DeploymentPlan.RestartedWith(project, planned.Service) : [])
            {
                var running = plan.Services.First(item => item.Service.Name == other.Name).Remaining
                    .Where(container => container is { Id.Length: > 0, State: "running" });
                foreach (var container in running)
                {
                    Add(other.Name, "Container", Container.NameOf(container), "Restart", $"'{planned.Service.Name}' is replaced");
                }
            }
        }

        return changes;

        void Add(string? service, string kind, string name, string action, string reason) =>
            changes.Add(new(project.Name, service, kind, name, action, reason, plan.Engine.Name));
    }
}
