#!/usr/bin/env bash
# From a fresh Debian 12 to a running kiosk.
set -euo pipefail
cd "$(dirname "$0")/.."

usage() {
  cat <<'TEXT'
Usage: packaging/run.sh [--tour DIR] [--help]

Installs what is missing, builds Aplomb, and opens the demo: a throw-away vault
with the shipped questions, from which the kiosk, the review station and the
studio can be started. The demo says its passphrase and PIN.

Where there is no display, it plays the tour instead and leaves its pictures in
DIR (default: ./tour).

  --tour DIR   play the tour even where there is a display
  --help       this text

It may be run again at any time.
TEXT
}

tour=""
while [ $# -gt 0 ]; do
  case "$1" in
    --tour) [ $# -ge 2 ] || { usage >&2; exit 2; }; tour=$2; shift 2 ;;
    --help|-h) usage; exit 0 ;;
    *) usage >&2; exit 2 ;;
  esac
done

packaging/install-deps.sh
cmake --preset release >build-release.log 2>&1 || { cat build-release.log >&2; exit 2; }
rm -f build-release.log
cmake --build --preset release
aplomb=build/release/bin/aplomb

if [ -z "$tour" ] && [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] && "$aplomb" display; then
  exec "$aplomb" demo
fi
if [ -z "$tour" ]; then
  tour=tour
  echo "run: there is no display here, so the tour is played in a virtual one"
fi
mkdir -p "$tour"
xvfb-run -a -s "-screen 0 1920x1080x24" "$aplomb" tour "$tour"
echo "run: the pictures are in $tour; open $tour/index.html"
