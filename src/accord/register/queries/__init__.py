"""Everything that reads the register: typed rows, as of a legal date where time matters."""
