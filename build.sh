#!/usr/bin/env bash
# build.ps1 for a machine that has nothing but the .NET SDK: installs what a task needs, then hands over to it.
#
#   ./build.sh build|demo|test|bench|docs|package|publish [parameters of build.ps1]
set -euo pipefail
PATH=$PATH:/usr/sbin:/sbin
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
tools=$root/.tools

fail() { printf 'build.sh: %s\n' "$@" >&2; exit 1; }

check_dotnet() {
    sdk=$(dotnet --version 2>/dev/null | cut -d. -f1) && [[ $sdk -ge 8 ]] ||
        fail "the .NET SDK 8 or newer is missing." \
            "Install it (https://dot.net/download, or your distribution's package dotnet-sdk-8.0), and run this again."
    # Programs that are installed as .NET tools look for the runtime in this folder, and for an older one than the SDK's in vain.
    export DOTNET_ROOT=${DOTNET_ROOT:-$(dirname "$(readlink -f "$(command -v dotnet)")")} DOTNET_ROLL_FORWARD=Major
    export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
}

is_powershell() {
    [[ $("$1" --version 2>/dev/null) =~ ^PowerShell\ ([0-9]+)\.([0-9]+) ]] && ((BASH_REMATCH[1] * 100 + BASH_REMATCH[2] >= 704))
}

# Sets pwsh: the one on PATH if that is new enough, or else one in .tools. Each PowerShell is made for the .NET of its year, 7.4 for 8
# and so on.
find_powershell() {
    local minor
    for pwsh in "$(command -v pwsh)" "$tools/pwsh"; do
        ! is_powershell "$pwsh" || return 0
    done
    for ((minor = sdk - 4; minor >= 4; minor--)); do
        echo "Installing PowerShell 7.$minor into .tools." >&2
        # One that is there and does not run is in the way.
        dotnet tool uninstall PowerShell --tool-path "$tools" &>/dev/null || true
        ! dotnet tool install PowerShell --version "7.$minor.*" --tool-path "$tools" >&2 || ! is_powershell "$pwsh" || return 0
    done
    return 1
}

static_busybox() { command -v busybox && ! ldd "$(command -v busybox)"; } &>/dev/null

# What the tests need beyond an engine: a terminal, a registry with TLS and a user, a credential helper with its safe, a server that is
# signed in to over ssh, a compressor, and a browser.
test_programs() {
    command -v tmux >/dev/null || packages+=(tmux)
    command -v docker-registry >/dev/null || packages+=(docker-registry)
    command -v htpasswd >/dev/null || packages+=(apache2-utils)
    command -v openssl >/dev/null || packages+=(openssl)
    command -v docker-credential-pass >/dev/null || packages+=(golang-docker-credential-helpers)
    command -v pass >/dev/null || packages+=(pass)
    command -v gpg >/dev/null || packages+=(gnupg)
    command -v sshd >/dev/null || packages+=(openssh-server)
    command -v ssh >/dev/null || packages+=(openssh-client)
    command -v bzip2 >/dev/null || packages+=(bzip2)
    command -v xz >/dev/null || packages+=(xz-utils)
    command -v chromium >/dev/null || packages+=(chromium)
}

# What a private engine and its image are made of. The demo does with the engine that is there.
check_engine() {
    local packages=()
    static_busybox || packages+=(busybox-static)
    if [[ ${*,,} == *podman* ]]; then
        command -v podman >/dev/null || packages+=(podman)
        [[ -x /usr/lib/podman/netavark ]] || packages+=(netavark)
        [[ -x /usr/lib/podman/aardvark-dns ]] || packages+=(aardvark-dns)
        command -v iptables >/dev/null || packages+=(iptables)
        command -v runc >/dev/null || packages+=(runc)
    fi
    if [[ $task != demo || -z ${DOCKER_HOST:-}${DOCKER_CONTEXT:-} && ! -S /var/run/docker.sock ]]; then
        ((EUID == 0)) || fail "this task starts a Docker engine of its own, and only root can do that." "Run it as root, or with sudo."
        command -v dockerd >/dev/null || packages+=(docker.io)
        command -v docker-init >/dev/null || packages+=(tini)
        command -v ip >/dev/null || packages+=(iproute2)
        [[ $task != test ]] || test_programs
    fi
    ((${#packages[@]})) || return 0
    ((EUID == 0)) && command -v apt-get >/dev/null ||
        fail "missing on this machine: ${packages[*]}." "Install these packages, and run this again."
    echo "Installing ${packages[*]}." >&2
    export DEBIAN_FRONTEND=noninteractive
    { apt-get -qq update || true; apt-get -qq install --no-install-recommends "${packages[@]}" </dev/null; } >&2 ||
        fail "apt-get could not install ${packages[*]}; see above." "Install them by hand, and run this again."
}

task=${1:-}
case $task in
    build | demo | test | bench | docs | package | publish) shift ;;
    *) sed -n '2,/^set/{/^#/s/^# \{0,1\}//p}' "${BASH_SOURCE[0]}" >&2; exit 2 ;;
esac

check_dotnet
case $task in
    demo | test | bench) check_engine "$@" ;;
esac
find_powershell ||
    fail "PowerShell 7.4 or newer is missing, and could not be installed as a .NET tool; see above." \
        "Install it (https://aka.ms/powershell), and run this again."
echo "Using $("$pwsh" --version): $pwsh" >&2
exec "$pwsh" -NoProfile -File "$root/build.ps1" -Task "$task" "$@"
