#!/bin/sh
# Tests the tool from outside: its options, its errors, its formats read back by other programs, its answers.
# Each test is a function whose name is a sentence; it passes when it returns 0.
set -u
cd "$(dirname "$0")/../.."
tool=${WIREGRAPH:-build/wiregraph}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
example=tests/graphs/example.trig
passed=0 failed=0 skipped=0
export LC_ALL=C.UTF-8

# status WANTED COMMAND...: runs a command, keeps what it says, compares its exit status
status() {
    wanted=$1
    shift
    "$@" >"$work/out" 2>"$work/err"
    got=$?
    [ "$got" = "$wanted" ] || { echo "exit status $got, not $wanted: $*"; sed 's/^/  /' "$work/err"; return 1; }
}
says() { grep -q -e "$1" "$work/err" || { echo "does not say: $1"; sed 's/^/  /' "$work/err"; return 1; }; }
need() { command -v "$1" >/dev/null 2>&1 || { echo "needs $1"; return 77; }; }
same() { cmp -s "$1" "$2" || { diff "$1" "$2" | head -n 10; return 1; }; }

# ---- options ----

the_manual_page_has_every_option_and_no_other() {
    "$tool" --help | sed -n 's/^  \(-., \|    \)\(--[a-z-]*\).*/\2/p' | sort >"$work/help"
    sed -n 's/^\.BR .*\\-\\-\([a-z-]*\).*/--\1/p' src/cli/wiregraph.1 | sort >"$work/manual"
    [ -s "$work/help" ] && same "$work/help" "$work/manual"
}
the_manual_page_has_every_command_and_no_other() {
    "$tool" --help | sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p' | grep -v -e parse -e names -e explain | sort >"$work/help"
    sed -n '/^.SH COMMANDS/,/^.SH OPTIONS/s/^\.B \([a-z]*\)$/\1/p' src/cli/wiregraph.1 | grep -v -e parse -e names -e explain | sort >"$work/manual"
    [ -s "$work/help" ] && same "$work/help" "$work/manual"
}
the_version_is_told() { status 0 "$tool" --version && grep -q '^wiregraph [0-9]' "$work/out"; }
a_wrong_command_line_is_misuse() {
    status 2 "$tool" && status 2 "$tool" nonsense && status 2 "$tool" extract --nonsense && says "unknown option" &&
        status 2 "$tool" extract --format nonsense && status 2 "$tool" extract --date tomorrow && says "YYYY-MM-DD" &&
        status 2 "$tool" extract --provenance some && status 2 "$tool" extract --date && says "needs a value" &&
        status 2 "$tool" query --date 2024-01-01 a b && says "not an option of this command" &&
        status 2 "$tool" load graph.nq && says "name a graph and a store" && status 2 "$tool" extract --stop-after supper
}

# ---- errors ----

