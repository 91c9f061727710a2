namespace DockerPS.Compose.Tests.Schema;

public class FaultTests
{
    [Theory]
    [InlineData("services:\n  web:\n    imge: x\n", "3:5 UnknownKey: services.web has no key 'imge'. | Did you mean 'image'?")]
    [InlineData("services: { web: { image: x, ports: 80 } }",
        "1:37 InvalidValue: services.web.ports is the number 80. | It must be a list.")]
    [InlineData("services: [web]", "1:11 InvalidValue: services is a list. | It must be a mapping.")]
    [InlineData("servces: {}", "1:1 UnknownKey: A Compose file has no key 'servces'. | Did you mean 'services'?")]
    [InlineData("nonsense: {}", "1:1 UnknownKey: A Compose file has no key 'nonsense'. | Remove it. Keys of your own start with 'x-'.")]
    [InlineData("services: { 'a b': { image: x } }",
        "1:13 UnknownKey: 'a b' is not a valid name in services. | Names consist of letters, digits, and the signs . _ -.")]
    [InlineData("services: { web: { image: x, hostname: 1 } }",
        "1:40 InvalidValue: services.web.hostname is the number 1. | It must be a string. Put the value in quotation marks.")]
    [InlineData("services: { web: { image: x, cgroup: shared } }",
        "1:38 InvalidValue: The value 'shared' of services.web.cgroup is unknown. | Use host or private.")]
    [InlineData("services: { web: { image: x, cap_add: [A, B, A] } }", "")]
    [InlineData("services: { web: { image: x, security_opt: [a, a] } }",
        "1:48 InvalidValue: services.web.security_opt contains an item twice. | Remove one of them.")]
    [InlineData("services: { web: { image: x, oom_score_adj: 2000 } }",
        "1:45 InvalidValue: The value 2000 of services.web.oom_score_adj is too large. | Use 1000 or less.")]
    [InlineData("services: { web: { image: x, volumes: [{ source: a }] } }",
        "1:40 InvalidValue: services.web.volumes[0] has no key 'type'. | Add 'type'.")]
    [InlineData("services: { web: { image: x, depends_on: { db: {} } } }",
        "1:48 InvalidValue: services.web.depends_on.db has no key 'condition'. | Add 'condition'.")]
    [InlineData("services: { web: { image: x, mem_limit: lots } }",
        "1:41 InvalidValue: The value 'lots' of services.web.mem_limit is not a size like 512m or 1.5gb. | Correct it.")]
    [InlineData("services: { web: { image: x, stop_grace_period: soon } }",
        "1:49 InvalidValue: The value 'soon' of services.web.stop_grace_period is not a duration like 1m30s. | Correct it.")]
    [InlineData("services: { web: { image: x, ports: ['a:80'] } }",
        "1:38 InvalidValue: services.web.ports is not valid: 'a' in 'a:80' is not a port. Use a number up to 65535. | "
        + "Correct it, or use the long form.")]
    [InlineData("services: { web: { image: x, volumes: ['ab:/b:rw:cd'] } }",
        "1:40 InvalidValue: services.web.volumes[0] is not valid: 'ab:/b:rw:cd' has too many colons. | Correct it, or use the long form.")]
    [InlineData("services: { web: { image: x, command: \"a 'b\" } }",
        "1:39 InvalidValue: The quotation marks or parentheses in 'a 'b' do not match. | Close them, or write the command as a list.")]
    [InlineData("services: { web: { image: x, privileged: maybe } }",
        "1:42 InvalidValue: The value 'maybe' of services.web.privileged is not true or false. | "
        + "Correct it, or the variable that it comes from.")]
    [InlineData("volumes: { a: { external: true, driver: b } }",
        "1:33 Conflict: volumes.a is external, and 'driver' would have no effect. | Remove 'driver' or 'external'.")]
    [InlineData("configs: { a: {} }",
        "1:15 InvalidValue: configs.a has no content. | Add file, environment or content, or 'external: true'.")]
    [InlineData("configs: { a: { file: a, content: b } }",
        "1:26 Conflict: configs.a has both 'file' and 'content'. | Use only one of file, environment or content.")]
    [InlineData("services: { web: { image: x, ports: [{ published: 80 }] } }",
        "1:38 InvalidValue: services.web.ports[0] has no target. | Add 'target' with the port of the container.")]
    [InlineData("services: { web: { image: x, ports: [0.5] } }",
        "1:38 InvalidValue: services.web.ports is not valid: A port is a whole number, a string or a mapping. | "
        + "Correct it, or use the long form.")]
    [InlineData("services: { web: { image: x, volumes: [{ type: tmpfs }] } }",
        "1:40 InvalidValue: services.web.volumes[0] has no target. | Add 'target' with the path in the container.")]
    [InlineData("services: { web: { image: x, healthcheck: { retries: -1 } } }",
        "1:54 InvalidValue: The value '-1' of services.web.healthcheck.retries is not 0 or more. | Correct it.")]
    [InlineData("", "0:0 InvalidValue: The file is empty. | Define services.")]
    [InlineData("- a", "1:1 InvalidValue: The file is not a mapping. | Start it with 'services:'.")]
    [InlineData("services: { web: { image: '${X' } }",
        "1:27 InvalidVariable: '${X' has a dollar sign that does not start a variable. | Write a literal dollar sign as $$.")]
    [InlineData("services: { web: { image: '${X:?why}' } }",
        "1:27 MissingVariable: The required variable X has no value: why | Set X in the environment or in an environment file.")]
    public void Faults_of_a_file_have_a_place_and_a_remedy(string text, string fault)
    {
        if (fault.Length > 0)
        {
            Assert.Equal(fault, ProjectFolder.Fault(text));
        }
        else
        {
            // Of some lists, Compose takes the last of equal items.
            Assert.Equal(["A", "B"], ProjectFolder.Load(text).Services["web"].CapAdd);
        }
    }

