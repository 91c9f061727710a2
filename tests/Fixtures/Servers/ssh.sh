#!/usr/bin/env bash
# An OpenSSH server on 127.0.0.1 whose docker reaches a given engine. Keys and settings of the user are not touched: the program
# "ssh" in the folder PROGRAMS is the real one with settings of its own, by which these hosts are known:
#
#   engine-host    the server, with a key in a file        agent-host    the same, with a key that only an agent has
#   stranger-host  the same, without a key                 bare-host     the same, where no program docker is in PATH
#
#   ssh.sh start ENDPOINT    starts one; prints what callers need as KEY=VALUE lines
#   ssh.sh stop DIR          removes it
set -euo pipefail
umask 077
PATH=$PATH:/usr/sbin:/sbin
. "$(dirname "${BASH_SOURCE[0]}")/../Helpers/common.sh"

configure() {
    local key
    for key in host-key key agent-key bare-key; do ssh-keygen -q -t ed25519 -N '' -f "$dir/$key"; done
    {
        cat "$dir/key.pub" "$dir/agent-key.pub"
        echo "environment=\"PATH=/nowhere\" $(<"$dir/bare-key.pub")"
    } >"$dir/authorized_keys"
    echo "[127.0.0.1]:$port $(<"$dir/host-key.pub")" >"$dir/known_hosts"
    cat >"$dir/sshd_config" <<CONFIG
ListenAddress 127.0.0.1:$port
HostKey $dir/host-key
PidFile $dir/sshd.pid
AuthorizedKeysFile $dir/authorized_keys
AuthenticationMethods publickey
PermitRootLogin prohibit-password
PermitUserEnvironment PATH
StrictModes no
SetEnv DOCKER_HOST=$endpoint DOCKER_CONFIG=$dir/docker
CONFIG
    cat >"$dir/ssh_config" <<CONFIG
Host engine-host
    IdentityFile $dir/key
Host bare-host
    IdentityFile $dir/bare-key
Host agent-host
    IdentityAgent $dir/agent
    IdentityFile none
    IdentitiesOnly no
Host stranger-host
    IdentityFile none
Host *
    HostName 127.0.0.1
    Port $port
    User $(id -un)
    UserKnownHostsFile $dir/known_hosts
    GlobalKnownHostsFile none
    IdentitiesOnly yes
    IdentityAgent none
CONFIG
    mkdir "$dir/programs" "$dir/docker"
    printf '#!/bin/sh\nexec "%s" -F "%s" "$@"\n' "$(command -v ssh)" "$dir/ssh_config" >"$dir/programs/ssh"
    chmod 755 "$dir/programs/ssh"
}

run() {
    local deadline=$((SECONDS + 30))
    # A file of OpenSSH's own; it belongs to no package's process.
    mkdir -p -m 755 /run/sshd
    env -i "$(command -v sshd)" -f "$dir/sshd_config" -E "$dir/log"
    env -u SSH_AUTH_SOCK ssh-agent -a "$dir/agent" >"$dir/agent.env" 2>/dev/null
    SSH_AUTH_SOCK=$dir/agent ssh-add -q "$dir/agent-key" 2>/dev/null
    rm "$dir/agent-key"
    until (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do
        ((SECONDS < deadline)) || { tail -n 12 "$dir/log" >&2; return 1; }
        sleep 0.1
    done
}

start() {
    local endpoint=${1:?start needs the endpoint of an engine} port
    ((EUID == 0)) || fail "only root can start a server that others sign in to."
    need sshd openssh-server
    need ssh openssh-client
    need docker docker-cli
    port=$(free_port)
    dir=$(mktemp -d /tmp/dps-ssh-XXXXXX)
    trap 'stop; echo "ssh.sh: the server did not start; see above." >&2' EXIT
    configure
    run
    trap - EXIT

    echo "FOLDER=$dir"
    echo "PROGRAMS=$dir/programs"
    echo "PORT=$port"
}

stop() {
    local pid
    # The server, its sessions and the agent; a session's command line names its user only, but it is a child of the server.
    for pid in $(cat "$dir/sshd.pid" 2>/dev/null || true) $(sed -n 's/.*SSH_AGENT_PID=\([0-9]*\).*/\1/p' "$dir/agent.env" 2>/dev/null || true); do
        if grep -qsF "$dir/" "/proc/$pid/cmdline"; then
            pkill -KILL -P "$pid" || true
            kill -KILL "$pid" 2>/dev/null || true
        fi
    done
    rm -rf "$dir"
}

start_or_stop ssh "a server" "$@"
