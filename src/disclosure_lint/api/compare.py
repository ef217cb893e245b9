"""Two documents to a comparison: each read and checked, the later with the earlier as last year's report."""

from typing import NamedTuple

from disclosure_lint import __version__
from disclosure_lint.api.documents import Document, documents
from disclosure_lint.api.judging import check_reading, packs_and_rules
from disclosure_lint.api.options import Options, WrongCall
from disclosure_lint.api.priors import prior_reports
from disclosure_lint.comparison import Comparison, Side, compare
from disclosure_lint.diagnostics import Bilingual, CheckedReport, Result
from disclosure_lint.engine import concealed, concealment
from disclosure_lint.engine.conceal_report import concealed_report
from disclosure_lint.inputs import Found, Input
from disclosure_lint.phrases import LANGS, say
from disclosure_lint.report import Report
from disclosure_lint.siblings import Siblings, agency_names


class Compared(NamedTuple):
    """A comparison, None where a document holds no report; the result says what is found in either."""

    comparison: Comparison | None
    result: Result


def compare_documents(items: tuple[Input, Input], options: Options, *, force: bool = False) -> Compared:
    """Read, check and compare. WrongCall where the reports are of two agencies and that is not forced."""
    alone = options._replace(prior=None)
    read_in = [documents(Found((item,)), alone) for item in items]
    today = read_in[0].today
    both = [document for each in read_in for document in each.by_name.values()]
    reports = [document.reading.report for document in both]
    one_agency = _one_agency(*(report or Report() for report in reports))
    if one_agency is False and not force:
        raise WrongCall([_two_agencies(*(report or Report() for report in reports))])
    sides = []
    for item, document in zip(items, _with_priors(both, options), strict=True):
        reading, request = document.reading, document.request
        checked = check_reading(item.name, reading, request, document.pack, document.waivers)
        hidden = concealment(reading.source, (reading.report, request.prior), document.pack.vocabulary, today)
        report = concealed_report(reading.report, hidden) if reading.report else None
        sides.append((concealed(checked, hidden), report))
    comparison = _comparison(sides, both[1], one_agency)
    infos, rules = packs_and_rules([document.pack for document in both])
    ordered = (comparison.before, comparison.after) if comparison else tuple(checked for checked, _ in sides)
    return Compared(comparison, Result(__version__, today.isoformat(), infos, ordered, rules))


def _comparison(
    sides: list[tuple[CheckedReport, Report | None]], last: Document, one_agency: bool | None
) -> Comparison | None:
    known = [Side(checked, report) for checked, report in sides if report]
    return compare((known[0], known[1]), last.pack.forms, one_agency) if len(known) == 2 else None


def _with_priors(both: list[Document], options: Options) -> list[Document]:
    """Each with the report for the year before: the one that is given, else the other of the two."""
    named = [(str(at), document.reading.report) for at, document in enumerate(both)]
    reports = [(name, report) for name, report in named if report]
    given = prior_reports(options.prior, reports, both[0].pack) if options.prior is not None else []
    siblings = Siblings(reports, given)
    return [
        document._replace(request=document.request._replace(prior=siblings.prior(document.request.report)))
        for document in both
    ]


def _one_agency(first: Report, second: Report) -> bool | None:
    """Whether they share a code or a name; None where one of them has neither."""
    known = [set(agency_names(report)) for report in (first, second)]
    return bool(known[0] & known[1]) if all(known) else None


def _two_agencies(first: Report, second: Report) -> Bilingual:
    values = {"first": first.agency or first.agency_code, "second": second.agency or second.agency_code}
    return Bilingual(*(say("diff.two_agencies", lang, **values) for lang in LANGS))
