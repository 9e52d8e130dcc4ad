"""What an evaluation is: framework, bids, scores, ranks. The standard library and numpy only."""
