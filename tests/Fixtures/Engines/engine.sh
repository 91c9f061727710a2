#!/usr/bin/env bash
# A private Docker engine for the tests and the demo. Its folder /tmp/dps-XXXXXX gives the name to all that it has outside of it
# (bridge, control group), so that it never meets the machine's own engine, and can be removed in whatever state it is.
#
#   engine.sh start [--suite NAME] [--store STORE] [--tls] [--in NAMESPACE]
#                                starts one that has the image busybox:latest; prints what callers need as KEY=VALUE lines.
#                                The engine is the one on PATH ("distribution", the default), or that of a Debian suite, which is
#                                unpacked into .tools; its images are in the "classic" store (the default) or in "containerd".
#                                Where the variables DOCKERPS_TEST_SUITE and DOCKERPS_TEST_STORE are set, they are the defaults.
#                                In a network namespace it is alone: its bridge and its rules are docker's own, its host bears that
#                                name
#   engine.sh stop DIR           removes it and everything it made
#   engine.sh kill DIR           kills its daemon and leaves its containers
#   engine.sh resume DIR         starts its daemon again
#   engine.sh image FILE         writes that image's files as a tar archive
set -euo pipefail
umask 022
PATH=$PATH:/usr/sbin:/sbin
. "$(dirname "${BASH_SOURCE[0]}")/../Helpers/common.sh"
. "$(dirname "${BASH_SOURCE[0]}")/../Helpers/debian.sh"
tools=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)/.tools

# --- What belongs to an engine -------------------------------------------------------------------------------------------------

# Daemons bear a mark in their environment, which their children inherit; containers are in the engine's control group.
processes() {
    {
        grep -lszxF "DOCKERPS_ENGINE=$dir" /proc/[0-9]*/environ || true
        grep -lsF "/$name/" /proc/[0-9]*/cgroup || true
    } | cut -d/ -f3
}

mounts() { awk -v dir="$dir/" 'index($5, dir) == 1 { print $5 }' /proc/self/mountinfo | sort -r; }

# The engine leaves the bridges of its networks behind when it ends, but its database knows them.
bridges() {
    local bridge
    # Those of a namespace go with it; here another engine may have some of these names.
    [[ ! -e $dir/namespace ]] || return 0
    {
        echo "$name"
        grep -aosE '"BridgeName":"[^"]+"' "$dir/data/network/files/local-kv.db" | cut -d'"' -f4 || true
    } | sort -u | while read -r bridge; do
        if [[ -e /sys/class/net/$bridge ]]; then echo "$bridge"; fi
    done
}

# --- Start ---------------------------------------------------------------------------------------------------------------------

# The first network of 65,536 addresses, in random order, that no route of this machine leads to or lies in.
free_network() {
    local network
    for network in $(shuf -e 10.{16..254} 172.{16..31}); do
        [[ -z $(ip -4 route show table all root "$network.0.0/16") ]] || continue
        ip -4 route show match "$network.0.0/16" | grep -qv '^default' || { echo "$network"; return; }
    done
    fail "every private address range is in use on this machine."
}

# An authority, and what it vouches for: the engine on 127.0.0.1, and a client, whose folder is as docker wants it.
certificates() {
    local who
    mkdir -p "$dir"/tls/client
    certificate() { openssl req -x509 -newkey rsa:2048 -nodes -days 2 -keyout "$1-key.pem" -out "$1.pem" "${@:2}" 2>/dev/null; }
    (
        cd "$dir/tls"
        certificate ca -subj "/CN=authority of $name"
        certificate server -CA ca.pem -CAkey ca-key.pem -subj /CN=engine -addext subjectAltName=IP:127.0.0.1 -addext extendedKeyUsage=serverAuth
        certificate client -CA ca.pem -CAkey ca-key.pem -subj /CN=client -addext extendedKeyUsage=clientAuth
        cp ca.pem client/ca.pem
        mv client.pem client/cert.pem
        mv client-key.pem client/key.pem
    )
}

