"""The report as a page for a browser: what stands on it, and its template, style and script as files."""
