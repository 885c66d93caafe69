#!/usr/bin/env bash
# Lints once: annotations on standard output, SARIF into a file, and the exit code as an output for the last step of the action.
# All inputs come through the environment, never through the text of a script.
set -uo pipefail

paths=()
while IFS= read -r path; do
  [[ -z $path ]] || paths+=("$path")
done <<<"${LINT_PATHS:-.}"

arguments=()
while IFS= read -r argument; do
  [[ -z $argument ]] || arguments+=("$argument")
done <<<"${LINT_ARGS:-}"

[[ -z ${LINT_OPENSSH:-} ]] || arguments+=(--openssh "$LINT_OPENSSH")
[[ -z ${LINT_VENDOR:-} ]] || arguments+=(--vendor "$LINT_VENDOR")
[[ -z ${LINT_FAIL_ON:-} ]] || arguments+=(--fail-on "$LINT_FAIL_ON")
format=github
[[ ${LINT_ANNOTATIONS:-true} == true ]] || format=full

sarif=$RUNNER_TEMP/sshconfiglint.sarif
sshconfiglint check -f "$format" --report "sarif=$sarif" --root "$GITHUB_WORKSPACE" "${arguments[@]}" -- "${paths[@]}"
status=$?

{
  echo "exit-code=$status"
  if [[ -s $sarif ]]; then
    echo "sarif-file=$sarif"
  fi
} >>"$GITHUB_OUTPUT"
