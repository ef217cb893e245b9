"""`check --update-baseline`, and what is said of a baseline that holds more than there is."""

from pathlib import Path

import click

from disclosure_lint.api import Run
from disclosure_lint.cli.destinations import write
from disclosure_lint.cli.language import tell
from disclosure_lint.cli.refusal import complain
from disclosure_lint.config.baseline import baseline_of, load_baseline, written


def settled(run: Run, context: click.Context, *, update: bool) -> bool:
    """Update the baseline if that is wanted, else say what of it has gone; False where that cannot be."""
    if update:
        return _updated(run, context)
    _tell_gone(run, context)
    return True


def _updated(run: Run, context: click.Context) -> bool:
    """Bring the baseline of a run up to date and say what was done; False where that cannot be.

    A new baseline holds all that was found. From an old one what has gone is taken out; what is new is never taken in.
    """
    file = _only(run, context)
    if file is None:
        return False
    reports = run.result.reports
    try:
        if not file.exists():
            made = baseline_of(reports)
            write(file, written(made))
            click.echo(tell(context, "baseline.made", file=file, count=len(made.entries)), err=True)
            return True
        old = load_baseline(file)
        gone = old.gone(reports)
        kept = old.without(gone)
        write(file, written(kept))
    except OSError as error:
        complain(tell(context, "wrong.write", file=file, detail=error.strerror or error), context)
        return False
    fresh = sum(found.counts for report in reports for found in report.diagnostics)
    values = {"gone": len(gone), "kept": len(kept.entries), "fresh": fresh}
    click.echo(tell(context, "baseline.updated", file=file, **values), err=True)
    for entry in gone:
        said = {"rule": entry.rule, "agency": entry.agency, "year": entry.year or "", "place": entry.place}
        click.echo(tell(context, "baseline.gone", **said), err=True)
    return True


def _only(run: Run, context: click.Context) -> Path | None:
    files = sorted(set(run.baselines.values()))
    if not files:
        complain(tell(context, "wrong.no_baseline"), context)
    elif len(files) > 1:
        complain(tell(context, "wrong.several_baselines", files=", ".join(map(str, files))), context)
    return files[0] if len(files) == 1 else None


def _tell_gone(run: Run, context: click.Context) -> None:
    """Say on stderr how much of the baselines has gone."""
    count = 0
    for file in sorted(set(run.baselines.values())):
        if file.exists():
            reports = [report for report in run.result.reports if run.baselines.get(report.path) == file]
            count += len(load_baseline(file).gone(reports))
    if count:
        click.echo(tell(context, "baseline.gone_hint", count=count), err=True)
