"""The kinds and words of the national pack."""

import pytest
import yaml

from disclosure_lint.claims.kinds import ClaimKinds
from disclosure_lint.claims.numbers import Words
from disclosure_lint.resources import resource
from disclosure_lint.vocabulary import Vocabulary

PACK = resource("rules") / "national"


@pytest.fixture(scope="session")
def kinds() -> ClaimKinds:
    return ClaimKinds.from_data(yaml.safe_load((PACK / "claims.yaml").read_text(encoding="utf-8")))


@pytest.fixture(scope="session")
def words() -> Words:
    return Vocabulary.from_data(yaml.safe_load((PACK / "vocabulary.yaml").read_text(encoding="utf-8"))["words"]).words
