#!/usr/bin/env bash
# Builds the example package, and asks the bot a question through the application it stands behind.
set -euo pipefail
fail() { echo "example: $1" >&2; exit 1; }

build=(swift build --package-path Examples/Embedding --scratch-path .build/examples)
"${build[@]}" >&2
"$("${build[@]}" --show-bin-path)/Embedding" . >/dev/null 2>&1 &
server=$!
trap 'kill $server 2>/dev/null || true' EXIT
address=http://127.0.0.1:8090
for _ in $(seq 100); do
  curl -fsS "$address/" >/dev/null 2>&1 && break
  sleep 0.2
done
curl -fsS "$address/" | grep -q Bienvenue || fail "the application itself does not answer"
for text in "je n'ai pas de code" "oui"; do
  turn=$(curl -fsS -H 'Content-Type: application/json' -d "{\"text\":\"$text\"}" "$address/questions/anne")
done
grep -q '"organisationRegistered":"yes"' <<<"$turn" || fail "the bot does not follow: $turn"
[ "$(wc -l <Examples/Embedding/Sources/Embedding/main.swift)" -lt 30 ] || fail "thirty lines or more"
echo "example: ok"
