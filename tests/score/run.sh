#!/bin/sh
# Measures the tool on folders of annotated articles (NAME.txt with NAME.json beside it) by score.py:
#     run.sh TOOL SCORE.PY OUT FOLDER...
# Leaves NAME.nq and figures.json in OUT/<last part of FOLDER>; SCOREFLAGS go to score.py.
set -eu
tool=$1 scorer=$2 out=$3
shift 3
for folder; do
    found=$out/$(basename "$folder")
    mkdir -p "$found"
    rm -f "$found"/*.nq
    for gold in "$folder"/*.json; do
        date=$(sed -n 's/.*"date": *"\([0-9-]*\)".*/\1/p' "$gold" | head -n 1)
        name=$(basename "$gold" .json)
        "$tool" extract --format nquads --date "$date" "$folder/$name.txt" >"$found/$name.nq"
    done
    printf '\n%s\n' "$folder"
    python3 "$scorer" "$folder" "$found" --json "$found/figures.json" ${SCOREFLAGS:-}
done
