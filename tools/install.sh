#!/usr/bin/env bash
# Set-up on a machine that has only python3, pip and make: uv where it can be had,
# otherwise a plain virtual environment with hashed requirements.
set -euo pipefail
cd "$(dirname "$0")/.."
goal=${1:-install}

# The browser tests need Chromium; without it they are skipped, counted and printed.
find_chromium() {
    local name
    for name in "${CHROMIUM:-}" chromium chromium-browser; do
        if [ -n "$name" ] && command -v "$name" >/dev/null 2>&1; then return 0; fi
    done
    return 1
}

# Requests a second are asked for by wrk, as the anchors were.
if [ "$goal" = tests ] || [ "$goal" = bench ]; then
    if ! command -v wrk >/dev/null 2>&1 && [ "$(id -u)" = 0 ] \
        && command -v apt-get >/dev/null 2>&1; then
        apt-get install -y --no-install-recommends wrk >/dev/null \
            || echo "wrk cannot be had here; requests a second are not measured." >&2
    fi
fi

if [ "$goal" = tests ]; then
    if ! find_chromium && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        apt-get install -y --no-install-recommends chromium >/dev/null \
            || echo "Chromium cannot be had here; the browser tests are skipped." >&2
    fi
    exit 0
fi

find_uv() {
    if [ -x .boot/bin/uv ]; then echo .boot/bin/uv; return; fi
    if command -v uv >/dev/null 2>&1; then command -v uv; return; fi
    if python3 -m pip install --quiet --disable-pip-version-check --no-warn-script-location \
        --target .boot uv >.boot.log 2>&1 && [ -x .boot/bin/uv ]; then
        rm -f .boot.log
        echo .boot/bin/uv
    fi
}

uv=$(find_uv)
if [ "$goal" = lock ]; then
    "$uv" lock
    "$uv" export --quiet --frozen --all-groups --no-emit-project --format requirements-txt \
        --no-header -o requirements.lock
elif [ -n "$uv" ]; then
    if [ "$goal" = bench ]; then
        "$uv" sync --quiet --frozen --all-groups --extra bench
    else
        "$uv" sync --quiet --frozen --all-groups --inexact
    fi
else
    echo "uv cannot be had here; making a plain virtual environment instead." >&2
    if ! python3 -m venv .venv; then
        python3 -m pip install --quiet --target .boot virtualenv
        PYTHONPATH=.boot python3 -m virtualenv --quiet .venv
    fi
    .venv/bin/python -m pip install --quiet --require-hashes -r requirements.lock
    .venv/bin/python -m pip install --quiet --no-deps --editable .
fi
