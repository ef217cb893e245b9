"""Outputs: every format on more than 1,000 findings of 200 reports, against checking these reports.

Run with the interpreter that has disclosure-lint installed: `python benchmarks/outputs.py [RUNS]`. Prints the median of
each; no format may take longer than the check itself.
"""

import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import yaml

from disclosure_lint.api import Options, Run, check
from disclosure_lint.inputs import Found, discover
from disclosure_lint.outputs import FORMATS, renderer

SAMPLE = Path(__file__).resolve().parent.parent / "samples" / "clean-2024.yaml"
REPORTS = 200
WRONG = ("received", "concluded")
"""Rows whose totals are changed: each breaks its row, and the column of totals with them."""


def write_reports(folder: Path) -> None:
    """Reports of as many agencies, each with seven findings."""
    for number in range(REPORTS):
        report = yaml.safe_load(SAMPLE.read_text(encoding="utf-8"))
        report["agency"] = report["title"] = f"示例市第{number}局"
        report["title"] += f"{report['year']}年政府信息公开工作年度报告"
        for at, row in enumerate(WRONG, 1):
            report["tables"]["requests"][row][-1] += at
        text = yaml.safe_dump(report, allow_unicode=True, sort_keys=False)
        (folder / f"{number:03}.yaml").write_text(text, encoding="utf-8")


def seconds(task: object, *arguments: object) -> float:
    """Wall time of a call."""
    start = time.perf_counter()
    task(*arguments)  # type: ignore[operator]
    return time.perf_counter() - start


def checked(found: Found) -> Run:
    """The check, with the tables that the page needs."""
    return check(found, Options(tables=True))


def main() -> None:
    """Measures and prints."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with TemporaryDirectory() as folder:
        write_reports(Path(folder))
        found = discover([folder])
        run = checked(found)
        findings = sum(len(report.diagnostics) for report in run.result.reports)
        print(f"{findings} findings of {len(run.result.reports)} reports")
        whole = median(seconds(checked, found) for _ in range(runs))
        print(f"check: {whole * 1000:.0f} ms")
        for name in FORMATS:
            render = renderer(name)
            taken = median(seconds(render, run.result, run.sources, "zh") for _ in range(runs))
            size = len(render(run.result, run.sources, "zh"))
            print(f"{name}: {taken * 1000:.0f} ms, {taken / whole:.2f} of the check, {size:,} long")


if __name__ == "__main__":
    main()
