#!/usr/bin/env bash
# Measures the native program beside the real ssh and sshd, in turns on the same machine, and checks the ratios that are promised.
#
# usage: tools/measure-speed.sh [--short] PROGRAM TREES
#   PROGRAM  the native build, see README.md
#   TREES    the folder that tools/openssh-oracle.sh prints; ssh and sshd of the newest release in it are asked
#
# Ratios of medians are compared with the limits that are promised; exit 1 when one is passed. They mean something on a quiet machine
# only: large files are read by all processors, and the busier these are the worse we look beside ssh, which uses one. So --short, for
# busy machines, takes few rounds and lets memory and linearity decide; the other ratios it only shows.
set -euo pipefail
export LC_ALL=C

rounds=41 large_rounds=9 short=
if [[ ${1:-} == --short ]]; then
  rounds=15 large_rounds=3 short=1
  shift
fi
(($# == 2)) || {
  echo "usage: tools/measure-speed.sh [--short] PROGRAM TREES" >&2
  exit 2
}
program=$(realpath "$1")
tree=$(realpath "$2")/sid
samples=$(cd "$(dirname "${BASH_SOURCE[0]}")/../samples" && pwd)

# A folder of this run inside the tree: the same file is seen by the program and, through chroot, by ssh.
work=$(mktemp -d "$tree/tmp/speed.XXXXXX")
trap 'rm -rf "$work"' EXIT
inside=${work#"$tree"}
status=0

# Both sides go through chroot, so that its cost is in both. A finding is no failure here: any exit code passes.
lint() { chroot / "$program" check --quiet --exit-zero --kind "$1" "$work/$2"; }
ssh_g() { chroot "$tree" /usr/bin/ssh -G -F "$inside/$1" -o CanonicalizeHostname=no "${2:-nowhere.example}"; }
effective() { chroot / "$program" effective --openssh 10.6 --vendor debian "$work/$1" --host "$2"; }
sshd_t() { chroot "$tree" /usr/sbin/sshd -t -f "$inside/$1"; }

# Milliseconds of one run.
stopwatch() {
  local before=$EPOCHREALTIME
  "$@" >/dev/null 2>&1 || true
  local after=$EPOCHREALTIME
  echo $((${after/./} - ${before/./})) | awk '{ printf "%.2f\n", $1 / 1000 }'
}

median() { sort -n "$1" | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

# ratio TITLE VALUE BASE LIMIT [quiet]
ratio() {
  local verdict
  verdict=$(awk -v value="$2" -v base="$3" -v limit="$4" 'BEGIN { printf "%.2f %s", value / base, value / base <= limit ? "ok" : "TOO MUCH" }')
  printf '%-58s %s (limit %s)\n' "$1" "$verdict" "$4"
  [[ $verdict == *ok || (-n $short && ${5:-} == quiet) ]] || status=1
}

blocks() {
  awk -v count="$1" 'BEGIN {
    for (i = 1; i <= count; i++) {
      printf "Host node%05d.fleet.example.org node%05d 2001:db8::%x\n", i, i, i % 65536
      printf "    HostName 10.%d.%d.%d\n    User deploy\n    Port %d\n", i / 65536, i / 256 % 256, i % 256, 1024 + i % 60000
      printf "    IdentityFile ~/.ssh/keys/fleet_ed25519\n    IdentitiesOnly yes\n"
      printf "    ServerAliveInterval 30\n    # rack %d, row %d of the hall\n\n", i % 97, i % 13
    }
  }'
}

cp "$samples/client/good/config" "$work/ssh_config"
cp "$samples/server/hardened/sshd_config" "$work/sshd_config"
for count in 10000 20000 40000; do
  blocks $count >"$work/large$count"
done

middle=node20000.fleet.example.org

# The same answer, or the times mean nothing: one part of it is the port, another the user.
for answer in "port 21024" "user deploy"; do
  { ssh_g large40000 $middle && effective large40000 $middle; } | grep -cx "$answer" | grep -qx 2
done

# Warm the caches of the machine before anything counts.
lint client large40000 >/dev/null 2>&1 || true
ssh_g large40000 >/dev/null 2>&1 || true

for ((i = 0; i < rounds; i++)); do
  stopwatch lint client ssh_config >>"$work/t.client"
  stopwatch ssh_g ssh_config >>"$work/t.ssh"
  stopwatch lint server sshd_config >>"$work/t.server"
  stopwatch sshd_t sshd_config >>"$work/t.sshd"
done
for ((i = 0; i < large_rounds; i++)); do
  for count in 10000 20000 40000; do
    stopwatch lint client "large$count" >>"$work/t.large$count"
  done
  stopwatch ssh_g large40000 $middle >>"$work/t.ssh-large"
  stopwatch effective large40000 $middle >>"$work/t.effective"
done

bytes=$(stat -c %s "$work/large40000")
peak=$(/usr/bin/time -f %M "$program" check --quiet --exit-zero --kind client "$work/large40000" 2>&1 >/dev/null | tail -1)

echo "$(chroot "$tree" /usr/bin/ssh -V 2>&1); $(nproc) processors; medians of $rounds and $large_rounds runs, in milliseconds"
printf '%-58s %s\n' \
  "small client file: sshconfiglint" "$(median "$work/t.client")" \
  "small client file: ssh -G" "$(median "$work/t.ssh")" \
  "small server file: sshconfiglint" "$(median "$work/t.server")" \
  "small server file: sshd -t" "$(median "$work/t.sshd")" \
  "40,000 Host blocks, $bytes bytes: sshconfiglint" "$(median "$work/t.large40000")" \
  "40,000 Host blocks: ssh -G" "$(median "$work/t.ssh-large")" \
  "40,000 Host blocks: sshconfiglint effective, one host" "$(median "$work/t.effective")" \
  "20,000 Host blocks: sshconfiglint" "$(median "$work/t.large20000")" \
  "10,000 Host blocks: sshconfiglint" "$(median "$work/t.large10000")" \
  "40,000 Host blocks: peak memory, KiB" "$peak"
echo
ratio "small client file: sshconfiglint / ssh -G" "$(median "$work/t.client")" "$(median "$work/t.ssh")" 2 quiet
ratio "small server file: sshconfiglint / sshd -t" "$(median "$work/t.server")" "$(median "$work/t.sshd")" 1 quiet
ratio "40,000 Host blocks: sshconfiglint / ssh -G" "$(median "$work/t.large40000")" "$(median "$work/t.ssh-large")" 1.5 quiet
ratio "40,000 Host blocks: effective, one host / ssh -G" "$(median "$work/t.effective")" "$(median "$work/t.ssh-large")" 1 quiet
ratio "peak memory / size of the file" "$((peak * 1024))" "$bytes" 30
# Four times the lines in at most five times the time: a quadratic step would take sixteen.
ratio "time of 40,000 blocks / time of 10,000" "$(median "$work/t.large40000")" "$(median "$work/t.large10000")" 5
exit $status
