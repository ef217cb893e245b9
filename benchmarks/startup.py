"""Start-up: `check one.yaml` against `python -c "import yaml, click, pydantic"`, whole processes in turn.

Run with the interpreter that has disclosure-lint installed: `python benchmarks/startup.py [RUNS]`. Prints both medians
and the median of the pairwise ratios; the goal is at most 2. Both sides find their bytecode on disk, as an installation
leaves it.
"""

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

SAMPLE = Path(__file__).resolve().parent.parent / "samples" / "clean-2024.yaml"
CHECK = [sys.executable, "-m", "disclosure_lint", "check", str(SAMPLE)]
IMPORTS = [sys.executable, "-c", "import yaml, click, pydantic"]

ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def seconds(command: list[str]) -> float:
    """Wall time of a process."""
    start = time.perf_counter()
    subprocess.run(command, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - start


def main() -> None:
    """Measures and prints."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    for command in (CHECK, IMPORTS):  # the pack's cache and the file system are warm from here on
        seconds(command)
    pairs = [(seconds(CHECK), seconds(IMPORTS)) for _ in range(runs)]
    print(f"check one.yaml: {median(a for a, _ in pairs) * 1000:.0f} ms")
    print(f"import yaml, click, pydantic: {median(b for _, b in pairs) * 1000:.0f} ms")
    print(f"ratio: {median(a / b for a, b in pairs):.2f}")


if __name__ == "__main__":
    main()
