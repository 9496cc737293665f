#!/bin/sh
# How fast a graph of COUNT statements is read and written in each line of the table, beside rapper and serdi at the
# same work in the same run. Usage: write.sh [COUNT]
set -eu
tool=${WIREGRAPH:-build/wiregraph}
count=${1:-1000000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Events with a class, two parties, two days and a label each: shaped like output, written by nobody's program.
awk -v n="$count" 'BEGIN {
    wg = "https://w3id.org/wiregraph/ns#"; id = "https://w3id.org/wiregraph/id/"
    for (i = 0; i * 6 < n; i++) {
        e = "<" id "event/strike-2024-" i ">"; g = "<" id "doc/d" int(i / 20) "/graph>"
        print e " <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <" wg "Strike> " g " ."
        print e " <" wg "agent> <" id "state/s" i % 200 "> " g " ."
        print e " <" wg "target> <" id "group/g" i % 999 "> " g " ."
        print e " <http://semanticweb.cs.vu.nl/2009/11/sem/hasBeginTimeStamp> \"2024-01-" 10 + i % 20 "\"^^<http://www.w3.org/2001/XMLSchema#date> " g " ."
        print e " <http://www.w3.org/2000/01/rdf-schema#label> \"Strike number " i " “quoted” in Téhéran\"@en " g " ."
        print e " <" wg "deathsLow> \"" i % 50 "\"^^<http://www.w3.org/2001/XMLSchema#integer> " g " ."
    } }' >"$work/in.nq"
lines=$(wc -l <"$work/in.nq")
sed 's, <[^>]*/graph> \.$, .,' "$work/in.nq" >"$work/in.nt"
echo "$lines statements; seconds of CPU time, statements a second, MiB at most"
run() { # NAME COMMAND...
    name=$1
    shift
    /usr/bin/time -f "%U %M" -o "$work/time" "$@" >"$work/out" 2>"$work/err" || { echo "$name failed"; tail -n 1 "$work/err"; return; }
    awk -v name="$name" -v n="$lines" '{ printf "%-34s %7.2f %10d %7d\n", name, $1, n / ($1 > 0 ? $1 : 0.01), $2 / 1024 }' "$work/time"
}
run "wiregraph nquads to nquads" "$tool" merge -f nquads "$work/in.nq"
run "rapper nquads to nquads" rapper -q -i nquads -o nquads "$work/in.nq"
run "serdi nquads to nquads" serdi -i nquads -o nquads "$work/in.nq"
run "wiregraph ntriples to ntriples" "$tool" merge -f ntriples "$work/in.nt"
run "rapper ntriples to ntriples" rapper -q -i ntriples -o ntriples "$work/in.nt"
run "serdi ntriples to ntriples" serdi -i ntriples -o ntriples "$work/in.nt"
run "wiregraph ntriples to turtle" "$tool" merge -f turtle "$work/in.nt"
run "rapper ntriples to turtle" rapper -q -i ntriples -o turtle "$work/in.nt"
run "serdi ntriples to turtle" serdi -i ntriples -o turtle "$work/in.nt"
run "wiregraph nquads to trig" "$tool" merge -f trig "$work/in.nq"
run "serdi nquads to trig" serdi -i nquads -o trig "$work/in.nq"
run "wiregraph nquads to jsonld" "$tool" merge -f jsonld "$work/in.nq"
run "wiregraph nquads to rdfxml" "$tool" merge -f rdfxml "$work/in.nq"
run "rapper nquads to rdfxml" rapper -q -i nquads -o rdfxml "$work/in.nq"
