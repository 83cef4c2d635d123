"""corespond connects officers' tablets to on-call clinicians by video, and keeps a record of every step."""
