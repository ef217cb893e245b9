"""What is kept between runs: checks without it, with nothing kept yet, with everything kept, and with one change.

Run with the interpreter that has disclosure-lint installed: `python benchmarks/remembering.py [RUNS]`. Measures whole
processes on 200 structured reports, and on 20 documents of other formats. Prints medians.
"""

import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from outputs import write_reports

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
DOCUMENTS = ("faulty-2024.docx", "report-2024.pdf", "web-2024.html", "tables-2024.xlsx")
COPIES = 5


def write_documents(folder: Path) -> None:
    """Copies of samples of each format."""
    for name in DOCUMENTS:
        for number in range(COPIES):
            shutil.copy(SAMPLES / name, folder / f"{number}-{name}")


def seconds(folder: Path, *options: str) -> float:
    """Wall time of a check."""
    command = [sys.executable, "-m", "disclosure_lint", "check", str(folder), "--format", "csv", *options]
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - start


def measured(write: Callable[[Path], None], runs: int) -> Iterator[tuple[str, float]]:
    """Each case with its median."""
    with TemporaryDirectory() as top:
        folder, store = Path(top, "reports"), Path(top, "store")
        folder.mkdir()
        write(folder)
        kept = ("--cache-dir", str(store))
        yield "without", median(seconds(folder, "--no-cache") for _ in range(runs))

        def anew() -> float:
            shutil.rmtree(store, ignore_errors=True)
            return seconds(folder, *kept)

        yield "nothing kept yet", median(anew() for _ in range(runs))
        yield "all kept", median(seconds(folder, *kept) for _ in range(runs))
        one = min(folder.iterdir())

        def changed() -> float:
            if one.suffix == ".yaml":
                one.write_text(one.read_text(encoding="utf-8") + "# changed\n", encoding="utf-8")
            else:
                one.write_bytes(one.read_bytes() + b" ")
            return seconds(folder, *kept)

        yield "one changed", median(changed() for _ in range(runs))
        size = sum(file.stat().st_size for file in store.rglob("*") if file.is_file())
        print(f"  kept: {size / 1e6:.1f} MB")


def main() -> None:
    """Measures and prints."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    for name, write in (("200 structured reports", write_reports), ("20 documents", write_documents)):
        print(name)
        for case, taken in measured(write, runs):
            print(f"  {case}: {taken:.2f} s")


if __name__ == "__main__":
    main()
