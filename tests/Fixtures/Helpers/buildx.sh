#!/usr/bin/env bash
# docker's own client of BuildKit, to compare with. The distribution's may have none.
#
#   buildx.sh start    unpacks that of Debian's suite sid into .tools; prints its path as PROGRAM=…
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
. "$(dirname "${BASH_SOURCE[0]}")/debian.sh"
[[ ${1:-} == start ]] || usage

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)/.tools/buildx-sid
program=usr/libexec/docker/cli-plugins/docker-buildx
unpack_debian sid "$root" "$program" '^docker-buildx$'
echo "PROGRAM=$root/$program"
