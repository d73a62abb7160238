"""Community, street, district: what is late, silent, unhappy; the daily look."""
