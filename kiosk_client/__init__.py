"""The tablet's own program: holds a whole consult without a browser, over the same protocol."""
