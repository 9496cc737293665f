/* Where the knowledge image and the models are: beside the program, or where it was installed, even if moved. */
#define _POSIX_C_SOURCE 200809L
#include "interface.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#ifndef WIRE_PREFIX
#define WIRE_PREFIX "/usr/local"
#endif

enum { PATH_LIMIT = 4096 };

/* The folder of the running program, without slash at its end; empty where it cannot be told. */
static void find_program(char out[PATH_LIMIT])
{
    ssize_t length = readlink("/proc/self/exe", out, PATH_LIMIT - 1);
    out[length > 0 ? length : 0] = '\0';
    char *slash = strrchr(out, '/');
    if (slash)
        *slash = '\0';
}

bool home_image(const char *home, char *out, size_t size)
{
    int length = snprintf(out, size, "%s/wiregraph.image", home);
    return length > 0 && (size_t)length < size;
}

static bool has_image(const char *home)
{
    char image[PATH_LIMIT];
    return home_image(home, image, sizeof image) && access(image, R_OK) == 0;
}

bool find_home(char *out, size_t size)
{
    char program[PATH_LIMIT];
    find_program(program);
    if (*program && snprintf(out, size, "%s", program) < (int)size && has_image(out))
        return true;
    if (*program && snprintf(out, size, "%s/../share/wiregraph", program) < (int)size && has_image(out))
        return true;
    return snprintf(out, size, "%s", WIRE_PREFIX "/share/wiregraph") < (int)size;
}
