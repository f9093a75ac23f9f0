#!/bin/sh
# Make this folder ready: system packages, uv, the locked Python environment.
#
#   scripts/setup.sh [run|test|build]
#
# run is what the program needs; test and build add to it. Safe to repeat: what is already
# done is not done again, and then no network is needed. Needs no terminal and no input.
set -eu

purpose=${1:-run}
case $purpose in
run | test | build) ;;
*)
    echo "usage: scripts/setup.sh [run|test|build]" >&2
    exit 2
    ;;
esac

cd "$(dirname "$0")/.."
packages_file=scripts/system-packages.txt
uv_pin=scripts/uv-requirement.txt
uv_version=$(sed -n 's/^uv==\([0-9.]*\).*/\1/p' "$uv_pin")
uv=.tools/uv-$uv_version/bin/uv

say() {
    printf '%s\n' "motcua: $*" >&2
}

# --- system packages -----------------------------------------------------------------

# The lines of the groups that this purpose needs, without comments: "a" or "a | b".
wanted_packages() {
    awk -v purpose="$purpose" '
        { sub(/#.*/, "") }
        /^\[/ { group = substr($1, 2, length($1) - 2); next }
        NF && (group == "run" || group == purpose) { print }
    ' "$packages_file"
}

# Of the wanted lines on standard input, those of which no name is installed.
keep_missing() {
    names=$(wanted_packages | tr '|' ' ')
    # shellcheck disable=SC2086  # one word per package name
    installed=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' $names 2>/dev/null |
        sed -n 's/ installed$//p' | tr '\n' ' ') || true
    awk -v installed="$installed" '
        BEGIN { split(installed, list, " "); for (i in list) have[list[i]] = 1 }
        {
            found = 0
            for (i = 1; i <= NF; i++) if ($i in have) found = 1
            if (!found) print
        }
    '
}

# For each line on standard input the first name that this release has.
choose_names() {
    while IFS= read -r line; do
        chosen=
        for name in $(printf '%s' "$line" | tr '|' ' '); do
            chosen=${chosen:-$name}
            if apt-cache show --no-all-versions "$name" >/dev/null 2>&1; then
                chosen=$name
                break
            fi
        done
        printf '%s ' "$chosen"
    done
}

install_packages() {
    as_root=$1
    say "cài gói hệ thống / installing system packages: $(printf '%s' "$missing" | tr '\n' ' ')"
    # old package lists name files that the mirrors no longer have; one dead source of several
    # fails the update, but not always the installation
    $as_root apt-get update -qq </dev/null || true
    names=$(printf '%s\n' "$missing" | choose_names)
    # shellcheck disable=SC2086  # one word per package name, and "sudo -n" or nothing
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
        --no-install-recommends -o DPkg::Lock::Timeout=300 $names </dev/null >/dev/null
}

ensure_packages() {
    if ! command -v dpkg-query >/dev/null 2>&1; then
        say "không phải Debian/Ubuntu, hãy tự cài các gói tương ứng / not Debian or Ubuntu:" \
            "install the like of $packages_file yourself"
        return
    fi
    missing=$(wanted_packages | keep_missing)
    [ -n "$missing" ] || return 0
    if [ "$(id -u)" -eq 0 ]; then
        install_packages "" && return
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        install_packages "sudo -n" && return
    fi
    say "Thiếu gói hệ thống, hãy chạy / Missing system packages, please run:" \
        "sudo apt-get update && sudo apt-get install -y $(printf '%s\n' "$missing" | choose_names)"
    exit 1
}

# --- Python and uv -------------------------------------------------------------------

find_python() {
    for candidate in "${PYTHON:-python3}" python3.13 python3.12 python3.11; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$candidate"
            return
        fi
    done
    say "Cần Python 3.11 trở lên / Python 3.11 or newer is needed"
    exit 1
}

ensure_uv() {
    [ "$("$uv" --version 2>/dev/null | cut -d ' ' -f 2)" = "$uv_version" ] && return
    say "cài uv $uv_version vào .tools / installing uv $uv_version into .tools"
    rm -rf ".tools/uv-$uv_version"
    "$python" -m venv ".tools/uv-$uv_version"
    ".tools/uv-$uv_version/bin/python" -m pip install --quiet --disable-pip-version-check \
        --no-input --only-binary :all: --require-hashes -r "$uv_pin" </dev/null
}

# The environment is right when it was made from this lock file by this Python.
environment_key() {
    { cat uv.lock pyproject.toml && "$python" -VV; } | sha256sum | cut -d ' ' -f 1
}

environment_ready() {
    [ -x .venv/bin/python ] && .venv/bin/python -c '' 2>/dev/null || return 1
    for stamp in "$@"; do
        [ "$(cat ".venv/$stamp" 2>/dev/null)" = "$key" ] && return
    done
    return 1
}

ensure_environment() {
    key=$(environment_key)
    # byte code is made here: without it the program takes three times as long to start
    export UV_PYTHON_PREFERENCE=only-system UV_PYTHON="$python" UV_COMPILE_BYTECODE=1
    if [ "$purpose" = run ]; then
        environment_ready .ready-run .ready-all && return
        ensure_uv
        # --inexact leaves the tools of an earlier `make test` where they are
        "$uv" sync --quiet --locked --no-dev --inexact
        printf '%s\n' "$key" >.venv/.ready-run
    else
        environment_ready .ready-all && return
        ensure_uv
        "$uv" sync --quiet --locked
        printf '%s\n' "$key" >.venv/.ready-all
    fi
}

ensure_packages
python=$(find_python)
ensure_environment
