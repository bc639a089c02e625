#!/bin/sh
# The quickstart study on simulated subjects, offline. Run it again and nothing is run twice.
set -eu
cd "$(dirname "$0")/.."
PATH="$(pwd)/node_modules/.bin:$PATH"
exec node bin/turncoat.js run studies/quickstart.yaml --run runs/quickstart "$@"
