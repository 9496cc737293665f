# Measures tagging, lemmatizing and parsing of gold words on one core: accuracy, words a second of processor time, memory,
# and instructions a word by callgrind. Others run in turn with it on the same core and the same words, where named:
#   UDPIPE, UDPIPE_FR, UDPIPE_EN   the program of UDPipe 1, and models of it trained on the same files
#   SPACY, SPACY_FR, SPACY_EN      a Python that has spaCy, and the names of its pipelines
# Usage: parse.sh BUILD TREEBANKS [ROUNDS]
build=$1 treebanks=$2 rounds=${3:-3}
bench=$(dirname "$0")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if command -v taskset > /dev/null; then
    core="taskset -c $(taskset -pc $$ | sed 's/.*[ ,-]//')"
else
    echo "left out: holding all to one core, for there is no taskset"
fi

value_of() { eval "echo \"\$$1_$(echo "$2" | tr a-z A-Z)\""; } # value_of UDPIPE fr: what $UDPIPE_FR says

# Sets $seconds to the processor time that a command takes.
clock() {
    times > "$work/before"
    $core "$@" || return 1
    times > "$work/after"
    seconds=$(awk 'FNR == 2 { split($1, own, /[ms]/); split($2, kernel, /[ms]/)
                              sum = own[1] * 60 + own[2] + kernel[1] * 60 + kernel[2]
                              taken = sum - taken } END { print taken }' "$work/before" "$work/after")
}

note() { # note PROGRAM LANGUAGE SCORES: words a second are kept for each round, scores as they are the same
    awk '$1 == "WORDS_PER_SECOND" { print $2 }' "$3" >> "$work/$1.$2.rates"
    [ "$3" = "$work/$1.$2.scores" ] || cp "$3" "$work/$1.$2.scores"
}

ours() { # LANGUAGE
    $core "$build/wiregraph-learn" evaluate --language "$1" --model "$build/$1.model" "$work/$1.conllu" > "$work/out" || exit 1
    note Wiregraph "$1" "$work/out"
}

udpipe() { # LANGUAGE; what it takes to start, which a single sentence shows, is taken off
    clock "$UDPIPE" --accuracy --tag --parse "$(value_of UDPIPE "$1")" "$work/$1.one" > /dev/null 2>&1 || exit 1
    started=$seconds
    clock "$UDPIPE" --accuracy --tag --parse "$(value_of UDPIPE "$1")" "$work/$1.conllu" > "$work/udpipe" 2> /dev/null || exit 1
    { tr ',' '\n' < "$work/udpipe" | awk '/upostag:/ { print "UPOS", $NF + 0 } /lemmas:/ { print "LEMMA", $NF + 0 }
          /UAS:/ { print "UAS", $NF + 0 } /LAS:/ { print "LAS", $NF + 0 }'
      echo "$(awk '/^[0-9]+\t/' "$work/$1.conllu" | wc -l) $seconds $started" |
          awk '{ printf "WORDS_PER_SECOND %d\n", $1 / ($2 - $3) }'; } > "$work/out"
    note UDPipe "$1" "$work/out"
}

spacy() { # LANGUAGE
    OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $core "$SPACY" "$bench/spacy_speed.py" "$(value_of SPACY "$1")" "$work/$1.conllu" \
        > "$work/out" || exit 1
    note spaCy "$1" "$work/out"
}

row() { # NAME SCORES RATE
    printf '%-20s' "$1"
    awk -v rate="$3" '{ score[$1] = $2 } END { split("UPOS LEMMA UAS LAS", names)
        for (i = 1; i <= 4; i++) printf " %7s", names[i] in score ? sprintf("%.2f", score[names[i]]) : "-"
        printf " %10s\n", rate }' "$2"
}

printf '%-20s %7s %7s %7s %7s %10s\n' test UPOS lemma UAS LAS words/s
for language in fr en; do
    for file in "$treebanks/$language"/*-test.conllu; do
        $core "$build/wiregraph-learn" evaluate --language $language --model "$build/$language.model" "$file" > "$work/out" || exit 1
        row "$(basename "$file" -test.conllu)" "$work/out" "$(awk '$1 == "WORDS_PER_SECOND" { print $2 }' "$work/out")"
    done
done

[ -n "$UDPIPE" ] || echo "left out: UDPipe, for UDPIPE names none"
[ -n "$SPACY" ] || echo "left out: spaCy, for SPACY names no Python that has it"
echo "All test sets of a language, $rounds rounds in turn on one core, the best of each:"
for language in fr en; do
    cat "$treebanks/$language"/*-test.conllu > "$work/$language.conllu"
    awk '{ print } !NF { exit }' "$work/$language.conllu" > "$work/$language.one"
    for round in $(seq "$rounds"); do
        ours $language
        [ -z "$UDPIPE" ] || [ -z "$(value_of UDPIPE $language)" ] || udpipe $language
        [ -z "$SPACY" ] || [ -z "$(value_of SPACY $language)" ] || spacy $language
    done
    for program in Wiregraph UDPipe spaCy; do
        rates=$work/$program.$language.rates
        [ -f "$rates" ] || continue
        rate=$(sort -n "$rates" | tail -1)
        row "$program $language" "$work/$program.$language.scores" "$rate"
        [ $program = Wiregraph ] && fastest=$rate && continue
        echo "$fastest $rate" | awk '{ printf "  Wiregraph is %.0f times as fast\n", $1 / $2 }'
    done
done

if [ -x /usr/bin/time ]; then
    dispatches=$(dirname "$0")/../dispatches
    for command in parse extract; do
        /usr/bin/time -f "most memory of $command, both languages: %M KiB" "$build/wiregraph" $command "$dispatches"/*.txt \
            2>&1 > /dev/null | tail -1
    done
else
    echo "left out: memory, for there is no /usr/bin/time"
fi

if command -v valgrind > /dev/null; then
    # Opening costs the same for one copy of the file and for two: the difference is the words alone.
    file=$treebanks/fr/fr-dev.conllu
    cat "$file" "$file" > "$work/twice"
    words=$(awk '/^[0-9]+\t/' "$file" | wc -l)
    for run in "$file" "$work/twice"; do
        valgrind --tool=callgrind --callgrind-out-file=/dev/null "$build/wiregraph-learn" evaluate --language fr \
            --model "$build/fr.model" "$run" 2>&1 | awk '/Collected/ { print $NF }'
    done | awk -v words="$words" 'NR == 1 { once = $1 } NR == 2 { printf "instructions a word (fr): %.0f, as valgrind counts them: it knows AVX2, not AVX-512\n", ($1 - once) / words }'
else
    echo "left out: instructions a word, for there is no valgrind"
fi
