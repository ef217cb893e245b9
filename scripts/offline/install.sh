#!/bin/sh
# Installs disclosure-lint @VERSION@ from the files beside this one; asks nothing of any network.
# 用本文件旁边的文件安装，不需要网络。    sh install.sh [FOLDER]
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
target=${1:-${XDG_DATA_HOME:-$HOME/.local/share}/disclosure-lint}
python=
for candidate in python@PYTHON@ python3 python; do
  if command -v "$candidate" >/dev/null 2>&1 &&
    "$candidate" -c 'import sys, venv; sys.exit("%d.%d" % sys.version_info[:2] != "@PYTHON@")' 2>/dev/null; then
    python=$candidate
    break
  fi
done
if [ -z "$python" ]; then
  echo "没有找到 Python @PYTHON@（含 venv 模块），请先安装。No Python @PYTHON@ with its module venv was found: install it first." >&2
  exit 1
fi
"$python" -m venv "$target"
"$target/bin/python" -m pip install --quiet --disable-pip-version-check --no-index --find-links "$here/wheels" \
  --upgrade --force-reinstall "disclosure-lint==@VERSION@"
"$target/bin/disclosure-lint" --version
if [ $# -eq 0 ]; then
  mkdir -p "$HOME/.local/bin"
  ln -sf "$target/bin/disclosure-lint" "$HOME/.local/bin/disclosure-lint"
fi
echo "已安装 Installed: $target/bin/disclosure-lint"
