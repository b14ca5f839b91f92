"""The same loop over any number of pages: crawls in, Parquet out, here or on a cluster (docs/scale.md).

inputs    what is named to files of records      chunks    files to stretches of records, and those to pages
storage   folders here and in object stores      lake      what stands where, what is done, what is left to do
working   a stretch read and written             pool      by processes here        on_ray   by a Ray cluster
running   a whole run                            shelves   readings to the rows of the lake's tables
"""

from sayso.scale.running import run
from sayso.scale.working import Finished

__all__ = ["Finished", "run"]
