# Networks that DockerPS and the witness make alike. Each row is a parameter of New-DockerNetwork and its value, the field of the
# witness's models that it sets, its value there, and the API version that has it first. {0} is 1 in the network of DockerPS and 2 in
# that of the witness.
@{
    full     = @(
        @('Driver', 'bridge', 'Driver', 'bridge'),
        @('Subnet', ('10.199.8{0}.0/24', '2001:db8:8{0}::/64'), 'IPAM.Config', @(
            @{ Subnet = '10.199.8{0}.0/24'; Gateway = '10.199.8{0}.254'; IPRange = '10.199.8{0}.128/25'; AuxAddress = @{ router = '10.199.8{0}.5' } }
            @{ Subnet = '2001:db8:8{0}::/64'; Gateway = '2001:db8:8{0}::9' })),
        @('Gateway', ('10.199.8{0}.254', '2001:db8:8{0}::9'), $null, $null),
        @('IPRange', '10.199.8{0}.128/25', $null, $null),
        @('AuxAddress', @{ router = '10.199.8{0}.5' }, $null, $null),
        @('Internal', $true, 'Internal', $true),
        @('Attachable', $true, 'Attachable', $true),
        @('IPv6', $true, 'EnableIPv6', $true),
        @('Label', 'suite=witness', 'Labels', @{ suite = 'witness' }),
        @('Option', 'com.docker.network.bridge.enable_icc=false', 'Options', @{ 'com.docker.network.bridge.enable_icc' = 'false' }),
        @('IpamDriver', 'default', 'IPAM.Driver', 'default'),
        @('IpamOption', 'some=option', 'IPAM.Options', @{ some = 'option' })
    )
    settings = @(
        @('ConfigOnly', $true, 'ConfigOnly', $true),
        @('Label', 'suite=witness', 'Labels', @{ suite = 'witness' }),
        @('Subnet', '10.199.9{0}.0/24', 'IPAM.Config', @(, @{ Subnet = '10.199.9{0}.0/24' }))
    )
    user     = @(
        @('ConfigFrom', 'wn-settings-{0}', 'ConfigFrom.Network', 'wn-settings-{0}'),
        @('Scope', 'local', 'Scope', 'local')
    )
    noIPv4   = @(
        @('IPv4', $false, 'EnableIPv4', $false, '1.48'),
        @('IPv6', $true, 'EnableIPv6', $true),
        @('Subnet', '2001:db8:9{0}::/64', 'IPAM.Config.Subnet', @('2001:db8:9{0}::/64')),
        @('Label', 'suite=witness', 'Labels', @{ suite = 'witness' })
    )
}
