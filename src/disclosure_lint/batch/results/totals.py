"""What a run comes to, counted while its tables are written."""

from collections import Counter
from dataclasses import dataclass, field

from disclosure_lint.batch.record import Record
from disclosure_lint.batch.results.rows import counts
from disclosure_lint.diagnostics.model import SEVERITIES


@dataclass
class Totals:
    """Counts over all documents. `findings` are those of the agencies by severity, `rules` the reports that a rule
    finds something in, `broken` the documents and rules that the program failed on.
    """

    documents: int = 0
    by_status: Counter[str] = field(default_factory=Counter)
    findings: Counter[str] = field(default_factory=Counter)
    faulty: int = 0
    """Reports with an error of their agency's."""
    rules: Counter[str] = field(default_factory=Counter)
    assessed: bool = False
    fails: bool = False
    changes: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Since the earlier run, by what has changed and how."""
    private: list[str] = field(default_factory=list)
    """Documents with numbers of persons."""
    broken: list[tuple[str, str]] = field(default_factory=list)

    def add(self, record: Record) -> None:
        """Count a document."""
        checked = record.checked
        self.documents += 1
        self.by_status[record.status] += 1
        for name, count in zip((*SEVERITIES, "extraction", "waived", "known"), counts(checked), strict=True):
            self.findings[name] += count
        own = {found.rule: found.severity for found in checked.diagnostics if found.counts and found.cause == "report"}
        self.faulty += "error" in own.values()
        self.rules.update(own.keys())
        self.assessed |= record.assessed
        self.fails |= _fails(record)
        if record.private:
            self.private.append(checked.path)
        self.broken += [(checked.path, code) for code in sorted(checked.broken)]
        if record.status == "broken":
            self.broken.append((checked.path, ""))


def _fails(record: Record) -> bool:
    if record.worst is None or record.fail_on == "never":
        return False
    return SEVERITIES.index(record.worst) <= SEVERITIES.index(record.fail_on)
