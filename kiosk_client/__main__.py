"""`python -m kiosk_client` is `corespond-kiosk`."""

from kiosk_client.cli import cli

cli()