# Everything is in the two files, so that resume starts the same engine again.
configure() {
    local tls='"tls": false'
    local links="\"bridge\": \"$name\", \"default-address-pools\": [{ \"base\": \"$network.128.0/17\", \"size\": 24 }],
    \"iptables\": false, \"ip6tables\": false, \"ip-masq\": false"
    [[ ! -e $dir/namespace ]] || links="\"default-address-pools\": [{ \"base\": \"10.1.0.0/16\", \"size\": 24 }]"
    [[ ! -d $dir/tls ]] ||
        tls="\"tlsverify\": true, \"tlscacert\": \"$dir/tls/ca.pem\", \"tlscert\": \"$dir/tls/server.pem\", \"tlskey\": \"$dir/tls/server-key.pem\""
    cat >"$dir/daemon.json" <<JSON
{
    "features": { "containerd-snapshotter": $([[ $store == containerd ]] && echo true || echo false) },
    "hosts": ["unix://$dir/docker.sock", "tcp://127.0.0.1:$port"],
    $tls,
    "containerd": "$dir/containerd.sock",
    "data-root": "$dir/data",
    "exec-root": "$dir/run",
    "pidfile": "$dir/dockerd.pid",
    "deprecated-key-path": "$dir/key.json",
    "exec-opts": ["native.cgroupdriver=cgroupfs"],
    "cgroup-parent": "/$name",
    $links
}
JSON
    # Its own containerd: the daemon would otherwise join a containerd of the system, and there the machine's own engine. The
    # plugins left out serve Kubernetes, or make folders elsewhere.
    cat >"$dir/containerd.toml" <<TOML
version = 2
root = "$dir/containerd"
state = "$dir/run/containerd"
disabled_plugins = [
    "io.containerd.grpc.v1.cri", "io.containerd.nri.v1.nri", "io.containerd.internal.v1.opt",
]
[grpc]
address = "$dir/containerd.sock"
TOML
}

# A daemon without terminal and input, which holds no stream of the caller open.
daemon() {
    local log=$1
    shift
    env -u DOCKER_TLS -u DOCKER_TLS_VERIFY DOCKERPS_ENGINE="$dir" TMPDIR="$dir/tmp" \
        PATH="$dir/programs/usr/sbin:$dir/programs/usr/bin:$PATH" setsid "${inside[@]}" "$@" </dev/null >>"$log" 2>&1 &
    disown
}

# Sets what a command is put behind to run where the engine is. `ip netns exec` would hide the control groups.
place() {
    inside=()
    [[ ! -e $dir/namespace ]] ||
        inside=(nsenter "--net=/run/netns/$(<"$dir/namespace")" unshare --uts sh -c 'hostname "$0" && exec "$@"' "$(<"$dir/namespace")")
}

# Sends its input, a request, to the engine and writes the answer.
request() {
    if [[ -d $dir/tls ]]; then
        timeout 30 openssl s_client -quiet -connect "127.0.0.1:$port" -cert "$dir/tls/client/cert.pem" -key "$dir/tls/client/key.pem" 2>/dev/null || true
        return
    fi
    "${inside[@]}" bash -c 'exec 3<>"/dev/tcp/127.0.0.1/$0" || exit; cat >&3; timeout 30 cat <&3' "$port"
}

run() {
    local port deadline=$((SECONDS + 60)) inside
    place
    port=$(sed -n 's|.*tcp://127.0.0.1:\([0-9]*\)".*|\1|p' "$dir/daemon.json")
    rm -f "$dir/dockerd.pid"
    grep -qsx containerd /dev/null $(processes | sed 's|.*|/proc/&/comm|') ||
        daemon "$dir/containerd.log" containerd --config "$dir/containerd.toml"
    daemon "$dir/dockerd.log" dockerd --config-file "$dir/daemon.json"
    local pid=$!
    # Another program may have taken the port in between: only this engine has its data in this folder.
    until (printf 'GET /info HTTP/1.0\r\n\r\n' | request | grep -qF "\"DockerRootDir\":\"$dir/data") 2>/dev/null; do
        if ! kill -0 "$pid" 2>/dev/null || ((SECONDS > deadline)); then
            tail -n 12 "$dir/containerd.log" "$dir/dockerd.log" >&2
            return 1
        fi
        sleep 0.1
    done
}

