#!/bin/sh
# Makes the two embedded fonts from Debian's fonts-noto-cjk. Needs: apt-get install fonttools fonts-noto-cjk
# Run in this folder. The engine reads flat, unhinted CID-keyed CFF only, hence --desubroutinize --no-hinting.
set -eu
SOURCE=${SOURCE:-/usr/share/fonts/opentype/noto}
FACE=2 # "Noto Serif CJK SC" in the collection

SYMBOLS="U+0020-007E,U+00A0-00FF,U+0370-03FF,U+2000-206F,U+2070-209F,U+20A0-20BF,U+2100-214F,U+2150-22FF"
SYMBOLS="$SYMBOLS,U+2460-24FF,U+2500-257F,U+25A0-27BF,U+2E3A,U+2E3B,U+3000-303F,U+3200-33FF,U+FF00-FFEF"
HAN="U+2E80-2FDF,U+3400-4DBF,U+4E00-9FFF,U+F900-FAFF,U+20000-323AF"

subset() { # weight, further arguments
	weight=$1
	shift
	pyftsubset "$SOURCE/NotoSerifCJK-$weight.ttc" --font-number=$FACE \
		--no-hinting --desubroutinize --notdef-outline --no-glyph-names --layout-features= \
		--drop-tables+=GSUB,GPOS,GDEF,BASE,VORG,vhea,vmtx,DSIG \
		--name-IDs=0,1,2,4,5,6,13,14 --name-languages=0x409 --no-recalc-timestamp \
		--output-file="NotoSerifCJKsc-$weight.otf" "$@"
}

gb2312() { # every character of GB 2312, as UTF-8
	for row in $(seq 161 247); do
		for cell in $(seq 161 254); do
			printf "\\$(printf %o "$row")\\$(printf %o "$cell")"
		done
	done | iconv -c -f GB2312 -t UTF-8
}

subset Regular --unicodes="$SYMBOLS,$HAN"

letters=$(mktemp)
gb2312 >"$letters"
subset Bold --unicodes="$SYMBOLS" --text-file="$letters"
rm "$letters"
