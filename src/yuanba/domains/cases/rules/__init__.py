"""Pure rules of cases: states, clocks, words, figures. No Django, no database, no clock."""