# docker import --change 'CMD ["sh"]' busybox.tar busybox:latest
import() {
    local tar=$dir/busybox.tar answer inside
    place
    answer=$({
        printf 'POST /images/create?fromSrc=-&repo=busybox&tag=latest&changes=CMD%%20%%5B%%22sh%%22%%5D HTTP/1.0\r\n'
        printf 'Content-Type: application/x-tar\r\nContent-Length: %s\r\n\r\n' "$(stat -c %s "$tar")"
        cat "$tar"
    } | request)
    [[ $answer == *'"status":"sha256:'* ]] || fail "the engine refused the base image: $answer"
}

start() {
    local network port namespace= suite=${DOCKERPS_TEST_SUITE:-distribution} store=${DOCKERPS_TEST_STORE:-classic} tls=
    while (($#)); do
        case $1 in
            --suite) suite=${2:?--suite needs a name}; shift ;;
            --store) store=${2:?--store needs a name}; shift ;;
            --in) namespace=${2:?--in needs a namespace}; shift ;;
            --tls) tls=yes ;;
            *) usage ;;
        esac
        shift
    done
    [[ $store == classic || $store == containerd ]] || fail "'$store' is not an image store. Use classic or containerd."
    ((EUID == 0)) || fail "only root can start a Docker engine. Run it as root, or with sudo."
    # Up to bookworm, docker.io has the command line too.
    [[ $suite == distribution ]] ||
        unpack_debian "$suite" "$tools/engine-$suite" usr/sbin/dockerd '^(docker\.io|docker-cli|containerd|tini)$'
    [[ -z $tls ]] || need openssl openssl
    need dockerd docker.io
    need containerd containerd
    need ip iproute2
    network=$(free_network)
    port=$(free_port)

    # Short, since paths of unix sockets are limited to 107 bytes, and those of plugins are long.
    dir=$(mktemp -d /tmp/dps-XXXXXX)
    name=${dir##*/}
    trap 'stop; echo "engine.sh: the private engine did not start; see above." >&2' EXIT
    mkdir "$dir/tmp"
    [[ $suite == distribution ]] || ln -s "$tools/engine-$suite" "$dir/programs"
    [[ -z $tls ]] || certificates
    { cat /proc/sys/net/ipv4/ip_forward /tmp/dps-*/ip_forward 2>/dev/null || true; } | sort -n | head -n 1 >"$dir/ip_forward"
    image "$dir/busybox.tar"
    if [[ -n $namespace ]]; then
        echo "$namespace" >"$dir/namespace"
    else
        ip link add name "$name" type bridge
        ip address add "$network.0.1/24" dev "$name"
        ip link set dev "$name" up
    fi
    configure
    run
    # Engines that do not know the containerd store use the other one, without a word.
    [[ $store == classic ]] || printf 'GET /info HTTP/1.0\r\n\r\n' | { place; request; } | grep -q '"io.containerd.snapshotter' ||
        fail "the engine of $suite has no containerd image store."
    import
    trap - EXIT

    echo "DOCKERPS_TEST_ENGINE=$dir"
    echo "DOCKERPS_TEST_HOST=unix://$dir/docker.sock"
    echo "DOCKERPS_TEST_TCP=tcp://127.0.0.1:$port"
    echo "DOCKERPS_TEST_BASE=$dir/busybox.tar"
    echo "DOCKERPS_TEST_SUITE=$suite"
    echo "DOCKERPS_TEST_STORE=$store"
    [[ ! -d $dir/tls ]] || echo "DOCKERPS_TEST_CERTIFICATES=$dir/tls/client"
}

