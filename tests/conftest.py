"""How random tests run here: without a clock, since machines differ; a failure prints what brings it back."""

from hypothesis import settings

settings.register_profile("house", deadline=None, print_blob=True)
settings.load_profile("house")
