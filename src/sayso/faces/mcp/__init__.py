"""`sayso mcp`: a ledger for programs that speak the Model Context Protocol.

command    the command            server     the protocol; the one file that imports its library
tools      what can be asked      answers    statements as rows, never without words, chain, voice and address
stories    the same for stories   prompts    what a client's model is told
"""
