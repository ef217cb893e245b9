"""What `check --fix --unsafe-fixes` makes of damaged reports: does every value that it writes come out as it was?

`python benchmarks/fixes.py [EVERY]`. The faults are those of `mutation.py`, every third by default (1: all of them),
each written as YAML. Prints how many reports were mended, how many values became what they had been, how many became
something else, how many fixes were not kept, whether a second run changed anything, and the time a report took.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from time import perf_counter

from mutation import OWN, SAMPLES, Fault, cell_faults, statement_faults

from disclosure_lint.api import Options, load_rules
from disclosure_lint.api.fixing import Mended, mended
from disclosure_lint.fixes.application import strays
from disclosure_lint.inputs import Found, Input
from disclosure_lint.readers import read
from disclosure_lint.report import Report
from disclosure_lint.rules import Pack
from disclosure_lint.writers import write

OPTIONS = Options(today=date(2026, 1, 31), isolated=True)


def faults(pack: Pack) -> Iterator[tuple[Report, Fault]]:
    """Sound reports, each with one of its faults."""
    for name in OWN:
        report = read(name, (SAMPLES / name).read_bytes(), pack.forms, pack.vocabulary).report
        assert report is not None
        yield from ((report, fault) for fault in (*cell_faults(report), *statement_faults(report)))


def mend(data: bytes) -> Mended | None:
    """A report mended."""
    return next(iter(mended(Found((Input("a.yaml", None, True, data),)), OPTIONS, unsafe=True)), None)


def measure(pack: Pack, every: int) -> Iterator[str]:
    """What comes out, as `name: count`, and each value that became another."""
    counts: Counter[str] = Counter()
    started = perf_counter()
    for sound, fault in list(faults(pack))[::every]:
        counts["reports"] += 1
        made = mend(write(fault.report, pack.forms, "yaml"))
        if made is None or made.after == made.before:
            continue
        counts["mended"] += 1
        counts["fixes not kept"] += len(made.refused)
        again = mend(made.after)
        counts["changed by a second run"] += again is not None and again.after != made.after
        before, after = (read("a.yaml", data, pack.forms, pack.vocabulary).report for data in (made.before, made.after))
        assert before is not None
        assert after is not None
        written, wrong = set(strays(before, after, ())), set(strays(after, sound, ()))
        counts["values as they were"] += len(written - wrong)
        counts["values become another"] += len(written & wrong)
        yield from (f"{fault.kind}: {pointer}" for pointer in sorted(written & wrong))
    yield from (f"{name}: {count}" for name, count in counts.items())
    yield f"milliseconds a report: {(perf_counter() - started) / counts['reports'] * 1000:.0f}"


if __name__ == "__main__":
    for line in measure(load_rules(), int(sys.argv[1]) if len(sys.argv) > 1 else 3):
        print(line)
