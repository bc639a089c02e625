#!/bin/sh
# Installs the dependencies when they are missing or older than package-lock.json; says nothing and takes no time otherwise.
# It never calls `node`: a shell remembers where it found a command, and the project's own Node appears during the install.
set -eu
cd "$(dirname "$0")/.."

installed=node_modules/.package-lock.json # npm writes this file last, so an install that was cut short is seen as missing
own_node=node_modules/.bin/node

# Prints the reason to install, or nothing.
reason() {
  if [ ! -f "$installed" ]; then
    echo 'dependencies are not installed yet'
  elif [ -n "$(find package-lock.json -newer "$installed")" ]; then
    echo 'package-lock.json changed since the last install'
  elif [ ! -x "$own_node" ] && ! new_enough; then
    echo "the project's own Node is missing"
  fi
}

# Whether the machine's own Node can run the TypeScript sources. Asked in a shell of its own (see above).
new_enough() {
  sh -c 'command -v node >/dev/null && node -e "
    const [major, minor] = process.versions.node.split(\".\").map(Number);
    process.exit(major > 22 || (major === 22 && minor >= 18) ? 0 : 1)"'
}

why=$(reason)
[ -n "$why" ] || exit 0

if ! command -v npm >/dev/null; then
  echo 'turncoat: npm was not found. Install Node.js 20 or newer, which brings npm: https://nodejs.org' >&2
  exit 1
fi

log=$(mktemp)
trap 'rm -f "$log"' EXIT
trap 'exit 130' INT TERM
echo "turncoat: $why; running 'npm ci' (about a minute, once)" >&2

# npm must not run on the Node inside node_modules, which `npm ci` deletes. No other folder of the path is touched.
here=$(pwd -P)
PATH=$(printf '%s' ":$PATH:" | sed -e "s|:$here/node_modules/\.bin:|:|g" -e "s|:$(pwd)/node_modules/\.bin:|:|g" -e 's|^:||' -e 's|:$||')
export PATH

if ! npm ci --include=dev --no-audit --no-fund --loglevel=error </dev/null >"$log" 2>&1; then
  cat "$log" >&2
  echo "turncoat: 'npm ci' failed; its messages are above. Check the network, the free disk space (1 GB is needed)" >&2
  echo "  and that package.json and package-lock.json are from the same commit, then run the same command again." >&2
  exit 1
fi

if [ ! -x "$own_node" ] && ! new_enough; then
  cat "$log" >&2
  echo "turncoat: npm installed the package 'node' but did not run its install script, so there is no Node 24 to run on." >&2
  echo "  Allow it with 'npm ci --include=dev --ignore-scripts=false', or install Node.js 22.18 or newer yourself." >&2
  exit 1
fi
echo 'turncoat: installed' >&2
