"""Test sentences for acronyms with several meanings."""
