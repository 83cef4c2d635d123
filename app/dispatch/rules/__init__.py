"""Rules of dispatch: which clinician is offered which session, why, and how long the wait may be. Pure."""
