#!/bin/sh
# Makes a virtual environment: venv.sh PYTHON FOLDER. Installs python3-venv first where it is missing and we may.
set -eu
python=$1 folder=$2

if ! command -v "$python" >/dev/null 2>&1; then
  echo "make: no '$python' here. Install Python 3.11 or newer, or say which: make PYTHON=python3.12 …" >&2
  exit 1
fi
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
  echo "make: Rawi needs Python 3.11 or newer; '$python' is $("$python" -V 2>&1). Say another: make PYTHON=python3.12 …" >&2
  exit 1
fi
if ! "$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing python3-venv …" >&2
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends python3-venv >/dev/null
  else
    echo "make: this Python cannot make virtual environments. Run: sudo apt-get install python3-venv" >&2
    exit 1
  fi
fi
rm -rf "$folder"
"$python" -m venv "$folder"
