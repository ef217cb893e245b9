"""Which settings hold for a file: what the call says, over its level's, its path's, the general ones of its
configuration.
"""

from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

from disclosure_lint.config.files import named
from disclosure_lint.config.find import NAME, find
from disclosure_lint.config.load import load
from disclosure_lint.config.model import Config, Scoped, Settings

_NOTHING = Scoped()


class Chosen(NamedTuple):
    """What the call says: settings that win over every configuration, and which configuration to use.

    `config` is a file to use for all inputs; with `isolated` none is looked for.
    """

    scoped: Scoped = _NOTHING
    config: Path | None = None
    isolated: bool = False
    waivers: Path | None = None
    baseline: Path | None = None


class Resolver:
    """The settings of each file of a call. ConfigError where a configuration met on the way cannot be used."""

    def __init__(self, chosen: Chosen) -> None:
        self._chosen = chosen
        self._made: dict[tuple[Path | None, tuple[int, ...], str | None], Settings] = {}

    def config(self, folder: Path) -> Config | None:
        """The configuration for what lies in a folder."""
        if self._chosen.config is not None:
            return load(named(self._chosen.config))
        found = None if self._chosen.isolated else find(folder)
        return load(found) if found else None

    def settings(self, path: Path | None, level: str | None = None) -> Settings:
        """The settings of a file (None: what comes from standard input), once its level is known with those of it."""
        place = (path or Path(NAME)).absolute()
        config = self.config(place.parent)
        fitting = tuple(_fitting(config, place)) if config else ()
        key = (config.file if config else None, fitting, level)
        if key not in self._made:
            self._made[key] = self._settled(config, fitting, level)
        return self._made[key]

    def _settled(self, config: Config | None, fitting: tuple[int, ...], level: str | None) -> Settings:
        layers = [self._chosen.scoped]
        if config:
            of_level = [config.per_level[level]] if level in config.per_level else []
            layers = [config.general, *(config.per_path[at].scoped for at in fitting), *of_level, *layers]
        settings = Settings(
            file=config.file if config else None,
            waivers=self._chosen.waivers or (config.waivers if config else None),
            baseline=self._chosen.baseline or (config.baseline if config else None),
        )
        for layer in layers:
            settings = _over(settings, layer)
        return settings


def _over(settings: Settings, layer: Scoped) -> Settings:
    """Settings with a layer laid over them: it replaces what it sets, and adds what is to be left out or changed."""
    return settings._replace(
        packs=settings.packs if layer.packs is None else layer.packs,
        select=settings.select if layer.select is None else layer.select,
        ignore=(*settings.ignore, *(code for code in layer.ignore if code not in settings.ignore)),
        level=layer.level or settings.level,
        prior=layer.prior or settings.prior,
        fail_on=layer.fail_on or settings.fail_on,
        local=(*settings.local, layer.local) if layer.local else settings.local,
    )


def _fitting(config: Config, place: Path) -> list[int]:
    try:
        relative = place.relative_to(config.file.parent).as_posix()
    except ValueError:  # a configuration named by the call lies elsewhere
        relative = place.as_posix()
    return [at for at, entry in enumerate(config.per_path) if matches((relative, place.name), entry.paths)]


def matches(names: tuple[str, ...], patterns: tuple[str, ...]) -> bool:
    """Whether one of the names of a file fits one of the patterns; a folder's pattern fits all that lies in it."""
    return any(
        fnmatchcase(name, pattern) or fnmatchcase(name, f"{pattern.rstrip('/')}/*")
        for pattern in patterns
        for name in names
    )
