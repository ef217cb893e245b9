"""The commented `disclosure-lint.yaml` that a repository of reports is begun with."""

from disclosure_lint.phrases import Lang, say

SCHEMA = ".disclosure-lint/config.schema.json"
"""Where the JSON Schema lies that editors complete the file by: beside it, so that no network is needed."""

_SETTINGS = (
    ("packs", "packs: [national]"),
    ("prior", "prior: ."),
    ("fail_on", "fail-on: error"),
    ("exclude", "# exclude: [drafts, '*-draft.yaml']"),
    ("waivers", "# waivers: waivers.yaml"),
    ("baseline", "# baseline: baseline.json"),
    ("ignore", "# ignore: [STR013]"),
    ("rules", "# rules:\n#   STR003: {severity: info, reason: @REASON@}"),
    ("parameters", '# parameters:\n#   deadlines: {value: {township: "02-15"}, reason: @REASON@}'),
    ("per_path", "# per-path:\n#   - {paths: [townships], level: township}"),
)


def settings_file(lang: Lang) -> str:
    """The text of the file; what begins with `# ` and a key is there to be used."""
    head = (f"yaml-language-server: $schema={SCHEMA}", say("init.config.head", lang), say("init.config.unused", lang))
    parts = ["\n".join(f"# {line}" for line in head)]
    reason = say("init.config.reason", lang)
    for key, lines in _SETTINGS:
        parts.append(f"# {say(f'init.config.{key}', lang)}\n{lines.replace('@REASON@', reason)}")
    return "\n\n".join(parts) + "\n"
