"""Background work: retry, periodic jobs, a lease, and a reaper for killed workers."""
