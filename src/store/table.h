/* Rows of an answer for people: columns under their names. */
#ifndef STORE_TABLE_H
#define STORE_TABLE_H

#include "base/status.h"

#include <librdf.h>

/* Reads all rows, then writes them; WIRE_TOO_LARGE for more than a million cells. */
WireStatus table_write(librdf_query_results *results, WireWrite *write, void *context);

#endif
