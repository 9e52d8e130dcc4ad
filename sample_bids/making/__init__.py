"""How the sample bids are made: inventions, drawn answers, deliberate faults, and workbooks.

Run by `make_sample_bids.py`. Knows nothing of the program that reads the samples.
"""