a_missing_file_is_named_and_does_not_stop_the_others() {
    status 1 "$tool" extract --format nquads "$work/none.txt" tests/dispatches/2024-01-19-iran-pakistan.en.txt &&
        says "none.txt" && [ -s "$work/out" ]
}
an_empty_file_has_no_text() { : >"$work/empty.txt"; status 1 "$tool" extract "$work/empty.txt" && says "empty.txt"; }
a_picture_is_no_article() {
    printf '\377\330\377\340\000\020JFIF\000\001\001' >"$work/picture.txt"
    status 1 "$tool" extract "$work/picture.txt" && says "picture.txt"
}
words_of_the_command_line_are_read() {
    for command in parse names explain extract; do
        status 0 "$tool" $command -l en --text 'Iran recalled its ambassador from Islamabad.' && grep -q "Iran" "$work/out" || return 1
    done
    echo 'Mali expelled two envoys.' >"$work/more.txt"
    status 0 "$tool" names -T 'Iran recalled its ambassador.' "$work/more.txt" && [ "$(grep -c '^# newdoc' "$work/out")" = 2 ] &&
        status 1 "$tool" names -T '' && says "no text" && status 2 "$tool" query -T words "$example"
}
words_that_are_no_file_are_told_of_the_option() { status 1 "$tool" names 'Iran recalled its ambassador' && says "give them to --text"; }
a_full_disk_is_told() {
    [ -c /dev/full ] || return 77
    "$tool" extract tests/dispatches >/dev/full 2>"$work/err"
    [ $? = 1 ] && says "No space left"
}
a_full_disk_is_told_once_and_ends_the_run() {
    [ -c /dev/full ] || return 77
    for command in parse names explain "extract --stream"; do
        "$tool" $command tests/dispatches >/dev/full 2>"$work/err"
        [ $? = 1 ] && [ "$(wc -l <"$work/err")" = 1 ] && says "No space left" || { echo "$command"; cat "$work/err"; return 1; }
    done
}
a_full_disk_leaves_no_file() {
    mkdir -p "$work/disk" && mount -t tmpfs -o size=64k tmpfs "$work/disk" 2>/dev/null || return 77
    echo 'SELECT * { ?s ?p ?o }' >"$work/all.rq"
    ! "$tool" merge "$work/all.nq" -o "$work/disk/file.nq" 2>"$work/err" && says "No space left" &&
        ! "$tool" draw "$work/all.nq" -o "$work/disk/file.png" 2>"$work/err" && says "No space left" &&
        ! "$tool" query "$work/all.nq" "$work/all.rq" -o "$work/disk/file.csv" 2>"$work/err" && says "No space left" &&
        ! "$tool" extract tests/dispatches -o "$work/disk" 2>"$work/err" && says "No space left" && [ -z "$(ls "$work/disk")" ]
    result=$?
    umount "$work/disk"
    return $result
}
a_folder_without_articles_is_told() {
    mkdir -p "$work/pictures" && : >"$work/pictures/a.jpg"
    status 1 "$tool" extract "$work/pictures" && says "no articles"
}
answers_go_into_a_file() {
    "$tool" query "$example" tests/queries/05-posts.rq -o "$work/posts.csv" && tr -d '\r' <"$work/posts.csv" |
        same tests/queries/05-posts.csv - && status 1 "$tool" query "$example" tests/queries/05-posts.rq -o "$work/posts.foo" &&
        [ ! -e "$work/posts.foo" ]
}
a_closed_pipe_is_told() {
    { "$tool" merge -f nquads "$work/large.nq" 2>"$work/err"; echo $? >"$work/status"; } | head -n 1 >/dev/null
    [ "$(cat "$work/status")" = 1 ] && says "Broken pipe"
}
a_folder_that_cannot_be_made_is_named() {
    : >"$work/file"
    status 1 "$tool" extract -o "$work/file/below" tests/dispatches && says "below"
}
nothing_half_written_is_left() {
    mkdir -p "$work/kept" && echo old >"$work/kept/graph.ttl"
    status 1 "$tool" merge -o "$work/kept/graph.ttl" tests/graphs/example.trig "$work/none.nq"
    [ "$(cat "$work/kept/graph.ttl")" = old ] && [ "$(ls "$work/kept")" = graph.ttl ]
}
broken_graphs_are_refused_with_their_line() {
    printf '<http://a/s> <http://a/p> "x" .\n<http://a/s> <http://a/p> oops .\n' >"$work/bad.nt"
    printf '<http://a/s> <http://a/p> "x" ;;; oops' >"$work/bad.ttl"
    status 1 "$tool" merge "$work/bad.nt" && says "bad.nt:2:" && status 1 "$tool" merge "$work/bad.ttl" && says "bad.ttl:1:" &&
        status 1 "$tool" merge "$work/graph.xyz" && says "no known syntax"
}

# ---- one graph, whatever the way to it ----

