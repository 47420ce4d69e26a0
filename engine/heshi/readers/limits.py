"""What the readers refuse, so that no file can take all memory: one table for all formats."""

from __future__ import annotations

from typing import Final

MEGABYTE: Final = 1_000_000
"""In bytes."""

LARGEST: Final = 256 * MEGABYTE
"""The size of the largest file that is read, in bytes."""
