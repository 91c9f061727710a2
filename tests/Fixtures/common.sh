# What the scripts of the fixtures share.

fail() { echo "${0##*/}: $*" >&2; exit 1; }

need() { command -v "$1" >/dev/null || fail "$1 is missing. Install the package $2."; }

# A TCP port of an address of this machine, 127.0.0.1 if none is given, on which nothing listens.
free_port() {
    local port
    for port in $(shuf -i 20000-32000 -n 50); do
        (: <"/dev/tcp/${1:-127.0.0.1}/$port") 2>/dev/null || { echo "$port"; return; }
    done
    fail "found no free TCP port."
}
