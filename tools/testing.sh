#!/bin/sh
# Installs what the tests need and the program itself does not: a browser, Chinese fonts for it, outside judges of PDF files
# and of signatures, and a device for keys that is a program.
set -eu
need=""
command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 || command -v google-chrome >/dev/null 2>&1 || need="$need chromium"
command -v qpdf >/dev/null 2>&1 || need="$need qpdf"
command -v pdftotext >/dev/null 2>&1 || need="$need poppler-utils"
command -v mutool >/dev/null 2>&1 || need="$need mupdf-tools"
command -v transicc >/dev/null 2>&1 || need="$need liblcms2-utils"
if command -v apt-get >/dev/null 2>&1; then # veraPDF; elsewhere tools/verapdf.sh says what it lacks
	command -v javac >/dev/null 2>&1 || need="$need default-jdk-headless"
	[ -e /usr/share/java/jaxb-runtime.jar ] || need="$need libjaxb-java"
fi
command -v certutil >/dev/null 2>&1 || need="$need libnss3-tools"
command -v openssl >/dev/null 2>&1 || need="$need openssl"
command -v softhsm2-util >/dev/null 2>&1 || need="$need softhsm2"
fc-list 2>/dev/null | grep -q "Noto Sans CJK" || need="$need fonts-noto-cjk fontconfig"
if [ -z "$need" ]; then
	:
elif command -v apt-get >/dev/null 2>&1; then
	as=""
	[ "$(id -u)" = 0 ] || as="sudo"
	echo "Installing for the tests:$need"
	$as apt-get update -qq
	# shellcheck disable=SC2086
	DEBIAN_FRONTEND=noninteractive $as apt-get install -y -qq --no-install-recommends $need
else
	echo "The tests need:$need. Please install them with your package manager and run make test again." >&2
	exit 1
fi
sh "$(dirname "$0")/verapdf.sh"