extract() { "$tool" extract --format nquads --date 2024-01-19 "$@"; }
two_runs_give_the_same_bytes() {
    extract tests/dispatches >"$work/one.nq" && extract tests/dispatches >"$work/two.nq" && [ -s "$work/one.nq" ] &&
        same "$work/one.nq" "$work/two.nq"
}
the_order_of_articles_makes_no_difference() {
    extract $(ls tests/dispatches/*.txt) >"$work/one.nq" && extract $(ls -r tests/dispatches/*.txt) >"$work/two.nq" &&
        same "$work/one.nq" "$work/two.nq"
}
a_graph_of_all_articles_is_the_union_of_their_graphs() {
    : >"$work/union.nq"
    for article in tests/dispatches/*.txt; do extract "$article" >>"$work/union.nq" || return 1; done
    extract tests/dispatches >"$work/all.nq" && sort -u "$work/union.nq" >"$work/union.sorted" &&
        sort -u "$work/all.nq" | same "$work/union.sorted" -
}
merging_is_associative_commutative_and_idempotent() {
    set -- tests/dispatches/*.txt
    extract "$1" >"$work/a.nq" && extract "$2" >"$work/b.nq" && extract "$3" >"$work/c.nq" || return 1
    "$tool" merge "$work/a.nq" "$work/b.nq" >"$work/ab.nq" && "$tool" merge "$work/b.nq" "$work/a.nq" >"$work/ba.nq" &&
        same "$work/ab.nq" "$work/ba.nq" && "$tool" merge "$work/b.nq" "$work/c.nq" >"$work/bc.nq" &&
        "$tool" merge "$work/ab.nq" "$work/c.nq" >"$work/ab-c.nq" && "$tool" merge "$work/a.nq" "$work/bc.nq" >"$work/a-bc.nq" &&
        same "$work/ab-c.nq" "$work/a-bc.nq" && "$tool" merge "$work/a.nq" "$work/a.nq" | same "$work/a.nq" -
}
concatenated_lines_are_a_graph() {
    set -- tests/dispatches/*.txt
    extract "$1" >"$work/a.nq" && extract "$2" >"$work/b.nq" && cat "$work/a.nq" "$work/b.nq" >"$work/cat.nq" &&
        "$tool" merge "$work/cat.nq" >"$work/merged.nq" && extract "$1" "$2" | same "$work/merged.nq" -
}
there_are_no_blank_nodes_and_no_clock() {
    extract tests/dispatches >"$work/all.nq"
    ! grep -q '_:' "$work/all.nq" && ! grep -q 'dateTime' "$work/all.nq"
}
nothing_is_said_in_no_graph_but_references_and_documents() {
    extract tests/dispatches >"$work/all.nq"
    ! grep -v '/graph> \.$' "$work/all.nq" | grep -e '/event/' -e '/claim/'
}
streaming_says_the_same() {
    "$tool" extract --stream --date 2024-01-19 tests/dispatches | sort -u >"$work/streamed" && extract tests/dispatches | sort -u |
        same "$work/streamed" - && status 2 "$tool" extract --stream --format turtle tests/dispatches
}
streaming_takes_no_memory_that_grows() { need /usr/bin/time && WIREGRAPH=$tool sh tests/bench/stream.sh 50 400; }
provenance_levels_grow() {
    before=0
    for level in none graph claim mention; do
        lines=$(extract --provenance "$level" tests/dispatches | wc -l)
        [ "$lines" -gt "$before" ] || { echo "$level: $lines lines, not more than $before"; return 1; }
        before=$lines
    done
    ! extract --provenance none tests/dispatches | grep -q -e '/doc/' -e '/claim/'
}
another_base_renames_all_things() {
    extract --base http://example.org/things/ tests/dispatches >"$work/base.nq" &&
        ! grep -q 'w3id.org/wiregraph/id/' "$work/base.nq" && extract tests/dispatches |
        sed 's,https://w3id.org/wiregraph/id/,http://example.org/things/,g' | wc -l | grep -q "^$(wc -l <"$work/base.nq")$"
}

# ---- every syntax read back by somebody else ----

nquads() { "$tool" merge -f nquads "$1" | sort >"$work/nquads"; }
ntriples() { "$tool" merge -f ntriples "$1" | rapper -q -i ntriples -o ntriples - http://x/ | sort >"$work/ntriples"; }
returns() { # FORMAT READER...: triples as rapper writes them
    format=$1
    shift
    for graph in "$example" "$work/all.nq"; do
        ntriples "$graph"
        "$tool" merge -f "$format" "$graph" >"$work/written" && "$@" <"$work/written" 2>"$work/err" |
            rapper -q -i ntriples -o ntriples - http://x/ | sort -u | same "$work/ntriples" - || return 1
    done
}
turtle_comes_back_by_rapper() { need rapper && returns turtle rapper -q -i turtle -o ntriples - http://x/; }
turtle_comes_back_by_serdi() { need serdi && returns turtle serdi -i turtle -o ntriples -; }
ntriples_come_back_by_rapper() { need rapper && returns ntriples rapper -q -i ntriples -o ntriples - http://x/; }
ntriples_come_back_by_serdi() { need serdi && returns ntriples serdi -i ntriples -o ntriples -; }
rdfxml_comes_back_by_rapper() { need rapper && returns rdfxml rapper -q -i rdfxml -o ntriples - http://x/; }
trig_comes_back_by_rapper() { need rapper && returns trig rapper -q -i trig -o ntriples - http://x/; }
nquads_come_back_by_rapper() { need rapper && returns nquads rapper -q -i nquads -o ntriples - http://x/; }
trig_comes_back_by_serdi_with_its_graphs() {
    need serdi || return
    for graph in "$example" "$work/all.nq"; do
        nquads "$graph"
        "$tool" merge -f trig "$graph" | serdi -i trig -o nquads - | sort | same "$work/nquads" - || return 1
    done
}
nquads_come_back_by_serdi_byte_for_byte() {
    need serdi || return
    for graph in "$example" "$work/all.nq"; do
        "$tool" merge -f nquads "$graph" >"$work/nquads" && serdi -i nquads -o nquads "$work/nquads" | same "$work/nquads" - ||
            return 1
    done
}
all_syntaxes_come_back_by_the_tool_itself() {
    nquads "$work/all.nq"
    "$tool" merge -o "$work/back.trig" "$work/all.nq" && "$tool" merge "$work/back.trig" | sort | same "$work/nquads" - || return 1
    "$tool" merge -f ntriples "$work/all.nq" >"$work/triples"
    for ending in ttl nt rdf; do
        "$tool" merge -o "$work/back.$ending" "$work/all.nq" && "$tool" merge -f ntriples "$work/back.$ending" |
            same "$work/triples" - || return 1
    done
}
turtle_declares_only_prefixes_in_use() {
    "$tool" merge -f turtle "$example" >"$work/t.ttl"
    for prefix in $(sed -n 's/^@prefix \([a-z]*:\).*/\1/p' "$work/t.ttl"); do
        grep -v '^@prefix' "$work/t.ttl" | grep -q "[ ^(]$prefix\|^$prefix" || { echo "unused: $prefix"; return 1; }
    done
}
networks_are_well_formed() {
    need xmllint && "$tool" merge -f graphml "$work/all.nq" | xmllint --noout - && "$tool" merge -f gexf "$work/all.nq" |
        xmllint --noout -
}
any_words_stay_well_formed() {
    need xmllint || return
    printf '<http://x/%%2F_é> <%s> <http://semanticweb.cs.vu.nl/2009/11/sem/Event> .\n<http://x/%%2F_é> <%s> "]]> & < \\" \\u0001 \\uFFFE \\uFFFF \\U0001F600 \\t\\n"@en .\n' \
        'http://www.w3.org/1999/02/22-rdf-syntax-ns#type' 'http://www.w3.org/2000/01/rdf-schema#label' >"$work/odd.nt"
    for format in graphml gexf rdfxml; do
        "$tool" merge -f $format "$work/odd.nt" >"$work/odd" && xmllint --noout "$work/odd" || return 1
    done
    "$tool" draw "$work/odd.nt" -o "$work/odd.svg" && xmllint --noout "$work/odd.svg"
}
tables_have_as_many_fields_in_every_line() {
    for format in csv entities; do
        "$tool" merge -f "$format" "$example" | awk '{ n = gsub(/"[^"]*("")*[^"]*"/, ""); f = gsub(/,/, "") } NR == 1 { w = f }
            f != w { print FILENAME ": line " NR; bad = 1 } END { exit bad || NR < 3 }' || return 1
    done
}

what_is_written_stays_as_it_was_read_over() {
    for golden in tests/graphs/golden/example.*; do
        "$tool" merge -f "${golden#*/example.}" "$example" | same "$golden" - || { echo "$golden"; return 1; }
    done
}

# ---- links ----

likely_links_are_proposed_but_never_stated() {
    "$tool" link "$example" tests/graphs/other.ttl >"$work/links" || return 1
    sed -n 's,.*/id/\(.*\)> <.*core#closeMatch> <http://example.org/\(.*\)> .*,\1 \2,p' "$work/links" >"$work/pairs"
    printf 'city/panjgur city2\nperson/jane-doe person1\ngroup/jaish-al-adl group1\n' | same - "$work/pairs" &&
        ! grep -q sameAs "$work/links"
}

what_is_one_already_is_not_linked() { "$tool" link "$example" "$example" >"$work/links" && [ ! -s "$work/links" ]; }
events_that_may_be_one_are_paired() {
    sed 's,wg:agent wgs:irn ; wg:target wgg:jaish-al-adl ;$,wg:agent wgs:irn ;,;/doc\/d000000000002\/graph/,$s,strike-20240116-irn-pak-4be1f0c2 a,strike-20240116-irn-00000000 a,' \
        "$example" >"$work/two.trig"
    "$tool" link "$work/two.trig" >"$work/links" && [ "$(wc -l <"$work/links")" = 1 ] &&
        grep -q '20240116-irn-00000000> <.*possiblySameAs> <.*20240116-irn-pak-4be1f0c2' "$work/links"
}

two_articles_of_one_week_are_paired_event_by_event() { # the army of one is the state of the other
    "$tool" link "$work/all.nq" | sed 's,[^ ]*/event/\([a-z-]*-[0-9]*\)[^ ]*>,\1,g' >"$work/pairs"
    grep -q '^strike-20240116 .* strike-20240116 ' "$work/pairs" && grep -q '^strike-20240118 .* strike-20240118 ' "$work/pairs" &&
        awk '$1 != $3 { print; bad = 1 } END { exit bad }' "$work/pairs"
}
many_events_are_compared_day_by_day() {
    awk 'BEGIN { t = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"; s = "<http://semanticweb.cs.vu.nl/2009/11/sem/"
        w = "<https://w3id.org/wiregraph/ns#"
        for (i = 0; i < 20000; i++) {
            e = "<http://x/e" i ">"; day = sprintf("\"2%03d-%02d-%02d\"", int(i / 300), 1 + int(i / 28) % 12, 1 + i % 28)
            print e " " t " " w "Strike> .\n" e " " t " " s "Event> .\n" e " " w "agent> <http://x/a" i % 7 "> ."
            print e " " s "hasBeginTimeStamp> " day " .\n" e " " s "hasEndTimeStamp> " day " ."
        } }' >"$work/many.nt"
    need timeout && timeout 20 "$tool" link "$work/many.nt" >"$work/pairs"
}

