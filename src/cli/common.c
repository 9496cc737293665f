/* What the commands share: messages, standard output, the library's options. */
#define _POSIX_C_SOURCE 200809L
#include "cli/cli.h"

#include <errno.h>
#include <string.h>

void tell(void *context, const char *line)
{
    (void)context;
    fprintf(stderr, "wiregraph: %s\n", line);
}

static bool complain_output(void)
{
    fprintf(stderr, "wiregraph: standard output: %s\n", errno ? strerror(errno) : "writing failed");
    return false;
}

bool put(void *file, const char *bytes, size_t length)
{
    errno = 0;
    return length == 0 || fwrite(bytes, 1, length, file) == length || complain_output();
}

int finish_output(void)
{
    if (ferror(stdout))
        return FAILED; /* put has said why */
    errno = 0;
    return fflush(stdout) == 0 || complain_output() ? DONE : FAILED;
}

static bool complain(const char *option, const char *value, const char *wanted)
{
    fprintf(stderr, "wiregraph: --%s: %s: expected %s\n", option, value, wanted);
    return false;
}

static bool choose_provenance(const char *value, WireProvenance *out)
{
    static const char *const levels[] = {"none", "graph", "claim", "mention"};
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++)
        if (strcmp(value, levels[i]) == 0) {
            *out = (WireProvenance)i;
            return true;
        }
    return complain("provenance", value, "none, graph, claim or mention");
}

/* Whether a text begins like YYYY-MM-DD. */
static bool begins_with_date(const char *value)
{
    static const char pattern[] = "dddd-dd-dd";
    for (size_t i = 0; pattern[i]; i++)
        if (pattern[i] == 'd' ? value[i] < '0' || value[i] > '9' : value[i] != pattern[i])
            return false;
    return true;
}

static bool is_date(const char *value)
{
    return strlen(value) == DATE_LENGTH && begins_with_date(value);
}

bool date_of_name(const char *path, char out[DATE_LENGTH + 1])
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    if (!begins_with_date(name))
        return false;
    memcpy(out, name, DATE_LENGTH);
    out[DATE_LENGTH] = '\0';
    return true;
}

bool choose(const Arguments *arguments, WireOptions *options)
{
    const char *const *values = arguments->values;
    *options = wire_options();
    options->message = tell;
    options->image = values[OPTION_IMAGE];
    options->models = values[OPTION_MODELS];
    options->gazetteer = values[OPTION_GAZETTEER];
    options->base = values[OPTION_BASE];
    if (values[OPTION_DATE] && !is_date(values[OPTION_DATE]))
        return complain("date", values[OPTION_DATE], "YYYY-MM-DD");
    if (values[OPTION_LANGUAGE] && strcmp(values[OPTION_LANGUAGE], "fr") != 0 && strcmp(values[OPTION_LANGUAGE], "en") != 0)
        return complain("language", values[OPTION_LANGUAGE], "fr or en");
    return !values[OPTION_PROVENANCE] || choose_provenance(values[OPTION_PROVENANCE], &options->provenance);
}
