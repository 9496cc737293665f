/* Features of the tagger and the dictionary of known words. */
#include "analyze/tagger.h"

#include "analyze/hash.h"

#include <assert.h>

/* Values of one word's neighborhood; the names are those of tagger_features.def. */
static const Word nothing;

static const Word *word_at(const TaggerView *view, size_t at)
{
    return at < view->count ? &view->words[at] : &nothing; /* before the start wraps round to beyond the end */
}

/* What is known of a word: its ambiguity set, or else how it looks. */
static uint32_t known_at(const TaggerView *view, size_t at)
{
    if (at >= view->count)
        return 0;
    if (view->known[at] != TAGGER_UNKNOWN)
        return view->known[at];
    return (view->words[at].suffix[1] ^ view->words[at].shape * 31) | 0x80000000u;
}

static bool is_frequent(const TaggerView *view, size_t at)
{
    return at < view->count && view->known[at] != TAGGER_UNKNOWN && (view->known[at] & TAGGER_LISTED) == 0;
}

/* Words that training saw too rarely are all alike, so that their endings and the lexicon must tell. */
static uint32_t form_at(const TaggerView *view, size_t at)
{
    return is_frequent(view, at) ? view->words[at].form : 0;
}

static uint32_t lower_at(const TaggerView *view, size_t at)
{
    return is_frequent(view, at) ? view->words[at].lower : 0;
}

static uint32_t tag_at(const TaggerView *view, size_t at)
{
    return at < view->count ? view->tags[at] + 1u : 0;
}

static uint32_t guide_at(const TaggerView *view, size_t at)
{
    return view->guide != NULL && at < view->count ? view->guide[at] + 1u : 0;
}

#define FEATURE1(a) keys[n] = key_close(key_add(key_open(n), a)), n++;
#define FEATURE2(a, b) keys[n] = key_close(key_add(key_add(key_open(n), a), b)), n++;
#define FEATURE3(a, b, c) keys[n] = key_close(key_add(key_add(key_add(key_open(n), a), b), c)), n++;

void tagger_features(const TaggerView *view, size_t at, uint64_t *keys)
{
    const Word *w0 = word_at(view, at), *wp1 = word_at(view, at - 1);
    const Word *wn1 = word_at(view, at + 1);
    uint32_t known0 = known_at(view, at), knownp1 = known_at(view, at - 1);
    uint32_t knownn1 = known_at(view, at + 1), knownn2 = known_at(view, at + 2);
    uint32_t tagp1 = tag_at(view, at - 1), tagp2 = tag_at(view, at - 2), tagp3 = tag_at(view, at - 3);
    uint32_t guide0 = guide_at(view, at), guiden1 = guide_at(view, at + 1), guiden2 = guide_at(view, at + 2);
    uint32_t form0 = form_at(view, at), lower0 = lower_at(view, at);
    uint32_t lowerp1 = lower_at(view, at - 1), lowerp2 = lower_at(view, at - 2);
    uint32_t lowern1 = lower_at(view, at + 1), lowern2 = lower_at(view, at + 2);
    uint32_t edge = (at == 0 ? 1u : 0u) + (at + 1 == view->count ? 2u : 0u);
    uint32_t last = view->words[view->count - 1].form;
    size_t n = 0;
#include "analyze/tagger_features.def"
    assert(n == TAGGER_FEATURES);
}

bool dictionary_open(const void *image, size_t size, Dictionary *out)
{
    size_t count = size / sizeof(DictionarySlot), empty = 0;
    *out = (Dictionary){count, image};
    if (count == 0 || (count & (count - 1)) != 0)
        return false;
    for (size_t i = 0; i < count; i++)
        empty += out->slots[i].form == 0;
    return empty > 0; /* else a search might go round for ever */
}

static uint32_t find_form(const Dictionary *dictionary, uint32_t form)
{
    size_t mask = dictionary->slot_count - 1;
    for (size_t at = form & mask;; at = (at + 1) & mask) {
        const DictionarySlot *slot = &dictionary->slots[at];
        if (slot->form == form || slot->form == 0)
            return slot->form == 0 ? TAGGER_UNKNOWN : slot->set;
    }
}

uint32_t dictionary_find(const Dictionary *dictionary, const Word *word)
{
    uint32_t set = find_form(dictionary, word->form);
    return set == TAGGER_UNKNOWN && word->lower != word->form ? find_form(dictionary, word->lower) : set;
}

uint32_t tagger_known(const Dictionary *dictionary, const Lexicon *lexicon, const Word *word)
{
    uint32_t set = dictionary_find(dictionary, word);
    if (set != TAGGER_UNKNOWN)
        return set;
    uint32_t listed = lexicon_find(lexicon, word);
    return listed != 0 ? listed | TAGGER_LISTED : TAGGER_UNKNOWN;
}
