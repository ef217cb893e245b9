"""The site of a run of 20,000 reports: time, sizes, and how soon the overview is open in a browser.

`python benchmarks/dashboard.py RUN [REPORTS]`: RUN is any finished batch run; its rows are repeated, with agencies of
other names below parents of a hundred each, until there are so many reports. Chromium, where there is one, opens the
overview from the disk and draws it; the time is what this takes beyond an empty page.
"""

import json
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import duckdb

from disclosure_lint.dashboard.site import Wish, make

NAMED = ("reports", "coverage", "similarity")
"""Tables with the name of an agency in them."""


def repeated(run: Path, target: Path, reports: int) -> Path:
    """A run with the rows of another as often as it takes."""
    base = duckdb.connect()
    own = base.execute(f"SELECT count(*) FROM read_parquet('{run}/reports.parquet')").fetchone()
    times = -(-reports // own[0])
    for file in sorted(run.glob("*.parquet")):
        columns = {row[0] for row in base.execute(f"DESCRIBE SELECT * FROM read_parquet('{file}')").fetchall()}
        changed = {
            "path": "k || '/' || path",
            "agency": "agency || '（' || k || '）'",
            "prior_path": "k || '/' || prior_path",
        }
        changed |= {"parent": "'示例' || (k // 4) || '市人民政府'", "cluster": "cluster * 100000 + k"}
        replaced = ", ".join(f"{what} AS {name}" for name, what in changed.items() if name in columns)
        source = f"read_parquet('{file}')"
        query = f"SELECT * REPLACE ({replaced}) FROM {source}, range({times}) AS r(k)" if replaced else f"FROM {source}"
        query = query.replace("SELECT * REPLACE", "SELECT * EXCLUDE (k) REPLACE") if replaced else query
        base.execute(f"COPY ({query}) TO '{target / file.name}' (FORMAT parquet)")
    manifest = json.loads((run / "run.json").read_text(encoding="utf-8"))
    manifest["inputs"]["documents"] = times * own[0]
    (target / "run.json").write_text(json.dumps(manifest), encoding="utf-8")
    return target


def opened(site: Path) -> str:
    """Milliseconds for Chromium to start, open a page from the disk and lay it out: an empty one and the overview."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        return "no Chromium here"
    empty = site / "empty.html"
    empty.write_text("<!doctype html><title>empty</title>", encoding="utf-8")
    taken = {}
    for page in (empty, site / "zh/index.html"):
        spent = []
        for _ in range(3):
            start = time.perf_counter()
            picture = f"--screenshot={site / 'shot.png'}"
            options = ["--headless", "--no-sandbox", "--disable-gpu", picture, page.as_uri()]
            subprocess.run([program, *options], capture_output=True, check=True, timeout=120)
            spent.append((time.perf_counter() - start) * 1000)
        taken[page.stem] = min(spent)
    empty.unlink()
    return f"{taken['index'] - taken['empty']:.0f} ms beyond {taken['empty']:.0f} ms for an empty page"


def main() -> None:
    """Make and measure."""
    reports = int(sys.argv[2]) if len(sys.argv) > 2 else 20_000
    with tempfile.TemporaryDirectory() as folder:
        run, site = Path(folder) / "run", Path(folder) / "site"
        run.mkdir()
        repeated(Path(sys.argv[1]).resolve(), run, reports)
        start = time.perf_counter()
        made = make(Wish(run, site, None, "zh", jobs=2))
        took = time.perf_counter() - start
        files = [path for path in site.rglob("*") if path.is_file()]
        print(f"reports {reports}, pages {made.pages}, {took:.0f} s, {took / made.pages * 1000:.1f} ms a page")
        print(f"all files {sum(path.stat().st_size for path in files) / 1e6:.0f} MB")
        for name in ("zh/index.html", "zh/agencies-1.html", "zh/copies-1.html", "names.js", "style.css", "script.js"):
            file = site / name
            print(f"  {name}: {file.stat().st_size / 1000:.0f} kB" if file.exists() else f"  {name}: none")
        print(f"overview open in {opened(site)}")


if __name__ == "__main__":
    main()
