"""Builds the documentation site in both languages: `python scripts/site.py [FOLDER]`, by default `site`.

Warnings are errors: a link that leads nowhere fails the build. FOLDER/zh and FOLDER/en are whole sites that can be read
from a disk; FOLDER/index.html leads to the first. Nothing on the pages is asked of any other server, which is checked.
"""

import logging
import re
import sys
from pathlib import Path

import jieba
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

ROOT = Path(__file__).resolve().parent.parent
CONFIGURATIONS = {"zh": "mkdocs.zh.yml", "en": "mkdocs.yml"}
START = """\
<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>disclosure-lint</title>
<meta http-equiv="refresh" content="0; url=zh/index.html"></head>
<body><p><a href="zh/index.html">中文</a> · <a href="en/index.html">English</a></p></body></html>
"""
LOADED = re.compile(r"<(?:script|img|iframe|source|link)\b[^>]*?\b(?:src|href)=[\"']?((?:https?:)?//[^\"'\s>]+)")


def requests(folder: Path) -> list[str]:
    """What pages would ask other servers for, with the page."""
    found = []
    for page in sorted(folder.rglob("*.html")):
        found += [
            f"{page.relative_to(folder)}: {address}" for address in LOADED.findall(page.read_text(encoding="utf-8"))
        ]
    return found


def main() -> None:
    """Build, and fail on the first warning."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "site").resolve()
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(message)s")
    jieba.setLogLevel(logging.WARNING)
    for lang, name in CONFIGURATIONS.items():
        config = load_config(str(ROOT / name), site_dir=str(folder / lang))
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        except Abort as stopped:
            sys.exit(f"{name}: {stopped}")
        finally:
            config.plugins.on_shutdown()
    (folder / "index.html").write_text(START, encoding="utf-8")
    asked = requests(folder)
    if asked:
        sys.exit("pages that ask other servers:\n" + "\n".join(asked))
    print(f"{folder}: {sum(1 for _ in folder.rglob('*.html'))} pages")


if __name__ == "__main__":
    main()
