#!/usr/bin/env bash
# Builds the program from the source of the action and puts it on PATH.
set -euo pipefail
packages=$RUNNER_TEMP/sshconfiglint-packages
tools=$RUNNER_TEMP/sshconfiglint-tools
cd "$GITHUB_ACTION_PATH"
dotnet pack src/SshConfigLint.Cli --configuration Release --output "$packages" --verbosity quiet
printf '<configuration><packageSources><clear/></packageSources></configuration>\n' >"$packages/nuget.config"
dotnet tool install SshConfigLint.Tool --tool-path "$tools" --configfile "$packages/nuget.config" --add-source "$packages"
echo "$tools" >>"$GITHUB_PATH"
