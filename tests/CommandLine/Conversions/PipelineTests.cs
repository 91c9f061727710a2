namespace DockerPS.CommandLine.Tests.Conversions;

public class PipelineTests
{
    [Theory]
    [InlineData("docker rm -f $(docker ps -aq)", "Get-Container | Remove-Container -Force")]
    [InlineData("docker rm -f `docker ps -aq`", "Get-Container | Remove-Container -Force")]
    [InlineData("docker rm \"$(docker ps -lq)\"", "Get-Container -Last 1 | Remove-Container")]
    [InlineData("docker ps -aq | xargs docker rm", "Get-Container | Remove-Container")]
    [InlineData("docker ps -aq | xargs -r -n 1 docker rm -f", "Get-Container | Remove-Container -Force")]
    [InlineData("docker ps -q | xargs -I{} docker exec {} ls", "Get-Container -Running | Invoke-ContainerCommand -Command ls")]
    [InlineData("docker ps -aq | sudo xargs docker rm", null)]
    [InlineData(
        "docker rm a $(docker ps -q)", "Remove-Container (@('a') + @(Get-Container -Running | ForEach-Object Id))")]
    [InlineData("docker rename $(docker ps -lq) x", "Get-Container -Last 1 | Rename-Container -NewName x")]
    [InlineData("docker rmi $(docker ps -q)", "Remove-Image (Get-Container -Running | ForEach-Object Id)")]
    [InlineData(
        "docker run --network container:$(docker ps -lq) x",
        "Invoke-Container x -Network \"container:$(Get-Container -Last 1 | ForEach-Object Id)\"")]
    [InlineData("docker volume rm $(docker volume ls -qf dangling=true)", "Get-DockerVolume -Dangling | Remove-DockerVolume")]
    [InlineData("docker logs $(docker run -d nginx)", "Invoke-Container nginx -Detach | Get-ContainerLog")]
    [InlineData("docker ps | wc -l", "Get-Container -Running | Measure-Object | ForEach-Object Count")]
    [InlineData("docker ps -aq | head -n 3", "Get-Container | Select-Object -First 3 | ForEach-Object Id")]
    [InlineData("docker ps -a | tail -n +2", "Get-Container")]
    [InlineData("docker logs web | tail -5", "Get-ContainerLog web | Select-Object -Last 5")]
    [InlineData("docker logs web 2>&1 | grep -i 'a b'", "Get-ContainerLog web | Where-Object { $_ -match 'a b' }")]
    [InlineData("docker logs web | grep -v DEBUG", "Get-ContainerLog web | Where-Object { $_ -cnotmatch 'DEBUG' }")]
    [InlineData("docker logs web | grep -F 1.5", "Get-ContainerLog web | Where-Object { $_ -cmatch '1\\.5' }")]
    [InlineData("docker logs web | grep -E 'a|b'", "Get-ContainerLog web | Where-Object { $_ -cmatch 'a|b' }")]
    [InlineData("docker logs web | grep 'a\\|b+'", "Get-ContainerLog web | Where-Object { $_ -cmatch 'a|b\\+' }")]
    [InlineData(
        "docker images | grep none | awk '{print $3}' | xargs docker rmi",
        "Get-Image | Where-Object { ($_.Repository, $_.Tag, $_.Id, $_.CreatedAt, $_.Size -join ' ') -cmatch 'none' } | Remove-Image")]
    [InlineData("docker ps -a --format '{{.Names}}' | sort", "Get-Container | ForEach-Object Name | Sort-Object")]
    [InlineData("docker exec web cat /x | sort -u", "Invoke-ContainerCommand web -Command cat, /x | Sort-Object -Unique")]
    [InlineData(
        "docker exec -i db mysql < dump.sql",
        "Get-Content dump.sql -AsByteStream -ReadCount 65536 | Invoke-ContainerCommand db -Command mysql")]
    [InlineData(
        "cat dump.sql | docker exec -i db mysql",
        "Get-Content dump.sql -AsByteStream -ReadCount 65536 | Invoke-ContainerCommand db -Command mysql")]
    [InlineData("echo 'a b' | docker run -i busybox cat", "'a b' | Invoke-Container busybox -Interactive -Command cat")]
    [InlineData("docker exec -i a sh <<< ls", "'ls' | Invoke-ContainerCommand a -Command sh")]
    [InlineData(
        "docker exec a dump | docker exec -i b load",
        "Invoke-ContainerCommand a -Command dump -AsByteStream | Invoke-ContainerCommand b -Command load")]
    [InlineData("docker save x > x.tar", "Export-Image x -Destination x.tar -Force")]
    [InlineData("docker save -o x.tar x y", "Export-Image x, y -Force -Destination x.tar")]
    [InlineData("docker export web > web.tar", "Export-Container web -Destination web.tar -Force")]
    [InlineData("docker load < x.tar", "Import-Image -Path x.tar")]
    [InlineData("cat web.tar | docker import - me/web:1", "Import-Container -Path web.tar -Name me/web:1")]
    [InlineData("docker exec db dump > dump.sql", "Invoke-ContainerCommand db -Command dump -OutputPath dump.sql -Force")]
    [InlineData("docker ps > list", "Get-Container -Running > list")]
    [InlineData("docker ps -q >> list", "Get-Container -Running | ForEach-Object Id >> list")]
    [InlineData("docker logs web > log", "Get-ContainerLog web | ForEach-Object Message | Set-Content log")]
    [InlineData("docker rm x > /dev/null", "Remove-Container x | Out-Null")]
    [InlineData("docker rm x 2>/dev/null", "Remove-Container x 2>$null")]
    [InlineData("docker rm x &> /dev/null", "Remove-Container x *> $null")]
    [InlineData("docker rm x >/dev/null 2>&1", "Remove-Container x *> $null")]
    [InlineData("docker exec a b 2>&1", "Invoke-ContainerCommand a -Command b -MergeError")]
    [InlineData("docker rm x || true", "Remove-Container x")]
    [InlineData("docker stop x && docker rm x", "Stop-Container x && Remove-Container x")]
    [InlineData("docker inspect x || docker run x", null)]
    [InlineData("docker stop x; docker rm x", "Stop-Container x\nRemove-Container x")]
    [InlineData("docker run -d x &", "Invoke-Container x -Detach &")]
    [InlineData("cd app && docker build .", "Set-Location app\nNew-Image .")]
    [InlineData("docker build - < Dockerfile", "New-Image -DockerfileContent (Get-Content Dockerfile -Raw)")]
    [InlineData("docker build - <<'E'\nFROM a\nRUN $x\nE", "New-Image -DockerfileContent @'\nFROM a\nRUN $x\n'@")]
    [InlineData("docker build - < context.tar.gz", "New-Image context.tar.gz")]
    [InlineData("echo x | docker secret create key -", "'x' | New-SwarmSecret key")]
    [InlineData("docker secret create key - < file", "New-SwarmSecret key -Path file")]
    public void BecomeThoseOfPowerShell(string docker, string? expected)
    {
        if (expected is not null)
        {
            Assert.Equal(expected, Converted.Silently(docker));
        }
    }

