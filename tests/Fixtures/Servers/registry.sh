#!/usr/bin/env bash
# A registry for the tests, with TLS. On 127.0.0.0/8 engines neither check certificates nor insist on TLS, so it listens
# on another address of this machine, that of a private engine's bridge. Engines look for certificates that they trust in
# /etc/docker/certs.d only: that of this registry lies there while it runs.
#
#   registry.sh start ADDRESS [--untrusted | --plain] [--open | --realm URL]
#                           starts one that has a single user; prints what callers need as KEY=VALUE lines. A plain one has no TLS,
#                           and so belongs on 127.0.0.1. An open one asks for no login. With a realm, it asks for the tokens that
#                           the service there signs with the key token-key.pem of the registry's folder
#   registry.sh stop DIR    removes it and everything that was pushed to it
set -euo pipefail
umask 077
. "$(dirname "${BASH_SOURCE[0]}")/../Helpers/common.sh"

# A certificate that signs itself: its name, and options of openssl.
certificate() {
    openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=registry "${@:2}" \
        -keyout "$dir/${1}key.pem" -out "$dir/${1}certificate.pem" 2>/dev/null
}

configure() {
    local tls=
    [[ -n $plain ]] || tls=", tls: { certificate: $dir/certificate.pem, key: $dir/key.pem }"
    certificate "" -addext "subjectAltName=IP:$address"
    printf %s "$password" | htpasswd -niB "$user" >"$dir/users"
    cat >"$dir/config.yml" <<YAML
version: 0.1
log: { level: warn, accesslog: { disabled: true } }
storage: { filesystem: { rootdirectory: $dir/data }, delete: { enabled: true } }
http: { addr: "$address:$port"$tls }
YAML
    case $access in
        password) echo "auth: { htpasswd: { realm: tests, path: $dir/users } }" >>"$dir/config.yml" ;;
        token)
            certificate token-
            echo "auth: { token: { realm: \"$realm\", service: tests, issuer: tests, rootcertbundle: $dir/token-certificate.pem } }" \
                >>"$dir/config.yml"
            ;;
    esac
}

trust() {
    echo "/etc/docker/certs.d/$address:$port" >"$dir/trust"
    install -D -m 644 "$dir/certificate.pem" "$(<"$dir/trust")/ca.crt"
}

run() {
    local deadline=$((SECONDS + 30))
    env -i PATH="$PATH" setsid docker-registry serve "$dir/config.yml" </dev/null >>"$dir/log" 2>&1 &
    echo $! >"$dir/pid"
    disown
    until (: <"/dev/tcp/$address/$port") 2>/dev/null; do
        if [[ ! -e /proc/$(<"$dir/pid")/exe ]] || ((SECONDS > deadline)); then
            tail -n 12 "$dir/log" >&2
            return 1
        fi
        sleep 0.1
    done
}

start() {
    local address=${1:?start needs an address} port user=robot password access=password realm trusted=1 plain=
    while (($# > 1)); do
        case $2 in
            --untrusted) trusted= ;;
            --plain) plain=1 trusted= ;;
            --open) access=open ;;
            --realm) access=token realm=${3:?--realm needs a URL}; shift ;;
            *) fail "'$2' is not an option of start." ;;
        esac
        shift
    done
    need docker-registry docker-registry
    need htpasswd apache2-utils
    need openssl openssl
    port=$(free_port "$address")
    # The bytes of the marks differ between the alphabets of base64, and the colon is what separates name and password.
    password="~~~???:ÿþ-$(od -An -N8 -tx8 /dev/urandom | tr -d ' ')"
    dir=$(mktemp -d /tmp/dps-registry-XXXXXX)
    trap 'stop; echo "registry.sh: the registry did not start; see above." >&2' EXIT
    configure
    run
    [[ -z $trusted ]] || trust
    trap - EXIT

    echo "FOLDER=$dir"
    echo "ADDRESS=$address:$port"
    echo "USER=$user"
    echo "PASSWORD=$password"
}

stop() {
    local pid
    pid=$(cat "$dir/pid" 2>/dev/null || true)
    if [[ -n $pid ]] && grep -qsF "$dir/" "/proc/$pid/cmdline"; then
        kill -KILL "$pid" 2>/dev/null || true
    fi
    if [[ -e $dir/trust ]]; then
        rm -rf "$(<"$dir/trust")"
        rmdir /etc/docker/certs.d 2>/dev/null || true
    fi
    rm -rf "$dir"
}

start_or_stop registry "a registry" "$@"
