/* Bytes on their way out, gathered so that a writer may hand over a few at a time. */
#include "write/output.h"

#include <string.h>

static void flush(Output *output)
{
    if (output->used && !output->failed)
        output->failed = !output->write(output->context, output->buffer, output->used);
    output->used = 0;
}

void output_text(Output *output, Text text)
{
    while (text.length) {
        if (output->used == OUTPUT_BUFFER)
            flush(output);
        size_t room = OUTPUT_BUFFER - output->used, length = text.length < room ? text.length : room;
        memcpy(output->buffer + output->used, text.bytes, length);
        output->used += length;
        text.bytes += length;
        text.length -= length;
    }
}

void output_string(Output *output, const char *string)
{
    output_text(output, text_of(string));
}

void output_char(Output *output, char c)
{
    if (output->used == OUTPUT_BUFFER)
        flush(output);
    output->buffer[output->used++] = c;
}

WireStatus output_end(Output *output)
{
    flush(output);
    return output->failed ? WIRE_WRITE_FAILED : WIRE_OK;
}
