/* Where the knowledge image and the models are: beside the program, else where they are installed. */
#define _POSIX_C_SOURCE 200809L
#include "interface.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#ifndef WIRE_PREFIX
#define WIRE_PREFIX "/usr/local"
#endif

static const char image_name[] = "wiregraph.image";
static const char installed[] = WIRE_PREFIX "/share/wiregraph";

bool find_home(char *out, size_t size)
{
    ssize_t length = readlink("/proc/self/exe", out, size - 1);
    if (length > 0 && (size_t)length < size - 1) {
        out[length] = '\0';
        char *slash = strrchr(out, '/');
        size_t room = size - (size_t)(slash + 1 - out);
        if (slash && room > sizeof image_name) {
            memcpy(slash + 1, image_name, sizeof image_name);
            bool there = access(out, R_OK) == 0;
            *slash = '\0';
            if (there)
                return true;
        }
    }
    return snprintf(out, size, "%s", installed) < (int)size;
}

bool home_image(const char *home, char *out, size_t size)
{
    int length = snprintf(out, size, "%s/%s", home, image_name);
    return length > 0 && (size_t)length < size;
}
