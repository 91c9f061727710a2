#!/usr/bin/env bash
# Three private engines that can be a swarm: each in a network namespace of its own, whose name is its host's name, and all on one
# bridge. Nothing is a swarm yet.
#
#   swarm.sh start [OPTION...]   starts them with these options of engine.sh; prints for each its folder, its endpoint and its address
#                                as KEY=VALUE lines
#   swarm.sh stop DIR            removes them and everything they made
set -euo pipefail
umask 022
PATH=$PATH:/usr/sbin:/sbin
. "$(dirname "${BASH_SOURCE[0]}")/../Helpers/common.sh"
engine=$(dirname "${BASH_SOURCE[0]}")/engine.sh

# The first network of 256 addresses, in random order, that no route of this machine leads to or lies in.
free_network() {
    local network
    for network in $(shuf -e 10.200.{16..254}); do
        [[ -z $(ip -4 route show table all root "$network.0/24") ]] || continue
        ip -4 route show match "$network.0/24" | grep -qv '^default' || { echo "$network"; return; }
    done
    fail "every private address range is in use on this machine."
}

# A host: a namespace with one link to the bridge.
host() {
    local number=$1 namespace=$2
    ip netns add "$namespace"
    ip link add name "$name-$number" type veth peer name eth0 netns "$namespace"
    ip link set dev "$name-$number" master "$name" up
    ip -n "$namespace" address add "$network.$number/24" dev eth0
    ip -n "$namespace" link set dev eth0 up
    ip -n "$namespace" link set dev lo up
    ip -n "$namespace" route add default via "$network.254"
}

start() {
    local number starts=() failed=
    ((EUID == 0)) || fail "only root can start Docker engines. Run it as root, or with sudo."
    need ip iproute2
    need iptables iptables
    need nsenter util-linux
    network=$(free_network)
    dir=$(mktemp -d /tmp/dps-swarm-XXXXXX)
    name=dps${dir##*-}
    trap 'stop; echo "swarm.sh: the engines did not start; see above." >&2' EXIT
    ip link add name "$name" type bridge
    ip address add "$network.254/24" dev "$name"
    ip link set dev "$name" up
    # Where bridges pass the host's firewall, an engine of the host has set it to drop what it does not know.
    iptables -I FORWARD -i "$name" -o "$name" -j ACCEPT
    # Side by side: an engine waits for most of its start.
    for number in 1 2 3; do
        host "$number" "$name-host$number"
        "$engine" start "$@" --in "$name-host$number" >"$dir/started$number" &
        starts[number]=$!
    done
    # What one of them has left is removed when none is starting any more.
    for number in 1 2 3; do wait "${starts[number]}" || failed=yes; done
    for number in 1 2 3; do
        sed -n 's/^DOCKERPS_TEST_ENGINE=//p' "$dir/started$number" >>"$dir/engines"
        sed -n "s/^DOCKERPS_TEST_ENGINE=/ENGINE$number=/p; s/^DOCKERPS_TEST_HOST=/ENDPOINT$number=/p" "$dir/started$number" >>"$dir/settings"
        echo "ADDRESS$number=$network.$number" >>"$dir/settings"
    done
    [[ -z $failed ]] || exit 1
    trap - EXIT
    echo "FOLDER=$dir"
    cat "$dir/settings"
}

stop() {
    local engines
    name=dps${dir##*-}
    for engines in $(cat "$dir/engines" 2>/dev/null || true); do
        "$engine" stop "$engines" || true
    done
    for namespace in $(ip netns list | cut -d' ' -f1 | grep "^$name-" || true); do
        ip netns delete "$namespace"
    done
    iptables -D FORWARD -i "$name" -o "$name" -j ACCEPT 2>/dev/null || true
    for number in 1 2 3; do ip link delete dev "$name-$number" 2>/dev/null || true; done
    ip link delete dev "$name" 2>/dev/null || true
    rm -rf "$dir"
}

start_or_stop swarm "engines" "$@"
