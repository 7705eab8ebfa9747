"""Proposals to amend the Appendices, and what other bodies say to them: who was asked when, until when, and the answer."""
