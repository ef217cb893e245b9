"""Builds a bundle for offices without internet: everything that is needed, one command to install it.

    python scripts/bundle.py --platform windows --python 3.11

makes `dist/disclosure-lint-VERSION-windows-py311.zip` with the wheels of the package and of all it depends on, the
rules, the law and the manual as files to read, samples, schemas, `install.cmd` or `install.sh`, and SHA256SUMS. pip
downloads the wheels; it judges conditions (`platform_system == "Windows"`) by the machine that it runs on, so what they
demand elsewhere is worked out here. Run from anywhere; docs/install.md tells how the bundle is used.
"""

import argparse
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from email.parser import HeaderParser
from hashlib import sha256
from pathlib import Path

from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename

ROOT = Path(__file__).resolve().parent.parent
OFFLINE = ROOT / "scripts" / "offline"
NAME = "disclosure-lint"
READ = ("rules", "samples", "schemas", "LICENSE", "README.md", "README.zh.md", "CHANGELOG.md")
"""What is put into the bundle to be read, by its place in the repository."""

EPOCH = (2020, 1, 1, 0, 0, 0)
"""The time of every member, so that the same content is the same file."""


@dataclass(frozen=True)
class Platform:
    """A kind of machine: the tags of its wheels, what markers are judged by, its files of `offline`."""

    tags: tuple[str, ...]
    markers: Mapping[str, str]
    files: tuple[str, ...]
    encoding: str = "utf-8"
    newline: str = "\n"


