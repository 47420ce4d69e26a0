"""The JSON Schema of a configuration, for editors; made of the models, so that the two cannot part."""

from __future__ import annotations

import json

from heshi.config.model import ConfigModel

_TITLE = "核实的配置 · the configuration of Heshi"


def config_schema() -> dict[str, object]:
    """Return the JSON Schema (draft 2020-12) of ``heshi.toml``."""
    made = ConfigModel.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made, "title": _TITLE}


def config_schema_text() -> str:
    """Return the JSON Schema as it is printed."""
    return json.dumps(config_schema(), ensure_ascii=False, indent=2) + "\n"
