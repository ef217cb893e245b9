"""Waivers: findings that somebody answers for until a day. Read, matched and shown; they never make anything silent."""

from disclosure_lint.waivers.comments import commented
from disclosure_lint.waivers.match import Applied, Said, apply
from disclosure_lint.waivers.model import Malformed, Waiver

__all__ = ["Applied", "Malformed", "Said", "Waiver", "apply", "commented"]
