"""A run from its plan to its tables: read all, place each beside the others, check all, lay out what was found."""

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from hashlib import sha256
from time import perf_counter
from typing import Any, NamedTuple, Protocol

from disclosure_lint import __version__
from disclosure_lint.api.documents import waivers_for
from disclosure_lint.api.judging import packs_and_rules
from disclosure_lint.api.packs import check_codes, pack_for
from disclosure_lint.api.priors import configured_priors, prior_items
from disclosure_lint.batch.addresses import is_address
from disclosure_lint.batch.coverage import Coverage
from disclosure_lint.batch.ends import stopping, wrong
from disclosure_lint.batch.engines import Engine, engine_of
from disclosure_lint.batch.facts import Facts
from disclosure_lint.batch.folder import opened
from disclosure_lint.batch.hierarchy import Across
from disclosure_lint.batch.ledger import Ledger, Noted
from disclosure_lint.batch.options import BatchOptions
from disclosure_lint.batch.plan import Item, given, plan
from disclosure_lint.batch.profile import Profile, profile
from disclosure_lint.batch.reach import Reach
from disclosure_lint.batch.record import Record
from disclosure_lint.batch.results import Context, Totals, lay_out, views
from disclosure_lint.batch.results.changes import earlier
from disclosure_lint.batch.roster import Roster, load_roster
from disclosure_lint.batch.steps import (
    ToCheck,
    ToRead,
    WasChecked,
    WasRead,
    check_step,
    key_of,
    limited,
    read_step,
    was_had,
)
from disclosure_lint.batch.stored import packed
from disclosure_lint.batch.workers import Failure
from disclosure_lint.columnar.figures import layout
from disclosure_lint.config import Resolver, Settings
from disclosure_lint.diagnostics import CheckedReport, RuleInfo
from disclosure_lint.phrases import Lang
from disclosure_lint.readers import ReaderFinding
from disclosure_lint.rules import Pack
from disclosure_lint.siblings import Siblings, Sketch
from disclosure_lint.waivers import Waiver

Running = Callable[[], Iterator[tuple[Any, float]]]


class Watch(Protocol):
    """Told how far a run has come."""

    def stage(self, name: str, total: int, running: "Running | None") -> None:
        """A stage begins, over so many documents (0: they are not counted); `running` tells what is being worked on."""

    def done(self, path: str, seconds: float) -> None:
        """A document more is done and noted."""

    def trouble(self, path: str, detail: str) -> None:
        """The program itself failed on a document."""


class Ended(NamedTuple):
    """A run that has come to its end. `coverage` are the rows of its table, `absent` is what a list names and is not
    there.
    """

    today: date
    totals: Totals
    coverage: list[tuple[Any, ...]]
    rules: dict[str, RuleInfo]
    compared: bool = False
    profile: Profile | None = None
    absent: tuple[str, ...] = ()


