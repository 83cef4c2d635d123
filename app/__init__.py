"""corespond: officers' tablets to on-call clinicians by video, every step on record."""