_WINDOWS = {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt", "platform_machine": "AMD64"}
_LINUX = {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"}
_MAC = {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix"}
_SHELL = ("install.sh",)


def _manylinux(machine: str) -> tuple[str, ...]:
    """Kylin V10, UOS 20 and openEuler have glibc 2.28 or later."""
    return (*(f"manylinux_2_{minor}_{machine}" for minor in range(28, 16, -1)), f"manylinux2014_{machine}")


PLATFORMS = {
    # cmd.exe reads its files in the code page of the system, which is GBK in Chinese
    "windows": Platform(("win_amd64",), _WINDOWS, ("install.cmd", "check.cmd"), "gbk", "\r\n"),
    "linux": Platform(_manylinux("x86_64"), {**_LINUX, "platform_machine": "x86_64"}, _SHELL),
    "linux-arm": Platform(_manylinux("aarch64"), {**_LINUX, "platform_machine": "aarch64"}, _SHELL),
    "macos": Platform(("macosx_11_0_arm64", "macosx_12_0_arm64"), {**_MAC, "platform_machine": "arm64"}, _SHELL),
}


@dataclass(frozen=True)
class Target:
    """The machine a bundle is for."""

    platform: Platform
    python: str

    @property
    def options(self) -> list[str]:
        """What pip is told of it."""
        tags = [f"--platform={tag}" for tag in self.platform.tags]
        return ["--only-binary=:all:", "--implementation=cp", f"--python-version={self.python}", *tags]

    @property
    def environment(self) -> dict[str, str]:
        """What markers are judged by there."""
        versions = {"python_version": self.python, "python_full_version": f"{self.python}.0"}
        names = {"implementation_name": "cpython", "platform_python_implementation": "CPython"}
        return {
            **{key: str(value) for key, value in default_environment().items()},
            **self.platform.markers,
            **versions,
            **names,
        }


def requirements(wheel: Path) -> list[Requirement]:
    """What a wheel says that it needs."""
    with zipfile.ZipFile(wheel) as opened:
        name = next(member for member in opened.namelist() if member.endswith(".dist-info/METADATA"))
        metadata = HeaderParser().parsestr(opened.read(name).decode("utf-8"))
    return [Requirement(line) for line in metadata.get_all("Requires-Dist", [])]


def unmet(wheels: Sequence[Path], wanted: Requirement, environment: Mapping[str, str]) -> list[Requirement]:
    """What the wheels need on a machine, and what that needs in turn, as far as there is no wheel of it."""
    known = {parse_wheel_filename(wheel.name)[0]: wheel for wheel in wheels}
    left, seen, missing = [wanted], set[tuple[str, frozenset[str]]](), []
    while left:
        asked = left.pop()
        name, extras = canonicalize_name(asked.name), frozenset(asked.extras)
        if (name, extras) in seen:
            continue
        seen.add((name, extras))
        if name not in known or not asked.specifier.contains(
            parse_wheel_filename(known[name].name)[1], prereleases=True
        ):
            missing.append(asked)
            continue
        left += [found for found in requirements(known[name]) if _holds(found, extras, environment)]
    return missing


def _holds(found: Requirement, extras: frozenset[str], environment: Mapping[str, str]) -> bool:
    """Whether a requirement applies on a machine with these extras."""
    if found.marker is None:
        return True
    return any(found.marker.evaluate({**environment, "extra": extra}) for extra in ("", *extras))


def download(wheel: Path, extras: Sequence[str], target: Target, folder: Path) -> list[Path]:
    """The wheels of the package and of all it needs, in a folder."""
    wanted = Requirement(f"{NAME}[{','.join(extras)}]" if extras else NAME)
    asked = [f"{wheel}[{','.join(extras)}]" if extras else str(wheel)]
    while asked:
        run("-m", "pip", "download", "--quiet", f"--dest={folder}", *target.options, *asked)
        missing = unmet(sorted(folder.glob("*.whl")), wanted, target.environment)
        again = [f"{item.name}{item.specifier}" for item in missing]
        if again == asked:
            sys.exit(f"pip brings no wheel for {', '.join(again)}")
        asked = again
    return sorted(folder.glob("*.whl"))


def run(*words: str) -> None:
    """Run this Python; what goes wrong is on stderr already."""
    if subprocess.run([sys.executable, *words], cwd=ROOT, check=False).returncode:
        sys.exit(f"failed: {' '.join(words[:4])} …")


def contents(
    wheels: Sequence[Path], target: Target, version: str, manual: Path, more: Sequence[Path] = ()
) -> Iterator[tuple[str, bytes]]:
    """Everything in a bundle: path and bytes. `manual` is the folder of the documentation site."""
    platform, values = target.platform, {"@VERSION@": version, "@PYTHON@": target.python}
    for name in platform.files:
        yield name, _filled(OFFLINE / name, values).replace("\n", platform.newline).encode(platform.encoding)
    notes = _filled(OFFLINE / "README.txt", values).replace("@INSTALL@", platform.files[0])
    yield "README.txt", b"\xef\xbb\xbf" + notes.replace("\n", platform.newline).encode()
    for wheel in wheels:
        yield f"wheels/{wheel.name}", wheel.read_bytes()
    for path in more:
        yield path.name, path.read_bytes()
    for file in _files(manual):
        yield f"manual/{file.relative_to(manual).as_posix()}", file.read_bytes()
    for part in READ:
        for file in _files(ROOT / part):
            yield file.relative_to(ROOT).as_posix(), file.read_bytes()


def _files(path: Path) -> list[Path]:
    """A file, or all files of a folder but hidden ones."""
    found = path.rglob("*") if path.is_dir() else [path]
    return sorted(file for file in found if file.is_file() and not file.name.startswith("."))


def _filled(template: Path, values: Mapping[str, str]) -> str:
    text = template.read_text(encoding="utf-8")
    for name, value in values.items():
        text = text.replace(name, value)
    return text


def pack(bundle: Path, members: Sequence[tuple[str, bytes]]) -> None:
    """Write the archive, below one folder of its name, with the sums of all its files."""
    sums = "".join(f"{sha256(data).hexdigest()}  {name}\n" for name, data in sorted(members))
    with zipfile.ZipFile(bundle, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, data in sorted([*members, ("SHA256SUMS", sums.encode())]):
            member = zipfile.ZipInfo(f"{bundle.stem}/{name}", EPOCH)
            member.compress_type = zipfile.ZIP_STORED if name.endswith(".whl") else zipfile.ZIP_DEFLATED
            member.external_attr = (0o755 if name.endswith(".sh") else 0o644) << 16
            opened.writestr(member, data)


def arguments() -> argparse.Namespace:
    """The call."""
    parser = argparse.ArgumentParser(description="Builds a bundle for offices without internet.")
    here = f"{sys.version_info.major}.{sys.version_info.minor}"
    parser.add_argument("--platform", choices=PLATFORMS, default="windows", help="the machines it is for")
    parser.add_argument("--python", default=here, help=f"their Python, as 3.12; default: {here}")
    parser.add_argument("--extra", action="append", default=[], help="an extra of the package, as batch or lsp")
    parser.add_argument("--wheel", type=Path, help="the wheel of the package; default: built from this checkout")
    parser.add_argument("--manual", type=Path, help="the documentation site as site.py built it; default: built now")
    parser.add_argument(
        "--include", action="append", default=[], type=Path, help="a file to add, as Python's installer"
    )
    parser.add_argument("-o", "--output", type=Path, default=ROOT / "dist", help="folder of the bundle; default: dist")
    return parser.parse_args()


def main() -> None:
    """Build the bundle and say where it is."""
    call = arguments()
    target = Target(PLATFORMS[call.platform], call.python)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        wheel = call.wheel
        if wheel is None:
            run("-m", "build", "--wheel", f"--outdir={folder / 'own'}", str(ROOT))
            (wheel,) = (folder / "own").glob("*.whl")
        manual = call.manual or folder / "manual"
        if call.manual is None:
            run(str(ROOT / "scripts" / "site.py"), str(manual))
        version = str(parse_wheel_filename(wheel.name)[1])
        wheels = download(wheel.resolve(), call.extra, target, folder / "wheels")
        call.output.mkdir(parents=True, exist_ok=True)
        bundle = call.output / f"{NAME}-{version}-{call.platform}-py{call.python.replace('.', '')}.zip"
        pack(bundle, list(contents(wheels, target, version, manual, call.include)))
    print(f"{bundle}: {len(wheels)} wheels, {bundle.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
