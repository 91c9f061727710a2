# Images that DockerPS and the witness make alike, of a container. Each row is a line of a Dockerfile, the field of the witness's
# models that it sets, its value there, and the API version that has it first.
@{
    commit = @(
        @('Change', 'CMD ["sleep", "1"]', 'Config.Cmd', ('sleep', '1')),
        @('Change', 'ENTRYPOINT ["env"]', 'Config.Entrypoint', @('env')),
        @('Change', 'ENV A=1', 'Config.Env', @('A=1')),
        @('Change', 'EXPOSE 80/tcp 53/udp', 'Config.ExposedPorts', @{ '80/tcp' = @{}; '53/udp' = @{} }),
        @('Change', 'HEALTHCHECK --interval=90s --timeout=3s --start-period=4s --retries=5 CMD true', 'Config.Healthcheck', @{
            Test = @('CMD-SHELL', 'true'); Interval = '00:01:30'; Timeout = '00:00:03'; StartPeriod = '00:00:04'; Retries = 5
        }),
        @('Change', 'LABEL suite=witness', 'Config.Labels', @{ suite = 'witness' }),
        @('Change', 'ONBUILD RUN true', 'Config.OnBuild', @('RUN true')),
        @('Change', 'STOPSIGNAL SIGINT', 'Config.StopSignal', 'SIGINT', '1.42'),
        @('Change', 'USER app', 'Config.User', 'app'),
        @('Change', 'VOLUME /data', 'Config.Volumes', @{ '/data' = @{} }),
        @('Change', 'WORKDIR /tmp', 'Config.WorkingDir', '/tmp'),
        @('Author', 'A. Witness', 'Author', 'A. Witness'),
        @('Message', 'What a witness saw', 'Comment', 'What a witness saw')
    )
}