image() {
    local file=$1 root program
    program=$(command -v busybox) || fail "busybox is missing. Install the package busybox-static."
    ! ldd "$program" &>/dev/null || fail "$program needs shared libraries, and so cannot be an image. Install the package busybox-static."
    root=$(mktemp -d)
    chmod 755 "$root"
    mkdir "$root"/{bin,dev,etc,proc,root,sys,tmp}
    chmod 1777 "$root/tmp"
    cp "$program" "$root/bin/busybox"
    "$program" --list | grep -vx busybox | xargs -I{} ln -s busybox "$root/bin/{}"
    printf '%s\n' root:x:0:0:root:/root:/bin/sh app:x:1000:1000:app:/:/bin/sh >"$root/etc/passwd"
    printf '%s\n' root:x:0: app:x:1000: >"$root/etc/group"
    tar -C "$root" --sort=name --owner=0 --group=0 --numeric-owner --mtime=@0 -cf "$file" .
    rm -rf "$root"
}

# --- Stop ----------------------------------------------------------------------------------------------------------------------

# The engine is not asked to end, since nothing of it is kept: that is quick, and the same for one that hangs or is dead.
stop() {
    local deadline=$((SECONDS + 20)) bridge link links state forward
    links=$(bridges)
    while [[ -n $(processes) ]] && ((SECONDS < deadline)); do
        kill -KILL $(processes) 2>/dev/null || true
        # Paused containers notice only when they go on.
        for state in $(find /sys/fs/cgroup -path "*/$name/*" -name freezer.state 2>/dev/null); do echo THAWED >"$state" || true; done
        sleep 0.1
    done
    mounts | xargs -r umount --lazy || true
    for bridge in $links; do
        for link in $(ip -br link show master "$bridge" | cut -d' ' -f1 | cut -d@ -f1) "$bridge"; do
            ip link delete dev "$link" || true
        done
    done
    find /sys/fs/cgroup -depth -type d -path "*/$name*" -exec rmdir {} + 2>/dev/null || true
    # Shims have their sockets in a folder of their own choice.
    { grep -rhosE '/run/containerd/s/[0-9a-f]{64}' "$dir/run/containerd" || true; } | xargs -r rm -f

    # The engine switches forwarding on; the last one to go switches it off again if it was.
    forward=$(cat "$dir/ip_forward" 2>/dev/null || true)
    [[ $forward != 0 || $(readlink /proc/[0-9]*/exe) == */dockerd* ]] || echo 0 >/proc/sys/net/ipv4/ip_forward

    local left
    left=$(processes | sed 's/^/process /'; mounts; bridges)
    [[ -z $left ]] || fail "could not remove all of the engine in $dir:" $left
    rm -rf "$dir"
}

# -------------------------------------------------------------------------------------------------------------------------------

# Refuses what start has not made, since stop deletes it.
engine() {
    dir=${1:-}
    name=${dir##*/}
    [[ $dir =~ ^/tmp/dps-[A-Za-z0-9]{6}$ ]] || fail "'$dir' is not the folder of a private engine."
}

case ${1:-} in
    start)
        start "${@:2}"
        ;;
    stop)
        engine "${2:-}"
        stop
        ;;
    kill)
        engine "${2:-}"
        pid=$(<"$dir/dockerd.pid") || fail "no engine is running in $dir."
        kill -KILL "$pid"
        while [[ -e /proc/$pid/exe ]]; do sleep 0.05; done
        ;;
    resume)
        engine "${2:-}"
        [[ -d $dir ]] || fail "no engine was started in $dir."
        run || fail "the private engine did not start again; see above."
        ;;
    image)
        image "${2:?image needs a file}"
        ;;
    *)
        usage
        ;;
esac
