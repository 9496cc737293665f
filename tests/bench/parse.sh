# Measures tagging, lemmatizing and parsing: accuracy and speed on every test set, instructions a word by callgrind,
# and UDPipe 1 beside it when UDPIPE names its program and UDPIPE_FR, UDPIPE_EN its models (trained on the same files).
# Usage: parse.sh BUILD TREEBANKS
build=$1 treebanks=$2

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
printf '%-12s %7s %7s %7s %7s %10s\n' test UPOS lemma UAS LAS words/s
for language in fr en; do
    for file in "$treebanks/$language"/*-test.conllu; do
        "$build/wiregraph-learn" evaluate --language $language --model "$build/$language.model" "$file" > "$work/score" || exit 1
        printf '%-12s' "$(basename "$file" -test.conllu)"
        awk '$1 == "UPOS" || $1 == "LEMMA" || $1 == "UAS" || $1 == "LAS" { printf " %7s", $2 }
             $1 == "WORDS_PER_SECOND" { printf " %10s\n", $2 }' "$work/score"
    done
done

if command -v valgrind > /dev/null; then
    # Opening costs the same for one copy of the file and for two: the difference is the words alone.
    file=$treebanks/fr/fr-dev.conllu
    cat "$file" "$file" > "$work/twice"
    words=$(awk '/^[0-9]+\t/' "$file" | wc -l)
    for run in "$file" "$work/twice"; do
        valgrind --tool=callgrind --callgrind-out-file=/dev/null "$build/wiregraph-learn" evaluate --language fr \
            --model "$build/fr.model" "$run" 2>&1 | awk '/Collected/ { print $NF }'
    done | awk -v words="$words" 'NR == 1 { once = $1 } NR == 2 { printf "instructions a word (fr): %.0f\n", ($1 - once) / words }'
fi

if [ -n "$UDPIPE" ]; then
    for language in fr en; do
        model=$UDPIPE_FR
        [ $language = en ] && model=$UDPIPE_EN
        for file in "$treebanks/$language"/*-test.conllu; do
            words=$(awk '/^[0-9]+\t/' "$file" | wc -l)
            begin=$(date +%s%N)
            "$UDPIPE" --accuracy --tag --parse "$model" "$file" > "$work/udpipe" 2> /dev/null || exit 1
            end=$(date +%s%N)
            echo "UDPipe $(basename "$file" -test.conllu): $((words * 1000000000 / (end - begin))) words/s"
            cat "$work/udpipe"
        done
    done
fi
