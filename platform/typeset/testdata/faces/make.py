#!/usr/bin/python3
"""Makes the small fonts the tests read: apt-get install fonttools fonts-noto-cjk. Run in this folder.

cid.otf is cut from Noto Serif CJK SC (SIL Open Font License 1.1, see ../../fonts/OFL.txt) with its hints and subroutines;
the others are drawn here, one square, one triangle and what is put together from them."""
import os

from fontTools import subset
from fontTools.cffLib import SubrsIndex
from fontTools.fontBuilder import FontBuilder
from fontTools.misc.psCharStrings import T2CharString
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

NOTO = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc"
GLYPHS = [".notdef", "A", "acute", "Aacute", "uni6CD5"]
CMAP = {0x41: "A", 0xB4: "acute", 0xC1: "Aacute", 0x6CD5: "uni6CD5"}


def builder(name, units, ttf):
    fb = FontBuilder(units, isTTF=ttf)
    fb.setupGlyphOrder(GLYPHS)
    fb.setupCharacterMap(CMAP)
    fb.font["head"].created = fb.font["head"].modified = 3600000000
    return fb


def finish(fb, name, units, path, fs_type=0):
    fb.setupHorizontalMetrics({g: (units // 2 if g == "A" else units, units // 10 if g == "A" else 0) for g in GLYPHS})
    fb.setupHorizontalHeader(ascent=units * 880 // 1000, descent=-units * 120 // 1000)
    fb.setupOS2(sCapHeight=units * 7 // 10, fsType=fs_type)
    fb.setupNameTable({"familyName": name, "styleName": "Regular", "psName": name + "-Regular"})
    fb.setupPost()
    fb.font.recalcTimestamp = False
    fb.save(path)


def square(pen, x, y, side):
    pen.moveTo((x, y))
    for p in ((x, y + side), (x + side, y + side), (x + side, y)):
        pen.lineTo(p)
    pen.closePath()


def truetype(path, fs_type=0):
    units = 2048
    fb = builder("Squares", units, True)
    glyphs = {}
    for name, x, side in ((".notdef", 0, 100), ("A", 204, 1024), ("acute", 0, 300)):
        pen = TTGlyphPen(None)
        square(pen, x, 0, side)
        glyphs[name] = pen.glyph()
    pen = TTGlyphPen(glyphs)
    pen.addComponent("A", (1, 0, 0, 1, 0, 0))
    pen.addComponent("acute", (0.5, 0, 0, 0.5, 400, 1200))
    glyphs["Aacute"] = pen.glyph()
    pen = TTGlyphPen(glyphs)
    pen.moveTo((0, 0))
    pen.qCurveTo((0, 1000), (1000, 1000), (1000, 0))  # two points off the curve: their middle is on it
    pen.closePath()
    glyphs["uni6CD5"] = pen.glyph()
    fb.setupGlyf(glyphs)
    six = CmapSubtable.newSubtable(6)
    six.platformID, six.platEncID, six.language, six.cmap = 0, 1, 0, {0x41: "A"}
    fb.font["cmap"].tables.insert(0, six)
    finish(fb, "Squares", units, path, fs_type)


def named(path):
    units = 2048
    fb = builder("Named", units, False)
    programs = {
        ".notdef": ["endchar"],
        # a width, hints of both kinds, a mask, a local subroutine that calls a global one
        "A": [24, 0, 10, 20, 10, "hstemhm", 0, 10, 50, 10, "hintmask", b"\xf0", 204, "hmoveto", -107, "callsubr", "endchar"],
        "acute": [0, 1200, "rmoveto", 150, 150, "rlineto", 150, -150, "rlineto", "endchar"],
        "Aacute": [100, 50, 65, 194, "endchar"],  # made of A and acute
        "uni6CD5": [0, "hmoveto", 100, 200, 100, 300, -100, 0, -107, "callgsubr", 17, "hlineto", "endchar"],
    }
    chars = {name: T2CharString(program=list(p)) for name, p in programs.items()}
    fb.setupCFF("Named-Regular", {"FontMatrix": [1 / units, 0, 0, 1 / units, 0, 0]}, chars,
                {"defaultWidthX": units, "nominalWidthX": 1000})
    cff = fb.font["CFF "].cff
    private = cff.topDictIndex[0].Private
    private.Subrs = SubrsIndex()
    private.Subrs.append(T2CharString(program=[1024, -107, "callgsubr", "return"]))
    cff.GlobalSubrs.append(T2CharString(program=["vlineto", 100, "hlineto", "return"]))
    finish(fb, "Named", units, path)


def cid(path):
    options = subset.Options()
    options.notdef_outline, options.layout_features, options.recalc_timestamp = True, [], False
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx"]
    options.font_number, options.name_IDs, options.name_languages = 2, [0, 1, 6, 13], [0x409]
    font = subset.load_font(NOTO, options)
    cut = subset.Subsetter(options)
    cut.populate(text="法庭民事龘A1，½")
    cut.subset(font)
    subset.save_font(font, path, options)


truetype("glyf.ttf")
truetype("restricted.ttf", fs_type=2)
named("named.otf")
cid("cid.otf")
both = TTCollection()
both.fonts = [TTFont("glyf.ttf"), TTFont("named.otf")]
both.save("both.ttc")
for name in os.listdir("."):
    print(name, os.path.getsize(name))
