"""The web desk: a ledger read, compared and searched in a browser. `sayso serve` (command.py) starts it.

settings    what it was started with            app         the application: routes, errors, files
guard       who may ask what: hosts, token, forms, sizes    forms       what a form must carry
webdesk     what the routes share: ledger, kept pages, workers
ledgers     a connection for each thread        kept        drawn pages, the oldest let go
packing     a page made ready to be sent        answers     such a page on its way out
work        what takes long, in processes       drawing     articles and stories drawn: what such a process does
drawers     the processes that draw articles
front       the first page                      reading     read an address, a text, a page sent by a browser
article     screen 1, its data and evidence     story       screen 2
described   what the desk says of itself (OpenAPI)
explore     screen 3, its data and feed         asked       its filters: as a query, chips, a sentence, a command
found       statements in a list                feeds       statements as an Atom feed
saved       searches under a name               paging      a long list in pages
heard       sources, one of them, unnamed ones  outlets     outlets, one of them, pages not read
places      a map and a table
correcting  what a person says of a label       live        new statements as they come
"""
