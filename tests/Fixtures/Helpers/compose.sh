#!/usr/bin/env bash
# docker's own reader of Compose files, to compare with. The distribution's may have none.
#
#   compose.sh start    unpacks that of Debian's suite sid into .tools; prints its path as PROGRAM=…
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
. "$(dirname "${BASH_SOURCE[0]}")/debian.sh"
[[ ${1:-} == start ]] || usage

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)/.tools/compose-sid
program=usr/libexec/docker/cli-plugins/docker-compose
unpack_debian sid "$root" "$program" '^docker-compose$'
echo "PROGRAM=$root/$program"
