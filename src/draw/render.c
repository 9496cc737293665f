/* DOT source into a picture, in a child process that may crash or run out without harm. */
#define _POSIX_C_SOURCE 200809L
#include "draw/render.h"

#include "draw/arrange.h"

#include <graphviz/cgraph.h>
#include <graphviz/gvc.h>

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SECONDS = 120, MEGABYTES = 4096, CHUNK = 1 << 16 };

static void limit_child(void)
{
    struct rlimit seconds = {SECONDS, SECONDS};
    setrlimit(RLIMIT_CPU, &seconds);
#if !defined(__SANITIZE_ADDRESS__)
    struct rlimit bytes = {(rlim_t)MEGABYTES << 20, (rlim_t)MEGABYTES << 20};
    setrlimit(RLIMIT_AS, &bytes);
#endif
}

/* Lays out and renders into a pipe, then leaves without freeing: Graphviz frees some layouts twice. */
_Noreturn static void draw_and_leave(const RenderJob *job, int pipe_end)
{
    limit_child();
    int silence = open("/dev/null", O_WRONLY);
    if (silence >= 0)
        dup2(silence, STDERR_FILENO);
    FILE *out = fdopen(pipe_end, "wb");
    GVC_t *context = gvContext();
    graph_t *graph = agmemread(job->dot);
    if (!out || !context || !graph || !arrange_parts(context, graph) ||
        gvRender(context, graph, job->format, out) != 0 || fflush(out) != 0)
        _exit(1);
    _exit(0);
}

static WireStatus pump(int pipe_end, WireWrite *write, void *context)
{
    char chunk[CHUNK];
    for (;;) {
        ssize_t got = read(pipe_end, chunk, sizeof chunk);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return WIRE_READ_FAILED;
        if (got == 0)
            return WIRE_OK;
        if (!write(context, chunk, (size_t)got))
            return WIRE_WRITE_FAILED;
    }
}

static WireStatus judge(int outcome, const Reporter *reporter)
{
    if (WIFEXITED(outcome) && WEXITSTATUS(outcome) == 0)
        return WIRE_OK;
    if (WIFSIGNALED(outcome) && (WTERMSIG(outcome) == SIGXCPU || WTERMSIG(outcome) == SIGKILL))
        return report(reporter, WIRE_TOO_LARGE, "diagram: layout took more than %d s", SECONDS);
    return report(reporter, WIRE_LIBRARY_FAILED, "diagram: Graphviz failed");
}

WireStatus render(const RenderJob *job, const Reporter *reporter, WireWrite *write, void *context)
{
    int ends[2];
    if (pipe(ends) != 0)
        return report(reporter, WIRE_LIBRARY_FAILED, "diagram: %s", strerror(errno));
    pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        draw_and_leave(job, ends[1]);
    }
    close(ends[1]);
    if (child < 0) {
        close(ends[0]);
        return report(reporter, WIRE_LIBRARY_FAILED, "diagram: %s", strerror(errno));
    }
    WireStatus status = pump(ends[0], write, context);
    close(ends[0]);
    int outcome = 0;
    while (waitpid(child, &outcome, 0) < 0 && errno == EINTR)
        ;
    return status != WIRE_OK ? status : judge(outcome, reporter);
}
