"""How soon the language server answers a keystroke: the findings of a report of 2,000 lines, through the real server.

Each keystroke changes a figure in the middle of the text, and the time runs until the findings for that version are
there; then the time until a list of completions comes. Run: `python benchmarks/lsp.py [keystrokes]`.
"""

import asyncio
import sys
import time
from pathlib import Path
from statistics import median, quantiles

from lsprotocol import types
from pygls.lsp.client import BaseLanguageClient

from disclosure_lint.resources import resource

LINES, KEYSTROKES = 2_000, 60
TOPICS = ("公交线网", "道路施工", "客货运输", "港口码头", "驾驶培训", "维修经营", "出租汽车", "公路养护")


def long_report(lines: int = LINES) -> str:
    """The clean sample with a section one so long that the whole has that many lines, no two alike."""
    rows = (resource("samples") / "clean-2024.yaml").read_text(encoding="utf-8").splitlines()
    at = next(number for number, row in enumerate(rows) if "（三）政府信息管理" in row)
    rows[at:at] = [f"      {_sentence(number)}" for number in range(lines - len(rows))]
    return "\n".join(rows) + "\n"


def _sentence(number: int) -> str:
    topic = TOPICS[number % len(TOPICS)]
    return (
        f"围绕{topic}召开座谈会{number % 7 + 1}次，听取意见{number % 13 + 2}条，其中第{number}条已经转交承办科室研究。",
        f"全年通过网站发布{topic}信息{number + 20}条，公众号推送图文{number % 9 + 1}篇，解读政策{number % 5 + 1}件。",
        f"{topic}栏目改版后支持按线路查询，月均访问量约{number * 3 + 100}次，比上年增长{number % 20}.{number % 10}%。",
        f"对{2000 + number % 24}年以来的{topic}行政规范性文件逐件评估，提出修订建议。",
    )[number % 4]


class Editor(BaseLanguageClient):
    """A client that notes which version it was shown findings of."""

    def __init__(self) -> None:
        super().__init__("benchmark", "1")
        self.version, self.news = 0, asyncio.Event()

        @self.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def _(params: types.PublishDiagnosticsParams) -> None:
            self.version = params.version or 0
            self.news.set()

    async def shown(self, version: int) -> None:
        """Wait for the findings of a version."""
        while self.version != version:
            self.news.clear()
            await self.news.wait()


async def measured(keystrokes: int) -> tuple[list[float], list[float]]:
    """Milliseconds until findings, and until completions, of each keystroke."""
    editor, text, uri = Editor(), long_report(), Path("/reports/2024.yaml").as_uri()
    await editor.start_io(sys.executable, "-m", "disclosure_lint", "lsp")
    await editor.initialize_async(types.InitializeParams(types.ClientCapabilities()))
    editor.text_document_did_open(types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, "yaml", 1, text)))
    await editor.shown(1)
    row = text[: text.index("  requests:")].count("\n") + 2
    findings, completions = [], []
    for version in range(2, keystrokes + 2):
        typed = text.replace("其中第1000条", f"其中第{version}条", 1)
        change = types.TextDocumentContentChangeWholeDocument(typed)
        begun = time.perf_counter()
        editor.text_document_did_change(
            types.DidChangeTextDocumentParams(types.VersionedTextDocumentIdentifier(version, uri), [change])
        )
        await editor.shown(version)
        findings.append(1000 * (time.perf_counter() - begun))
        begun = time.perf_counter()
        place = types.Position(row, 4)
        await editor.text_document_completion_async(types.CompletionParams(types.TextDocumentIdentifier(uri), place))
        completions.append(1000 * (time.perf_counter() - begun))
        await asyncio.sleep(0.02)
    await editor.shutdown_async(None)
    editor.exit(None)
    await editor.stop()
    return findings, completions


def main() -> None:
    """Print the medians and the slowest twentieth."""
    keystrokes = int(sys.argv[1]) if len(sys.argv) > 1 else KEYSTROKES
    for name, times in zip(("findings", "completions"), asyncio.run(measured(keystrokes)), strict=True):
        slow = quantiles(times, n=20)[-1]
        print(f"{name}: median {median(times):.0f} ms, 95 of 100 within {slow:.0f} ms, {len(times)} keystrokes")


if __name__ == "__main__":
    main()
