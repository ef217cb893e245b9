"""Jobs for continuous integration, as files that a repository of reports is begun with."""

import json

from disclosure_lint import __version__
from disclosure_lint.phrases import Lang, say

FILES = {"github": ".github/workflows/disclosure-lint.yml", "gitlab": ".gitlab-ci.yml"}
"""Where each service looks."""

_GITHUB = """\
# @HEAD@
name: disclosure-lint
on:
  push:
  pull_request:
permissions:
  contents: read
jobs:
  reports:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.13"
      - run: pip install disclosure-lint==@VERSION@
      # @CHECK@
      - run: @COMMAND@
"""

_GITLAB = """\
# @HEAD@
disclosure-lint:
  image: python:3.13-slim
  before_script:
    - pip install disclosure-lint==@VERSION@
  script:
    # @CHECK@
    - @COMMAND@
  artifacts:
    when: always
    reports:
      codequality: gl-code-quality-report.json
      junit: junit.xml
"""

_OUTPUTS = {"github": "--format github", "gitlab": "-o gitlab=gl-code-quality-report.json -o junit=junit.xml"}


def pipeline(service: str, folder: str, lang: Lang) -> str:
    """The job of a service for the reports in a folder of the repository."""
    made = _GITHUB if service == "github" else _GITLAB
    values = {
        "@HEAD@": say("init.ci", lang),
        "@CHECK@": say(f"init.ci.{service}", lang),
        "@VERSION@": __version__,
        "@COMMAND@": _command(folder, _OUTPUTS[service]),
    }
    for name, value in values.items():
        made = made.replace(name, value)
    return made


def _command(folder: str, outputs: str) -> str:
    """The check of a folder as a command of a shell, as a scalar of YAML."""
    plain = all(character.isalnum() or character in "._/-" for character in folder) and not folder.startswith("-")
    if plain:
        return f"disclosure-lint check {folder} {outputs}"
    quoted = "'" + f"./{folder}".replace("'", "'\\''") + "'"
    return json.dumps(f"disclosure-lint check {quoted} {outputs}", ensure_ascii=False)
