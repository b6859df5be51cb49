"""One invented story, written in every format and dialect that quotetrace reads."""

import csv
import gzip
import io
import json
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from functools import cache
from html import escape

HEADLINE = "Ferry line stops after hull crack"
OUTLET = "The Orsund Herald"
BYLINE = "Mette Falk"
PUBLISHED = "2016-03-08"
URL = "https://www.orsund-herald.example/2016/03/08/ferry-line-stops"
PARAGRAPHS = (
    "The ferry between Orsund and the island of Hale was stopped on Tuesday after divers found a crack in its hull, the port said.",
    "“The ship will not carry anybody until the crack is welded and tested,” Harbour Master Ingrid Solberg told reporters on the quay.",
    "Jonas Vik, who runs the island’s only bakery, said that flour would last until the weekend.",
    "“We have flour for four days,” Vik said. “After that the island eats fish.”",
    "According to the Hale council, 1,200 people depend on the ferry.",
)
TEXT = f"{HEADLINE}\n\n" + "\n\n".join(PARAGRAPHS) + "\n"
BODY = "\n\n".join(PARAGRAPHS)
MARKUP = "".join(f"<p>{escape(text, quote=False)}</p>\n" for text in PARAGRAPHS)

Record = dict[str, object]


def article_json(**record: object) -> bytes:
    return json.dumps(record, ensure_ascii=False).encode() + b"\n"


def page() -> bytes:
    data = json.dumps(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": HEADLINE,
            "datePublished": PUBLISHED,
            "author": {"@type": "Person", "name": BYLINE},
            "publisher": {"@type": "Organization", "name": OUTLET},
        }
    )
    marked = MARKUP.replace("“", "<q>").replace("”", "</q>")
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{HEADLINE} | {OUTLET}</title>'
        f'<script type="application/ld+json">{data}</script></head><body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>'
        f'<article><h1>{HEADLINE}</h1><p class="byline">By <a rel="author" href="/mf">{BYLINE}</a></p>\n{marked}</article>'
        "<footer>© 2016 The Orsund Herald</footer></body></html>"
    ).encode()


def mail(content: str, subtype: str, transfer: str) -> bytes:
    message = EmailMessage()
    message["From"] = "Port of Orsund <press@orsund.example>"
    message["To"] = "desk@herald.example"
    message["Subject"] = "Fwd: Press release"
    message["Date"] = "Fri, 11 Mar 2016 10:00:00 +0100"
    message.set_content(content, subtype=subtype, cte=transfer)
    message.add_attachment(b"not a word", maintype="image", subtype="png", filename="ferry.png")
    return message.as_bytes()


def rss() -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>{OUTLET}</title><link>https://www.orsund-herald.example</link>'
        f"<item><title>{HEADLINE}</title><link>{URL}</link><guid>tag:orsund,1</guid><dc:creator>{BYLINE}</dc:creator>"
        f"<pubDate>Tue, 08 Mar 2016 10:00:00 GMT</pubDate><content:encoded><![CDATA[{MARKUP}]]></content:encoded></item></channel></rss>"
    ).encode()


def atom() -> bytes:
    return (
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title>{OUTLET}</title><id>tag:orsund</id><updated>2016-03-08T12:00:00Z</updated>'
        f'<entry><title>{HEADLINE}</title><id>tag:orsund,2</id><link href="{URL}"/><author><name>{BYLINE}</name></author>'
        f"<published>2016-03-08T10:00:00Z</published><updated>2016-03-08T11:00:00Z</updated>"
        f'<content type="html">{escape(MARKUP)}</content></entry></feed>'
    ).encode()


def nitf() -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE nitf SYSTEM "nitf-3-4.dtd">\n<nitf><head><title>x</title><docdata>'
        '<date.issue norm="20160308T100000+0000"/></docdata>'
        f'<pubdata name="{OUTLET}"/></head><body><body.head><hedline><hl1>{HEADLINE}</hl1></hedline><byline>By {BYLINE}</byline>'
        f"</body.head><body.content><block>{MARKUP.replace('“', '&ldquo;')}</block>"
        "<media media-type='image'><media-caption>Not “this,” Someone said.</media-caption></media></body.content></body></nitf>"
    ).encode()


def newsml_g2() -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>'
        '<newsItem guid="urn:newsml:orsund:1" version="1"><itemMeta><provider><name>Nordnews</name></provider>'
        f"<firstCreated>2016-03-08T10:00:00Z</firstCreated></itemMeta><contentMeta><by>{BYLINE}</by><headline>{HEADLINE}</headline>"
        '</contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">'
        f"<head><title>x</title></head><body>{MARKUP}</body></html></inlineXML></contentSet></newsItem></itemSet></newsMessage>"
    ).encode()


