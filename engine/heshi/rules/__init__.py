"""Fact sheets: YAML to claims, with places; every mistake of every sheet at once."""
