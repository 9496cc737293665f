#!/bin/sh
# Holds what the bundled dispatches come to: statements and diagram source, as read and approved by a person.
#   golden.sh check    compares with tests/golden and output/example.ttl
#   golden.sh make     writes them anew (read the difference before you commit it)
set -eu
cd "$(dirname "$0")/../.."
tool=${WIREGRAPH:-build/wiregraph}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
example=tests/dispatches/2024-01-19-iran-pakistan.en.txt
export LC_ALL=C.UTF-8

make_all() { # make_all FOLDER: what there is to hold
    for text in tests/dispatches/*.txt; do
        name=$(basename "$text" .txt)
        "$tool" extract --provenance claim --format nquads "$text" >"$1/$name.nq"
        "$tool" draw "$1/$name.nq" -o "$1/$name.dot"
    done
}

# Names of runs and images follow every change of the ontology; what they say does not matter here.
plain() { sed 's/\([/:]\)[ri][0-9a-f]\{12\}/\1X/g' "$1"; }
same() { [ "$(plain "$1" | cksum)" = "$(plain "$2" | cksum)" ]; }

case ${1:-check} in
make)
    mkdir -p tests/golden
    rm -f tests/golden/*.nq tests/golden/*.dot
    make_all tests/golden
    "$tool" extract --format turtle "$example" >output/example.ttl
    "$tool" draw output/example.ttl -o output/example.svg
    ;;
check)
    passed=0 failed=0
    make_all "$work"
    "$tool" extract --format turtle "$example" >"$work/example.ttl"
    for file in tests/golden/*.nq tests/golden/*.dot output/example.ttl; do
        if same "$file" "$work/$(basename "$file")"; then
            passed=$((passed + 1))
        else
            failed=$((failed + 1))
            echo "$file: differs"
            diff "$file" "$work/$(basename "$file")" | head -n 6
        fi
    done
    echo "$passed passed, $failed failed"
    [ "$failed" = 0 ] && [ "$passed" -gt 0 ]
    ;;
*)
    echo "usage: golden.sh check|make" >&2
    exit 2
    ;;
esac
