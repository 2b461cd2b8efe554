"""Word files made for the tests, with what python-docx has no verb for written as XML."""

import io
import zipfile
from collections.abc import Sequence

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

W = nsdecls("w")
MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
NOTE_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
NOTE_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
Level = tuple[str, str]  # number form, text


def saved(document: "docx.document.Document") -> bytes:
    """The file's content."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def add_list(
    document: "docx.document.Document", number: int, levels: Sequence[Level], *, gap: str = "tab"
) -> None:
    """A multilevel list; `number` names it in the paragraphs that are counted by it."""
    part = document.part.numbering_part._element
    written = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:suff w:val="{gap}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate(levels)
    )
    part.insert(0, parse_xml(
        f'<w:abstractNum {W} w:abstractNumId="{number}">{written}</w:abstractNum>'
    ))  # fmt: skip
    part.append(parse_xml(
        f'<w:num {W} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
    ))  # fmt: skip


def restarted(document: "docx.document.Document", number: int, of: int) -> None:
    """Another instance of a list, that counts from one again."""
    document.part.numbering_part._element.append(parse_xml(
        f'<w:num {W} w:numId="{number}"><w:abstractNumId w:val="{of}"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    ))  # fmt: skip


def count(paragraph: "docx.text.paragraph.Paragraph", number: int, level: int = 0) -> None:
    """Have a paragraph counted by a list."""
    paragraph._p.get_or_add_pPr().append(parse_xml(
        f'<w:numPr {W}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    ))  # fmt: skip


def append(paragraph: "docx.text.paragraph.Paragraph", xml: str) -> None:
    """Put a piece of XML at the end of a paragraph."""
    paragraph._p.append(parse_xml(xml))


def with_footnote(content: bytes, text: str) -> bytes:
    """The file with a footnote of identity 2, as Word writes its part."""
    rule = (
        '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    )
    note = (
        f'<w:footnotes {W}>{rule}<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>'
        f"<w:r><w:t> {text}</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    kind = f'<Override PartName="/word/footnotes.xml" ContentType="{NOTE_TYPE}"/></Types>'
    link = f'<Relationship Id="n" Type="{NOTE_RELATION}" Target="footnotes.xml"/></Relationships>'
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "[Content_Types].xml":
                part = part.replace(b"</Types>", kind.encode())
            if name == "word/_rels/document.xml.rels":
                part = part.replace(b"</Relationships>", link.encode())
            new.writestr(name, part)
        new.writestr("word/footnotes.xml", note)
    return out.getvalue()
