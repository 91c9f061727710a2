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
    [InlineData("docker exec -i db mysql < dump.sql", "Get-Content dump.sql | Invoke-ContainerCommand db -Command mysql")]
    [InlineData("cat dump.sql | docker exec -i db mysql", "Get-Content dump.sql | Invoke-ContainerCommand db -Command mysql")]
    [InlineData("echo 'a b' | docker run -i busybox cat", "'a b' | Invoke-Container busybox -Interactive -Command cat")]
    [InlineData("docker exec -i a sh <<< ls", "'ls' | Invoke-ContainerCommand a -Command sh")]
    [InlineData(
        "docker exec a dump | docker exec -i b load",
        "Invoke-ContainerCommand a -Command dump | Invoke-ContainerCommand b -Command load")]
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
        "while read x; do docker rm $x; done < list; docker ps -a", "# while read x; do docker rm $x; done < list\nGet-Container", null)]
    public void AreCommentsWhereThereIsNoEqual(string docker, string expected, string? warning)
    {
        Assert.Equal(expected, Converted.Text(docker));
        Assert.Equal(warning is null ? [] : [warning], CommandConverter.Convert(docker).Warnings);
        Assert.False(CommandConverter.Convert(docker).IsComplete);
    }
}
