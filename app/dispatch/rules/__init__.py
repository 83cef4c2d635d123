"""Who is offered which session, why, and how long it may take. Pure."""
