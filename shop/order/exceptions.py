"""What can stand in the way of an order. Each message is Indonesian and may be shown to the person."""


class WrongState(Exception):
    """The order's life does not allow this step now."""


class NotTheirs(Exception):
    """This side never does this step: a mistake in our code, or somebody who tries doors."""


class CannotPlace(Exception):
    """Nothing was ordered and nothing was paid. `problems` are sentences about single goods or shops."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__(" ".join(problems))
        self.problems = problems
