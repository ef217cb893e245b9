"""The beginning of a new rule, and of a pack to hold it. Never overwrites."""

import re
from pathlib import Path

from disclosure_lint.api import WrongCall
from disclosure_lint.diagnostics import Bilingual
from disclosure_lint.resources import resource
from disclosure_lint.rules import PackError, load_packs
from disclosure_lint.rules.files import locate, read_files

CODE = re.compile(r"[A-Z]{3}[0-9]{3}")
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
RESERVED = ("HIE",)
"""Groups that are kept free."""


def new_rule(code: str, name: str, folder: Path) -> tuple[Path, ...]:
    """Write the files of a new rule; the paths written. WrongCall where code or name will not do, OSError where a file
    cannot be written.
    """
    _refuse_wrong(code, name, folder)
    families = _families(folder)
    target = folder / families.get(code[:3], code[:3].lower()) / f"{code}-{name}.yaml"
    written = []
    if not (folder / "pack.yaml").exists():
        text = _template("new-pack.yaml").replace("@ID@", _identifier(folder))
        written.append(_write(folder / "pack.yaml", text))
    text = _template("new-rule.yaml").replace("@CODE@", code).replace("@NAME@", name)
    return (*written, _write(target, text))


def _refuse_wrong(code: str, name: str, folder: Path) -> None:
    if not CODE.fullmatch(code) or code[:3] in RESERVED:
        zh, en = f"代码 {code} 应为三个大写字母加三位数字", f"{code} is no code: three capital letters and three digits"
        raise WrongCall([Bilingual(f"{zh}（{'、'.join(RESERVED)} 保留）", f"{en} ({', '.join(RESERVED)} is reserved)")])
    if not NAME.fullmatch(name):
        zh, en = f"名称 {name} 应为小写英文词，用连字符相连", f"{name} is no name: lower-case words joined by hyphens"
        raise WrongCall([Bilingual(zh, en)])
    taken = [path.name for path in folder.glob(f"*/{code}-*.yaml")]
    taken += [rule for rule in load_packs(("national",)).rules if rule == code]
    if taken:
        raise WrongCall([Bilingual(f"代码 {code} 已被使用：{taken[0]}", f"code {code} is already used: {taken[0]}")])


def _families(folder: Path) -> dict[str, str]:
    """The folder of each group of codes, in this pack and the national one."""
    found: dict[str, str] = {}
    for pack in (locate("national"), folder):
        try:
            paths = read_files(pack).rules if pack.is_dir() else []
        except PackError:
            continue
        found |= {Path(path).name[:3]: Path(path).parent.as_posix() for path in paths}
    return found


def _identifier(folder: Path) -> str:
    name = re.sub(r"[^a-z0-9]+", "-", folder.resolve().name.lower()).strip("-")
    return name or "local"


def _template(name: str) -> str:
    return (resource("grammar") / name).read_text(encoding="utf-8")


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
    return path
