"""E-mail: a mailbox that is read, and answers that leave."""
