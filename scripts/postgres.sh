#!/usr/bin/env bash
# A PostgreSQL of our own for tests: Debian's programs, a directory of its own, a Unix socket, a password.
#
#   scripts/postgres.sh start              starts it and prints its URL
#   scripts/postgres.sh stop [fast|immediate]
#   scripts/postgres.sh with COMMAND…      runs a command with GUICHET_TEST_POSTGRES, and stops
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

version=15
programs=/usr/lib/postgresql/$version/bin
password=essai-4f1c
place=.build/postgres-place
# A session that asks for synchronous_commit=on waits for ever after its commit: so a connection can
# be cut between a commit and its answer.
waits="-c synchronous_standby_names=nobody -c synchronous_commit=local"

# PostgreSQL refuses to run as root.
as_owner() {
  if [ "$(id -u)" -eq 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi
}

install() {
  [ -x $programs/initdb ] && return
  echo "Installation de : postgresql-$version" >&2
  local sudo=()
  [ "$(id -u)" -eq 0 ] || sudo=(sudo)
  "${sudo[@]}" apt-get update -qq >&2
  DEBIAN_FRONTEND=noninteractive "${sudo[@]}" \
    apt-get install -y -qq --no-install-recommends postgresql-$version >&2
}

# Under .build, unless its owner cannot reach it there or a socket's name would be too long.
make_home() {
  home=$PWD/.build/postgres
  mkdir -p "$home"
  [ "$(id -u)" -eq 0 ] && chown postgres "$home"
  if [ ${#home} -gt 80 ] || ! as_owner test -w "$home"; then
    home=$(mktemp -d)
    [ "$(id -u)" -eq 0 ] && chown postgres "$home"
  fi
  echo "$home" >$place
}

start() {
  install
  if [ -s $place ] && [ -d "$(cat $place)/data" ]; then home=$(cat $place); else make_home; fi
  if [ ! -s "$home/data/PG_VERSION" ]; then
    printf '%s\n' $password >"$home/password"
    [ "$(id -u)" -eq 0 ] && chown postgres "$home/password"
    as_owner $programs/initdb -D "$home/data" -U guichet --pwfile="$home/password" \
      --auth=scram-sha-256 --encoding=UTF8 --locale=C.UTF-8 >/dev/null
  fi
  as_owner $programs/pg_ctl -D "$home/data" -w -s -l "$home/log" \
    -o "-c listen_addresses='' -c unix_socket_directories='$home' -c max_connections=200 $waits" \
    start >&2 || { tail -n 20 "$home/log" >&2; exit 1; }
}

url() { echo "postgres://guichet:$password@/postgres?host=$(cat $place)"; }

stop() {
  [ -s $place ] || return 0
  as_owner $programs/pg_ctl -D "$(cat $place)/data" -w -s -m "${1:-fast}" stop >&2
}

case ${1:-} in
  start) start && url ;;
  stop) stop "${2:-}" ;;
  with)
    shift
    start
    trap 'stop fast' EXIT
    GUICHET_TEST_POSTGRES=$(url) "$@"
    ;;
  *) sed -n '2,6s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
esac
