"""A request kept as a web page, or written as one: what it shows, with the numbers of its lists."""

import pytest

from tests.intake.readers.letters import WORDS
from workbench.domain.arrival import FileKind
from workbench.errors import BadInput
from workbench.intake.readers import read


def arrival_of(html: str | bytes):
    page = html if isinstance(html, bytes) else f"<html><body>{html}</body></html>".encode()
    return read("request.html", page)


def text_of(html: str | bytes) -> str:
    return arrival_of(html).text


def test_paragraphs_lines_and_entities():
    page = (
        "<p>Dear  team,\n  please&nbsp;tell me:<br>caf&eacute; &pound;5 &lt;b&gt; &#8220;x&#x201d; a < b &amp;c</p>"
        "<div>one</div><div>two</div>"
    )
    assert text_of(page) == "Dear team,\nplease\xa0tell me:\ncafé £5 <b> “x” a < b &c\n\none\ntwo"


def test_no_sign_of_markdown_gets_in():
    page = (
        "<h1>A_b *c*</h1><p><b>1. bold</b> <i>it</i> <code>x`y</code> <a href='https://example.com'>link</a>"
        " # - + [x]</p><hr>"
    )
    assert text_of(page) == "A_b *c*\n\n1. bold it x`y link # - + [x]"


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("<ol><li>x<li>y</ol>", "1. x\n2. y"),
        ("<ol start=4><li>x<li value=9>y<li>z</ol>", "4. x\n9. y\n10. z"),
        ("<ol type=a><li>x<li>y</ol>", "a. x\nb. y"),
        ("<ol type=I><li>x<li>y</ol>", "I. x\nII. y"),
        ("<ol style='list-style-type: lower-roman'><li>x<li>y</ol>", "i. x\nii. y"),
        ("<ol style='list-style: none'><li>(1) x<li>(2) y</ol>", "(1) x\n(2) y"),
        ("<ul><li>x<li><p>y</p></ul>", "• x\n• y"),
        ("<ol><li>x<ol type=a><li>y<li>z</ol><li>w</ol>", "1. x\n   a. y\n   b. z\n2. w"),
        ("<ol><li>x<br>on<li>y</ol>", "1. x\n   on\n2. y"),
        ("<ol start=x><li value=y>x</ol>", "1. x"),
    ],
)
def test_lists_keep_their_numbers(markup, shown):
    assert text_of(markup) == shown


def test_a_table_of_data_is_rows_with_tabs():
    page = "<table><caption>Closed</caption><tr><th>Year<th>Number<tr><td>2024<td>a<br>b<tr><td><td>7</table>"
    assert text_of(page) == "Closed\nYear\tNumber\n2024\ta b\n\t7"


def test_a_table_that_only_places_things_is_none():
    page = "<table><tr><td>logo</td><td><p>Dear team,</p><ol><li>How?<li>Why?</ol></td></tr></table>"
    assert text_of(page) == "logo\n\nDear team,\n\n1. How?\n2. Why?"
    assert text_of("<table><tr><td>one<tr><td>two</table>") == "one\ntwo"


def test_outlooks_paragraphs_stand_close_and_its_lists_keep_their_signs():
    marker = "<![if !supportLists]><span style='mso-list:Ignore'>{}<span>&nbsp;&nbsp; </span></span><![endif]>"
    page = (
        "<!--[if gte mso 9]><xml>settings</xml><![endif]--><p class=MsoNormal>Dear team,<o:p></o:p></p>"
        "<p class=MsoNormal><o:p>&nbsp;</o:p></p>"
        f"<p class=MsoListParagraph style='mso-list:l0'>{marker.format('1.')}How many?</p>"
        f"<p class=MsoListParagraph style='mso-list:l1'><span style='font-family:Symbol'>{marker.format('·')}</span>"
        "Why?</p>"
    )
    assert text_of(page) == "Dear team,\n\n1.\xa0\xa0 How many?\n•\xa0\xa0 Why?"


def test_lines_of_divisions_with_blank_ones_between():
    assert text_of("<div>one</div><div><br></div><div>two</div><div></div><div>three</div>") == "one\n\ntwo\nthree"


def test_what_was_quoted_in_a_mail_keeps_its_sign_and_what_was_only_indented_has_none():
    assert text_of("<blockquote type=cite><div>one</div><div>two</div></blockquote>") == "> one\n> two"
    assert text_of("<div class=gmail_quote>x<blockquote class=gmail_quote>one</blockquote></div>") == "x\n\n> one"
    assert text_of("<blockquote>one</blockquote>") == "one"


