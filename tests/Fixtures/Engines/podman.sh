#!/usr/bin/env bash
# A private podman whose service speaks the Docker Engine API. It runs in process, mount and network namespaces of its own, so it neither
# reads nor changes the machine's container settings, firewall rules and bridges, and everything it started ends with it. Ports that it
# publishes can only be reached from inside its network namespace.
#
#   podman.sh start              starts one that has the image busybox:latest; prints what engine.sh prints, but for a TCP endpoint
#   podman.sh stop DIR           removes it and everything it made
set -euo pipefail
umask 022
PATH=$PATH:/usr/sbin:/sbin
. "$(dirname "${BASH_SOURCE[0]}")/../Helpers/common.sh"
fixtures=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

# --- What belongs to a podman --------------------------------------------------------------------------------------------------

# Podman's processes are marked in their environment. Processes in containers are not: they end with the namespace.
processes() { { grep -lszxF "DOCKERPS_ENGINE=$dir" /proc/[0-9]*/environ || true; } | cut -d/ -f3; }

# Control groups have no namespace here; those of the containers have the containers' ids in their names.
control_groups() {
    local container
    for container in "$dir"/data/overlay-containers/*/; do
        container=${container%/}
        find /sys/fs/cgroup -depth -type d -path "*/libpod*-${container##*/}*" 2>/dev/null || true
    done
}

# --- Start ---------------------------------------------------------------------------------------------------------------------

# Writes the files that podman finds in /etc/containers.
configure() {
    mkdir -p "$dir"/{tmp,etc,settings}
    # Podman's default limits can be above the machine's, and then no container starts. The runtime that it prefers, crun, starts none
    # where control groups of both versions are mounted.
    sed 's/unlimited/-1/g' >"$dir/settings/containers.conf" <<TOML
[containers]
default_ulimits = ["nofile=$(ulimit -Hn):$(ulimit -Hn)", "nproc=$(ulimit -Hu):$(ulimit -Hu)"]
[engine]
cgroup_manager = "cgroupfs"
events_logger = "file"
lock_type = "file"
runtime = "runc"
[network]
network_backend = "netavark"
TOML
    cat >"$dir/settings/storage.conf" <<TOML
[storage]
driver = "overlay"
graphroot = "$dir/data"
runroot = "/run/containers/storage"
TOML
    echo 'unqualified-search-registries = []' >"$dir/settings/registries.conf"
    echo '{ "default": [{ "type": "insecureAcceptAnything" }] }' >"$dir/settings/policy.json"
}

# The first process of the namespaces: runs podman, and reaps orphans.
serve() {
    mount -t tmpfs tmpfs /run
    # /etc/containers may not exist, and must not be created on the machine.
    mount -t tmpfs tmpfs "$dir/etc"
    mkdir "$dir"/etc/{upper,work}
    mount -t overlay -o "lowerdir=/etc,upperdir=$dir/etc/upper,workdir=$dir/etc/work" overlay /etc
    mkdir -p /etc/containers
    mount -t tmpfs tmpfs /etc/containers
    cp "$dir"/settings/* /etc/containers
    ip link set dev lo up
    podman import --quiet --change 'CMD ["sh"]' "$dir/busybox.tar" docker.io/library/busybox:latest >/dev/null
    podman system service --time 0 "unix://$dir/podman.sock" &
    wait -n
}

start() {
    local pid deadline=$((SECONDS + 60))
    ((EUID == 0)) || fail "only root can start podman here. Run it as root, or with sudo."
    need podman podman
    need runc runc
    need iptables iptables
    need ip iproute2
    [[ -x /usr/lib/podman/netavark ]] || fail "netavark is missing. Install the package netavark."
    [[ -x /usr/lib/podman/aardvark-dns ]] || fail "aardvark-dns is missing. Install the package aardvark-dns."
    dir=$(mktemp -d /tmp/dps-podman-XXXXXX)
    trap 'stop; echo "podman.sh: podman did not start; see above." >&2' EXIT
    configure
    "$fixtures/engine.sh" image "$dir/busybox.tar"
    # Podman would pass the caller's proxies on to every container.
    env -i PATH="$PATH" HOME="$dir" TMPDIR="$dir/tmp" DOCKERPS_ENGINE="$dir" setsid \
        unshare --pid --fork --mount-proc --net "$fixtures/podman.sh" serve "$dir" </dev/null >"$dir/podman.log" 2>&1 &
    pid=$!
    disown
    until [[ -S $dir/podman.sock ]]; do
        if ! kill -0 "$pid" 2>/dev/null || ((SECONDS > deadline)); then
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

# --- Stop ----------------------------------------------------------------------------------------------------------------------

# Kills the first process of the namespaces, and with it the kernel kills all others. Its parent, unshare, is left alone: it exits once
# the last of them is gone, and that is what is waited for.
stop() {
    local deadline=$((SECONDS + 20)) pid group left
    while left=$(processes) && [[ -n $left ]] && ((SECONDS < deadline)); do
        for pid in $left; do
            [[ $(cat "/proc/$pid/comm" 2>/dev/null) == unshare ]] || kill -KILL "$pid" 2>/dev/null || true
        done
        # Paused containers do not die before they are resumed.
        control_groups | while read -r group; do
            [[ ! -e $group/freezer.state ]] || echo THAWED >"$group/freezer.state" || true
        done
        sleep 0.1
    done
    while control_groups | xargs -r rmdir 2>/dev/null || true; [[ -n $(control_groups) ]] && ((SECONDS < deadline)); do sleep 0.1; done
    # The parent of these groups is shared, so the last podman removes it.
    [[ $(echo /tmp/dps-podman-*) != "$dir" ]] ||
        find /sys/fs/cgroup -depth -type d -path '*/libpod_parent*' -exec rmdir {} + 2>/dev/null || true

    left=$(processes | sed 's/^/process /'; control_groups)
    [[ -z $left ]] || fail "could not remove all of the podman in $dir:" $left
    rm -rf "$dir"
}

if [[ ${1:-} == serve ]]; then
    dir=$2
    serve
else
    start_or_stop podman "an engine" "$@"
fi
