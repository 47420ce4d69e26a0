from __future__ import annotations

import pytest

from heshi.cli.speech import language
from heshi.words import Lang


@pytest.mark.parametrize(
    ("arguments", "environment", "expected"),
    [
        ([], {}, Lang.EN),
        ([], {"LANG": "C.UTF-8"}, Lang.EN),
        ([], {"LANG": "zh_CN.UTF-8"}, Lang.ZH),
        ([], {"LANG": "zh"}, Lang.ZH),
        ([], {"LC_ALL": "", "LANG": "zh_TW.UTF-8"}, Lang.ZH),
        ([], {"LC_ALL": "en_US.UTF-8", "LANG": "zh_CN.UTF-8"}, Lang.EN),
        ([], {"LC_MESSAGES": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"}, Lang.ZH),
        (["check", "--lang", "zh"], {"LANG": "en_US.UTF-8"}, Lang.ZH),
        (["--lang=en", "check"], {"LANG": "zh_CN.UTF-8"}, Lang.EN),
        (["--lang", "zh", "check", "--lang=en"], {}, Lang.EN),
        (["check", "--lang", "fr"], {"LANG": "zh_CN.UTF-8"}, Lang.ZH),
        (["check", "--lang"], {}, Lang.EN),
        (["check", "--", "--lang", "zh"], {}, Lang.EN),
    ],
)
def test_language(arguments: list[str], environment: dict[str, str], expected: Lang) -> None:
    assert language(arguments, environment) is expected
