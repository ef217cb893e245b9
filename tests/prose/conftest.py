"""The word lists of the national pack."""

import pytest
import yaml

from disclosure_lint.resources import resource
from disclosure_lint.vocabulary import PhraseList, Vocabulary


@pytest.fixture(scope="session")
def words() -> dict[str, PhraseList]:
    text = (resource("rules") / "national" / "vocabulary.yaml").read_text(encoding="utf-8")
    return Vocabulary.from_data(yaml.safe_load(text)["words"], verify=True).words
