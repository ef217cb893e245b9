"""`check --trace`: every value that a rule sees on the reports, on stderr."""

from collections.abc import Iterator

import click

from disclosure_lint import api, authoring
from disclosure_lint.api import Document, Options
from disclosure_lint.authoring import Trace
from disclosure_lint.cli.language import language, tell
from disclosure_lint.diagnostics import Bilingual
from disclosure_lint.engine import concealment
from disclosure_lint.inputs import Found
from disclosure_lint.outputs.display import clean
from disclosure_lint.rules import Pack
from disclosure_lint.values import Cause, Unknown


def tell_trace(code: str, found: Found, options: Options, context: click.Context) -> None:
    """Tell the assertions of a rule with all values, at every place of every report. The inputs are read again."""
    documents = api.documents(found, options)
    for name, document in documents.by_name.items():
        if document.reading.report is None:
            continue
        reports = (document.reading.report, document.request.prior)
        hidden = concealment(document.reading.source, reports, document.pack.vocabulary, documents.today)
        click.echo(tell(context, "trace.report", rule=code, path=name), err=True)
        for line in _lines(code, document, context):
            click.echo(f"  {clean(hidden.conceal(line))}", err=True)


def _lines(code: str, document: Document, context: click.Context) -> Iterator[str]:
    pack, lang = document.pack, language(context)
    rule = pack.rules[code]
    if not rule.checks:
        yield tell(context, "trace.reader", rule=code)
        return
    found = authoring.trace(rule, document.request, pack)
    if found.reason is not None:
        yield tell(context, "trace.inapplicable", reason=_reason(found.reason, pack, context))
        return
    yield _counts(found, context)
    for traced in found.places:
        names = tell(context, "list").join(f"{key} = {label.text(lang)}" for key, label in traced.variables.items())
        if names:
            yield names
        yield from (f"  {line}" for line in authoring.tree_lines(traced.step, lang, pack))


def _reason(reason: Bilingual | Cause, pack: Pack, context: click.Context) -> str:
    if isinstance(reason, Cause):
        return authoring.value_words(Unknown([reason]), language(context), pack)
    return reason.text(language(context))


def _counts(found: Trace, context: click.Context) -> str:
    values = [traced.step.value for traced in found.places]
    if not values:
        return tell(context, "trace.none")
    true, false = (sum(value is truth for value in values) for truth in (True, False))
    unknown = len(values) - true - false
    return tell(context, "trace.places", count=len(values), true=true, false=false, unknown=unknown)
