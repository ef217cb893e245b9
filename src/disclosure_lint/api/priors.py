"""The reports given as last year's: read, and refused where the one that is named is no report of the year before."""

import os
from collections.abc import Sequence

from disclosure_lint.api.options import WrongCall
from disclosure_lint.api.reading import read_input
from disclosure_lint.config import Settings
from disclosure_lint.diagnostics import Bilingual
from disclosure_lint.inputs import Input, MissingPaths, discover
from disclosure_lint.report import Report
from disclosure_lint.rules import Pack
from disclosure_lint.siblings import Named, Sketch, keys


def prior_reports(path: str, checked: Sequence[tuple[str, Report | Sketch]], pack: Pack) -> list[Named]:
    """The reports in a file or folder that the call names, beside those that are checked. WrongCall where it is not
    there, or is a file of another agency or year.
    """
    found = prior_items(path)
    readings = {item.name: read_input(item, pack) for item in found}
    reports = [(name, reading.report) for name, reading in readings.items() if reading.report]
    if any(item.named for item in found) and (checked or not reports):
        wanted = {(agency, year - 1) for _, report in checked for agency, year in keys(report)}
        if not any(key in wanted for _, report in reports for key in keys(report)):
            raise WrongCall([_wrong_prior(path, reports)])
    return reports


def prior_items(path: str) -> tuple[Input, ...]:
    """The documents in a file or folder. WrongCall where it is not there."""
    try:
        return discover([path]).inputs
    except MissingPaths:
        raise WrongCall([Bilingual(f"--prior {path} 不存在", f"--prior {path} does not exist")]) from None


def configured_priors(inputs: Sequence[tuple[Input, Settings]]) -> list[Input]:
    """The documents where configurations say that last year's reports lie, without those that are checked anyway."""
    checked = {os.path.realpath(item.place) for item, _ in inputs if item.place}
    paths = dict.fromkeys(settings.prior for _, settings in inputs if settings.prior is not None)
    found = [item for path in paths for item in prior_items(path)]
    return [item for item in found if item.place and os.path.realpath(item.place) not in checked]


def refuse_if_no_report(item: Input, report: bool) -> None:
    """WrongCall where a configuration names a file that holds no report."""
    if item.named and not report:
        raise WrongCall([_wrong_prior(item.name, [])])


def _wrong_prior(path: str, reports: Sequence[Named]) -> Bilingual:
    if not reports:
        return Bilingual(f"--prior {path} 不是可读的年度报告", f"--prior {path} is no readable report")
    held = reports[0][1]
    zh = f"--prior {path} 是{held.agency or '未知单位'}{held.year or '未知'}年度的报告，不是要用的上一年度报告"
    en = f"--prior {path} is the report of {held.agency or '?'} for {held.year or '?'}, not that of the year before"
    return Bilingual(zh, en)
