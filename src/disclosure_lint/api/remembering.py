"""A check that judges only what it must: not what it judged before, and with `since` only what has changed.

Every input is surveyed and placed beside the others. What is said of a document depends on nothing but what stands in
`_key`; only where nothing is kept under it are the document and those that it is compared with read in full.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from disclosure_lint.api.documents import documents, settled, skipped, tasks_of, waivers_for
from disclosure_lint.api.judging import Judged, Run, judged, run_of
from disclosure_lint.api.options import Options, Progress
from disclosure_lint.api.packs import pack_for
from disclosure_lint.api.priors import configured_priors, prior_items, prior_reports, refuse_if_no_report
from disclosure_lint.api.reading import Task, read_together
from disclosure_lint.api.survey import Surveyed, keepable, reading_packs, survey
from disclosure_lint.config import Resolver, Settings
from disclosure_lint.inputs import Found, Trouble, load
from disclosure_lint.readers import ReaderFinding, Reading
from disclosure_lint.report import Report
from disclosure_lint.rules import cache
from disclosure_lint.siblings import Key, Siblings, Sketch, sketch
from disclosure_lint.store import Misshapen, Store, opened, shape
from disclosure_lint.store.program import program
from disclosure_lint.waivers import Waiver

KIND = "judged"


class _Given(NamedTuple):
    """Reports given as last year's: those that the call names, read, with a digest of them all; and what lies where
    configurations say, surveyed.
    """

    named: tuple[tuple[str, Report, Sketch], ...] = ()
    digest: str = ""
    configured: tuple[Surveyed, ...] = ()

    @property
    def sketches(self) -> list[tuple[str, Sketch]]:
        """All of them, by name."""
        return [
            *((name, made) for name, _, made in self.named),
            *((at.name, at.facts.sketch) for at in self.configured),
        ]


class _Placed(NamedTuple):
    """An input beside the others: its settings and waivers, what there is to say of its siblings, and the key under
    which is kept what is said of it; None where nothing can be.
    """

    at: Surveyed
    settings: Settings
    waivers: tuple[Waiver, ...]
    remarks: tuple[ReaderFinding, ...]
    key: str | None


def check_remembering(inputs: Found, options: Options, progress: Progress | None = None) -> Run:
    """Check every input. PackError, ConfigError or WrongCall where nothing can be checked at all."""
    resolver = Resolver(options.chosen)
    tasks = tasks_of(inputs, resolver)
    options = options._replace(today=options.today or date.today())
    store = _opened(options)
    surveyed = survey(tasks, options, store, progress)
    kept = [at for at in surveyed if not skipped(at.task[0], at.facts.none, options)]
    run = _Beside(kept, options, resolver, store)
    wanted = run.wanted()
    found = run.judged(wanted)
    packs = [pack_for(placed.settings) for placed in wanted]
    if store:
        store.tidy()
    return run_of(
        [(placed.at.name, found[placed.at.name], placed.settings) for placed in wanted],
        packs or [pack_for(resolver.settings(None))],
        run.today,
        len(surveyed) - len(kept),
        len(kept) - len(wanted),
    )


def _opened(options: Options) -> Store | None:
    if options.store is None or options.ocr:  # what is recognised depends on more than the bytes
        return None
    from disclosure_lint.readers.legacy.office import office_program

    office = office_program()
    return opened(options.store, cache.folder(), program([Path(office) if office else None]))


class _Beside:
    """The inputs of a run beside each other and beside what is given as last year's."""

    def __init__(self, kept: Sequence[Surveyed], options: Options, resolver: Resolver, store: Store | None) -> None:
        self._kept = sorted(kept, key=lambda at: at.name)
        self._options, self._resolver, self._store = options, resolver, store
        self.today = options.today or date.today()
        self._given = self._looked_up()
        sketches = [(at.name, at.facts.sketch) for at in self._kept if at.facts.report]
        self._siblings: Siblings[Sketch] = Siblings(sketches, self._given.sketches)
        self._by_sketch = {id(at.facts.sketch): at for at in (*self._given.configured, *self._kept)}

    def _looked_up(self) -> _Given:
        options = self._options
        if options.prior is not None:
            sketches = [(at.name, at.facts.sketch) for at in self._kept if at.facts.report]
            pack = pack_for(self._kept[0].task[1] if self._kept else self._resolver.settings(None))
            reports = prior_reports(options.prior, sketches, pack)
            data = [(item.name, load(item)) for item in prior_items(options.prior)]
            return _Given(tuple((name, report, sketch(report)) for name, report in reports), _digest(data))
        if not self._kept:
            return _Given()
        tasks = [at.task for at in self._kept]
        items = configured_priors(tasks)
        found = survey([(item, tasks[0][1]) for item in items], options, self._store)
        for item, at in zip(items, found, strict=True):
            refuse_if_no_report(item, at.facts.report)
        return _Given(configured=tuple(at for at in found if at.facts.report))

    def wanted(self) -> list[_Placed]:
        """What is to be checked, in the order of names."""
        if self._options.since is None:
            return [self._placed(at) for at in self._kept]
        from disclosure_lint.api.changed import changed

        names = changed(self._options.since, self._kept, self._given.configured, self._resolver, self._options)
        return [self._placed(at) for at in self._kept if at.name in names]

    def _placed(self, at: Surveyed) -> _Placed:
        (item, general), facts = at.task, at.facts
        if not facts.report:
            return _Placed(at, general, (), (), self._key(at, general, (), ()))
        level = self._options.level or facts.level or general.level
        settings = settled(item, level, facts.agency, general, self._resolver)
        waivers = waivers_for(item, (facts.agency, facts.code), facts.year, settings)
        remarks = tuple(self._siblings.remarks(at.name, facts.sketch))
        return _Placed(at, settings, waivers, remarks, self._key(at, settings, waivers, remarks))

    def _key(
        self, at: Surveyed, settings: Settings, waivers: Sequence[Waiver], remarks: Sequence[ReaderFinding]
    ) -> str | None:
        """Everything that what is said of a document depends on, but for the program."""
        prior = self._prior(at)
        if at.digest is None or (isinstance(prior, Surveyed) and prior.digest is None):
            return None
        options = self._options
        packs = tuple(info.digest for info in pack_for(settings).infos)
        compared = _identity(prior) if isinstance(prior, Surveyed) else prior
        call = (options.published, options.today, options.level, options.tables, settings.select, settings.ignore)
        return repr((_identity(at), packs, compared, call, tuple(waivers), tuple(remarks)))

    def _prior(self, at: Surveyed) -> Surveyed | tuple[str, str] | None:
        """Last year's report: surveyed, or named by the call with the digest of all that the call names."""
        found = self._siblings.prior(at.facts.sketch) if at.facts.report else None
        if found is None:
            return None
        if id(found) in self._by_sketch:
            return self._by_sketch[id(found)]
        return next(name for name, _, made in self._given.named if made is found), self._given.digest

    def judged(self, wanted: Sequence[_Placed]) -> dict[str, Judged]:
        """What is said of each, from the store or now."""
        known = {placed.at.name: self._fetched(placed) for placed in wanted}
        found = {name: made for name, made in known.items() if made}
        missing = [placed for placed in wanted if placed.at.name not in found]
        return found | (self._judged_now(missing) if missing else {})

    def _fetched(self, placed: _Placed) -> Judged | None:
        kept = self._store.fetch(KIND, placed.key) if self._store and placed.key else None
        try:
            return None if kept is None else shape(Judged).read(kept)
        except Misshapen:
            return None

    def _judged_now(self, missing: Sequence[_Placed]) -> dict[str, Judged]:
        """Read these and all that they are compared with, and judge them."""
        keys = set(chain.from_iterable(_looked_at(placed.at.facts.sketch) for placed in missing))
        names = {placed.at.name for placed in missing}
        among = [at for at in self._kept if at.name in names or not keys.isdisjoint(at.facts.sketch.keys)]
        given = [at for at in self._given.configured if not keys.isdisjoint(at.facts.sketch.keys)]
        readings, moved = self._readings([*among, *given])
        priors = [(at.name, report) for at in given if (report := readings[id(at)].report)]
        named = [(name, report) for name, report, _ in self._given.named]
        options = self._options._replace(known=(*named, *priors))
        taken = {at.name: readings[id(at)] for at in among}
        read_in = documents(Found(tuple(at.task[0] for at in among)), options, taken=taken)
        found = {}
        for placed in missing:
            at = placed.at
            found[at.name] = made = judged(at.name, read_in.by_name[at.name], options, self.today)
            prior = self._prior(at)
            stable = at.name not in moved and not (isinstance(prior, Surveyed) and prior.name in moved)
            sound = keepable(readings[id(at)]) and not made.report.broken
            if self._store and placed.key and stable and sound:
                self._store.keep(KIND, placed.key, shape(Judged).write(made))
        return found

    def _readings(self, surveyed: Sequence[Surveyed]) -> tuple[dict[int, Reading], set[str]]:
        """Their readings by identity; and the names of those whose bytes are others than a moment ago."""
        found = {id(at): at.reading for at in surveyed if at.reading}
        unread = [at for at in surveyed if not at.reading]
        moved = set()
        tasks: list[Task] = [at.task for at in unread]
        for at, (digest, reading) in zip(unread, read_together(tasks, self._options), strict=True):
            found[id(at)] = reading
            if digest != at.digest:
                moved.add(at.name)
        return found, moved


def _identity(at: Surveyed) -> tuple[object, ...]:
    """What a report is, as it is compared: its name, bytes, the packs and the level that it was read with."""
    return at.name, at.digest, reading_packs(at.task), at.task[1].level


def _looked_at(made: Sketch) -> Iterator[Key]:
    """What a report is compared with: those of its year, and of the year before."""
    for agency, year in made.keys:
        yield agency, year
        yield agency, year - 1


def _digest(files: Iterable[tuple[str, bytes | Trouble]]) -> str:
    total = sha256()
    for name, data in files:
        total.update(f"{name}\0{len(data)}\0".encode("utf-8", "surrogateescape"))
        total.update(repr(data).encode() if isinstance(data, Trouble) else data)
    return total.hexdigest()
