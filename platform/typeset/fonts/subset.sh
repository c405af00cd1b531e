#!/bin/sh
# Makes the embedded fonts from Debian's packages. Run in this folder. Needs:
# apt-get install bzip2 fonttools fonts-noto-cjk fonts-noto-cjk-extra fonts-lxgw-wenkai unicode-data
# The engine reads any font; flat, unhinted outlines are read fastest, hence --desubroutinize --no-hinting.
set -eu
NOTO=${NOTO:-/usr/share/fonts/opentype/noto}
WENKAI=${WENKAI:-/usr/share/fonts/truetype/lxgw-wenkai}
UNIHAN=${UNIHAN:-/usr/share/unicode}
SC=2 # the face for simplified characters in Noto's collections

SYMBOLS="U+0020-007E,U+00A0-00FF,U+0370-03FF,U+2000-206F,U+2070-209F,U+20A0-20BF,U+2100-214F,U+2150-22FF"
SYMBOLS="$SYMBOLS,U+2460-24FF,U+2500-257F,U+25A0-27BF,U+2E3A,U+2E3B,U+3000-303F,U+3200-33FF,U+FF00-FFEF"
LATIN="U+0100-024F,U+0400-04FF,U+1E00-1EFF" # names of foreign parties: Š, ł, ấ, Ж
HAN="U+2E80-2FDF,U+3400-4DBF,U+4E00-9FFF,U+F900-FAFF,U+20000-323AF"

subset() { # source, result, further arguments
	source=$1 result=$2
	shift 2
	pyftsubset "$source" --output-file="$result" \
		--no-hinting --desubroutinize --notdef-outline --no-glyph-names --layout-features= \
		--drop-tables+=GSUB,GPOS,GDEF,BASE,VORG,vhea,vmtx,DSIG,gasp \
		--name-IDs=0,1,2,4,5,6,13,14 --name-languages=0x409 --no-recalc-timestamp "$@"
}

gb2312() { # every character of GB 2312, as UTF-8
	for row in $(seq 161 247); do
		for cell in $(seq 161 254); do
			printf "\\$(printf %o "$row")\\$(printf %o "$cell")"
		done
	done | iconv -c -f GB2312 -t UTF-8
}

general() { # the 8,105 characters in general use 通用规范汉字表, which names are given in since 2013, as U+ numbers
	bzcat "$UNIHAN/Unihan_OtherMappings.txt.bz2" | awk '$2 == "kTGH" { print $1 }'
}

rename() { # font, family: the Open Font License reserves the name of the original for the original
	/usr/bin/python3 - "$1" "$2" <<-'PY'
		import sys
		from fontTools.ttLib import TTFont
		path, family = sys.argv[1:]
		font = TTFont(path, recalcTimestamp=False)
		for number, text in {1: family, 4: family + " Light", 6: family.replace(" ", "") + "-Light"}.items():
		    font["name"].removeNames(nameID=number)
		    font["name"].setName(text, number, 3, 1, 0x409)
		font.save(path)
	PY
}

letters=$(mktemp)
names=$(mktemp)
trap 'rm -f "$letters" "$names"' EXIT
gb2312 >"$letters"
general >"$names"

subset "$NOTO/NotoSerifCJK-Regular.ttc" NotoSerifCJKsc-Regular.otf --font-number=$SC --unicodes="$SYMBOLS,$HAN"
subset "$NOTO/NotoSerifCJK-Bold.ttc" NotoSerifCJKsc-Bold.otf --font-number=$SC --unicodes="$SYMBOLS" --text-file="$letters"
subset "$NOTO/NotoSansCJK-Medium.ttc" NotoSansCJKsc-Medium.otf --font-number=$SC --unicodes="$SYMBOLS" --text-file="$letters"
subset "$WENKAI/LXGWWenKai-Light.ttf" YuntingKai-Light.ttf --unicodes="$SYMBOLS,$LATIN" --unicodes-file="$names" --text-file="$letters"
rename YuntingKai-Light.ttf "Yunting Kai"
