#!/usr/bin/env bash
# Writes the public interface of the library into PublicAPI.Unshipped.txt, as the analyzer reports it (RS0016).
# usage: tools/update-public-api.sh
set -euo pipefail
cd "$(dirname "$0")/.."
project=src/SshConfigLint.Core
file=$project/PublicAPI.Unshipped.txt
echo '#nullable enable' > "$file"
dotnet build "$project" --no-incremental -nologo -v q -p:TreatWarningsAsErrors=false -p:WarningsAsErrors= 2>&1 |
  sed -n "s/.*RS0016: Symbol '\(.*\)' is not part of the declared public API.*/\1/p" | LC_ALL=C sort -u >> "$file"
wc -l "$file"
