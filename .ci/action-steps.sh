#!/usr/bin/env bash
# Runs the scripts of action.yml as GitHub would, with a program that is already built, and looks at what they leave.
# usage: .ci/action-steps.sh FOLDER     (the folder that holds sshconfiglint)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
: >"$work/output"
export PATH=$1:$PATH RUNNER_TEMP=$work GITHUB_OUTPUT=$work/output GITHUB_WORKSPACE=$PWD GITHUB_ACTION_PATH=$PWD
export LINT_PATHS='samples/server/broken/sshd_config' LINT_ARGS='' LINT_OPENSSH=9.2 LINT_VENDOR=debian LINT_FAIL_ON=warning LINT_ANNOTATIONS=true

.github/action/lint.sh >"$work/annotations"
grep -q '^::error .*file=samples/server/broken/sshd_config' "$work/annotations"
grep -q '^exit-code=1$' "$work/output"
grep -q "^sarif-file=$work/sshconfiglint.sarif\$" "$work/output"
test -s "$work/sshconfiglint.sarif"

# What stands in an input is data: it is never run.
LINT_PATHS='$(touch '"$work"'/pwned) ; touch '"$work"'/pwned' .github/action/lint.sh >/dev/null 2>&1
test ! -e "$work/pwned"
tail -1 "$work/output" | grep -q . && grep -q '^exit-code=2$' "$work/output"
if grep -nE 'run:.*\$\{\{|^\s+[^#]*\$\{\{ *inputs[^}]*\}\}.*(;|&&)' action.yml; then
  echo "action.yml puts an expression into a script"
  exit 1
fi
echo "annotations: $(grep -c '^::' "$work/annotations")"