class Runner:
    """The stages of a run over one ledger."""

    def __init__(self, options: BatchOptions, ledger: Ledger, watch: Watch) -> None:
        self._options, self._ledger, self._watch = options, ledger, watch
        self._resolver = Resolver(options.checking.chosen)
        self._salts: dict[Settings, str] = {}
        self._own: set[str] = set()
        self._failed: set[str] = set()
        self.packs: dict[Pack, None] = {}

    def read(self, own: list[Item], others: list[Item], engine: Engine) -> dict[str, Noted]:
        """Every document read, those that nothing has changed of not again; `others` are last year's reports only."""
        self._own = {item.name for item in own}
        items = [*own, *others]
        known = dict(self._ledger.readings())
        settings = [self._resolver.settings(item.input.place) for item in items]
        for each in dict.fromkeys(settings) or [self._resolver.settings(None)]:
            check_codes(each, self._pack(each))
        checking = self._options.checking
        tasks = (
            ToRead(item, each, checking.published, checking.level, self._salt(each), noted.key if noted else None)
            for item, each in zip(items, settings, strict=True)
            for noted in (known.get(item.name),)
        )
        reach = Reach(self._options.root)
        self._watch.stage("read", len(items), engine.running)
        for task, made in engine.run(read_step, tasks):
            if isinstance(made, Failure):
                known[task.name] = Noted(None, Facts("", 0, "", "unreadable"))
                self._ledger.note_reading(task.name, None, known[task.name].facts, b"", 0.0)
                self._fail(task, made)
            else:
                self._take(task.name, made, known)
            self._watch.done(task.name, made.seconds if isinstance(made, WasRead) else 0.0)
            if task.item.address:
                reach.note(was_had(made))
        self._ledger.save()
        return known

    def _take(self, name: str, made: WasRead, known: dict[str, Noted]) -> None:
        if made.facts is not None:
            known[name] = Noted(made.key, made.facts)
            self._ledger.note_reading(name, made.key, made.facts, made.reading, made.seconds)

    def priors(self, items: list[Item]) -> list[Item]:
        """Last year's reports that are not among the items: where the call says, else where configurations do."""
        if self._options.checking.prior is not None:
            return given(prior_items(self._options.checking.prior))
        return given(configured_priors([(item.input, self._resolver.settings(item.input.place)) for item in items]))

    def check(self, items: list[Item], known: dict[str, Noted], today: date, engine: Engine) -> dict[str, str]:
        """Every reading checked beside the others, those that nothing has changed for not again. Gives last year's
        report of each that has one.
        """
        kin = [(name, noted.facts.sketch) for name, noted in known.items() if noted.facts.sketch]
        names = {item.name for item in items}
        own, others = ([each for each in kin if (each[0] in names) is wanted] for wanted in (True, False))
        siblings = Siblings(own, others)
        priors: dict[str, str] = {}
        keys = self._ledger.record_keys()
        waiting = self._waiting(items, known, siblings, today, keys, priors)
        tasks: dict[str, str | None] = {}

        def given_out() -> Iterator[ToCheck]:
            for task, key in waiting:
                tasks[task.name] = key
                yield task

        self._watch.stage("check", len(items) - len(self._failed & self._own), engine.running)
        for task, made in engine.run(check_step, given_out()):
            key = tasks.pop(task.name)
            if isinstance(made, Failure):
                self._fail(task, made)
            else:
                self._ledger.note_record(task.name, key, made.record, made.seconds)
            self._watch.done(task.name, made.seconds if isinstance(made, WasChecked) else 0.0)
        self._ledger.save()
        return priors

    def _waiting(
        self,
        items: list[Item],
        known: dict[str, Noted],
        siblings: "Siblings[Sketch]",
        today: date,
        keys: dict[str, str | None],
        priors: dict[str, str],
    ) -> Iterator[tuple[ToCheck, str | None]]:
        for item in items:
            if item.name in self._failed:
                continue
            noted = known[item.name]
            sketch = noted.facts.sketch
            prior = siblings.prior_name(sketch) if sketch else None
            if prior is not None:
                priors[item.name] = prior
            remarks = tuple(siblings.remarks(item.name, sketch)) if sketch else ()
            task, key = self._to_check(item, noted, known.get(prior or ""), remarks, today)
            if key is not None and keys.get(item.name) == key:
                self._watch.done(item.name, 0.0)
                continue
            reading = self._ledger.reading(item.name)
            yield task._replace(reading=reading, prior=self._ledger.reading(prior) if prior else None), key

    def _to_check(
        self, item: Item, noted: Noted, prior: Noted | None, remarks: tuple[ReaderFinding, ...], today: date
    ) -> tuple[ToCheck, str | None]:
        facts = noted.facts
        settings = self.settings(item, facts)
        check_codes(settings, self._pack(settings))
        waivers = _waivers(item, facts, settings)
        task = ToCheck(item.name, item.input.named, b"", None, settings, today, remarks, waivers)
        if noted.key is None or (prior and prior.key is None):
            return task, None
        baseline = settings.baseline.read_bytes() if settings.baseline and settings.baseline.exists() else b""
        parts = (noted.key, prior and prior.key, self._salt(settings), today, remarks, waivers, key_of([baseline]))
        return task, key_of(parts)

    def settings(self, item: Item, facts: Facts) -> Settings:
        """The settings of a document that has been read."""
        return self._resolver.settings(item.input.place, facts.level)

    def _fail(self, task: ToRead | ToCheck, failure: Failure) -> None:
        """A record of a document on which a limit was passed or the program failed: made again next time. There is none
        of what is there as last year's report only.
        """
        self._failed.add(task.name)
        limits = self._options.limits
        if failure.kind == "died":
            self._watch.trouble(task.name, failure.detail)
        if task.name not in self._own:
            return
        if failure.kind == "died":
            record = Record("broken", CheckedReport(task.name, None, None, None, None, {}, ()))
        elif failure.kind == "time":
            record = limited(task, "time_limit", {"seconds": limits.seconds})
        else:
            record = limited(task, "memory_limit", {"limit": limits.megabytes})
        self._ledger.note_record(task.name, None, packed(record), 0.0)

    def _pack(self, settings: Settings) -> Pack:
        pack = pack_for(settings)
        self.packs[pack] = None
        return pack

    def _salt(self, settings: Settings) -> str:
        """One name for what settings mean, wherever their files lie."""
        if settings not in self._salts:
            infos = [(info.id, info.version, info.digest) for info in self._pack(settings).infos]
            plain = settings._replace(packs=(), prior=None, local=(), file=None, waivers=None, baseline=None)
            local = [(each.path, each.changes) for each in settings.local]
            checking = self._options.checking
            self._salts[settings] = key_of([__version__, infos, plain, local, checking.published, checking.level])
        return self._salts[settings]


