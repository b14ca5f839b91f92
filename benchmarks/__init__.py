"""Every figure in the README and in docs/benchmarks.md is made here: `python -m benchmarks [PART]`.

The data and the scorers are public research material that is not part of the project: they are looked for in a folder
`shared` beside the checkout, and a part whose data is absent says so.
"""
