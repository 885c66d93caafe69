#!/usr/bin/env bash
# pre-commit installs the hook from a clone of this repository: a bad file has to fail, a good one to pass.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PRE_COMMIT_HOME=$work/cache GIT_CONFIG_GLOBAL=$work/gitconfig
git config --file "$work/gitconfig" user.name ci
git config --file "$work/gitconfig" user.email ci@example.org
git config --file "$work/gitconfig" --add safe.directory '*'
git config --file "$work/gitconfig" protocol.file.allow always

git clone --quiet --no-local . "$work/hooks"
revision=$(git -C "$work/hooks" rev-parse HEAD)

git init --quiet "$work/repo"
cd "$work/repo"
cat >.pre-commit-config.yaml <<CONFIG
repos:
  - repo: $work/hooks
    rev: $revision
    hooks:
      - id: sshconfiglint
CONFIG
mkdir -p etc/ssh/sshd_config.d home/bob/.ssh
cp "$work/hooks/samples/server/broken/sshd_config" etc/ssh/sshd_config
git add .

echo "--- a bad file"
if pre-commit run --all-files >"$work/bad" 2>&1; then
  cat "$work/bad"
  echo "the hook passed a bad file"
  exit 1
fi
cat "$work/bad"
grep -q 'SSH0005' "$work/bad" || {
  echo "the hook failed for another reason than the file"
  exit 1
}

echo "--- good files"
cp "$work/hooks/samples/server/hardened/sshd_config" etc/ssh/sshd_config
cp "$work/hooks/samples/client/good/config" home/bob/.ssh/config
git add .
pre-commit run --all-files
