#!/usr/bin/env bash
# Fuzzes the parts that read what others write, with libFuzzer and the address sanitizer.
#
#   scripts/fuzz.sh [SECONDS [TARGET…]]     60 seconds each by default
#
# Targets: messages, masks (the repository's bot), files (a bot one of whose files is any text), transcripts.
# Inputs found on the way are kept under .build/fuzz-corpus/ and used again; an input that ends in a crash, a
# property that does not hold, or more than ten seconds is kept under .build/fuzz-crashes/. Exit 1 when there
# was one. To try it again: GUICHET_FUZZ_TARGET=TARGET .build/fuzz/release/GuichetFuzz FILE
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

seconds=${1:-60}
[ $# -gt 0 ] && shift
targets=("$@")
[ ${#targets[@]} -gt 0 ] || targets=(messages masks files transcripts)

# Swift takes one -sanitize alone, so that the last one names both.
GUICHET_FUZZ=1 swift build -c release --scratch-path .build/fuzz --sanitize fuzzer --sanitize address \
  -Xswiftc -sanitize=fuzzer,address --product GuichetFuzz >&2
fuzzer=.build/fuzz/release/GuichetFuzz
corpus=.build/fuzz-corpus
crashes=.build/fuzz-crashes
mkdir -p $crashes

# One input for each example of the bot: what people write is where mutation begins.
seed_examples() {
  sed -n "s/^ *- [\"']\(.*\)[\"'] *$/\1/p" "$@" | awk -v folder="$target_corpus" \
    '{ file = folder "/example-" NR; printf "%s", $0 > file; close(file) }'
}

status=0
for target in "${targets[@]}"; do
  target_corpus=$corpus/$target
  if [ ! -d "$target_corpus" ]; then
    mkdir -p "$target_corpus"
    case $target in
      messages) seed_examples intents/examples/*.yml ;;
      masks) seed_examples intents/examples/*.yml intents/reading/*.yml ;;
      files) GUICHET_FUZZ_TARGET=files GUICHET_FUZZ_SEEDS=$target_corpus "$fuzzer" -runs=0 ;;
      transcripts) cp transcripts/*.convo.txt "$target_corpus" ;;
    esac
  fi
  echo "== $target"
  # Leaks are not looked for: what is made once and kept (tables, patterns) would count as one.
  ASAN_OPTIONS=detect_leaks=0 GUICHET_FUZZ_TARGET=$target "$fuzzer" "$target_corpus" \
    -max_total_time="$seconds" -max_len=4096 -timeout=10 -rss_limit_mb=4096 -detect_leaks=0 \
    -print_final_stats=1 -artifact_prefix="$crashes/$target-" || status=1
done
exit $status
