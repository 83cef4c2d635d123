"""Checks of whether a tablet is ready for a shift."""
