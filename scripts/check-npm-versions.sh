#!/bin/sh
# Does a bare clone install with each npm that people have? For npm 10, 11 and 12, on the machine's own Node: copies the
# tracked files to a temporary folder, installs through `npm run setup`, and expects Node 24 and the test runner there, and
# a second set-up that has nothing to do. With --demo, the demo runs too.
#
#   sh scripts/check-npm-versions.sh [--demo] [VERSION…]
set -eu
root=$(cd "$(dirname "$0")/.." && pwd -P)
demo=no
if [ "${1:-}" = --demo ]; then demo=yes && shift; fi
[ $# -gt 0 ] || set -- 10 11 12

# The clone starts from the machine's own Node, even when this check was started by `npm run`.
PATH=$(printf '%s' ":$PATH:" | sed -e "s|:$root/node_modules/\.bin:|:|g" -e 's|^:||' -e 's|:$||')
export PATH

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

# Prints what went wrong and the log, and ends the check.
fail() {
  echo "npm $version: $1" >&2
  if [ -f "$work/log" ]; then cat "$work/log" >&2; fi
  exit 1
}

for version in "$@"; do
  began=$(date +%s)
  clone="$work/clone-$version"
  mkdir "$clone"
  (cd "$root" && git ls-files -z --cached --others --exclude-standard | xargs -0 sh -c 'for f; do [ ! -e "$f" ] || printf "%s\0" "$f"; done' sh |
    tar --null -T - -cf -) | tar -xf - -C "$clone"

  npm install --prefix "$work/npm-$version" --no-audit --no-fund "npm@$version" >"$work/log" 2>&1 || fail 'this npm could not be installed'
  PATH="$work/npm-$version/node_modules/.bin:$PATH"
  cd "$clone"
  exact=$(npm --version)

  npm run setup >"$work/log" 2>&1 || fail 'the set-up failed'
  case "$(node_modules/.bin/node --version)" in
    v24.*) ;;
    *) fail 'the set-up did not bring Node 24' ;;
  esac
  node_modules/.bin/vitest --version >"$work/log" 2>&1 || fail 'the test runner does not start'
  npm run --silent setup >"$work/log" 2>&1 || fail 'the second set-up failed'
  [ ! -s "$work/log" ] || fail 'the second set-up was not silent'
  if [ "$demo" = yes ]; then npm run --silent demo >"$work/log" 2>&1 || fail 'the demo failed'; fi

  cd "$root"
  rm -rf "$clone"
  ran=''
  [ "$demo" = no ] || ran=', runs the demo'
  echo "npm $exact on $(node --version): installs, brings Node 24, has nothing to do the second time$ran ($(($(date +%s) - began)) s)"
done