def newsml_1() -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><NewsML><NewsItem><NewsManagement><FirstCreated>20160308T100000Z</FirstCreated>'
        f"</NewsManagement><NewsComponent><NewsLines><HeadLine>{HEADLINE}</HeadLine><ByLine>{BYLINE}</ByLine></NewsLines>"
        f"<ContentItem><DataContent><nitf><body><body.content>{MARKUP}</body.content></body></nitf></DataContent></ContentItem>"
        "</NewsComponent></NewsItem></NewsML>"
    ).encode()


def table(delimiter: str) -> bytes:
    out = io.StringIO()
    rows = csv.writer(out, delimiter=delimiter)
    rows.writerow(["id", "title", "text", "date", "outlet"])
    rows.writerow(["7", HEADLINE, TEXT, PUBLISHED, OUTLET])
    return out.getvalue().encode()


def word() -> bytes:
    import docx

    document = docx.Document()
    document.add_heading(HEADLINE)
    for text in PARAGRAPHS:
        document.add_paragraph(text)
    document.core_properties.author = BYLINE
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def pdf() -> bytes:
    """A PDF of one page, its lines broken at 60 characters."""
    import textwrap

    lines = [line for text in (HEADLINE, *PARAGRAPHS) for line in (*textwrap.wrap(text, 60), "")]
    shown = "".join(f"({escaped(line)}) Tj T* " for line in lines).encode("cp1252")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\nBT /F 11 Tf 14 TL 60 740 Td " % (len(shown) + 31) + shown + b"ET\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        out
        + b"xref\n0 6\n0000000000 65535 f \n"
        + table
        + b"trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % len(out)
    )


def escaped(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def warc(gzipped: bool = False) -> bytes:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=gzipped)
    for kind, payload in (("image/png", b"\x89PNG"), ("text/html; charset=utf-8", page())):
        head = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
        stated = {
            "WARC-Date": "2020-01-01T00:00:00Z",
            "WARC-Record-ID": "<urn:uuid:00000000-0000-0000-0000-000000000001>",
        }
        writer.write_record(
            writer.create_warc_record(URL, "response", io.BytesIO(payload), http_headers=head, warc_headers_dict=stated)
        )
    return out.getvalue()


def wacz() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("datapackage.json", "{}")
        archive.writestr("archive/data.warc.gz", warc(gzipped=True))
    return out.getvalue()


def nexis() -> bytes:
    return (
        f"                               1 of 1 DOCUMENTS\n\n\n                              {OUTLET}\n\n"
        f"                           March 8, 2016 Tuesday\n\n{HEADLINE}\n\nBYLINE: {BYLINE}\n\nSECTION: NEWS; Pg. 3\n\nLENGTH: 96 words\n\n"
        f"BODY:\n\n{BODY}\n\nLOAD-DATE: March 9, 2016\n\nLANGUAGE: ENGLISH\n\nPUBLICATION-TYPE: Newspaper\n\n"
        "                       Copyright 2016 The Orsund Herald\n                              All Rights Reserved\n"
    ).encode()


def lexis() -> bytes:
    return (
        f"{HEADLINE}\n{OUTLET}\nMarch 8, 2016 Tuesday\n\nCopyright 2016 Orsund Media AS All Rights Reserved\nSection: NEWS; Pg. 3\n"
        f"Length: 96 words\nByline: {BYLINE}\nBody\n\n\n{BODY}\n\n\nLoad-Date: March 9, 2016\n\n\nEnd of Document\n"
    ).encode()


def factiva() -> bytes:
    return (
        f"Article 1\n\n{HEADLINE}\n\n{BYLINE}\n96 words\n8 March 2016\n10:00\n{OUTLET}\nORSUND\nEnglish\n(c) 2016 Orsund Media AS\n\n"
        f"{BODY}\n\nDocument ORSUND0020160308ec3800001\n"
    ).encode()


def factiva_coded() -> bytes:
    return (
        f"HD  {HEADLINE}\nBY  {BYLINE}\nWC  96 words\nPD  8 March 2016\nSN  {OUTLET}\nSC  ORSUND\nLA  English\nCY  (c) 2016 Orsund Media AS\n"
        f"LP\n{PARAGRAPHS[0]}\n\nTD\n{chr(10).join(text + chr(10) for text in PARAGRAPHS[1:])}\nAN  Document ORSUND0020160308ec3800001\n"
    ).encode()


def iptc_7901() -> bytes:
    import textwrap

    wrapped = "\r\n".join("   " + "\r\n".join(textwrap.wrap(text, 60)) for text in (HEADLINE, *PARAGRAPHS))
    return (
        f"\x16\x16\x01NNW0042 4 I 96\r\nferry\r\n\x02\r\n{wrapped}\r\n\x03081000 Mar 16\r\n\x04".replace("“", "``")
        .replace("”", "''")
        .encode()
    )


