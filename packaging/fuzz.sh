#!/usr/bin/env bash
# Runs every fuzz target for a while and asks whether it saw what it should.
set -euo pipefail
cd "$(dirname "$0")/.."

usage() {
  cat <<'TEXT'
Usage: packaging/fuzz.sh [--seconds N] [--floors] [--help] [TARGET...]

Installs clang 16 when it is missing, builds the fuzz targets of tests/fuzz with the sanitizers, and runs each from its
corpus. Prints a table: target, executions, coverage, floor, crashes. Exit 1 for a crash, or for coverage below its floor.

  --seconds N  how long each target runs (60); 0 = the corpus alone
  --floors     runs the corpus alone and writes tests/fuzz/floors.txt anew: nine tenths of what it reached
  --help       this text

What broke a target stands in build/fuzz/crashes/TARGET-…; put it into tests/fuzz/corpus/TARGET with the mend.
TEXT
}

seconds=60
renew=0
wanted=()
while [ $# -gt 0 ]; do
  case "$1" in
    --seconds) seconds=${2:?--seconds needs a number}; [[ "$seconds" =~ ^[0-9]+$ ]] || { usage >&2; exit 2; }; shift 2 ;;
    --floors) renew=1; seconds=0; shift ;;
    --help|-h) usage; exit 0 ;;
    -*) usage >&2; exit 2 ;;
    *) wanted+=("$1"); shift ;;
  esac
done

corpus=tests/fuzz/corpus
floors=tests/fuzz/floors.txt
targets=()
for folder in "$corpus"/*/; do targets+=("$(basename "$folder")"); done
for target in "${wanted[@]}"; do
  [ -d "$corpus/$target" ] || { echo "fuzz: there is no target '$target'; there are: ${targets[*]}" >&2; exit 2; }
done
if [ ${#wanted[@]} -gt 0 ]; then
  [ "$renew" = 0 ] || { echo "fuzz: --floors is for all targets at once" >&2; exit 2; }
  targets=("${wanted[@]}")
fi

packaging/install-deps.sh
# Debian's clang 14 cannot compile C++20 with this libstdc++, and what GCC compiles counts no coverage.
missing=()
for package in clang-16 libfuzzer-16-dev libclang-rt-16-dev llvm-16; do
  status=$(dpkg-query -W -f='${db:Status-Abbrev}' "$package" 2>/dev/null || true)
  [[ "$status" == ii* ]] || missing+=("$package")
done
if [ ${#missing[@]} -gt 0 ]; then
  echo "fuzz: installing ${missing[*]}"
  as_root=()
  [ "$(id -u)" -eq 0 ] || as_root=(sudo)
  export DEBIAN_FRONTEND=noninteractive
  "${as_root[@]}" apt-get -o DPkg::Lock::Timeout=300 update -qq || true
  "${as_root[@]}" apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends "${missing[@]}" ||
    { echo "fuzz: apt could not install ${missing[*]}" >&2; exit 2; }
fi

mkdir -p build/fuzz
cmake --preset fuzz >build/fuzz/configure.log 2>&1 || { cat build/fuzz/configure.log >&2; exit 2; }
cmake --build --preset fuzz -j "${APLOMB_JOBS:-$(nproc)}" || exit 2

crashes=build/fuzz/crashes
logs=build/fuzz/logs
found=build/fuzz/found
mkdir -p "$crashes" "$logs"
export ASAN_OPTIONS=detect_leaks=1:allocator_may_return_null=1 UBSAN_OPTIONS=print_stacktrace=1
export ASAN_SYMBOLIZER_PATH=/usr/bin/llvm-symbolizer-16

failed=0
table=$(printf '%-14s %12s %9s %7s %8s' target executions coverage floor crashes)
[ "$renew" = 0 ] || printf '%s\n%s\n' "# Coverage (libFuzzer's cov:) below which a target does not read what it should: nine tenths of what" \
  "# its corpus alone reaches. packaging/fuzz.sh --floors writes it anew." >"$floors"
for target in "${targets[@]}"; do
  mkdir -p "$found/$target"
  log=$logs/$target.log
  limit=(-runs=0)
  folders=("$corpus/$target")
  # What is new goes into the first folder, and nothing into the corpus by itself.
  if [ "$seconds" -gt 0 ]; then limit=(-max_total_time="$seconds"); folders=("$found/$target" "$corpus/$target"); fi
  before=$(find "$crashes" -name "$target-*" | wc -l)
  ended=0
  "build/fuzz/tests/fuzz/fuzz_$target" "${limit[@]}" -seed=1 -timeout=10 -rss_limit_mb=2048 -max_len=16384 -print_final_stats=1 -verbosity=1 \
    -artifact_prefix="$crashes/$target-" "${folders[@]}" >"$log" 2>&1 || ended=$?
  broken=$(($(find "$crashes" -name "$target-*" | wc -l) - before))
  [ "$ended" -eq 0 ] || [ "$broken" -gt 0 ] || broken=1
  coverage=$(grep -o 'cov: [0-9]*' "$log" | tail -1 | cut -d' ' -f2 || true)
  runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log" | tail -1)
  [ "$renew" = 0 ] || echo "$target $((${coverage:-0} * 9 / 10))" >>"$floors"
  floor=$(sed -n "s/^$target //p" "$floors" 2>/dev/null || true)
  table+=$(printf '\n%-14s %12s %9s %7s %8s' "$target" "${runs:-0}" "${coverage:-0}" "${floor:-none}" "$broken")
  if [ "$broken" -gt 0 ]; then
    failed=1
    echo "fuzz: $target broke; the end of $log:" >&2
    grep -aE 'ERROR|runtime error|SUMMARY|does not hold|Test unit written|^ +#[0-9]' "$log" | head -25 >&2 || true
  fi
  if [ -z "$floor" ] || [ "${coverage:-0}" -lt "$floor" ]; then
    failed=1
    echo "fuzz: $target covers ${coverage:-0}, its floor is ${floor:-not recorded}" >&2
  fi
done
printf '%s\n' "$table"
exit "$failed"
