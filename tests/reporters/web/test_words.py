from __future__ import annotations

import re

from heshi.kinds import KINDS as CLAIM_KINDS
from heshi.reporters.web.marks import Tone
from heshi.reporters.web.words import KEYS, KINDS, PAGE, SEVERITIES, TONES
from heshi.severity import Severity

HAN = re.compile("[\u4e00-\u9fff]")


def test_all_that_has_a_name_elsewhere_has_words() -> None:
    assert sorted(KINDS) == sorted(CLAIM_KINDS)
    assert sorted(TONES) == sorted(Tone)
    assert list(SEVERITIES) == list(Severity)


def test_both_languages_say_everything() -> None:
    words = [
        *KINDS.values(),
        *TONES.values(),
        *SEVERITIES.values(),
        *(each for _, each in KEYS),
        *PAGE.values(),
    ]
    assert [each for each in words if HAN.search(each.en)] == []
    assert [name for name, each in PAGE.items() if not HAN.search(each.zh)] == ["hint", "colon", "stop"]
    assert [
        each for each in words if set(re.findall("{[a-z]*}", each.zh)) != set(re.findall("{[a-z]*}", each.en))
    ] == []
