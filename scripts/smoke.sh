#!/usr/bin/env bash
# Uses the built program as its users do: a pipe, JSON lines, HTTP on loopback.
set -euo pipefail
guichet=$1
fail() { echo "smoke: $1" >&2; exit 1; }

printf 'bonjour\nj ai pas de code\n' | "$guichet" chat >/tmp/guichet-smoke.$$ || fail "chat in a pipe"
grep -q 'clicSÉQUR' /tmp/guichet-smoke.$$ || fail "the pipe got no answer"
grep -q $'\033' /tmp/guichet-smoke.$$ && fail "control sequences in a pipe"
rm -f /tmp/guichet-smoke.$$

turn=$(printf '%s\n' '{"conversation":"c1","id":"m1","text":"qui est mon RSE ?"}' | "$guichet" chat --json)
grep -q '"topic":"rse.who"' <<<"$turn" || fail "chat --json: $turn"
bad=$(printf 'not json\n' | "$guichet" chat --json)
grep -q '"error"' <<<"$bad" || fail "a bad line gives an error object"
# A closed pipe ends quietly.
(set +o pipefail; for _ in $(seq 500); do echo bonjour; done | ("$guichet" chat; echo $? >/tmp/guichet-status.$$) | head -n 1 >/dev/null)
[ "$(cat /tmp/guichet-status.$$)" = 0 ] || fail "closed pipe"
rm -f /tmp/guichet-status.$$
# A bot that cannot be read says so with status 2.
if "$guichet" chat --bot /nonexistent </dev/null >/dev/null 2>&1; then fail "missing bot accepted"; fi

# So is a command line that cannot be read, and it is said in French.
usage=$("$guichet" chat --recrod x 2>&1) && fail "an unknown option is accepted"
grep -q "l'option « --recrod » n'existe pas ; vouliez-vous dire « --record » ?" <<<"$usage" || fail "usage: $usage"
if "$guichet" replay --help | grep -E "USAGE|OPTIONS|default:|values:|Show help"; then fail "help in English"; fi

# Every way to the bot gives the same conversations.
for adapter in terminal http rasa openai; do
  "$guichet" replay --adapter "$adapter" transcripts/0*.convo.txt >/tmp/guichet-replay.$$ ||
    fail "replay --adapter $adapter: $(cat /tmp/guichet-replay.$$)"
done
rm -f /tmp/guichet-replay.$$
# A conversation that went wrong becomes a transcript that fails until it goes right.
log=/tmp/guichet-log.$$.convo.txt
printf 'zlim zlam\n' | "$guichet" chat --record $log >/dev/null
"$guichet" report --log $log | grep -q '« zlim zlam »' || fail "report"
draft=/tmp/guichet-draft.$$.convo.txt
"$guichet" transcript draft "$(head -n 1 $log)#1" --log $log --output $draft 2>/dev/null
if "$guichet" replay $draft >/dev/null; then fail "the draft passes"; fi
rm -f $log $draft

stored=$(mktemp -d)
: >/tmp/guichet-serve.$$
"$guichet" serve --port 0 --store "sqlite:$stored/guichet.sqlite" 2>/tmp/guichet-serve.$$ &
server=$!
trap 'kill $server 2>/dev/null || true' EXIT
for _ in $(seq 100); do
  address=$(sed -n 's/^Guichet écoute sur //p' /tmp/guichet-serve.$$)
  [ -n "$address" ] && break
  sleep 0.1
done
[ -n "${address:-}" ] || fail "the server does not listen"
opened=$(curl -fsS -X POST "$address/v1/conversations")
id=$(sed -E 's/.*"conversation":"([^"]+)".*/\1/' <<<"$opened")
token=$(sed -E 's/.*"token":"([^"]+)".*/\1/' <<<"$opened")
reply=$(curl -fsS -H "Authorization: Bearer $token" -H 'Content-Type: application/json' \
  -d '{"id":"m1","text":"mon répondant municipal est parti"}' "$address/v1/conversations/$id/messages")
grep -q '418 691-2010' <<<"$reply" || fail "native API: $reply"
rasa=$(curl -fsS -H 'Content-Type: application/json' -d '{"sender":"s1","message":"bonjour"}' \
  "$address/webhooks/rest/webhook")
grep -q '"recipient_id":"s1"' <<<"$rasa" || fail "Rasa channel: $rasa"
curl -fsS "$address/" | grep -q 'lang="fr-CA"' || fail "the page"
[ "$(curl -s -o /dev/null -w '%{http_code}' "$address/nothing-here")" = 404 ] || fail "404"
kill -TERM $server
wait $server || fail "SIGTERM does not end with status 0"
# What was said outlives the process, its token too, and what is purged is gone.
: >"$stored/log"
"$guichet" serve --port 0 --store "sqlite:$stored/guichet.sqlite" 2>"$stored/log" &
server=$!
address=
for _ in $(seq 100); do
  address=$(sed -n 's/^Guichet écoute sur //p' "$stored/log")
  [ -n "$address" ] && break
  sleep 0.1
done
curl -fsS -H "Authorization: Bearer $token" "$address/v1/conversations/$id" | grep -q '"turn":1' \
  || fail "the conversation is gone after a restart"
kill -TERM $server
wait $server || fail "SIGTERM does not end with status 0"
trap - EXIT
"$guichet" purge --store "sqlite:$stored/guichet.sqlite" --older-than 1d | grep -q '^0 ' || fail "purge of nothing"
sleep 1
"$guichet" purge --store "sqlite:$stored/guichet.sqlite" --older-than 0d | grep -q '^2 ' || fail "purge"
rm -rf "$stored"
rm -f /tmp/guichet-serve.$$

# HTTPS with files, made for the moment; half a pair and a wrong file are refused with status 2.
tls=$(mktemp -d)
openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=IP:127.0.0.1 \
  -keyout "$tls/key.pem" -out "$tls/cert.pem" 2>/dev/null
: >"$tls/log"
"$guichet" serve --port 0 --store memory: --tls-certificate "$tls/cert.pem" --tls-key "$tls/key.pem" 2>"$tls/log" &
server=$!
trap 'kill $server 2>/dev/null || true' EXIT
address=
for _ in $(seq 100); do
  address=$(sed -n 's/^Guichet écoute sur //p' "$tls/log")
  [ -n "$address" ] && break
  sleep 0.1
done
[[ "$address" == https://* ]] || fail "the server does not listen with TLS: $(cat "$tls/log")"
curl -fsS --cacert "$tls/cert.pem" "$address/readyz" | grep -q ok || fail "HTTPS"
kill -TERM $server
wait $server || fail "SIGTERM does not end the TLS server with status 0"
trap - EXIT
status=0
"$guichet" serve --port 0 --store memory: --tls-certificate "$tls/cert.pem" 2>/dev/null || status=$?
[ $status = 2 ] || fail "half a pair of TLS files: status $status"
status=0
"$guichet" serve --port 0 --store memory: --tls-certificate "$tls/cert.pem" --tls-key "$tls/cert.pem" 2>/dev/null || status=$?
[ $status = 2 ] || fail "a certificate for a key: status $status"
"$guichet" serve --print-config | grep -q '^port: 8080' || fail "--print-config"
rm -rf "$tls"
echo "smoke: ok"
