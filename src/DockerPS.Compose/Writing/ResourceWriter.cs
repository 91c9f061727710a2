using DockerPS.Compose.Model;
using DockerPS.Compose.Values;
using DockerPS.Compose.Yaml;

namespace DockerPS.Compose.Writing;

/// <summary>Writes devices, limits, and how a service is deployed.</summary>
internal sealed class ResourceWriter(OutputForm form)
{
    /// <summary>Writes how a service is deployed.</summary>
    public FieldWriter Deploy(DeployOptions deploy) => new FieldWriter(form)
        .Text("mode", deploy.Mode)
        .Optional("replicas", deploy.Replicas)
        .Pairs("labels", deploy.Labels)
        .Mapping("update_config", deploy.UpdateConfig, Update)
        .Mapping("rollback_config", deploy.RollbackConfig, Update)
        .Part("resources", deploy.Resources, resources => new FieldWriter(form)
            .Mapping("limits", resources.Limits, Amounts)
            .Mapping("reservations", resources.Reservations, Amounts)
            .Extensions(resources))
        .Mapping("restart_policy", deploy.RestartPolicy, policy => new FieldWriter(form)
            .Text("condition", policy.Condition)
            .Duration("delay", policy.Delay)
            .Optional("max_attempts", policy.MaxAttempts)
            .Duration("window", policy.Window)
            .Extensions(policy))
        .Part("placement", deploy.Placement, placement => new FieldWriter(form)
            .Texts("constraints", placement.Constraints)
            .List("preferences", placement.Preferences, spread => new FieldWriter(form).Text("spread", spread).Map)
            .Number("max_replicas_per_node", placement.MaxReplicas)
            .Extensions(placement))
        .Text("endpoint_mode", deploy.EndpointMode)
        .Extensions(deploy);

    /// <summary>Writes a request of devices.</summary>
    public FieldWriter Device(DeviceRequest request) => new FieldWriter(form)
        .Texts("capabilities", request.Capabilities)
        .Text("driver", request.Driver)
        .Number("count", request.Count)
        .Texts("device_ids", request.Ids)
        .Pairs("options", request.Options);

    /// <summary>Writes a limit of processes: one number, or two.</summary>
    public Node Ulimit(Ulimit limit)
    {
        if (limit.Both != 0)
        {
            return new ScalarNode(limit.Both, default);
        }

        var writer = new FieldWriter(form);
        return (form == OutputForm.Json
            ? writer.Number("soft", limit.Soft).Number("hard", limit.Hard)
            : writer.Always("soft", limit.Soft).Always("hard", limit.Hard)).Map;
    }

    /// <summary>Writes limits of reading and writing devices.</summary>
    public FieldWriter BlockInput(BlockInputLimits limits) => new FieldWriter(form)
        .Number("weight", limits.Weight)
        .List("weight_device", limits.WeightDevices, item => DeviceValue(item.Path, "weight", (long)item.Weight))
        .List("device_read_bps", limits.ReadBytes, Rate)
        .List("device_read_iops", limits.ReadOperations, Rate)
        .List("device_write_bps", limits.WriteBytes, Rate)
        .List("device_write_iops", limits.WriteOperations, Rate)
        .Extensions(limits);

    private FieldWriter Update(UpdateOptions update) => new FieldWriter(form)
        .Optional("parallelism", update.Parallelism)
        .Duration("delay", update.Delay)
        .Text("failure_action", update.FailureAction)
        .Duration("monitor", update.Monitor)
        .Number("max_failure_ratio", update.MaxFailureRatio)
        .Text("order", update.Order)
        .Extensions(update);

    private FieldWriter Amounts(ResourceAmounts amounts) => new FieldWriter(form)
        .Number("cpus", amounts.Cpus)
        .Bytes("memory", amounts.MemoryBytes)
        .Number("pids", amounts.Pids)
        .List("devices", amounts.Devices, request => Device(request).Map)
        .List("generic_resources", amounts.GenericResources, resource => new FieldWriter(form)
            .Always("discrete_resource_spec", new FieldWriter(form)
                .Always("kind", resource.Kind)
                .Always("value", resource.Value)
                .Extensions(resource).Map).Map)
        .Extensions(amounts);

    private MappingNode Rate(DeviceRate rate) => DeviceValue(rate.Path, "rate", GoFormat.Value(rate.Rate));

    /// <summary>In JSON, these keys start with a capital letter.</summary>
    private MappingNode DeviceValue(string path, string key, object value)
    {
        var isJson = form == OutputForm.Json;
        return new FieldWriter(form)
            .Always(isJson ? "Path" : "path", path)
            .Always(isJson ? char.ToUpperInvariant(key[0]) + key[1..] : key, value).Map;
    }
}
