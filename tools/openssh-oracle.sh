#!/usr/bin/env bash
# Unpacks the real ssh and sshd of four Debian suites, so that tests can ask them. Installs nothing; needs root for chroot.
#
# usage: tools/openssh-oracle.sh [SUITE...]
#
# Prints the folder that holds the trees: give it to the tests as SSHCONFIGLINT_OPENSSH. A tree that is already there stays.
# The packages come from the machine's own Debian source, asked for another suite.
set -euo pipefail

declare -A releases=([bullseye]=8.4p1 [bookworm]=9.2p1 [trixie]=10.0p1 [sid]=newest)
suites=("$@")
((${#suites[@]})) || suites=(bullseye bookworm trixie sid)

home=${XDG_CACHE_HOME:-$HOME/.cache}/sshconfiglint/openssh
sources=/etc/apt/sources.list.d/debian.sources
mkdir -p "$home"

# The stanza of the main archive with another suite. Only the machine's own suite can be checked with the keys that it has: an
# older release does not know the keys of a newer one.
write_source() {
  local suite=$1 file=$2
  awk -v suite="$suite" '
    BEGIN { RS = ""; ORS = "\n\n" }
    /debian-security/ { next }
    { gsub(/Suites:[^\n]*/, "Suites: " suite); sub(/Signed-By:[^\n]*/, "Trusted: yes"); print }
  ' "$sources" >"$file"
}

# Packages of the suite as apt would choose them for a machine with nothing installed.
download() {
  local suite=$1 state=$2
  mkdir -p "$state"/{lists,archives}/partial
  : >"$state/status"
  write_source "$suite" "$state/debian.sources"
  local apt=(
    apt-get -qq
    -o "Dir::State=$state" -o "Dir::State::lists=$state/lists" -o "Dir::State::status=$state/status"
    -o "Dir::Cache=$state" -o "Dir::Cache::archives=$state/archives"
    -o "Dir::Etc::sourcelist=$state/debian.sources" -o Dir::Etc::sourceparts=/dev/null -o Dir::Etc::preferencesparts=/dev/null
    -o APT::Install-Recommends=false -o APT::Sandbox::User=root -o Debug::NoLocking=1 -o Acquire::Retries=3
  )
  "${apt[@]}" update
  "${apt[@]}" install --yes --download-only openssh-client openssh-server
}

# What a chroot needs besides the packages: merged /usr, a few accounts, two devices, host keys.
furnish() {
  local tree=$1 name
  for name in bin sbin lib lib64; do
    [[ -e $tree/$name ]] || ln -s "usr/$name" "$tree/$name"
  done
  mkdir -p "$tree"/{dev,etc/ssh,home/alice,proc,root,run/sshd,tmp,var/empty}
  cat >"$tree/etc/passwd" <<'PASSWD'
root:x:0:0:root:/root:/bin/bash
sshd:x:101:65534::/run/sshd:/usr/sbin/nologin
alice:x:1000:1000::/home/alice:/bin/bash
PASSWD
  cat >"$tree/etc/group" <<'GROUP'
root:x:0:
wheel:x:27:alice
alice:x:1000:
nogroup:x:65534:
GROUP
  [[ -e $tree/dev/null ]] || mknod -m 666 "$tree/dev/null" c 1 3
  [[ -e $tree/dev/urandom ]] || mknod -m 666 "$tree/dev/urandom" c 1 9
  chroot "$tree" /usr/bin/ssh-keygen -A >/dev/null 2>&1 || true
}

fetch() {
  local suite=$1 state tree
  state=$(mktemp -d)
  tree=$home/.$suite.$$
  trap 'rm -rf "$state" "$tree"' RETURN
  download "$suite" "$state" >&2
  mkdir -p "$tree"
  for package in "$state"/archives/*.deb; do
    dpkg-deb --extract "$package" "$tree"
  done
  furnish "$tree"
  chroot "$tree" /usr/bin/ssh -V >&2
  mv "$tree" "$home/$suite" # all or nothing: a tree that is there is complete
}

for suite in "${suites[@]}"; do
  if [[ -z ${releases[$suite]:-} ]]; then
    echo "openssh-oracle: '$suite' is none of: ${!releases[*]}" >&2
    exit 2
  fi
  if [[ ! -x $home/$suite/usr/sbin/sshd ]]; then
    echo "openssh-oracle: $suite (OpenSSH ${releases[$suite]})" >&2
    fetch "$suite"
  fi
done
echo "$home"
