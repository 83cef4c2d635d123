"""TLS to other servers: NATS and PostgreSQL."""

import ssl

SYSTEM = "system"


class NoCa(Exception):
    """The file of a CA cannot be used. The text says which."""


def context(ca: str) -> ssl.SSLContext:
    """What a server's certificate is checked with, its name too.

    `ca`: the file of the CA that must have signed it, or `system` for the CAs that the system trusts. Raises NoCa.
    """
    try:
        return ssl.create_default_context(cafile=None if ca == SYSTEM else ca)
    except OSError as problem:  # ssl.SSLError is one: what is there is no certificate
        raise NoCa(
            f"{ca} cannot be used as the certificate of a CA: {problem.strerror or type(problem).__name__}"
        ) from None
