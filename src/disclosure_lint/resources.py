"""Where the packaged rules, grammar and samples lie: in the wheel beside the code, in a checkout at the top level."""

from pathlib import Path

_HERE = Path(__file__).resolve().parent


def resource(name: str) -> Path:
    """The folder `rules`, `grammar` or `samples`; FileNotFoundError where the installation lacks it."""
    for base in (_HERE / "data", _HERE.parent.parent):
        if (base / name).is_dir():
            return base / name
    raise FileNotFoundError(f"disclosure-lint is not fully installed: no {name}/ found")
