#!/bin/sh
# All tests, on the project's own Node wherever it stands in the path. Arguments go to Vitest: `npm test -- src/judge`.
set -eu
cd "$(dirname "$0")/.."
PATH="$(pwd)/node_modules/.bin:$PATH"
export PATH
exec vitest run "$@"
