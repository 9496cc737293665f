# Builds, tests and measures Wiregraph. `make help` lists what there is.
# Everything made lands in $(BUILD); a variant is the same rules in another folder (make BUILD=build/sanitize ...).

BUILD   ?= build
PREFIX  ?= /usr/local
CC      ?= gcc
SHARED  ?= ../shared

WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes \
            -Wpointer-arith -Wwrite-strings -Wundef -Wformat=2 -Werror
OPTIMIZE ?= -O2 -g
VARIANT  ?=
LIBRARIES := redland raptor2 rasqal libcgraph libgvc icu-uc icu-i18n libxml-2.0 libcurl jansson
PACKAGES  := gcc make pkg-config librdf0-dev libraptor2-dev librasqal3-dev libgraphviz-dev check libicu-dev libxml2-dev \
             libcurl4-gnutls-dev libjansson-dev fonts-dejavu-core raptor2-utils

# Evaluated when first used, so that `make run` can install what pkg-config needs.
LIBRARY_CFLAGS = $(eval LIBRARY_CFLAGS := $(shell pkg-config --cflags $(LIBRARIES) | sed 's/-I/-isystem /g'))$(LIBRARY_CFLAGS)
LIBRARY_LIBS   = $(eval LIBRARY_LIBS := $(shell pkg-config --libs $(LIBRARIES)))$(LIBRARY_LIBS)
CHECK_LIBS     = $(eval CHECK_LIBS := $(shell pkg-config --libs check))$(CHECK_LIBS)

CFLAGS_ALL = -std=c11 $(OPTIMIZE) $(WARNINGS) $(VARIANT) -Isrc -DWIRE_PREFIX='"$(PREFIX)"' $(LIBRARY_CFLAGS) $(CFLAGS) -MMD -MP

FOLDERS  := base document knowledge read analyze recognize interpret graph write draw store
SOURCES  := $(wildcard src/*.c) $(foreach f,$(FOLDERS),$(wildcard src/$(f)/*.c))
OBJECTS  := $(SOURCES:src/%.c=$(BUILD)/%.o)
LEARN    := $(patsubst src/%.c,$(BUILD)/%.o,$(wildcard src/learn/*.c))
CLI      := $(patsubst src/%.c,$(BUILD)/%.o,$(wildcard src/cli/*.c))
UNITS    := $(wildcard tests/unit/*.c)
MODELS   := $(wildcard src/models/*.model)
ONTOLOGY := $(wildcard ontology/*.ttl ontology/*/*.ttl)

.PHONY: all run test unit lint sanitize fuzz bench score models gazetteer docs install uninstall clean help deps

all: $(BUILD)/wiregraph $(BUILD)/wiregraph-learn $(BUILD)/wiregraph.image $(MODELS:src/models/%=$(BUILD)/%)  ## build the tool, the library, the trainer and the knowledge image

$(BUILD)/%.o: src/%.c
	@mkdir -p $(@D)
	$(CC) $(CFLAGS_ALL) -c -o $@ $<

$(BUILD)/libwiregraph.a: $(OBJECTS)
	@rm -f $@
	ar rcs $@ $^

$(BUILD)/wiregraph: $(CLI) $(BUILD)/libwiregraph.a
	$(CC) $(VARIANT) -o $@ $(CLI) $(BUILD)/libwiregraph.a $(LIBRARY_LIBS) -lm

$(BUILD)/wiregraph-learn: $(LEARN) $(BUILD)/libwiregraph.a
	$(CC) $(VARIANT) -o $@ $(LEARN) $(BUILD)/libwiregraph.a $(LIBRARY_LIBS) -lm

# All of ontology/ in one file that the program maps.
$(BUILD)/wiregraph.image: $(BUILD)/wiregraph-learn $(ONTOLOGY)
	$(BUILD)/wiregraph-learn compile ontology $@

$(BUILD)/%.model: src/models/%.model
	@mkdir -p $(@D)
	cp $< $@

$(BUILD)/unit: $(UNITS) $(BUILD)/libwiregraph.a $(BUILD)/wiregraph-learn
	$(CC) $(CFLAGS_ALL) -o $@ $(UNITS) $(filter-out $(BUILD)/learn/main.o,$(LEARN)) $(BUILD)/libwiregraph.a $(LIBRARY_LIBS) $(CHECK_LIBS) -lm

unit: all $(BUILD)/unit
	WIREGRAPH_BUILD=$(BUILD) $(BUILD)/unit

lint:  ## check layers, file lengths and headers
	awk -f tests/lint/layers.awk src/layers.txt $(wildcard src/*/*.[ch] src/*.c)
	@awk 'FNR == 501 { print FILENAME ": more than 500 lines"; bad = 1 } END { exit bad }' $(wildcard src/*/*.[ch] src/*.[ch])
	@for h in src/*.h src/*/*.h; do $(CC) -std=c11 -fsyntax-only -Isrc $(LIBRARY_CFLAGS) -x c $$h || exit 1; done

gazetteer:  ## rebuild the names in ontology/gazetteer from the tables of facts ($(SHARED)/data/gazetteer)
	@[ -d $(SHARED)/data/gazetteer ] || { echo "make gazetteer needs the tables in $(SHARED)/data/gazetteer" >&2; exit 1; }
	python3 src/learn/gazetteer.py $(SHARED)/data/gazetteer

deps:  ## install the Debian packages that are missing
	@missing=$$(dpkg-query -W -f='$${db:Status-Abbrev} $${Package}\n' $(PACKAGES) 2>&1 | awk '$$1 == "ii" {have[$$2] = 1} END {n = split("$(PACKAGES)", p, " "); for (i = 1; i <= n; i++) if (!have[p[i]]) printf "%s ", p[i]}'); \
	[ -z "$$missing" ] && exit 0; \
	if [ "$$(id -u)" = 0 ]; then sudo=; elif command -v sudo >/dev/null; then sudo=sudo; else \
	  echo "Please install: $$missing" >&2; exit 1; fi; \
	echo "Installing $$missing"; $$sudo apt-get update -q && DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -q -y $$missing

# Where the articles, their annotation and the scorer are; see ../shared/eval/GUIDELINES.md.
score: all  ## measure against the annotated articles of ../shared
	@if [ ! -f $(SHARED)/eval/score.py ]; then \
	  echo "make score needs $(SHARED)/eval (score.py, dev/*.txt and dev/*.json); set SHARED=FOLDER"; exit 0; fi; \
	mkdir -p $(BUILD)/score && rm -f $(BUILD)/score/*.nq; \
	for json in $(SHARED)/eval/dev/*.json; do \
	  name=$$(basename $$json .json); \
	  date=$$(sed -n 's/.*"date": *"\([0-9-]*\)".*/\1/p' $$json | head -n 1); \
	  $(BUILD)/wiregraph extract --format nquads --date $$date $${json%.json}.txt > $(BUILD)/score/$$name.nq || exit 1; \
	done; \
	python3 $(SHARED)/eval/score.py $(SHARED)/eval/dev $(BUILD)/score --json $(BUILD)/score.json $(SCOREFLAGS)

test: deps  ## run all tests
	@$(MAKE) --no-print-directory unit lint

clean:  ## remove what was built
	rm -rf build

help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*##/ { printf "%-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
