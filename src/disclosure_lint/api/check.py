"""Inputs to a result: each read, placed beside the others, judged. What was judged before may come from the store."""

from pathlib import PurePath

from disclosure_lint.api.documents import documents
from disclosure_lint.api.judging import Run, judged, run_of
from disclosure_lint.api.options import Options, Progress
from disclosure_lint.api.packs import pack_for
from disclosure_lint.config import Resolver
from disclosure_lint.inputs import Found

STRUCTURED = (".yaml", ".yml", ".json")


def check(inputs: Found, options: Options, progress: Progress | None = None) -> Run:
    """Read and check every input. PackError, ConfigError or WrongCall where nothing can be checked at all."""
    if options.since is not None or (options.store is not None and _pays(inputs, options)):
        from disclosure_lint.api.remembering import check_remembering  # a report alone is checked sooner than looked up

        return check_remembering(inputs, options, progress)
    read_in = documents(inputs, options, progress)
    found = [
        (name, judged(name, document, options, read_in.today), document.settings)
        for name, document in read_in.by_name.items()
    ]
    packs = [document.pack for document in read_in.by_name.values()]
    return run_of(found, packs or [pack_for(Resolver(options.chosen).settings(None))], read_in.today, read_in.skipped)


def _pays(inputs: Found, options: Options) -> bool:
    """Whether looking things up takes less time than it saves: not for one structured report that is judged alone."""
    if len(inputs.inputs) != 1:
        return True
    (item,) = inputs.inputs
    if PurePath(item.name).suffix.lower() not in STRUCTURED:
        return True
    return Resolver(options.chosen).settings(item.place).prior is not None
