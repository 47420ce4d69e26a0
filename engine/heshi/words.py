"""A message in Chinese and in English: one value, so that no message can lack a language."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Lang(StrEnum):
    """The language in which people are addressed."""

    ZH = "zh"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Words:
    """The same sentence twice.

    Attributes:
        zh: the sentence in Simplified Chinese.
        en: the sentence in English.
    """

    zh: str
    en: str

    def in_(self, lang: Lang) -> str:
        """Return the sentence in ``lang``."""
        return self.zh if lang is Lang.ZH else self.en
