"""How the pages of joint work programmes show what the room gives: rows, filters, drawings, differences."""
