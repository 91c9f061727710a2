# Volumes that DockerPS and the witness make alike. Each row is a parameter of New-DockerVolume and its value, the field of the
# witness's models that it sets, its value there, the API version that has it first, and the value that is sent if another one is read.
@{
    plain = @(
        @('Driver', 'local', 'Driver', 'local'),
        @('Label', ('suite=witness', 'tier'), 'Labels', @{ suite = 'witness'; tier = '' })
    )
    tmpfs = @(
        @('Label', 'suite=witness', 'Labels', @{ suite = 'witness' }),
        @('Option', ('type=tmpfs', 'device=tmpfs', 'o=size=1m'), 'Options', @{ type = 'tmpfs'; device = 'tmpfs'; o = 'size=1m' })
    )
}
