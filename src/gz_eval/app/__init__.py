"""Use-cases: session, importing, results, and what a row of a table says. No Qt."""
