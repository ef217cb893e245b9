"""What the command does: a run to a site with its notices, or a refusal that says why not."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from disclosure_lint.dashboard.build import Occupied, Site, build, clear, year_of
from disclosure_lint.dashboard.notices import Notices, write_notices
from disclosure_lint.dashboard.store import NoRun, Store
from disclosure_lint.phrases import LANGS, Lang


class Wish(NamedTuple):
    """What is asked for; `lang` is the language that opens, of `langs`; `notices` are names of agencies, or `all`."""

    run: Path
    target: Path
    year: int | None
    lang: Lang
    langs: tuple[Lang, ...] = LANGS
    notices: tuple[str, ...] = ()
    issuer: str | None = None
    reply: date | None = None
    jobs: int = 1
    force: bool = False


class Made(NamedTuple):
    """How many pages and notices were written."""

    pages: int
    notices: int


class Refusal(Exception):
    """Why there is no site: a phrase and its values."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key, self.values = key, values


def make(wish: Wish) -> Made:
    """Write site and notices. Refusal where the call asks for what cannot be; OSError where it cannot be written."""
    try:
        store = Store(wish.run)
    except NoRun as none:
        key = "dashboard.no_run" if none.found is None else "dashboard.schema"
        raise Refusal(key, path=wish.run, schema=none.found) from none
    year = year_of(store, wish.year)
    if year is None:
        raise Refusal("dashboard.no_year" if wish.year else "dashboard.no_reports", path=wish.run, year=wish.year)
    agencies = _agencies(store, year, wish)
    try:
        clear(wish.target, wish.force)
    except Occupied as occupied:
        raise Refusal("dashboard.occupied", path=wish.target) from occupied
    asked = Notices(wish.target, year, date.fromisoformat(store.manifest["today"]), wish.issuer, wish.reply)
    notices = write_notices(store, asked, agencies)
    first = wish.lang if wish.lang in wish.langs else wish.langs[0]
    pages = build(store, Site(wish.target, year, wish.langs, first, notices, wish.jobs))
    return Made(pages, len(notices))


def _agencies(store: Store, year: int, wish: Wish) -> list[str]:
    """The agencies that notices are wanted for. Refusal where one is not in the run."""
    if "all" in wish.notices:
        query = "SELECT DISTINCT agency FROM placed WHERE year = ? AND errors > 0 ORDER BY agency"
        return [row["agency"] for row in store.rows(query, year)]
    known = {row["agency"] for row in store.rows("SELECT DISTINCT agency FROM placed WHERE year = ?", year)}
    for name in wish.notices:
        if name not in known:
            raise Refusal("dashboard.no_agency", name=name)
    return list(dict.fromkeys(wish.notices))
