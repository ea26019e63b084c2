"""Which page needs mending most: shares weighed by how many spoke."""

import pytest

from pages.feedback.scoring import Tally, lower_bound


@pytest.mark.parametrize(("hits", "total", "least"), [(0, 0, 0.0), (0, 10, 0.0), (1, 1, 0.2065), (10, 10, 0.7225), (5, 10, 0.2366), (100, 100, 0.963)])
def test_lower_bound(hits: int, total: int, least: float) -> None:
    """Against values worked out from the formula by hand."""
    assert lower_bound(hits, total) == pytest.approx(least, abs=0.0005)


def test_ten_times_no_outweighs_one_lonely_no_and_a_mixed_crowd() -> None:
    ten, one, crowd, liked = Tally(0, 10), Tally(0, 1), Tally(40, 60), Tally(200, 12)
    order = sorted([one, liked, crowd, ten], key=lambda tally: -tally.unhelpful_score)
    assert order == [ten, crowd, one, liked]


def test_more_of_the_same_is_surer_and_never_more_than_the_share() -> None:
    bounds = [lower_bound(3 * times, 4 * times) for times in (1, 2, 5, 20, 100)]
    assert bounds == sorted(bounds)
    assert bounds[-1] < 0.75
