/* Names in any script as plain Latin letters, by ICU's transliteration rules. */
#include "base/latin.h"

#include "base/utf8.h"

#include <unicode/ustring.h>
#include <unicode/utrans.h>

#include <stdlib.h>

enum { UNITS = 512 };

struct Latin {
    UTransliterator *rules;
};

Latin *latin_open(void)
{
    static const UChar identifier[] = u"Any-Latin; Latin-ASCII";
    UErrorCode error = U_ZERO_ERROR;
    Latin *latin = calloc(1, sizeof *latin);
    if (!latin)
        return NULL;
    latin->rules = utrans_openU(identifier, -1, UTRANS_FORWARD, NULL, 0, NULL, &error);
    if (U_SUCCESS(error))
        return latin;
    free(latin);
    return NULL;
}

void latin_close(Latin *latin)
{
    if (!latin)
        return;
    utrans_close(latin->rules);
    free(latin);
}

size_t latin_write(const Latin *latin, Text name, char *out, size_t size)
{
    UChar units[UNITS];
    char plain[UNITS * 3];
    int32_t length = 0, written = 0;
    UErrorCode error = U_ZERO_ERROR;
    u_strFromUTF8(units, UNITS / 2, &length, name.bytes, name.length < UNITS ? (int32_t)name.length : UNITS, &error);
    int32_t limit = length;
    if (U_SUCCESS(error))
        utrans_transUChars(latin->rules, units, &length, UNITS, 0, &limit, &error);
    if (U_SUCCESS(error))
        u_strToUTF8(plain, sizeof plain, &written, units, length, &error);
    if (U_FAILURE(error)) /* too long or not text: as it is */
        return utf8_fold(name, out, size);
    return utf8_fold((Text){plain, (size_t)written}, out, size);
}
