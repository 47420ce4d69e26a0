"""The configuration: what a project's ``heshi.toml`` says, and what follows from it.

``find`` looks for the file, ``toml`` reads it with the place of every value, ``model`` says what may stand
in it, ``load`` puts these together; ``walk`` finds the drafts that it means, ``serve`` tells which sheets
serve which of them, ``accept`` marks what it accepts in a report.
"""
