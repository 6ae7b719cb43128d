"""Only what Telegram would show as such is more than text."""

from bot.ops.preview.formatting import pieces


def test_tags_of_telegram_are_kept_in_each_other() -> None:
    """With the text in them, as it was before it was escaped."""
    assert pieces("Send <b>this <i>now</i></b> &amp; rest") == [
        "Send ",
        {"tag": "b", "in": ["this ", {"tag": "i", "in": ["now"]}]},
        " & rest",
    ]


def test_of_anything_else_the_text_is_left() -> None:
    """No script, no picture, no address and no attribute."""
    html = '<script>alert(1)</script><img src="x" onerror="y"><a href="z">here</a><code onclick="q">12</code>'
    assert pieces(html) == ["alert(1)", "here", {"tag": "code", "in": ["12"]}]


def test_tags_that_are_not_closed_do_no_harm() -> None:
    """The same goes for those that were never opened."""
    assert pieces("</b>a<b>b<i>c</b>d") == ["a", {"tag": "b", "in": ["b", {"tag": "i", "in": ["c"]}]}, "d"]