# ---- questions ----

the_ten_questions_are_answered() {
    for query in tests/queries/*.rq; do
        "$tool" query --format csv "$example" "$query" | tr -d '\r' | same "${query%.rq}.csv" - || { echo "$query"; return 1; }
    done
}
the_ten_questions_on_the_dispatches_are_answered_as_a_reader_would() { need python3 && python3 tests/queries/judge.py "$tool"; }
answers_come_in_every_format() {
    for format in table csv tsv json xml; do
        "$tool" query --format $format "$example" tests/queries/05-posts.rq | grep -q 'foreign minister of Pakistan' || return 1
    done
}
what_the_engine_lacks_is_refused_by_name() {
    while IFS='|' read -r words query; do
        echo "$query" >"$work/q.rq"
        status 1 "$tool" query "$example" "$work/q.rq" && says "$words" || { echo "$query"; return 1; }
    done <<'END'
property paths|SELECT * { ?a <http://x/p>+ ?b }
property paths|SELECT * { ?a <http://x/p>/<http://x/q> ?b }
property paths|PREFIX x: <http://x/> SELECT * { ?a ^x:p ?b }
EXISTS|SELECT * { ?a ?p ?b FILTER NOT EXISTS { ?b ?p ?a } }
MINUS|SELECT * { ?a ?p ?b MINUS { ?b ?p ?a } }
VALUES|SELECT * { VALUES ?a { 1 2 } ?a ?p ?b }
GRAPH|SELECT * { GRAPH ?g { ?a ?p ?b } }
SERVICE|SELECT * { SERVICE <http://x/> { ?a ?p ?b } }
DESCRIBE|DESCRIBE <http://x/>
INSERT|INSERT DATA { <http://x/a> <http://x/b> 1 }
END
    echo 'SELECT (?a / 2 AS ?half) { ?s <https://w3id.org/wiregraph/ns#deathsLow> ?a # no path: a/b
        FILTER(?a < 3 && ?a > 1 || "x/y" = "MINUS") }' >"$work/q.rq"
    status 0 "$tool" query "$example" "$work/q.rq"
}
a_malformed_query_is_told() { echo 'SELECT WHERE {' >"$work/q.rq"; status 1 "$tool" query "$example" "$work/q.rq" && says "syntax"; }

extract tests/dispatches >"$work/all.nq"
awk 'BEGIN { for (i = 0; i < 30000; i++) print "<http://example.org/s" i "> <http://example.org/p> \"" i "\" ." }' >"$work/large.nq"
for test in $(sed -n 's/^\([a-z_]*_[a-z_]*\)() {.*/\1/p' "$0"); do
    [ -z "${1:-}" ] || [ "$1" = "$test" ] || continue
    output=$($test 2>&1)
    case $? in
    0) passed=$((passed + 1)) ;;
    77) skipped=$((skipped + 1)); echo "skipped: $test: $output" ;;
    *) failed=$((failed + 1)); echo "FAILED: $test"; echo "$output" | sed 's/^/    /' ;;
    esac
done
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ]
