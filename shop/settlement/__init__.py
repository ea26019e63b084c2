"""Who got what: each order's money as a line, by shop and month. Read from the records of shop.order.ledger; nothing is stored here."""
