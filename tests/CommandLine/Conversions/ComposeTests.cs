namespace DockerPS.CommandLine.Tests.Conversions;

public class ComposeTests
{
    private const string Web = "com.docker.compose.service=web, com.docker.compose.oneoff=False";

    [Fact]
    public void ReadsBytes() => Assert.Equal(
        "Get-Content a.tar -AsByteStream -ReadCount 65536 | Invoke-ComposeService -Service web -Command tar, x",
        Converted.Silently("docker compose run -T web tar x < a.tar"));

    [Theory]
    [InlineData("docker-compose --version")]
    [InlineData("docker compose -v")]
    public void TellsTheVersion(string docker) => Assert.Equal("Get-DockerVersion", Converted.Silently(docker));

    [Theory]
    [InlineData("docker compose up -d", "Deploy-ComposeProject")]
    [InlineData("docker-compose up -d", "Deploy-ComposeProject")]
    [InlineData(
        "docker compose -f a.yml -f b.yml -p proj --profile dev up -d --build --scale web=3 --scale db=1 web db",
        "Deploy-ComposeProject -Build -Scale @{ web = 3; db = 1 } -Path a.yml, b.yml -ProjectName proj -Profile dev -Service web, db")]
    [InlineData("docker compose create", "Deploy-ComposeProject -NoStart")]
    [InlineData("docker compose --dry-run up -d", "Deploy-ComposeProject -WhatIf")]
    [InlineData("docker compose down -v --rmi local", "Get-ComposeConfiguration | Remove-ComposeProject -Volume -Image local")]
    [InlineData("docker compose -p proj down", "Remove-ComposeProject proj")]
    [InlineData(
        "docker compose -f a.yml stop -t 5 web",
        "Get-ComposeConfiguration -Path a.yml | Stop-ComposeProject -Timeout 5 -Service web")]
    [InlineData("docker compose ps -q", "Get-ComposeConfiguration | Get-ComposeService | ForEach-Object { $_.Containers.Id }")]
    [InlineData("docker compose logs -f --tail=100 web", "Get-ComposeConfiguration | Get-ComposeLog -Follow -Tail 100 -Service web")]
    [InlineData("docker compose ls", "Get-ComposeProject")]
    [InlineData("docker compose config", "Get-ComposeConfiguration")]
    [InlineData("docker compose config --services", "Get-ComposeConfiguration | ForEach-Object { $_.Services.Name }")]
    [InlineData(
        "docker compose run --rm -e A=1 web npm test",
        "Invoke-ComposeService -AutoRemove -Environment A=1 -Service web -Command npm, test")]
    [InlineData("docker compose pull", "Get-ComposeConfiguration | Receive-Image")]
    [InlineData("docker compose push web", "Get-ComposeConfiguration | Publish-Image -Service web")]
    [InlineData(
        "docker compose -f a.yml build --build-arg A=1 --no-cache --push web",
        "Get-ComposeConfiguration -Path a.yml | New-Image -BuildArgument A=1 -NoCache -Service web | Publish-Image")]
    [InlineData("docker compose up -dV --no-deps web", "Deploy-ComposeProject -RenewAnonymousVolume -NoDependency -Service web")]
    [InlineData("docker compose images", "(Get-ComposeConfiguration).Services.Image | Get-Image")]
    [InlineData("docker compose scale web=2", "Deploy-ComposeProject -Scale @{ web = 2 }")]
    [InlineData(
        "docker compose -p proj exec web sh",
        $"Get-Container -Running -Label com.docker.compose.project=proj, {Web} | Select-Object -First 1 | Enter-Container -Command sh")]
    [InlineData(
        "docker compose -p proj exec -T web ls -l",
        $"Get-Container -Running -Label com.docker.compose.project=proj, {Web} | Select-Object -First 1 "
            + "| Invoke-ContainerCommand -Command ls, -l")]
    [InlineData(
        "docker compose exec -T web psql < x.sql",
        "Get-Content x.sql -AsByteStream -ReadCount 65536 | Invoke-ContainerCommand (Get-Container -Running -Label "
            + $"\"com.docker.compose.project=$((Get-ComposeConfiguration).Name)\", {Web} | Select-Object -First 1) -Command psql")]
    [InlineData(
        "docker compose -p proj kill -s HUP web",
        $"Get-Container -Running -Label com.docker.compose.project=proj, {Web} | Send-ContainerSignal -Signal HUP")]
    public void BecomesTheCmdletsOfProjects(string docker, string expected) => Assert.Equal(expected, Converted.Silently(docker));

    [Theory]
    [InlineData("docker compose up", "docker compose up shows the log without --detach: Get-ComposeLog -Follow does that.")]
    [InlineData("docker compose watch", "docker compose watch has no cmdlet: a tool for developers.")]
    [InlineData("docker compose up -d --exit-code-from web", "docker compose up --exit-code-from is left out: the containers run in the "
        + "background; Get-ContainerLog -Follow shows their output.")]
    public void WarnsOfWhatIsLost(string docker, string warning) => Assert.Equal(warning, Converted.Warning(docker));
}
