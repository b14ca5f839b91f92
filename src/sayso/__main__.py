"""`python -m sayso` is `sayso`."""

from sayso.faces.cli import main

main()
