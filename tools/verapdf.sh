#!/bin/sh
# Puts veraPDF, the judge of PDF/A and PDF/UA, into .cache/verapdf for the tests (package pdftest). It comes inside the Java
# archive of an npm package, of which nothing else is used. Where it cannot be had, the file "unavailable" says why.
set -eu
cd "$(dirname "$0")/.."

package=@opendataloader/pdf@2.5.0 # carries veraPDF 1.31
digest='Qqb0f7zZg5zPPMw+UzgYHlDxYYYe1ldM1ZLQ4DqK5CYP7DOmalTSwv6DfUPcoUK91NnNIN+wxWX1vy1kcA1EZQ=='
jaxb=/usr/share/java # Debian's libjaxb-java: the archive left it out
dir=$PWD/.cache/verapdf

[ "$dir/Validate.class" -nt pdftest/Validate.java ] && [ -e "$dir/classpath" ] && exit 0
mkdir -p "$dir"
rm -f "$dir/unavailable" "$dir/classpath"

without() {
	echo "veraPDF: $1" >&2
	echo "$1" >"$dir/unavailable"
	exit 0
}

command -v npm >/dev/null || without "npm is missing"
command -v javac >/dev/null || without "a Java compiler is missing"
[ -e "$jaxb/jaxb-runtime.jar" ] || without "libjaxb-java is missing"
if [ ! -e "$dir/verapdf.jar" ]; then
	draft=$(mktemp -d "$dir/draft-XXXXXX")
	trap 'rm -rf "$draft"' EXIT
	(cd "$draft" && npm pack --silent "$package" >/dev/null) || without "npm does not give $package"
	got=$(node -p 'crypto.createHash("sha512").update(fs.readFileSync(process.argv[1])).digest("base64")' "$draft"/*.tgz)
	[ "$got" = "$digest" ] || without "$package is not the one we know"
	tar -xzf "$draft"/*.tgz -C "$draft" package/lib
	mv "$draft"/package/lib/*.jar "$dir/verapdf.jar"
fi
path=$dir:$dir/verapdf.jar
for jar in jaxb-runtime jaxb-core jaxb-impl istack-commons-runtime txw2; do
	path=$path:$jaxb/$jar.jar
done
javac -proc:none -cp "$path" -d "$dir" pdftest/Validate.java || without "pdftest/Validate.java does not compile here"
echo "$path" >"$dir/classpath"
