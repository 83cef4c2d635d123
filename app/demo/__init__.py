"""The demo: made-up organizations, people and history, marked as demo wherever they are shown."""
