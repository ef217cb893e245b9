"""From the ledger to the files of a run, in the order of paths: the same bytes however the ledger came about."""

from contextlib import ExitStack

from disclosure_lint.batch.hierarchy import units
from disclosure_lint.batch.ledger import Ledger
from disclosure_lint.batch.record import Record
from disclosure_lint.batch.results import manifest, people, views
from disclosure_lint.batch.results.changes import changes
from disclosure_lint.batch.results.columns import TABLES
from disclosure_lint.batch.results.context import Context
from disclosure_lint.batch.results.copies import Copies
from disclosure_lint.batch.results.parquet import Table
from disclosure_lint.batch.results.rows import (
    cell_columns,
    finding_rows,
    outcome_columns,
    paragraph_rows,
    report_row,
    rule_row,
)
from disclosure_lint.batch.results.totals import Totals
from disclosure_lint.batch.stored import unpacked
from disclosure_lint.outputs.exact_json import compact


def lay_out(context: Context, ledger: Ledger) -> Totals:
    """Write every file of the run, the manifest last: where it stands, the others are whole and on the disk, and the
    ledger holds no numbers of persons any more.
    """
    folder, totals = context.folder, Totals()
    manifest.withdraw(folder)
    copies = Copies(ledger, context.vocabulary)
    with ExitStack() as stack:
        told = {"figures": {"layouts": compact(context.layouts)}}
        tables = {name: Table(folder, name, told.get(name)) for name in TABLES}
        files = stack.enter_context(people.Files(context))
        for _, data in ledger.records():
            record = context.across.joined(unpacked(data))
            totals.add(record)
            _add(record, context, tables)
            files.add(record)
            context.coverage.add(record)
            copies.add(record)
        for row in context.coverage.rows():
            tables["coverage"].add(row)
            files.add_coverage(row)
        for rule in context.rules.values():
            tables["rules"].add(rule_row(rule, context.digests[rule.code]))
        for unit in units(context.roster) if context.roster else ():
            tables["units"].add((unit.agency, unit.parent, unit.level, unit.scope))
        for row in copies.rows():
            tables["similarity"].add(row)
        for name, table in tables.items():
            if name != "changes":
                table.close()
        for row in changes(folder, context.since) if context.since else ():
            tables["changes"].add(row)
            files.add_change(row)
            totals.changes[row[0], row[1]] += 1
        tables["changes"].close()
        files.add_parents()
    views.write(folder)
    views.build(folder)
    for path in totals.private:
        ledger.forget_reading(path)
    ledger.save()
    manifest.write(context, totals, {name: table.count for name, table in tables.items()})
    return totals


def _add(record: Record, context: Context, tables: dict[str, Table]) -> None:
    path = record.checked.path
    own = context.roster.find(record.agency_code, record.checked.agency) if context.roster else None
    prior = context.priors.get(path)
    tables["reports"].add(report_row(record, context.facts[path], prior, own.name if own else None))
    if record.cells:
        tables["cells"].add_columns(cell_columns(path, record.cells), len(record.cells.row))
    if record.figures:
        tables["figures"].add((path, *record.figures))
    for row in finding_rows(record.checked):
        tables["diagnostics"].add(row)
    tables["outcomes"].add_columns(outcome_columns(record.checked), len(record.checked.outcomes))
    for row in paragraph_rows(record):
        tables["paragraphs"].add(row)