    [Theory]
    [InlineData("docker ps | jq .", "Get-Container -Running\n# | jq .", "'| jq .' is not converted; use a cmdlet for objects instead.")]
    [InlineData("docker ps && ./deploy.sh", "Get-Container -Running\n# && ./deploy.sh", "'&& ./deploy.sh' is not converted.")]
    [InlineData(
        "docker save a | gzip > a.gz", "# docker save a | gzip > a.gz",
        "docker image save has no cmdlet for standard output: Export-Image writes a file.")]
    [InlineData("docker plugin ls", "# docker plugin ls", "docker plugin ls has no cmdlet: plugins are not supported.")]
    [InlineData(
        "while read x; do docker rm $x; done < list; docker ps -a", "# while read x; do docker rm $x; done < list\nGet-Container",
        "'while read x; do docker rm $x; done < list' is not converted: loops, conditions, groups and functions stay as they are.")]
    [InlineData("while read x; do rm $x; done < list; docker ps -a", "# while read x; do rm $x; done < list\nGet-Container", null)]
    public void AreCommentsWhereThereIsNoEqual(string docker, string expected, string? warning)
    {
        Assert.Equal(expected, Converted.Text(docker));
        Assert.Equal(warning is null ? [] : [warning], CommandConverter.Convert(docker).Warnings);
        Assert.False(CommandConverter.Convert(docker).IsComplete);
    }

    [Theory]
    [InlineData("docker run busybox ls > a 2> b", "Invoke-Container busybox -Command ls -OutputPath a -Force 6> b")]
    [InlineData("docker pull busybox 2>> b", "Receive-Image busybox 2>> b")]
    [InlineData("docker run busybox ls &> a", "Invoke-Container busybox -Command ls > a 6>&1")]
    [InlineData("docker run busybox ls > a 2>&1", "Invoke-Container busybox -Command ls > a 6>&1")]
    [InlineData("docker run busybox ls &>> a", "Invoke-Container busybox -Command ls >> a 6>&1")]
    [InlineData("docker exec web ls > a 2>&1", "Invoke-ContainerCommand web -Command ls -MergeError -OutputPath a -Force")]
    [InlineData("docker exec web ls &> a", "Invoke-ContainerCommand web -Command ls -MergeError -OutputPath a -Force")]
    [InlineData("docker run busybox ls 2>&1 | grep x", "Invoke-Container busybox -Command ls 6>&1 | Where-Object { $_ -cmatch 'x' }")]
    [InlineData("docker run busybox ls 2>/dev/null", "Invoke-Container busybox -Command ls 2>$null 6>$null")]
    [InlineData("docker pull busybox >& a", "Receive-Image busybox > a 2>&1")]
    [InlineData("docker logs web &> a", "Get-ContainerLog web | ForEach-Object Message | Set-Content a")]
    public void KeepTheFilesOfErrors(string text, string expected) => Assert.Equal(expected, Converted.Silently(text));

