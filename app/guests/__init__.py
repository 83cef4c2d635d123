"""Guests: people who join a call through a one-time link, without an account, such as an interpreter or a relative."""
