using DockerPS.CommandLine.Errors;

namespace DockerPS.CommandLine.Tests.Arguments;

public class ArgumentTests
{
    [Theory]
    [InlineData("docker run -itd nginx", "Invoke-Container nginx -Interactive -Tty -Detach")]
    [InlineData("docker run -dp 80:80 nginx", "Invoke-Container nginx -Detach -Port 80:80")]
    [InlineData("docker run -p80:80 nginx", "Invoke-Container nginx -Port 80:80")]
    [InlineData("docker run -p=80:80 nginx", "Invoke-Container nginx -Port 80:80")]
    [InlineData("docker run --name web nginx", "Invoke-Container nginx -Name web")]
    [InlineData("docker run --name=web nginx", "Invoke-Container nginx -Name web")]
    [InlineData("docker run --rm=false nginx", "Invoke-Container nginx -AutoRemove:$false")]
    [InlineData("docker run --rm=true nginx", "Invoke-Container nginx -AutoRemove")]
    [InlineData("docker run -d=0 nginx", "Invoke-Container nginx -Detach:$false")]
    [InlineData("docker run nginx --name web", "Invoke-Container nginx -Command '--name', web")]
    [InlineData("docker run -- nginx -d", "Invoke-Container nginx -Command '-d'")]
    [InlineData("docker rm web -f", "Remove-Container web -Force")]
    [InlineData("docker rm -- -f", "Remove-Container '-f'")]
    [InlineData("docker exec web ls -l", "Invoke-ContainerCommand web -Command ls, -l")]
    [InlineData("docker run -e A=1 -e B=2 --env C=3 nginx", "Invoke-Container nginx -Environment A=1, B=2, C=3")]
    [InlineData("docker run --name a --name b nginx", "Invoke-Container nginx -Name b")]
    [InlineData("docker network create --subnet 10.0.0.0/8,10.1.0.0/16 x", "New-DockerNetwork x -Subnet 10.0.0.0/8, 10.1.0.0/16")]
    [InlineData("docker logs -tf --tail all web", "Get-ContainerLog web -Follow")]
    [InlineData("docker container rm web", "Remove-Container web")]
    [InlineData("docker container list -a", "Get-Container")]
    [InlineData("docker image ls", "Get-Image")]
    [InlineData("docker builder prune -af", "Clear-DockerResource -Type BuildCache -All -Force")]
    [InlineData("/usr/bin/docker ps -a", "Get-Container")]
    [InlineData("docker.exe ps -a", "Get-Container")]
    [InlineData("sudo docker ps -a", "Get-Container")]
    [InlineData("sudo -E docker ps -a", "Get-Container")]
    [InlineData("time docker ps -a", "Get-Container")]
    [InlineData("docker -H tcp://h:2375 -D ps -a", "Get-Container -Context tcp://h:2375 -Debug")]
    [InlineData("docker --context=prod ps -a", "Get-Container -Context prod")]
    [InlineData("DOCKER_HOST=ssh://me@h docker ps -a", "Get-Container -Context ssh://me@h")]
    [InlineData("env DOCKER_CONTEXT=prod docker ps -a", "Get-Container -Context prod")]
    [InlineData("DOCKER_BUILDKIT=1 docker build .", "New-Image .")]
    [InlineData("DOCKER_BUILDKIT=0 docker build .", "New-Image . -Builder Classic")]
    [InlineData("docker --help", "Get-Command -Module DockerPS")]
    [InlineData("docker", "Get-Command -Module DockerPS")]
    [InlineData("docker run --help", "Get-Help Invoke-Container")]
    [InlineData("docker help container rm", "Get-Help Remove-Container")]
    [InlineData("docker --version", "Get-DockerVersion")]
    public void AreReadByDockersRules(string docker, string expected) => Assert.Equal(expected, Converted.Silently(docker));

    [Theory]
    [InlineData("1.10", "'1.10'")]
    [InlineData("007", "'007'")]
    [InlineData("1e3", "'1e3'")]
    [InlineData("10kb", "'10kb'")]
    [InlineData("0x10", "'0x10'")]
    [InlineData("5d", "'5d'")]
    [InlineData("42", "42")]
    [InlineData("256m", "256m")]
    [InlineData("a,b", "'a,b'")]
    [InlineData("@a", "'@a'")]
    [InlineData("'#a'", "'#a'")]
    [InlineData("a@b", "a@b")]
    [InlineData("-l", "-l")]
    [InlineData("-l=x", "'-l=x'")]
    [InlineData("'{a}'", "'{a}'")]
    [InlineData("http://x/?a=b", "http://x/?a=b")]
    public void AreQuotedIfPowerShellWouldReadThemInAnotherWay(string word, string expected) =>
        Assert.Equal($"Invoke-Container busybox -Command echo, {expected}", Converted.Silently($"docker run busybox echo {word}"));

    [Theory]
    [InlineData("docker pss", ProblemKind.Command, "Line 1, column 8: 'pss' is not a command of docker. Did you mean 'ps'?")]
    [InlineData("docker container lst", ProblemKind.Command, "'lst' is not a command of docker container. Did you mean 'container ls'?")]
    [InlineData("docker run --nmae x y", ProblemKind.Option, "docker container run has no option '--nmae'. Did you mean '--name'?")]
    [InlineData("docker ps\ndocker rm -y x", ProblemKind.Option, "Line 2, column 11: docker container rm has no option '-y'.")]
    [InlineData("docker run --name", ProblemKind.Option, "The value of the option '--name' is missing.")]
    [InlineData("docker run", ProblemKind.Argument, "docker container run needs an argument: image.")]
    [InlineData("docker rmi", ProblemKind.Argument, "docker image rm needs an argument: the name of an image.")]
    [InlineData("docker rename a", ProblemKind.Argument, "docker container rename needs an argument: newname.")]
    [InlineData("docker rename a b c", ProblemKind.Argument, "docker container rename takes no argument 'c'.")]
    [InlineData("docker ps x", ProblemKind.Argument, "docker container ls takes no argument 'x'.")]
    [InlineData("docker run --rm=maybe x", ProblemKind.Option, "The option '--rm' is a switch: its value is true or false, not 'maybe'.")]
    [InlineData("docker service scale web", ProblemKind.Option, "'web' is not of the form SERVICE=REPLICAS.")]
    [InlineData(
        "docker create --device-read-bps /dev/sda:fast x",
        ProblemKind.Option, "The value of '--device-read-bps' is not a size: 'fast'.")]
    [InlineData("ls -l", ProblemKind.Command, "The text has no docker command.")]
    public void ThatAreWrongAreErrorsThatNameThePlace(string text, ProblemKind kind, string message)
    {
        var problem = Converted.Problem(text);
        Assert.Equal(kind, problem.Kind);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.StartsWith("Line ", problem.Message, StringComparison.Ordinal);
    }
}
