"""Who joins a call by a one-time link, without an account: an interpreter, a relative, the person themselves."""
