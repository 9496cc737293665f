/* Bytes on their way out, gathered so that a writer may hand over a few at a time. */
#ifndef WRITE_OUTPUT_H
#define WRITE_OUTPUT_H

#include "base/status.h"
#include "base/text.h"

#define OUTPUT_BUFFER 65536

typedef struct Output {
    WireWrite *write;
    void *context;
    const Reporter *reporter;
    size_t used;
    bool failed; /* the receiver refused; what follows is dropped */
    char buffer[OUTPUT_BUFFER];
} Output;

void output_text(Output *output, Text text);
void output_string(Output *output, const char *string);
void output_char(Output *output, char c);
/* Hands over what is left; WIRE_WRITE_FAILED if the receiver refused anything. */
WireStatus output_end(Output *output);

#endif
