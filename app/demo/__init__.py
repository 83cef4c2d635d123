"""The demo: made-up organisations, people and history, marked as demo wherever they show."""
