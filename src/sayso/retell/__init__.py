"""A reading retold: plain data (`contract`), a page (`html`), a table (`table`). It fetches and prints nothing."""
