#!/usr/bin/env bash
# A private podman, whose service speaks the Docker Engine API. It is in a network namespace of its own, so that neither the
# machine's rules nor its bridges change; ports that it publishes are reached from there only.
#
#   podman.sh start              starts one that has the image busybox:latest; prints what engine.sh prints, but for a TCP endpoint
#   podman.sh stop DIR           removes it and everything it made
set -euo pipefail
umask 022
PATH=$PATH:/usr/sbin:/sbin
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
fixtures=$(dirname "${BASH_SOURCE[0]}")

# Runs podman with the settings of this engine, and with nothing that the machine has set.
podman() {
    CONTAINERS_CONF="$dir/containers.conf" CONTAINERS_REGISTRIES_CONF="$dir/registries.conf" CONTAINERS_STORAGE_CONF="$dir/storage.conf" \
        TMPDIR="$dir/tmp" DOCKERPS_ENGINE="$dir" exec podman --tmpdir "$dir/tmp" --network-config-dir "$dir/networks" "$@"
}

configure() {
    cat >"$dir/containers.conf" <<TOML
[engine]
cgroup_manager = "cgroupfs"
events_logger = "file"
[network]
network_backend = "netavark"
TOML
    echo 'unqualified-search-registries = []' >"$dir/registries.conf"
    cat >"$dir/storage.conf" <<TOML
[storage]
driver = "overlay"
graphroot = "$dir/data"
runroot = "$dir/run"
TOML
}

start() {
    local deadline=$((SECONDS + 60))
    ((EUID == 0)) || fail "only root can start podman here. Run it as root, or with sudo."
    need podman podman
    [[ -x /usr/lib/podman/netavark ]] || need netavark netavark
    dir=$(mktemp -d /tmp/dps-podman-XXXXXX)
    trap 'stop; echo "podman.sh: podman did not start; see above." >&2' EXIT
    mkdir "$dir"/{tmp,networks}
    configure
    "$fixtures/engine.sh" image "$dir/busybox.tar"
    (podman import --quiet --change 'CMD ["sh"]' "$dir/busybox.tar" docker.io/library/busybox:latest) >/dev/null
    ip netns add "${dir##*/}"
    ip -n "${dir##*/}" link set dev lo up
    export -f podman
    export dir
    setsid nsenter "--net=/run/netns/${dir##*/}" bash -c 'podman system service --time 0 "unix://$dir/podman.sock"' </dev/null >"$dir/podman.log" 2>&1 &
    echo $! >"$dir/podman.pid"
    disown
    until [[ -S $dir/podman.sock ]]; do
        if ! kill -0 "$(<"$dir/podman.pid")" 2>/dev/null || ((SECONDS > deadline)); then
            cat "$dir/podman.log" >&2
            exit 1
        fi
        sleep 0.1
    done
    trap - EXIT

    echo "DOCKERPS_TEST_ENGINE=$dir"
    echo "DOCKERPS_TEST_HOST=unix://$dir/podman.sock"
    echo "DOCKERPS_TEST_BASE=$dir/busybox.tar"
    echo "DOCKERPS_TEST_SUITE=podman"
    echo "DOCKERPS_TEST_STORE=classic"
}

stop() {
    [[ ! -e $dir/podman.pid ]] || kill -KILL "$(<"$dir/podman.pid")" 2>/dev/null || true
    # Containers have processes of their own, which podman ends in the namespace that they were started from.
    if [[ -e /run/netns/${dir##*/} ]]; then
        export -f podman
        export dir
        nsenter "--net=/run/netns/${dir##*/}" bash -c 'podman rm --all --force --time 0' >/dev/null || true
        ip netns delete "${dir##*/}"
    fi
    awk -v dir="$dir/" 'index($5, dir) == 1 { print $5 }' /proc/self/mountinfo | sort -r | xargs -r umount --lazy || true
    rm -rf "$dir"
}

start_or_stop podman "an engine" "$@"
