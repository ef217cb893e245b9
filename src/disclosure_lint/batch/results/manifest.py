"""run.json: what a run was over and what it was made with, in digests. No times, no hosts."""

import json
import os
from hashlib import sha256
from pathlib import Path

from disclosure_lint import __version__
from disclosure_lint.batch.results.context import Context
from disclosure_lint.batch.results.totals import Totals

NAME = "run.json"
SCHEMA = 1
"""Grows when a table loses a column or a column changes its meaning."""


def withdraw(folder: Path) -> None:
    """Results are about to change: there is no manifest until they are whole again."""
    (folder / NAME).unlink(missing_ok=True)


def write(context: Context, totals: Totals, counts: dict[str, int]) -> None:
    """Write it. `counts` are the rows of the tables."""
    inputs = "".join(f"{facts.digest}  {path}\n" for path, facts in sorted(context.facts.items()))
    made = {
        "schema": SCHEMA,
        "tool": {"name": "disclosure-lint", "version": __version__},
        "today": context.today.isoformat(),
        "packs": [{"id": pack.id, "version": pack.version, "digest": pack.digest} for pack in context.packs],
        "options": context.options,
        "inputs": {
            "documents": totals.documents,
            "digest": f"sha256:{sha256(inputs.encode('utf-8', 'backslashreplace')).hexdigest()}",
        },
        "status": dict(sorted(totals.by_status.items())),
        "findings": dict(sorted(totals.findings.items())),
        "tables": counts,
    }
    part = context.folder / f"{NAME}.part"
    part.write_text(json.dumps(made, ensure_ascii=False, indent=2) + "\n", encoding="utf-8", newline="\n")
    for path in sorted(context.folder.glob("*.*")):
        if not path.name.startswith("ledger."):
            _settle(path)
    part.replace(context.folder / NAME)


def _settle(path: Path) -> None:
    """Have a file on the disk: after a power loss the manifest does not stand beside files that are empty."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def read(folder: Path) -> dict[str, object]:
    """The manifest of a finished run. OSError or ValueError where there is none."""
    made = json.loads((folder / NAME).read_text(encoding="utf-8"))
    if not isinstance(made, dict) or made.get("schema") != SCHEMA:
        raise ValueError(f"schema {made.get('schema') if isinstance(made, dict) else None}")
    return made
