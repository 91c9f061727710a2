namespace DockerPS.CommandLine.Tests.Conversions;

public class CommandTests
{
    [Theory]
    [InlineData(
        "docker run -it --rm -p 8080:80 -v $PWD:/w -w /w nginx sh -c \"ls -l\"",
        "Invoke-Container nginx -Interactive -Tty -AutoRemove -Port 8080:80 -Volume \"${PWD}:/w\" "
            + "-WorkingDirectory /w -Command sh, -c, 'ls -l'")]
    [InlineData("docker ps", "Get-Container -Running")]
    [InlineData("docker ps -n 3", "Get-Container -Last 3")]
    [InlineData("docker ps -f status=exited -f name=web -f label=a=b", "Get-Container -Status exited -Filter name=web -Label a=b")]
    [InlineData("docker ps --filter 'label!=x'", "Get-Container -Running -Filter label!=x")]
    [InlineData("docker images busybox", "Get-Image busybox:*")]
    [InlineData("docker images r.test:5000/a/b", "Get-Image r.test:5000/a/b:*")]
    [InlineData("docker images busybox:1", "Get-Image busybox:1")]
    [InlineData("docker images -f dangling=true", "Get-Image -Dangling")]
    [InlineData("docker images -f dangling=false", "Get-Image -Filter dangling=false")]
    [InlineData("docker kill web", "Stop-Container web -Force")]
    [InlineData("docker kill -s HUP web", "Send-ContainerSignal web -Signal HUP")]
    [InlineData("docker stats", "Measure-Container -Follow")]
    [InlineData("docker stats --no-stream web", "Measure-Container web")]
    [InlineData("docker exec -it web bash", "Enter-Container web -Command bash")]
    [InlineData("docker exec -itd web bash", "Invoke-ContainerCommand web -Detach -Command bash")]
    [InlineData("docker exec -it web bash | cat", "Invoke-ContainerCommand web -Command bash")]
    [InlineData("docker port web 80/tcp", "Get-ContainerPort web -PrivatePort 80 -Protocol tcp")]
    [InlineData("docker top web -o pid", "Get-ContainerProcess web -PsArgument '-o', pid")]
    [InlineData("docker inspect nginx:latest", "Get-Image nginx:latest -Detail")]
    [InlineData("docker inspect --type volume data", "Get-DockerVolume data")]
    [InlineData("docker inspect $(docker ps -q)", "Get-Container -Running | Get-Container -Detail")]
    [InlineData("docker commit -a me --pause=false web me/web:1", "New-Image -Author me -NoPause -FromContainer web -Name me/web:1")]
    [InlineData(
        "docker create --cpu-period 50000 --cpu-quota=25000 --device-read-bps /dev/sda:1mb x",
        "New-Container x -ApiOption @{ HostConfig = @{ CpuPeriod = 50000; CpuQuota = 25000; "
            + "BlkioDeviceReadBps = @(@{ Path = '/dev/sda'; Rate = 1MB }) } }")]
    [InlineData("docker run -d --cidfile id x", "Invoke-Container x -Detach | ForEach-Object { Set-Content id $_.Id; $_ }")]
    [InlineData(
        "docker system prune -af --volumes",
        "Clear-DockerResource -Type Container, Network, Image, BuildCache, Volume -All -Force")]
    [InlineData("docker service scale web=5 db=3", "Set-SwarmService web -Replicas 5; Set-SwarmService db -Replicas 3")]
    [InlineData(
        "docker service update --env-add A=1 --env-add B=2 --env-rm C web",
        "Set-SwarmService web -Add @{ Environment = 'A=1', 'B=2' } -Remove @{ Environment = 'C' }")]
    [InlineData("docker service create --entrypoint 'a \"b c\"' x", "New-SwarmService x -Entrypoint a, 'b c'")]
    [InlineData(
        "docker service create --generic-resource gpu=2 --credential-spec file://a.json x",
        "New-SwarmService x -ApiOption @{ TaskTemplate = @{ Resources = @{ Reservations = @{ GenericResources = "
            + "@(@{ DiscreteResourceSpec = @{ Kind = 'gpu'; Value = 2 } }) } }; "
            + "ContainerSpec = @{ Privileges = @{ CredentialSpec = @{ File = 'a.json' } } } } }")]
    [InlineData("docker service update --rollback web", "Undo-SwarmService web")]
    [InlineData("docker node promote a b", "Set-SwarmNode a, b -Role Manager")]
    [InlineData("docker node ps", "Get-SwarmTask -Node self")]
    [InlineData("docker stack ps s", "Get-SwarmService -Label com.docker.stack.namespace=s | Get-SwarmTask")]
    [InlineData("docker swarm join-token -q worker", "Get-SwarmJoinToken worker -AsPlainText")]
    [InlineData("docker swarm ca --rotate", "Reset-SwarmCertificate")]
    [InlineData("docker context create a --docker host=ssh://me@h,ca=c", "New-DockerContext a -Endpoint ssh://me@h -CaCertificate c")]
    [InlineData("docker context use a", "Use-DockerContext a -Persist")]
    [InlineData("docker login -u me r.test", "Connect-ContainerRegistry r.test -Credential me")]
    [InlineData(
        "echo $PW | docker login -u me --password-stdin",
        "Connect-ContainerRegistry -Credential ([pscredential]::new('me', (ConvertTo-SecureString $env:PW -AsPlainText -Force)))")]
    [InlineData(
        "docker buildx build --platform linux/amd64,linux/arm64 --push --provenance=false --sbom=true -t a/b:1 .",
        "New-Image . -Platform linux/amd64, linux/arm64 -Output type=registry -Attestation 'type=provenance,disabled=true', type=sbom "
            + "-Name a/b:1")]
    public void BecomesACmdlet(string docker, string expected) => Assert.Equal(expected, Converted.Silently(docker));

    [Theory]
    [InlineData(
        "docker build -m 1g .",
        "docker image build --memory is left out: only for the classic builder, which docker has deprecated.")]
    [InlineData("docker --config x ps", "docker --config is left out: the variable DOCKER_CONFIG.")]
    [InlineData("docker -H a context ls", "--host is left out: Get-DockerContext asks no engine.")]
    [InlineData("FOO=1 docker run -e FOO x", "FOO stays set after the command: PowerShell has no variables for a single one.")]
    [InlineData(
        "docker inspect web",
        "docker inspect finds objects of all kinds; this looks for a container. Use --type, or the command of the kind.")]
    public void WarnsOfWhatIsLost(string docker, string warning) => Assert.Equal(warning, Converted.Warning(docker));
}
