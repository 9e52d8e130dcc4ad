"""Bids of a region are chosen by its name, those that gave none by having none."""

from __future__ import annotations

from gz_eval.app.region_choice import NO_REGION, is_of, region_choices


def test_those_without_a_region_can_be_chosen_beside_the_others() -> None:
    assert region_choices(["Wales", "", "London", "Wales"]) == ("London", "Wales", NO_REGION)
    assert region_choices(["Wales"]) == ("Wales",)
    assert region_choices([""]) == ()
    assert region_choices([]) == ()


def test_who_passes() -> None:
    found = {
        chosen: [region for region in ("", "London", "Wales") if is_of(region, chosen)]
        for chosen in ("", "Wales", NO_REGION)
    }
    assert found == {"": ["", "London", "Wales"], "Wales": ["Wales"], NO_REGION: [""]}
