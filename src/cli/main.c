/* The tool: reads its arguments and does what they ask through the public interface. */
#include "wiregraph.h"

#include <stdio.h>

int main(void)
{
    puts("wiregraph " WIRE_VERSION);
    return 0;
}
