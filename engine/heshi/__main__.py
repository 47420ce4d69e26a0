"""``python -m heshi``: the same as the command ``heshi``."""

from __future__ import annotations

import sys

from heshi.cli import main

if __name__ == "__main__":
    sys.exit(main())
