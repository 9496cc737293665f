#!/bin/sh
# How much memory and time streaming takes for FEW and MANY articles: the bundled dispatches over and over, each time with
# other numbers and with a name and a place that no other has. Fails where memory grows by more than a tenth.
# Usage: stream.sh [FEW MANY]
set -eu
tool=${WIREGRAPH:-build/wiregraph}
few=${1:-100} many=${2:-2000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
make_articles() { # COUNT FOLDER
    mkdir "$2"
    awk -v count="$1" -v folder="$2" '
        function name(n,  s) { for (s = ""; n > 0; n = int(n / 20)) s = s substr("bakedilofumenarisotuvagehijo", 1 + 2 * (n % 14), 2); return "Z" s "v" }
        FNR == 1 { files++ }
        { text[files] = text[files] $0 "\n"; path[files] = FILENAME }
        END {
            for (i = 0; i < count; i++) {
                which = 1 + i % files; article = text[which]
                gsub(/[0-9][0-9]* (people|members|officers|personnes)/, 3 + i % 90 " people", article)
                base = path[which]; sub(/.*\//, "", base)
                out = folder "/" substr(base, 1, 10) sprintf("-%06d", i) substr(base, length(base) - 6)
                french = base ~ /\.fr\./
                printf "%s\n%s\n", article, french ? "Le ministre " name(i + 21) " " name(i * 7 + 99) " a rencontré la presse à " name(i * 3 + 50) "." \
                    : "Minister " name(i + 21) " " name(i * 7 + 99) " met reporters in " name(i * 3 + 50) "." > out
                close(out)
            }
        }' tests/dispatches/*.txt
}
run() { # COUNT: MiB at most into $memory
    make_articles "$1" "$work/$1"
    /usr/bin/time -f "%e %M" -o "$work/time" "$tool" extract --stream "$work/$1" >"$work/out" || return 1
    memory=$(cut -d ' ' -f 2 "$work/time")
    awk -v n="$1" -v lines="$(wc -l <"$work/out")" '{ printf "%6d articles: %7d statements, %6.0f articles a minute, %6.1f MiB at most\n", n, lines, 60 * n / $1, $2 / 1024 }' "$work/time"
}
run "$few" && small=$memory && run "$many"
[ $((memory * 10)) -le $((small * 11)) ] || { echo "memory grows with the number of articles"; exit 1; }