def _waivers(item: Item, facts: Facts, settings: Settings) -> tuple[Waiver, ...]:
    return waivers_for(item.input, (facts.agency, facts.agency_code), facts.year, settings) if facts.sketch else ()


def run(options: BatchOptions, watch: Watch, lang: Lang) -> Ended:
    """Run, or go on with a run. MissingPaths, WrongCall, PackError where nothing can be run; ImportError where an
    extra is not installed; Stopped where it cannot go on for now.
    """
    views.required()
    if is_address(options.root):
        watch.stage("list", 0, None)
    items = plan(options.root, options.exclude, options.checking, options.folder)
    roster = load_roster(options.roster) if options.roster else None
    if options.since:
        earlier(options.since)
        if options.since.resolve() == options.folder.resolve():
            raise wrong("batch.same_run", folder=options.folder)
    with stopping(options.folder), opened(options) as ledger:
        today = options.checking.today or _day(ledger.about("today")) or date.today()
        ledger.mark("today", today.isoformat())
        runner = Runner(options, ledger, watch)
        others = runner.priors(items)
        ledger.keep_only({item.name for item in (*items, *others)}, {item.name for item in items})
        with closing(engine_of(options)) as engine:
            known = runner.read(items, others, engine)
            priors = runner.check(items, known, today, engine)
        watch.stage("write", 0, None)
        facts = {item.name: known[item.name].facts for item in items}
        by_name = {item.name: item for item in items}
        return _laid_out(options, runner, ledger, today, by_name, facts, priors, roster, lang)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _laid_out(
    options: BatchOptions,
    runner: Runner,
    ledger: Ledger,
    today: date,
    items: dict[str, Item],
    facts: dict[str, Facts],
    priors: dict[str, str],
    roster: Roster | None,
    lang: Lang,
) -> Ended:
    packs = list(runner.packs)
    infos, rules = packs_and_rules(packs)
    coverage = Coverage(roster, facts, packs[0].parameters.get("deadlines", {}), today)
    context = Context(
        across=Across(ledger, roster, lambda name: runner.settings(items[name], facts[name]), today),
        folder=options.folder,
        today=today,
        packs=infos,
        rules=rules,
        facts=facts,
        priors=priors,
        coverage=coverage,
        roster=roster,
        digests=_digests(packs),
        layouts={layout(pack.forms): list(map(str, pack.forms.cells)) for pack in packs},
        options=_told(options, lang),
        lang=lang,
        vocabulary=packs[0].vocabulary,
        forms=packs[0].forms,
        since=options.since,
    )
    spent = profile(ledger, packs[0], today) if options.profile else None
    start = perf_counter()
    totals = lay_out(context, ledger)
    if spent:
        spent = spent._replace(stages={**spent.stages, "write": perf_counter() - start})
    absent = tuple(name for name, each in facts.items() if each.state == "absent")
    return Ended(today, totals, list(coverage.rows()), context.rules, options.since is not None, spent, absent)


def _digests(packs: list[Pack]) -> dict[str, tuple[str, str]]:
    """Those of each rule; of a rule that several packs have otherwise, none: it is not the same everywhere."""
    found: dict[str, tuple[str, str]] = {}
    for pack in packs:
        for code, own in pack.digests.items():
            known = found.setdefault(code, (own.judging, own.wording))
            found[code] = (known[0] * (known[0] == own.judging), known[1] * (known[1] == own.wording))
    return found


def _told(options: BatchOptions, lang: Lang) -> dict[str, object]:
    """The options that results depend on, for the manifest."""
    checking = options.checking
    since = sha256((options.since / "run.json").read_bytes()).hexdigest() if options.since else None
    roster = sha256(options.roster.read_bytes()).hexdigest() if options.roster else None
    return {
        "select": list(checking.select),
        "ignore": list(checking.ignore),
        "level": checking.level,
        "published": checking.published.isoformat() if checking.published else None,
        "fail_on": checking.fail_on,
        "exclude": list(options.exclude),
        "roster": roster and f"sha256:{roster}",
        "since": since and f"sha256:{since}",
        "limits": dict(options.limits._asdict()),
        "lang": lang,
    }
