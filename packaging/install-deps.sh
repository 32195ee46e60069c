#!/usr/bin/env bash
# Installs what Aplomb needs on Debian 12 and is not there yet. Asks the network for nothing when nothing is missing.
set -euo pipefail

usage() {
  cat <<'TEXT'
Usage: packaging/install-deps.sh [--list] [--help]

Installs the Debian packages that building, running and testing Aplomb needs.
Only what is missing is installed; when nothing is missing, no network is needed.

  --list   print the packages, one a line, and install nothing
  --help   this text
TEXT
}

build=(build-essential cmake ninja-build pkg-config gettext ca-certificates
  libimgui-dev libstb-dev libglfw3-dev libgl-dev libfreetype-dev
  libsqlitecpp-dev libsqlite3-dev libsodium-dev
  libtomlplusplus-dev nlohmann-json3-dev libfmt-dev libcli11-dev libcsv-dev
  libpango1.0-dev libcairo2-dev librsvg2-dev libpng-dev libicu-dev
  libboost-locale-dev libboost-dev libeigen3-dev scowl)
run=(fonts-inter fonts-noto-core libgl1-mesa-dri)
test=(doctest-dev librapidcheck-dev xvfb xauth xdotool git)
packages=("${build[@]}" "${run[@]}" "${test[@]}")

case "${1:-}" in
  "") ;;
  --list) printf '%s\n' "${packages[@]}"; exit 0 ;;
  --help|-h) usage; exit 0 ;;
  *) usage >&2; exit 2 ;;
esac

missing=()
for package in "${packages[@]}"; do
  status=$(dpkg-query -W -f='${db:Status-Abbrev}' "$package" 2>/dev/null || true)
  [[ "$status" == ii* ]] || missing+=("$package")
done
if [ ${#missing[@]} -eq 0 ]; then
  echo "install-deps: nothing is missing"
  exit 0
fi

echo "install-deps: installing ${missing[*]}"
as_root=()
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null; then
    echo "install-deps: these packages are missing and only root can install them: ${missing[*]}" >&2
    exit 2
  fi
  as_root=(sudo)
fi
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get -o DPkg::Lock::Timeout=300 update -qq || true
if ! "${as_root[@]}" apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends "${missing[@]}"; then
  echo "install-deps: apt could not install ${missing[*]}; is there a network, and is this Debian 12?" >&2
  exit 2
fi
