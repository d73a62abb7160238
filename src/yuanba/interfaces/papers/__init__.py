"""What is printed on A4 and hung, worn, signed or handed over; offered by the desk, the board and the notices."""