def graph() -> bytes:
    said = "The ship will not carry anybody until the crack is welded and tested,"
    quote = {"pre": "", "quote": said, "post": "Harbour Master Ingrid Solberg told reporters on the quay."}
    return article_json(date="2016-03-08T10:00:00Z", url=URL, title=HEADLINE, lang="ENGLISH", quotes=[quote])


NINJS_1 = {
    "uri": "urn:orsund:1",
    "type": "text",
    "headline": HEADLINE,
    "byline": BYLINE,
    "versioncreated": "2016-03-08T10:00:00Z",
    "body_xhtml": MARKUP,
}
NINJS_2 = {
    "uri": "urn:orsund:1",
    "standard": {"name": "ninjs", "version": "2.0"},
    "headlines": [{"role": "short", "value": "Ferry"}, {"role": "main", "value": HEADLINE}],
    "by": BYLINE,
    "firstCreated": "2016-03-08T10:00:00Z",
    "bodies": [{"role": "main", "contentType": "text/html", "value": MARKUP}],
}
NINJS_3 = {**NINJS_2, "standard": {"name": "ninjs", "version": "3.0"}, "creditLine": "Nordnews"}
AP_ITEM = {
    "altids": {"itemid": "abc"},
    "type": "text",
    "pubstatus": "usable",
    "uri": "https://api.example/1",
    "headline": HEADLINE,
    "bylines": [{"by": f"By {BYLINE}"}],
    "firstcreated": "2016-03-08T10:00:00Z",
    "body_nitf": f"<nitf><body><body.content><block>{MARKUP}</block></body.content></body></nitf>",
}
FRONT_MATTER = f'---\ntitle: "{HEADLINE}"\nauthor: {BYLINE}\ndate: {PUBLISHED}\noutlet: {OUTLET}\n---\n'

# name: (the format it is recognized as, what writes it)
WRITTEN: dict[str, tuple[str, Callable[[], bytes]]] = {
    "text": ("text", lambda: TEXT.encode()),
    "markdown": ("markdown", lambda: (FRONT_MATTER + "\n# " + TEXT).encode()),
    "html": ("html", page),
    "trafilatura": (
        "json",
        lambda: article_json(title=HEADLINE, author=BYLINE, date=PUBLISHED, sitename=OUTLET, source=URL, text=TEXT),
    ),
    "news-please": (
        "json",
        lambda: article_json(
            title=HEADLINE,
            authors=[BYLINE],
            date_publish="2016-03-08 10:00:00",
            date_modify="None",
            maintext=TEXT,
            url=URL,
        ),
    ),
    "newspaper4k": (
        "json",
        lambda: article_json(
            title=HEADLINE, authors=[BYLINE], publish_date=PUBLISHED, text=TEXT, canonical_link=URL, meta_lang="en"
        ),
    ),
    "mediacloud": (
        "json",
        lambda: article_json(
            stories_id=5,
            article_title=HEADLINE,
            publication_date=PUBLISHED,
            text_content=TEXT,
            media_name=OUTLET,
            url=URL,
        ),
    ),
    "json array": (
        "json",
        lambda: json.dumps([{"text": TEXT, "headline": HEADLINE}], indent=2, ensure_ascii=False).encode(),
    ),
    "rss": ("feed", rss),
    "atom": ("feed", atom),
    "ninjs 1": ("json", lambda: article_json(**NINJS_1)),
    "ninjs 2": ("json", lambda: article_json(**NINJS_2)),
    "ninjs 3": ("json", lambda: article_json(**NINJS_3)),
    "ap item": ("json", lambda: article_json(data={"item": AP_ITEM})),
    "nitf": ("nitf", nitf),
    "newsml-g2": ("newsml", newsml_g2),
    "newsml 1": ("newsml", newsml_1),
    "csv": ("table", lambda: table(",")),
    "tsv": ("table", lambda: table("\t")),
    "graph": ("json", graph),
    "docx": ("docx", word),
    "pdf": ("pdf", pdf),
    "warc": ("warc", warc),
    "wacz": ("warc", wacz),
    "nexis": ("export", nexis),
    "lexis": ("export", lexis),
    "factiva": ("export", factiva),
    "factiva coded": ("export", factiva_coded),
    "wire": ("wire", iptc_7901),
    "email": ("email", lambda: mail(TEXT, "plain", "quoted-printable")),
    "email in base64": ("email", lambda: mail(TEXT, "plain", "base64")),
    "email of a page": ("email", lambda: mail(page().decode(), "html", "base64")),
}
BINARY = frozenset(("docx", "pdf", "warc", "wacz"))  # their bytes are no text of one encoding


@cache
def written(name: str) -> bytes:
    """The story in one format."""
    return WRITTEN[name][1]()


def gzipped(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)
