"""Which inputs `--since` means: those that have changed, and those that are judged by what has."""

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from disclosure_lint.api.documents import settled
from disclosure_lint.api.options import Options, WrongCall
from disclosure_lint.api.survey import Surveyed, survey
from disclosure_lint.config import Resolver, Settings
from disclosure_lint.diagnostics import Bilingual
from disclosure_lint.inputs import LIMIT, SUFFIXES, Found, Input
from disclosure_lint.phrases import LANGS, say
from disclosure_lint.repository.changes import Changes, NoChanges
from disclosure_lint.siblings import Key


def only_changed(inputs: Found, ref: str) -> Found:
    """The inputs that have changed themselves. WrongCall where that cannot be told."""
    changes = Changes(ref)
    try:
        return Found(tuple(item for item in inputs.inputs if _touched(item, changes)))
    except NoChanges as error:
        raise _wrong(error) from None


def changed(
    ref: str, inputs: Sequence[Surveyed], priors: Sequence[Surveyed], resolver: Resolver, options: Options
) -> set[str]:
    """The names of the inputs that have changed since a commit, stand beside a changed report of their agency (of their
    year or the one before, as it is or as it was), or have settings that did. WrongCall where that cannot be told.
    """
    changes = Changes(ref)
    try:
        own = [at for at in inputs if _touched(at.task[0], changes)]
        beside = [at for at in priors if _touched(at.task[0], changes)]
        if options.prior is not None and changes.touches_below(Path(options.prior)):
            return {at.name for at in inputs}
        by_settings = _Settings(changes)
        names = {at.name for at in own}
        names |= {at.name for at in inputs if any(map(by_settings.changed, _settings(at, resolver, options)))}
        former = _former(changes, resolver, options)
    except NoChanges as error:
        raise _wrong(error) from None
    keys = set(chain.from_iterable(at.facts.sketch.keys for at in (*own, *beside, *former)))
    return names | {at.name for at in inputs if not keys.isdisjoint(_looked_at(at))}


def _touched(item: Input, changes: Changes) -> bool:
    return item.path is None or item.unsaved is not None or changes.touches(item.path.absolute())


def _looked_at(at: Surveyed) -> Iterator[Key]:
    for agency, year in at.facts.sketch.keys:
        yield agency, year
        yield agency, year - 1


def _former(changes: Changes, resolver: Resolver, options: Options) -> list[Surveyed]:
    """The reports that have changed or gone, as they were."""
    before = [(path, data) for path, data in changes.former(LIMIT) if path.name.lower().endswith(SUFFIXES)]
    tasks = [(Input(str(path), None, False, data), resolver.settings(path)) for path, data in before]
    return survey(tasks, options._replace(jobs=1), None)


def _settings(at: Surveyed, resolver: Resolver, options: Options) -> Iterator[Settings]:
    (item, general), facts = at.task, at.facts
    yield general
    if facts.report:
        level = options.level or facts.level or general.level
        yield settled(item, level, facts.agency, general, resolver)


class _Settings:
    """Whether the files that settings come from have changed; each is looked at once."""

    def __init__(self, changes: Changes) -> None:
        self._changes = changes
        self._known: dict[object, bool] = {}

    def changed(self, settings: Settings) -> bool:
        """Whether a file has that they are written in, or a pack that they name by its path."""
        files = [file for file in (settings.file, settings.waivers, settings.baseline) if file]
        packs = [Path(pack) for pack in settings.packs if Path(pack).is_dir()]
        return any(map(self._file, files)) or any(map(self._folder, packs))

    def _file(self, file: Path) -> bool:
        if file not in self._known:
            self._known[file] = self._changes.touches(file.absolute())
        return self._known[file]

    def _folder(self, folder: Path) -> bool:
        if folder not in self._known:
            self._known[folder] = self._changes.touches_below(folder.absolute())
        return self._known[folder]


def _wrong(error: NoChanges) -> WrongCall:
    key = f"wrong.since.{error.reason}"
    return WrongCall([Bilingual(*(say(key, lang, detail=error.detail) for lang in LANGS))])
