"""Text and places in it: spans, offset maps, lines and columns, normal forms, sentences."""