    [Theory]
    [InlineData("services: { web: { } }",
        "1:18 InvalidValue: The service 'web' has neither an image nor a build. | Add 'image' or 'build'.")]
    [InlineData("services: { web: { image: x, networks: [front] } }",
        "1:18 Undefined: The service 'web' uses the network 'front', which is not defined. | Define it under 'networks'.")]
    [InlineData("services: { web: { image: x, networks: [front] } }\nnetworks: { frnt: }",
        "1:18 Undefined: The service 'web' uses the network 'front', which is not defined. | Did you mean 'frnt'?")]
    [InlineData("services: { web: { image: x, volumes: ['data:/data'] } }",
        "1:40 Undefined: The service 'web' uses the volume 'data', which is not defined. | Define it under 'volumes'.")]
    [InlineData("services: { web: { image: x, secrets: [s] } }",
        "1:40 Undefined: The service 'web' uses the secret 's', which is not defined. | Define it under 'secrets'.")]
    [InlineData("services: { web: { image: x, configs: [c] } }",
        "1:40 Undefined: The service 'web' uses the config 'c', which is not defined. | Define it under 'configs'.")]
    [InlineData("services: { web: { image: x, models: [m] } }",
        "1:18 Undefined: The service 'web' uses the model 'm', which is not defined. | Define it under 'models'.")]
    [InlineData("services: { web: { image: x, depends_on: [db] } }",
        "1:43 Undefined: The service 'web' depends on 'db', which is not defined. | Define it under 'services'.")]
    [InlineData("services: { web: { image: x, depends_on: [db] }, db: { image: x, profiles: [p] } }",
        "1:43 Undefined: The service 'web' depends on 'db', which is not active. | Activate one of its profiles: p.")]
    [InlineData("services: { a: { image: x, depends_on: [b] }, b: { image: x, depends_on: [c] }, c: { image: x, links: [a] } }",
        "1:16 Cycle: Services depend on each other: a > b > c > a. | Remove one dependency.")]
    [InlineData("services: { a: { extends: b }, b: { extends: a } }",
        "1:27 Cycle: Services extend each other: a > b > a. | Remove one 'extends'.")]
    [InlineData("services: { a: { extends: bb }, b: { image: x } }",
        "1:27 Undefined: The service 'a' extends 'bb', which is not in this file. | Correct the name.")]
    [InlineData("services: { web: { image: x, network_mode: host, networks: [default] } }",
        "1:18 Conflict: The service 'web' has both 'network_mode' and 'networks'. | Use only one of them.")]
    [InlineData("services: { web: { image: x, scale: 2, container_name: yy } }",
        "1:18 Conflict: 'web' has 2 containers, but one container name. | Remove 'container_name'.")]
    [InlineData("services: { a: { image: x, container_name: yy }, b: { image: x, container_name: yy } }",
        "1:53 Conflict: The services 'a' and 'b' have the same container name. | Change one of them.")]
    [InlineData("services: { web: { image: x, tmpfs: /a, volumes: ['/a'] } }",
        "1:51 Conflict: 'web' has two mounts at '/a'. | Remove one of them.")]
    [InlineData("services: { web: { image: x, healthcheck: { test: [a] } } }",
        "1:43 InvalidValue: The health check of 'web' starts with 'a'. | Start the list with CMD, CMD-SHELL or NONE.")]
    [InlineData("services: { web: { image: x, env_file: a.env } }",
        "1:18 FileNotFound: The environment file './a.env' does not exist. | Create the file, or correct its path.")]
    [InlineData("include: [a.yaml]",
        "1:11 FileNotFound: The Compose file './a.yaml' does not exist. | Create the file, or correct its path.")]
    [InlineData("include: [compose.yaml]",
        "1:11 Cycle: Files include each other: ./compose.yaml > ./compose.yaml. | Remove one 'include'.")]
    [InlineData("include: ['https://git.example.com/b.git']",
        "1:11 NotSupported: 'https://git.example.com/b.git' is not a file on this computer. | "
        + "Download it first, and use the path of the file.")]
    [InlineData("services: { a: { extends: { service: b, file: c.yaml } } }",
        "1:27 FileNotFound: The extended file './c.yaml' does not exist. | Create the file, or correct its path.")]
    public void Faults_of_a_project_have_a_place_and_a_remedy(string text, string fault) => Assert.Equal(fault, ProjectFolder.Fault(text));
}
