#!/usr/bin/env bash
# Checks SARIF logs as GitHub code scanning would: the JSON schema, then Sarif.Multitool with GitHub's rules.
#
# usage: tools/validate-sarif.sh LOG...       (needs npm; what it brings stays in the cache)
set -euo pipefail

(($#)) || {
  echo "usage: tools/validate-sarif.sh LOG..." >&2
  exit 2
}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
home=${XDG_CACHE_HOME:-$HOME/.cache}/sshconfiglint/sarif-5.7.0
package=$home/node_modules/@microsoft/sarif-multitool-linux
multitool=$package/Sarif.Multitool

if [[ ! -e $home/complete ]]; then
  mkdir -p "$home"
  npm install --prefix "$home" --no-audit --no-fund --loglevel=error \
    @microsoft/sarif-multitool-linux@5.7.0 ajv@8 ajv-formats@3 >&2
  chmod u+x "$multitool" # the package's own step that would do this is blocked by newer npm
  touch "$home/complete"
fi

status=0
NODE_PATH=$home/node_modules node "$here/sarif/schema.cjs" "$package/sarif-2.1.0.json" "$@" || status=1

# Its exit code is 0 even with errors, so the log that it writes decides.
report=$(mktemp --suffix=.sarif)
trap 'rm -f "$report"' EXIT
"$multitool" validate "$@" --rule-kind "Sarif;Ghas" --config "$here/sarif/github.xml" --level "Error;Warning" \
  --output "$report" --log ForceOverwrite >"$report.txt" 2>&1 || {
  cat "$report.txt"
  status=1
}
grep -E '(error|warning) [A-Z]+[0-9]+' "$report.txt" | sort -u | head -40 || true
rm -f "$report.txt"
problems=$(node -e '
  const log = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8").replace(/^\uFEFF/, ""));
  const results = log.runs.flatMap((run) => run.results ?? []);
  const failed = log.runs.flatMap((run) => run.invocations ?? []).some((one) => one.executionSuccessful === false);
  console.log(results.filter((result) => ["error", "warning", undefined].includes(result.level)).length + (failed ? 1 : 0));
' "$report")
((problems == 0)) || status=1
echo "validate-sarif: $# logs, $problems problems of Sarif.Multitool"
exit $status
