namespace DockerPS.CommandLine.Tests.Syntax;

public class VariableTests
{
    [Theory]
    [InlineData("$A", "$env:A")]
    [InlineData("${A}", "$env:A")]
    [InlineData("\"$A\"", "$env:A")]
    [InlineData("x$A", "\"x$env:A\"")]
    [InlineData("${A}x", "\"${env:A}x\"")]
    [InlineData("$A:x", "\"${env:A}:x\"")]
    [InlineData("$A/x", "\"$env:A/x\"")]
    [InlineData("${A:-x y}", "($env:A ? $env:A : 'x y')")]
    [InlineData("a:${A:-1}", "\"a:$($env:A ? $env:A : 1)\"")]
    [InlineData("${A-x}", "($env:A ?? 'x')")]
    [InlineData("${A:?none}", "($env:A ? $env:A : $(throw 'none'))")]
    [InlineData("${A:+x}", "($env:A ? 'x' : '')")]
    [InlineData("$PWD", "$PWD")]
    [InlineData("$(pwd)", "$PWD")]
    [InlineData("`pwd`/x", "\"$PWD/x\"")]
    [InlineData("$HOME/x", "\"$HOME/x\"")]
    [InlineData("~/x", "\"$HOME/x\"")]
    [InlineData("~", "$HOME")]
    [InlineData("a~b", "a~b")]
    [InlineData("$1", "$args[0]")]
    [InlineData("a$1", "\"a$($args[0])\"")]
    [InlineData("$(date +%F)", "(Get-Date -UFormat '%F')")]
    [InlineData("$(cat id)", "(Get-Content id)")]
    [InlineData("$", "'$'")]
    public void BecomeThoseOfPowerShell(string word, string? expected)
    {
        if (expected is not null)
        {
            Assert.Equal($"Invoke-Container busybox -Command echo, {expected}", Converted.Silently($"docker run busybox echo {word}"));
        }
    }

    [Theory]
    [InlineData("$((1+2))", "'$((1+2))' stays as it is: arithmetic is not converted.")]
    [InlineData("${A%x}", "'${A%x}' stays as it is: this form of a variable is not converted.")]
    [InlineData("$(id -u)", "The program 'id' is called as it is.")]
    [InlineData("$RUN_OPTS", "$RUN_OPTS is one argument here, and several for a shell if it has spaces.")]
    [InlineData("$?", "$? becomes $LASTEXITCODE, which only cmdlets that run a command in a container set.")]
    public void ThatCannotBeSaidAreAWarning(string word, string warning) =>
        Assert.Equal(warning, Converted.Warning($"docker run busybox echo {word}"));

    [Fact]
    public void ThatAreQuotedAreOneWordAnyway() =>
        Assert.Equal("Invoke-Container busybox -Command echo, $env:ARGS", Converted.Silently("docker run busybox echo \"$ARGS\""));

    [Fact]
    public void OfAnotherUserAreAWarning() => Assert.Equal(
        "sudo -u is left out: PowerShell runs as the user that it is.", Converted.Warning("sudo -u me docker ps"));

    [Fact]
    public void OfTheScriptStayItsOwn() => Assert.Equal(
        "$TAG = '1.0'\nNew-Image . -Name \"app:$TAG\", \"app:$env:OTHER\"",
        Converted.Silently("TAG=1.0\ndocker build -t app:$TAG -t app:$OTHER ."));

    [Fact]
    public void ThatAreExportedAreOfTheEnvironment() => Assert.Equal(
        "$env:TAG = '1.0'\nNew-Image . -Name \"app:$env:TAG\"", Converted.Silently("export TAG=1.0\ndocker build -t app:$TAG ."));

    [Fact]
    public void ThatPowerShellHasItselfAreOfTheEnvironment() =>
        Assert.Equal("$env:HOST = 'a'\nGet-ContainerLog $env:HOST", Converted.Silently("HOST=a\ndocker logs $HOST"));

    [Fact]
    public void TakeTheOutputOfACommand() => Assert.Equal(
        "$ID = Invoke-Container nginx -Detach | ForEach-Object Id\nRemove-Container $ID -Force",
        Converted.Silently("ID=$(docker run -d nginx)\ndocker rm -f $ID"));

    [Fact]
    public void AreThoseOfPowerShellInItsText() => Assert.Equal(
        "Invoke-Container $image -Environment \"A=$env:A\" -Name \"web$i\"",
        Converted.Silently("docker run -e A=$env:A --name \"web$i\" $image"));

    [Fact]
    public void AreNotConvertedIfTheirCommandsAreNot() => Assert.Equal(
        "'$($RUN x)' stays as it is: the commands in it are not converted.", Converted.Warning("docker run -e A=$($RUN x) busybox"));
}
