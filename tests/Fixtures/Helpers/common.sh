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

# Shows how a script is called: the comment on its top.
usage() {
    sed -n '2,/^set/{/^#/s/^# \{0,1\}//p}' "$0" >&2
    exit 2
}

# Does what a script was called for, by its functions start and stop; stop finds its folder in dir, and is only given one of start's.
#   start_or_stop KIND NAME [start|stop] [ARGUMENT...]
start_or_stop() {
    case ${3:-} in
        start)
            start "${@:4}"
            ;;
        stop)
            dir=${4:-}
            [[ $dir =~ ^/tmp/dps-$1-[A-Za-z0-9]{6}$ ]] || fail "'$dir' is not the folder of $2 of the tests."
            stop
            ;;
        *)
            usage
            ;;
    esac
}
