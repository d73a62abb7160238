"""The accounts of an estate's book, by the codes of the trade."""

BANK, CLEARING = "1002", "1012"
RECEIVABLE, PREPAID = "1122", "2203"
DEPOSITS, PASS_THROUGH = "2241", "2242"
FEES, PUBLIC, PUBLIC_OTHER = "6001", "6051", "6051.OTHER"
