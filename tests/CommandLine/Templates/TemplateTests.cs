namespace DockerPS.CommandLine.Tests.Templates;

public class TemplateTests
{
    [Theory]
    [InlineData("docker ps -a --format '{{.Names}}'", "Get-Container | ForEach-Object Name")]
    [InlineData("docker ps -a --format \"table {{.ID}}\\t{{.Names}}\\t{{.Status}}\"", "Get-Container | Select-Object Id, Name, StatusText")]
    [InlineData("docker ps -a --format '{{.ID}}\\t{{.Label \"a.b\"}}'", "Get-Container | Select-Object Id, { $_.Labels['a.b'] }")]
    [InlineData("docker ps -a --format '{{.Names}}: {{.Status}}'", "Get-Container | ForEach-Object { \"$($_.Name): $($_.StatusText)\" }")]
    [InlineData("docker ps -a --format '{{json .}}'", "Get-Container | ForEach-Object { ConvertTo-Json $_ -Compress -Depth 9 }")]
    [InlineData("docker ps -a --format json", "Get-Container | ForEach-Object { ConvertTo-Json $_ -Compress -Depth 9 }")]
    [InlineData("docker ps -a --format table", "Get-Container")]
    [InlineData("docker container inspect -f '{{.State.Status}}' web", "Get-Container web -Detail | ForEach-Object Status")]
    [InlineData(
        "docker container inspect -f '{{ .State.Running }}' web",
        "Get-Container web -Detail | ForEach-Object { $_.Status -eq 'running' }")]
    [InlineData(
        "docker container inspect -f '{{json .Config.Env}}' web",
        "Get-Container web -Detail | ForEach-Object { ConvertTo-Json $_.Environment -Compress -Depth 9 }")]
    [InlineData(
        "docker container inspect -f '{{index .Config.Labels \"a\"}}' web",
        "Get-Container web -Detail | ForEach-Object { $_.Labels['a'] }")]
    [InlineData("docker version --format '{{.Server.Version}}'", "Get-DockerVersion | ForEach-Object ServerVersion")]
    [InlineData("docker stop $(docker ps -q --format '{{.Names}}')", "Get-Container -Running | Stop-Container")]
    public void BecomeCmdletsForObjects(string docker, string expected) => Assert.Equal(expected, Converted.Silently(docker));

    [Theory]
    [InlineData("docker ps --format '{{range .Ports}}x{{end}}'", "'{{range .Ports}}' has no short form")]
    [InlineData("docker ps --format '{{.Nosuch}}'", "'{{.Nosuch}}' has no short form")]
    [InlineData("docker ps --format \"$F\"", "the template is not known before the script runs")]
    public void ThatHaveNoShortFormAreAWarning(string docker, string warning) =>
        Assert.Contains(warning, Converted.Warning(docker), StringComparison.Ordinal);
}
