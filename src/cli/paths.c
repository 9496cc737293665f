/* Which files to read: those given, and the articles that given folders hold. */
#define _POSIX_C_SOURCE 200809L
#include "cli/cli.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static bool add(Paths *paths, const char *folder, const char *name)
{
    if (paths->count == paths->capacity) {
        size_t capacity = paths->capacity ? paths->capacity * 2 : 64;
        char **grown = realloc(paths->items, capacity * sizeof *grown);
        if (!grown)
            return false;
        paths->items = grown;
        paths->capacity = capacity;
    }
    size_t length = strlen(folder) + strlen(name) + 2;
    char *path = malloc(length);
    if (!path)
        return false;
    const char *between = *folder && folder[strlen(folder) - 1] != '/' ? "/" : "";
    snprintf(path, length, "%s%s%s", folder, between, name);
    paths->items[paths->count++] = path;
    return true;
}

static bool is_folder(const char *path)
{
    struct stat info;
    return strcmp(path, "-") != 0 && stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

/* What a folder is searched for; other files there are no articles. */
static bool is_article(const char *name)
{
    static const char *const endings[] = {".txt", ".html", ".htm"};
    const char *dot = strrchr(name, '.');
    for (size_t i = 0; dot && i < sizeof endings / sizeof *endings; i++)
        if (strcmp(dot, endings[i]) == 0)
            return true;
    return false;
}

static int compare(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Adds the articles of a folder to `files` and its folders to `folders`. */
static bool open_folder(const char *path, Paths *files, Paths *folders)
{
    DIR *folder = opendir(path);
    if (!folder) {
        fprintf(stderr, "wiregraph: %s: %s\n", path, strerror(errno));
        return false;
    }
    bool whole = true;
    for (struct dirent *entry; whole && (entry = readdir(folder));) {
        if (entry->d_name[0] == '.')
            continue;
        whole = add(folders, path, entry->d_name);
        if (whole && !is_folder(folders->items[folders->count - 1])) {
            free(folders->items[--folders->count]);
            whole = !is_article(entry->d_name) || add(files, path, entry->d_name);
        }
    }
    closedir(folder);
    return whole;
}

static bool list_folder(const char *path, Paths *files)
{
    Paths folders = {0};
    size_t first = files->count;
    bool whole = add(&folders, path, "");
    for (size_t i = 0; i < folders.count; i++)
        whole = open_folder(folders.items[i], files, &folders) && whole;
    if (whole && files->count == first) {
        fprintf(stderr, "wiregraph: %s: no articles (.txt, .html, .htm) in this folder\n", path);
        whole = false;
    }
    if (files->count > first)
        qsort(files->items + first, files->count - first, sizeof *files->items, compare);
    paths_free(&folders);
    return whole;
}

bool paths_list(const Arguments *arguments, Paths *out)
{
    bool whole = true;
    if (arguments->count == 0)
        return arguments->values[OPTION_TEXT] || add(out, "", "-");
    for (size_t i = 0; i < arguments->count; i++) {
        const char *path = arguments->inputs[i];
        whole = (is_folder(path) ? list_folder(path, out) : add(out, "", path)) && whole;
    }
    return whole;
}

void paths_free(Paths *paths)
{
    for (size_t i = 0; i < paths->count; i++)
        free(paths->items[i]);
    free(paths->items);
    *paths = (Paths){0};
}
