"""A program for tablets that holds a whole consult without a browser, over the same protocol."""
