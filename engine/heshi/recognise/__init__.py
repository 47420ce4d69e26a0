"""Recognisers: typed pieces of a text with normalised values, one file a kind of mention."""
