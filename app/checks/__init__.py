"""Tablets: whether each is fit for a shift."""
