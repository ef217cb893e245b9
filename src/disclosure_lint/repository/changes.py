"""What has changed in git repositories since a commit. Asks the git program; runs no hook, pager or outer diff."""

import os
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

_GIT = ("git", "--no-pager", "-c", "core.fsmonitor=false", "-c", "core.quotePath=false")
_LEFT_OUT = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_EXTERNAL_DIFF")
"""What hooks set for the repository that they run in: here the repository is the one that a file lies in."""
_GONE = "0" * 4
"""How git's object names begin where there is no object."""
_REGULAR = ("100644", "100755")


class NoChanges(Exception):
    """Why it cannot be told what has changed: `no_git`, `no_repository` with the folder, `no_commit` with the name of
    the commit, `failed` with what git says.
    """

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason} {detail}")
        self.reason, self.detail = reason, detail


class _Repository(NamedTuple):
    """The top folder, links followed; paths below it as git writes them: tracked, and changed with the object before,
    if there was one.
    """

    top: Path
    tracked: frozenset[bytes]
    changed: dict[bytes, str | None]


class Changes:
    """What has changed since the point from which a repository's current state and `ref` went apart."""

    def __init__(self, ref: str) -> None:
        self._ref = ref
        self._repositories: list[_Repository] = []

    def touches(self, path: Path) -> bool:
        """Whether a file is changed, new, or not under git's care, so that git cannot tell. NoChanges where it lies in
        no repository or the commit is not there.
        """
        repository = self._of(Path(os.path.realpath(path.parent)))
        places = [Path(os.path.realpath(path.parent), path.name), Path(os.path.realpath(path))]
        for place in places:
            if not place.is_relative_to(repository.top):
                return True
            name = _written(place, repository.top)
            if name in repository.changed or name not in repository.tracked:
                return True
        return False

    def touches_below(self, folder: Path) -> bool:
        """Whether anything in a folder is changed."""
        real = Path(os.path.realpath(folder))
        repository = self._of(real)
        below = b"" if real == repository.top else _written(real, repository.top) + b"/"
        return any(name.startswith(below) for name in repository.changed) or any(
            self.touches(path) for path in real.rglob("*") if path.is_file()
        )

    def former(self, largest: int) -> Iterator[tuple[Path, bytes]]:
        """The files that have changed or gone as they were, those that are not larger than so many bytes."""
        for repository in self._repositories:
            before = {name: sha for name, sha in sorted(repository.changed.items()) if sha}
            contents = _contents(list(before.values()), repository, largest)
            for name, data in zip(before, contents, strict=True):
                if data is not None:
                    yield repository.top / os.fsdecode(name), data

    def _of(self, folder: Path) -> _Repository:
        for repository in self._repositories:
            if folder.is_relative_to(repository.top):
                return repository
        self._repositories.append(_asked(folder, self._ref))
        return self._repositories[-1]


def _written(path: Path, top: Path) -> bytes:
    return os.fsencode(path.relative_to(top).as_posix())


def _asked(folder: Path, ref: str) -> _Repository:
    code, out, said = _git(folder, "rev-parse", "--show-toplevel")
    if code:
        reason = "no_repository" if b"not a git repository" in said else "failed"
        raise NoChanges(reason, str(folder) if reason == "no_repository" else _last(said))
    top = Path(os.path.realpath(os.fsdecode(out.rstrip(b"\r\n"))))
    base = _base(top, ref)
    tracked = _listed(top, "ls-files", "-z")
    fields = _listed(
        top, "diff", "--raw", "-z", "--no-abbrev", "--no-renames", "--no-ext-diff", "--no-textconv",
        "--ignore-submodules=none", base, "--",
    )  # fmt: skip
    return _Repository(top, frozenset(tracked), dict(map(_change, fields[::2], fields[1::2])))


def _change(head: bytes, name: bytes) -> tuple[bytes, str | None]:
    """A line of `git diff --raw`: `:100644 100644 OLD NEW M`, then the path."""
    mode, _, before, *_ = head.decode("ascii").lstrip(":").split(" ")
    regular = mode in _REGULAR and not before.startswith(_GONE)
    return name, before if regular else None


def _base(top: Path, ref: str) -> str:
    """The commit to compare with: where the histories went apart, else (unrelated or cut off ones) `ref` itself."""
    code, out, _ = (
        _git(top, "rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}") if _is_name(ref) else (1, b"", b"")
    )
    if code:
        raise NoChanges("no_commit", ref)
    commit = out.decode("ascii").strip()
    code, out, _ = _git(top, "merge-base", commit, "HEAD")
    return commit if code else out.decode("ascii").split()[0]


def _is_name(ref: str) -> bool:
    return bool(ref) and not ref.startswith("-") and "\0" not in ref


def _contents(names: Sequence[str], repository: _Repository, largest: int) -> Iterator[bytes | None]:
    """The contents of objects in order; None for what is too large or not there (a partial clone)."""
    if not names:
        return
    code, out, said = _git(repository.top, "cat-file", "--batch-check", given="\n".join(names).encode() + b"\n")
    if code:
        raise NoChanges("failed", _last(said))
    for name, line in zip(names, out.decode("ascii", "replace").splitlines(), strict=True):
        *_, kind, size = line.split(" ")
        if kind != "blob" or not size.isdigit() or int(size) > largest:
            yield None
            continue
        code, data, _ = _git(repository.top, "cat-file", "blob", name)
        yield None if code else data


def _listed(top: Path, *words: str) -> list[bytes]:
    code, out, said = _git(top, *words)
    if code:
        raise NoChanges("failed", _last(said))
    return [part for part in out.split(b"\0") if part]


def _git(folder: Path, *words: str, given: bytes = b"") -> tuple[int, bytes, bytes]:
    """Exit code, output and complaints of git."""
    environment = {name: value for name, value in os.environ.items() if name not in _LEFT_OUT}
    environment |= {"GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1"}
    command = [*_GIT, "-c", f"core.hooksPath={os.devnull}", "-C", str(folder), *words]
    try:
        ran = subprocess.run(command, input=given, capture_output=True, env=environment, check=False)
    except OSError as error:
        raise NoChanges("no_git", error.strerror or str(error)) from None
    return ran.returncode, ran.stdout, ran.stderr


def _last(said: bytes) -> str:
    """What git says last, in a line."""
    lines = said.decode("utf-8", "replace").strip().splitlines()
    return lines[-1] if lines else "git"
