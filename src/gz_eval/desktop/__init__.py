"""The window. Qt shows; it never decides: what is said comes from `app`, which has no Qt."""
