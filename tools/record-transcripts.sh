#!/usr/bin/env bash
# Records the logs in tests/SshConfigLint.EndToEnd.Tests/Transcripts/Recorded again: real programs, throw-away keys, loopback only.
# usage: SSHCONFIGLINT_OPENSSH=$(tools/openssh-oracle.sh) tools/record-transcripts.sh      (root, for chroot)
set -euo pipefail
cd "$(dirname "$0")/.."
: "${SSHCONFIGLINT_OPENSSH:?names the folder that tools/openssh-oracle.sh prints}"
SSHCONFIGLINT_RECORD=1 dotnet test tests/SshConfigLint.EndToEnd.Tests --filter 'FullyQualifiedName~TranscriptTests.Every_recorded_log_is_expected'
git status --short tests/SshConfigLint.EndToEnd.Tests/Transcripts/Recorded
