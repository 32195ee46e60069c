#!/usr/bin/env bash
# Installs, builds twice and runs every test.
set -euo pipefail
cd "$(dirname "$0")/.."

usage() {
  cat <<'TEXT'
Usage: packaging/test.sh [--release | --asan | --stations] [--help]

Installs what is missing, then builds and tests twice:
  release   what ships: real windows, killed processes, every screen in every size
  asan      AddressSanitizer and UndefinedBehaviorSanitizer: the rooms from core to ui; where the first half took
            more than 700 s they are left out, and a line says so

  --release  only the first
  --asan     only the second, whatever the time
  --stations the sanitizers over kiosk, review, studio and app, each screen in one size: ten minutes more, for whoever changes a station
  --help     this text

Needs no network when nothing is missing. Budget: 20 minutes on two cores.
TEXT
}

which=both
case "${1:-}" in
  "") ;;
  --release) which=release ;;
  --asan) which=asan ;;
  --stations) which=stations ;;
  --help|-h) usage; exit 0 ;;
  *) usage >&2; exit 2 ;;
esac

begin=$SECONDS
step() { printf '\n== %s (%d s so far, budget 1200 s)\n' "$1" "$((SECONDS - begin))"; }

step "what is missing"
packaging/install-deps.sh

jobs=$(nproc)
one() {  # preset, ctest arguments
  local preset=$1
  shift
  step "build $preset"
  cmake --preset "$preset" >"build-$preset.log" 2>&1 || { cat "build-$preset.log" >&2; exit 1; }
  rm -f "build-$preset.log"
  cmake --build --preset "$preset" -j "$jobs" --target "${targets[@]}"
  step "test $preset"
  # One more than there are cores: windows and idle kiosks wait more than they work.
  ctest --test-dir "build/$preset" -j "$((jobs + 1))" --output-on-failure --no-tests=error "$@"
}

if [ "$which" = both ] || [ "$which" = release ]; then
  targets=(all)
  one release
fi
# Windows and killed processes are for the release build, and so are the screens in every size and theme: drawn slowly they show nothing more.
# Building all of it a second time takes some eight minutes on two cores. Where the first half has used up the budget they are left out, aloud.
room=700
if [ "$which" = both ] && [ "$((SECONDS - begin))" -gt "$room" ]; then
  printf '\n== NOT RUN: the sanitizers, since the release half took more than %d s. Run packaging/test.sh --asan\n' "$room"
elif [ "$which" = both ] || [ "$which" = asan ]; then
  targets=(test_core test_measure test_store test_exchange test_fuzz test_ui)
  # Every byte of a file and every kill show nothing more under the sanitizers, and take minutes there.
  one asan -L "^(core|measure|store|exchange|fuzz|ui)$" -E "one changed byte|kill"
fi
if [ "$which" = stations ]; then
  targets=(test_kiosk test_review test_studio test_app)
  one asan -L "^(kiosk|review|studio|app)$" -E "fits (1920|1280|1024)|layout holds (at|in strong|in soft)"
fi
step "done"
