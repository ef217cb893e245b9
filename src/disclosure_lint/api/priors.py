"""The reports given as last year's: read, and refused where the one that is named is no report of the year before."""

from collections.abc import Iterable, Sequence

from disclosure_lint.api.options import WrongCall
from disclosure_lint.api.reading import read_input
from disclosure_lint.diagnostics import Bilingual
from disclosure_lint.inputs import MissingPaths, discover
from disclosure_lint.rules import Pack
from disclosure_lint.siblings import Named, keys


def prior_reports(paths: Iterable[str], checked: Sequence[Named], pack: Pack) -> list[Named]:
    """The reports in files and folders. WrongCall where one is not there, or is a file of another agency or year."""
    return [report for path in paths for report in _reports(path, checked, pack)]


def _reports(path: str, checked: Sequence[Named], pack: Pack) -> list[Named]:
    try:
        found = discover([path])
    except MissingPaths:
        raise WrongCall([Bilingual(f"--prior {path} 不存在", f"--prior {path} does not exist")]) from None
    readings = {item.name: read_input(item, pack) for item in found.inputs}
    reports = [(name, reading.report) for name, reading in readings.items() if reading.report]
    if any(item.named for item in found.inputs) and (checked or not reports):
        wanted = {(agency, year - 1) for _, report in checked for agency, year in keys(report)}
        if not any(key in wanted for _, report in reports for key in keys(report)):
            raise WrongCall([_wrong_prior(path, reports)])
    return reports


def _wrong_prior(path: str, reports: Sequence[Named]) -> Bilingual:
    if not reports:
        return Bilingual(f"--prior {path} 不是可读的年度报告", f"--prior {path} is no readable report")
    held = reports[0][1]
    zh = f"--prior {path} 是{held.agency or '未知单位'}{held.year or '未知'}年度的报告，不是所查报告的上一年报告"
    en = (
        f"--prior {path} is the report of {held.agency or '?'} for {held.year or '?'}, not the year before of any input"
    )
    return Bilingual(zh, en)
