using DockerPS.CommandLine.Errors;

namespace DockerPS.CommandLine.Tests.Conversions;

public class ScriptTests
{
    [Fact]
    public void KeepTheirOrderAndTheirComments() => Assert.Equal(
        """
        # Deploys.
        $ErrorActionPreference = 'Stop'

        $TAG = '1.0'
        # npm ci
        New-Image . -Name "app:$TAG"   
        Start-Sleep 5
        'done'
        """.Replace("   \n", "\n", StringComparison.Ordinal).ReplaceLineEndings("\n"),
        Converted.Text(
            """
            #!/bin/bash
            # Deploys.
            set -euo pipefail

            TAG=1.0
            npm ci
            docker build -t app:$TAG .
            sleep 5
            echo done
            """));

    [Fact]
    public void KeepBlocksAsTheyAre() => Assert.Equal(
        """
        # if [ -n "$x" ]; then
        #   docker rm "$x"
        #   if true; then echo fi; fi
        # fi
        # for i in 1 2; do docker rm web$i; done
        # f() {
        #   docker ps }
        # }
        # case $1 in
        #   a) docker ps ;;
        #   b|c) docker rm x ;;
        # esac
        # [[ -n $x && $y < 3 ]]
        # (cd x; docker ps)
        # { docker ps; }
        # until docker ps
        # do sleep 1
        # done
        Get-Container
        """.ReplaceLineEndings("\n"),
        Converted.Text(
            """
            if [ -n "$x" ]; then
              docker rm "$x"
              if true; then echo fi; fi
            fi
            for i in 1 2; do docker rm web$i; done
            f() {
              docker ps }
            }
            case $1 in
              a) docker ps ;;
              b|c) docker rm x ;;
            esac
            [[ -n $x && $y < 3 ]]
            (cd x; docker ps)
            { docker ps; }
            until docker ps
            do sleep 1
            done
            docker ps -a
            """));

    [Fact]
    public void KeepCommentsBehindALine() => Assert.Equal(
        "Get-Container # all\n# npm ci # too\nInvoke-Container busybox -Command echo, 'a#b'",
        Converted.Text("docker ps -a  # all\nnpm ci # too\ndocker run busybox echo a#b"));

    [Fact]
    public void KeepHereDocumentsOfOtherPrograms() => Assert.Equal(
        "# cat > a.conf <<EOF\n# docker ps\n# if true\n# EOF\nGet-Container",
        Converted.Text("cat > a.conf <<EOF\ndocker ps\nif true\nEOF\ndocker ps -a"));

    [Fact]
    public void GoOnAfterALineThatIsWrong()
    {
        var conversion = CommandConverter.Convert("docker ps -a\ndocker psx\ndocker rm -y a\ndocker rm a");
        Assert.Equal(["Get-Container", "# docker psx", "# docker rm -y a", "Remove-Container a"], conversion.Lines);
        Assert.Equal([ProblemKind.Command, ProblemKind.Option], conversion.Problems.Select(problem => problem.Kind));
        Assert.Equal(["docker psx", "docker rm -y a"], conversion.Problems.Select(problem => problem.Source));
        Assert.False(conversion.IsComplete);
    }

    [Fact]
    public void AreCompleteWithoutOtherLines()
    {
        Assert.True(CommandConverter.Convert("# a\n\ndocker ps\ncd x").IsComplete);
        Assert.False(CommandConverter.Convert("docker ps\nnpm ci").IsComplete);
    }

    [Theory]
    [InlineData("if docker ps | grep -q web; then docker stop web; fi")]
    [InlineData("for c in $(docker ps -q); do docker stop $c; done")]
    [InlineData("[ -n \"$(docker ps -q)\" ] && docker stop web")]
    [InlineData("! docker ps")]
    [InlineData("f() { docker ps; }")]
    [InlineData("trap 'docker rm web' EXIT")]
    public void WarnOfCommandsOfDockerThatStayAsTheyAre(string text)
    {
        Assert.Equal($"# {text}", Converted.Text(text));
        Assert.Contains("is not converted", Converted.Warning(text), StringComparison.Ordinal);
    }

    [Fact]
    public void IgnoreAByteOrderMark() => Assert.Equal("Get-Container\nGet-Image", Converted.Silently("\uFEFFdocker ps -a\ndocker images"));

    [Theory]
    [InlineData("$(docker ps -q ", ")")]
    [InlineData("\"$(echo ", ")\"")]
    [InlineData("${A:-", "}")]
    public void RefuseWhatIsNestedTooDeep(string open, string close)
    {
        var text = $"docker rm {string.Concat(Enumerable.Repeat(open, 100_000))}x{string.Concat(Enumerable.Repeat(close, 100_000))}";
        var column = "docker rm ".Length + (100 * open.Length) + open.IndexOf('$') + 1;
        Assert.Equal(
            (ProblemKind.Syntax, $"Line 1, column {column}: More than 100 expansions are nested here."), Converted.Problem(text));
        var allowed = $"docker rm {string.Concat(Enumerable.Repeat(open, 100))}x{string.Concat(Enumerable.Repeat(close, 100))}";
        Assert.DoesNotContain(CommandConverter.Convert(allowed).Problems, problem => problem.Kind == ProblemKind.Syntax);
    }
}
