from __future__ import annotations

import pytest

from kg.model import Frame, Slot
from kg.ontology import frames


def _paths(frame: Frame) -> dict[str, tuple[str, ...]]:
    return {slot.name: slot.path for slot in frame.slots}


@pytest.mark.parametrize(
    ("line", "trigger", "paths"),
    [
        ("{s} reject {o}", "reject", {"s": ("<",), "o": (">",)}),
        ("{s} agree to {o}", "agree", {"s": ("<",), "o": ("to",)}),
        ("{s} walk out of {o}", "walk", {"s": ("<",), "o": ("out", "of")}),
        ("{s} reach agreement on {o}", "reach", {"s": ("<",), "o": ("agreement", "on")}),
        ("{s} call on {to} to {o}", "call", {"s": ("<",), "to": ("on",), "o": ("to",)}),
        ("{s}'s rejection of {o}", "rejection", {"s": ("'s",), "o": ("of",)}),
        ("rejection of {o} by {s}", "rejection", {"o": ("of",), "s": ("by",)}),
        ("agreement between {s} and {s} on {o}", "agreement", {"s": ("between",), "o": ("on",)}),
        ("{s}-brokered {o}", "brokered", {"s": ("-",), "o": (">",)}),
        ("{o} {s}", "", {"o": ("<",), "s": (">",)}),
        ("{s}, head of {o}", ",", {"s": ("<",), "o": (">", "head", "of")}),
        ("{s}, {o} chief", ",", {"s": ("<",), "o": (">",), "": (">", "chief")}),
        ("{s} in {o}", "in", {"s": ("<",), "o": (">",)}),
    ],
)
def test_line_gives_trigger_and_paths(line: str, trigger: str, paths: dict[str, tuple[str, ...]]) -> None:
    (frame,) = frames.parse(line)
    assert frame.trigger == (trigger,)
    assert _paths(frame) == paths
    assert frame.text == line


def test_slash_gives_a_frame_for_each_word() -> None:
    found = frames.parse("{s} strike/reach deal on/over {o}")
    assert [frame.trigger[0] for frame in found] == ["strike", "strike", "reach", "reach"]
    assert {_paths(frame)["o"] for frame in found} == {("deal", "on"), ("deal", "over")}


def test_colon_narrows_a_slot_to_a_class() -> None:
    (frame,) = frames.parse("{s}'s {o:Proposal}")
    assert {slot.name: slot.kinds for slot in frame.slots} == {"s": (), "o": ("Proposal",)}


def test_colon_narrows_a_slot_to_words_too_and_an_exclamation_mark_bars_words() -> None:
    (frame,) = frames.parse("{s} break {o:Agreement/cease-fire!news}")
    slot = next(slot for slot in frame.slots if slot.name == "o")
    assert (slot.kinds, slot.heads, slot.barred) == (("Agreement",), ("cease-fire",), ("news",))
    (frame,) = frames.parse("{s} decline to {o!comment/say}")
    assert frame.slots[1] == Slot("o", ("to",), barred=("comment", "say"))


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("{s} reject", "{o} stands 0 times"),
        ("{s} give {o} {o}", "{o} stands 2 times"),
        ("{s} reject; {o}", "';' has no meaning"),
        ("{s} call {x} on {x} {o}", "x stands more than once"),
    ],
)
def test_fault_of_a_line_says_what_to_write(line: str, part: str) -> None:
    with pytest.raises(ValueError, match=r"stands|meaning") as caught:
        frames.parse(line)
    assert part in str(caught.value)
