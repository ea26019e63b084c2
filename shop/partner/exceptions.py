"""What can go wrong with a shop's stock."""


class OutOfStock(Exception):
    """Fewer pieces are free than were asked for. `product_id` says of what."""

    def __init__(self, product_id: int) -> None:
        super().__init__(f"product {product_id} has too few free pieces")
        self.product_id = product_id