    [Theory]
    [InlineData("docker rm web{1,2}", "Remove-Container 'web{1,2}'", "{1,2}")]
    [InlineData("docker rm web{1..3}", "Remove-Container 'web{1..3}'", "{1..3}")]
    public void WarnOfLists(string text, string expected, string list)
    {
        Assert.Equal(expected, Converted.Text(text));
        Assert.Equal($"'{list}' stays as it is: lists in braces are not converted.", Converted.Warning(text));
    }

    [Fact]
    public void TakeOtherBracesAsTheyAre() => Assert.Equal(
        "Get-Container | ForEach-Object { \"$($_.Id),$($_.Name)\" }", Converted.Silently("docker ps -a --format {{.ID}},{{.Names}}"));

    [Theory]
    [InlineData(
        "docker exec -i web tar x < a.tar",
        "Get-Content a.tar -AsByteStream -ReadCount 65536 | Invoke-ContainerCommand web -Command tar, x")]
    [InlineData(
        "cat a.tar | docker run -i busybox tar x",
        "Get-Content a.tar -AsByteStream -ReadCount 65536 | Invoke-Container busybox -Interactive -Command tar, x")]
    [InlineData(
        "docker exec a tar c / | docker exec -i b tar x",
        "Invoke-ContainerCommand a -Command tar, c, / -AsByteStream | Invoke-ContainerCommand b -Command tar, x")]
    [InlineData(
        "docker exec a cat x | grep y | docker exec -i b cat",
        "Invoke-ContainerCommand a -Command cat, x | Where-Object { $_ -cmatch 'y' } | Invoke-ContainerCommand b -Command cat")]
    public void KeepBytes(string text, string expected) => Assert.Equal(expected, Converted.Silently(text));

    [Theory]
    [InlineData("'@; exit; @'")]
    [InlineData("  ’@")]
    public void KeepLinesThatWouldEndAHereString(string line)
    {
        var quoted = line.Replace("'", "''", StringComparison.Ordinal).Replace("’", "’’", StringComparison.Ordinal);
        Assert.Equal(
            $"New-Image -DockerfileContent 'FROM a\n{quoted}'", Converted.Silently($"docker build - <<'E'\nFROM a\n{line}\nE"));
    }

    [Fact]
    public void ExpandTheLinesOfHereDocuments() => Assert.Equal(
        "$TAG = 5\nNew-Image -DockerfileContent @\"\nFROM a:$TAG\nRUN echo `$PATH $env:X \"q\" \\n ``x``\n\"@",
        Converted.Silently("TAG=5\ndocker build - <<E\nFROM a:$TAG\nRUN echo \\$PATH ${X} \"q\" \\\\n \\`x\\`\nE"));

    [Theory]
    [InlineData("docker compose config > a", "Get-ComposeConfiguration | ForEach-Object { \"$_\" -split \"`n\" } > a")]
    [InlineData(
        "docker compose config | grep x",
        "Get-ComposeConfiguration | ForEach-Object { \"$_\" -split \"`n\" } | Where-Object { $_ -cmatch 'x' }")]
    public void KeepTheYamlOfAProject(string text, string expected) => Assert.Equal(expected, Converted.Silently(text));

    [Fact]
    public void WarnWhereJsonIsRead() => Assert.Equal(
        "docker network inspect writes JSON, and Get-DockerNetwork objects: check what reads them.",
        Converted.Warning("docker network inspect a | grep b"));

    [Theory]
    [InlineData("docker run -e A=${F%/*} busybox")]
    [InlineData("docker rm web{1,2}")]
    [InlineData("docker rmi $(docker images | sed 1d)")]
    public void AreNotCompleteWithWhatStaysAsItIs(string text) => Assert.False(CommandConverter.Convert(text).IsComplete);

    [Theory]
    [InlineData("docker exec a sh -c \"$(cat b)\"", "Invoke-ContainerCommand a -Command sh, -c, ((Get-Content b) -join \"`n\")")]
    [InlineData("docker run -e \"A=$(cat b)\" c", "Invoke-Container c -Environment \"A=$((Get-Content b) -join \"`n\")\"")]
    [InlineData("docker rm $(cat b)", "Remove-Container (Get-Content b)")]
    public void KeepTheLinesOfAFileInQuotes(string text, string expected) => Assert.Equal(expected, Converted.Silently(text));
}
