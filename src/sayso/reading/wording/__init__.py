"""How it is put: acts, certainty, frames, media."""