def test_preformatted_lines_stay_as_they_are():
    assert text_of("<pre>1. one\n   two\n\n\t- three</pre>") == "1. one\n   two\n\n\t- three"


@pytest.mark.parametrize(
    "silent",
    [
        "<script>var x = '<p>no</p>'</script>",
        "<style>p { color: no }</style>",
        "<!-- no -->",
        "<template><p>no</p></template>",
        "<noscript>no</noscript>",
        "<select><option>no</select>",
        "<iframe src='https://example.com'>no</iframe>",
        "<svg><text>no</text></svg>",
        "<textarea>no</textarea>",
        "<input value=no>",
        "<img alt=no src='data:image/png;base64,AAAA'>",
    ],
)
def test_what_is_no_word_of_the_page_is_left_out(silent):
    arrival = arrival_of(f"<p>one</p>{silent}<p>two</p>")
    assert arrival.text == "one\n\ntwo"
    assert arrival.remarks == ()


def test_the_title_in_its_head_is_not_shown():
    assert text_of(b"<html><head><title>no</title><meta charset=utf-8></head><body>yes</body></html>") == "yes"


@pytest.mark.parametrize("how", ["hidden", "style='display: none'", "style='mso-hide:all'", "style='font-size:0px'"])
def test_hidden_words_are_left_out_and_told(how):
    arrival = arrival_of(f"<p>one</p><div {how}>no<p>no</p></div>")
    assert arrival.text == "one"
    assert arrival.remarks == ("What the page hides was left out.",)


def test_small_print_is_not_hidden():
    assert text_of("<p style='font-size:0.8em'>one</p>") == "one"


def test_menus_are_left_out_and_told():
    arrival = arrival_of("<nav>Home</nav><div role=navigation>Help</div><p>one</p>")
    assert arrival.text == "one"
    assert arrival.remarks == ("The menus of the page were left out.",)


def test_pictures_elsewhere_are_counted_and_never_fetched(monkeypatch):
    import socket

    monkeypatch.setattr(socket, "socket", None)
    page = "".join(f"<img src='https://example.com/{n}.png'>" for n in range(3))
    arrival = arrival_of(f"<link rel=stylesheet href='https://example.com/x.css'>{page}<img src='cid:1'><p>one</p>")
    assert arrival.remarks == ("3 pictures were not fetched.",)
    assert arrival_of("<p>one<img src='//example.com/x.png'></p>").remarks == ("1 picture was not fetched.",)


@pytest.mark.parametrize(
    "declaration", [b"<meta charset=%s>", b"<meta http-equiv=Content-Type content='text/html; charset=%s'>"]
)
def test_the_encoding_that_a_page_declares_is_used_where_it_fits(declaration):
    page = "£5 – “x”"
    assert text_of(b"<html>" + declaration % b"windows-1252" + page.encode("cp1252")) == page
    assert text_of(b"<html>" + declaration % b"utf-8" + page.encode()) == page
    wrong = arrival_of(b"<html>" + declaration % b"utf-8" + page.encode("cp1252"))
    assert wrong.text == page
    assert "which it is not" in wrong.remarks[0]
    assert text_of('<?xml version="1.0" encoding="iso-8859-1"?><html>é</html>'.encode("latin-1")) == "é"


def test_a_page_of_a_public_request_site():
    page = (
        "<div id=banner><nav><a href=/>Make a request</a></nav></div><h1>Front counters</h1>"
        "<div class=correspondence><div class=correspondence_header>A Requester 30 July 2025</div>"
        f"<div class=correspondence_text><p>Dear Example Police,</p><p>1. {WORDS}</p><p>2) Why?</p>"
        "<p>Yours faithfully,</p><p>A Requester</p></div></div><footer>Things to do with this request</footer>"
    )
    assert text_of(page) == (
        "Front counters\n\nA Requester 30 July 2025\n\nDear Example Police,\n\n"
        f"1. {WORDS}\n\n2) Why?\n\nYours faithfully,\n\nA Requester\n\nThings to do with this request"
    )


def test_a_page_that_is_nested_too_deeply_says_so():
    assert text_of("<div>" * 150 + "x") == "x"
    with pytest.raises(BadInput, match="nested deeper than any letter"):
        arrival_of("<div>" * 100_000 + "x")


def test_a_page_of_pictures_alone_has_no_words():
    with pytest.raises(BadInput, match=r"request\.html holds no words"):
        arrival_of("<img src='https://example.com/x.png'>")


def test_pictures_within_the_page_do_not_make_it_too_long():
    page = f"<p>one</p><img src='data:image/png;base64,{'A' * 6_000_000}'>"
    assert text_of(page) == "one"
    assert arrival_of(page).kind is FileKind.PAGE
