"""gz_eval: evaluate AI Growth Zone bids. The public face for analysts is `gz_eval.api`."""

__version__ = "0.1.0"
