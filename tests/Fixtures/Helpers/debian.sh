# Packages of Debian suites, unpacked into .tools beside the machine's own; nothing is installed.

debian_mirror() { apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Label: Debian' | sed -n 1p; }

# Unpacks packages, unless that was done before.
#   unpack_debian SUITE FOLDER PROGRAM PATTERN    PROGRAM is one that the folder has then; PATTERN matches the names of the packages
unpack_debian() {
    local suite=$1 root=$2 program=$3 pattern=$4 mirror work package packages
    [[ ! -x $root/$program ]] || return 0
    [[ $suite =~ ^[a-z]+$ ]] || fail "'$suite' is not the name of a Debian suite, like trixie or sid."
    need apt-get apt
    mirror=$(debian_mirror)
    if [[ -z $mirror ]]; then
        apt-get update -qq >&2
        mirror=$(debian_mirror)
    fi
    [[ -n $mirror ]] || fail "$program of $suite is taken from Debian, and apt knows no Debian mirror here."

    mkdir -p "$(dirname "$root")"
    work=$(mktemp -d "$root.XXXXXX")
    trap "rm -rf '$work'" EXIT
    mkdir -p "$work"/{lists,cache,root}
    echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror $suite main" >"$work/sources.list"
    local options=(
        -qq -o Dir::Etc::SourceList="$work/sources.list" -o Dir::Etc::SourceParts=/dev/null -o Dir::State::Lists="$work/lists"
        -o Dir::Cache="$work/cache" -o APT::Sandbox::User=root -o Acquire::Languages=none
    )
    apt-get "${options[@]}" update >&2 || fail "could not read the packages of $suite with apt-get."
    packages=$(apt-cache "${options[@]}" --names-only search "$pattern" | cut -d' ' -f1)
    (cd "$work" && apt-get "${options[@]}" download $packages >&2) || fail "could not download $program of $suite with apt-get."
    for package in "$work"/*.deb; do dpkg-deb -x "$package" "$work/root"; done
    # In one step, so that nobody finds a half of it; whoever was second leaves the first one's.
    mv -T "$work/root" "$root" 2>/dev/null || [[ -x $root/$program ]]
    rm -rf "$work"
    trap - EXIT
}
