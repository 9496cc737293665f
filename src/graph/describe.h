/* What a data set holds, for catalogs: VoID and DCAT. */
#ifndef GRAPH_DESCRIBE_H
#define GRAPH_DESCRIBE_H

#include "graph/graph.h"

/* States in `out` what `graph` holds: counts, a partition for each class, the vocabularies in use, a linkset for each
   data set that owl:sameAs leads to, licence, software and the files that hold it. The data set is named by its
   statements, so that equal graphs have equal descriptions. */
WireStatus graph_describe(Graph *graph, Graph *out);

#endif
