# Holds every #include of src/ to src/layers.txt. Usage: awk -f layers.awk src/layers.txt src/*/*.[ch] src/*.c
FNR == NR {
    if ($0 !~ /^#/ && NF > 1) for (i = 2; i <= NF; i++) allowed[$1, $i] = 1
    if ($1 ~ /^</) foreign[$1] = 1
    next
}
FNR == 1 {
    split(FILENAME, parts, "/")
    folder = parts[2]
}
/^#include "/ {
    split($2, quoted, "\"")
    target = quoted[2]
    sub(/\/.*/, "", target)
    if (!allowed[folder, target] && !allowed[folder, "*"]) complain(target)
}
/^#include </ {
    if (!match($0, /<[^>]*>/)) next
    header = substr($0, RSTART, RLENGTH)
    prefix = header
    if (header ~ /\//) { sub(/\/.*/, "/>", prefix) }
    for (name in foreign)
        if ((name == header || name == prefix) && !allowed[name, folder]) complain(header)
}
function complain(what) {
    printf "%s:%d: %s may not include %s\n", FILENAME, FNR, folder, what
    bad = 1
}
END { exit bad }
