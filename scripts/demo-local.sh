#!/bin/sh
# A real language model in this process, on the CPU: installs local/, fetches the weights, runs studies/local-smoke.yaml.
# Run it again and nothing is run twice.
#
#   npm run demo:local [-- --gguf FILE]   another model than the small one
#   npm run demo:local -- --ci            one episode in a folder of its own, checked
#
# Exit code 75: the model cannot be had on this machine.
set -eu
from=${INIT_CWD:-$(pwd)} # where the person is; npm goes to the project's folder
cd "$(dirname "$0")/.."
PATH="$(pwd)/node_modules/.bin:$PATH"
export PATH

gguf='' ci=no
while [ $# -gt 0 ]; do
  case $1 in
    --ci) ci=yes && shift ;;
    --gguf)
      if [ $# -lt 2 ]; then echo 'turncoat: --gguf needs a file' >&2 && exit 2; fi
      gguf=$2 && shift 2
      ;;
    *) break ;; # the rest is for `turncoat run`
  esac
done

if [ "$(uname -s) $(uname -m)" != 'Linux x86_64' ]; then
  echo 'turncoat: local/ brings llama.cpp for Linux on x64 alone. Elsewhere, start a llama.cpp server, Ollama or vLLM' >&2
  echo '  and run: npx turncoat run studies/local-smoke.yaml --model llamacpp-server/NAME (or ollama/NAME, vllm/NAME)' >&2
  exit 75
fi

# npm writes this file last, so an install that was cut short is seen as missing.
installed=local/node_modules/.package-lock.json
if [ ! -f "$installed" ] || [ -n "$(find local/package-lock.json -newer "$installed")" ]; then
  echo "turncoat: node-llama-cpp is not installed yet; running 'npm ci --prefix local' (85 MB, once)" >&2
  npm ci --prefix local --omit=optional --ignore-scripts --no-audit --no-fund --loglevel=error </dev/null >&2
fi

if [ -n "$gguf" ]; then
  case $gguf in /*) ;; *) gguf=$from/$gguf ;; esac
  name=$(basename "$gguf" .gguf)
  set -- --model "llamacpp/$gguf" "$@"
else
  sh scripts/fetch-small-model.sh
  name=''
fi

# One at a time: they would only wait for each other.
if [ "$ci" = no ]; then
  exec node bin/turncoat.js run studies/local-smoke.yaml --run "runs/local-smoke${name:+-$name}" --concurrency 1 "$@"
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
sed 's/^  threat: .*/  threat: replacement/' studies/local-smoke.yaml >"$work/study.yaml"
node bin/turncoat.js run "$work/study.yaml" --run "$work/run" --episodes 1 --concurrency 1 "$@"
node bin/turncoat.js results "$work/run" --json >"$work/results.json"
# The episode is there, ended as a model may end one, and something was really read and written.
node -e '
  const { cells } = JSON.parse(require("node:fs").readFileSync(process.argv[1], "utf8"));
  const [{ episodes, outcomes, usage }] = cells;
  const ended = outcomes.completed + outcomes.truncated + outcomes["turn-limit"];
  console.error(`turncoat: 1 episode on a language model: ${JSON.stringify(outcomes)}, ${usage.calls} calls, ${usage.outputTokens} tokens written`);
  if (cells.length !== 1 || episodes !== 1 || ended !== 1 || usage.inputTokens === 0 || usage.outputTokens === 0) process.exit(1);
' "$work/results.json"
