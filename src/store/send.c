/* One request to a graph store, repeated while the server is busy. */
#define _POSIX_C_SOURCE 200809L
#include "store/load.h"

#include <curl/curl.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { TRIES = 5, CONNECT_SECONDS = 15, TOTAL_SECONDS = 300, LONGEST_WAIT = 60, REPLY_LIMIT = 8192, SHOWN = 300 };

struct Session {
    CURL *curl;
    struct curl_slist *headers;
    const Store *store;
    const Reporter *reporter;
    char reply[REPLY_LIMIT + 1]; /* the beginning of what the server says */
    size_t reply_length;
};

static size_t hear(char *bytes, size_t size, size_t count, void *data)
{
    Session *session = data;
    size_t length = size * count, room = REPLY_LIMIT - session->reply_length;
    for (size_t i = 0; i < length && i < room; i++) {
        unsigned char c = (unsigned char)bytes[i];
        session->reply[session->reply_length++] = (char)(c < ' ' ? ' ' : c);
    }
    session->reply[session->reply_length] = '\0';
    return length;
}

static bool authenticate(Session *session, const Store *store)
{
    CURL *curl = session->curl;
    if (store->token && *store->token)
        return curl_easy_setopt(curl, CURLOPT_HTTPAUTH, CURLAUTH_BEARER) == CURLE_OK &&
               curl_easy_setopt(curl, CURLOPT_XOAUTH2_BEARER, store->token) == CURLE_OK;
    if (!store->user)
        return true;
    return curl_easy_setopt(curl, CURLOPT_HTTPAUTH, CURLAUTH_BASIC | CURLAUTH_DIGEST) == CURLE_OK &&
           curl_easy_setopt(curl, CURLOPT_USERNAME, store->user) == CURLE_OK &&
           curl_easy_setopt(curl, CURLOPT_PASSWORD, store->password ? store->password : "") == CURLE_OK;
}

/* N-Triples are Turtle, and Turtle is what every store takes. No "Expect", which some servers never answer. */
static bool prepare(Session *session, const Store *store)
{
    CURL *curl = session->curl;
    long seconds = store->timeout > 0 ? store->timeout : TOTAL_SECONDS;
    session->headers = curl_slist_append(NULL, "Content-Type: text/turtle; charset=utf-8");
    struct curl_slist *more = session->headers ? curl_slist_append(session->headers, "Expect:") : NULL;
    return more && curl_easy_setopt(curl, CURLOPT_HTTPHEADER, session->headers) == CURLE_OK &&
           curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https") == CURLE_OK &&
           curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, (long)CONNECT_SECONDS) == CURLE_OK &&
           curl_easy_setopt(curl, CURLOPT_TIMEOUT, seconds) == CURLE_OK &&
           curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L) == CURLE_OK &&
           curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, hear) == CURLE_OK &&
           curl_easy_setopt(curl, CURLOPT_WRITEDATA, session) == CURLE_OK &&
           curl_easy_setopt(curl, CURLOPT_USERAGENT, "wiregraph/" WIRE_VERSION) == CURLE_OK;
}

Session *session_new(const Store *store, const Reporter *reporter)
{
    Session *session = calloc(1, sizeof *session);
    if (!session)
        return NULL;
    session->store = store;
    session->reporter = reporter;
    session->curl = curl_easy_init();
    if (!session->curl || !prepare(session, store) || !authenticate(session, store)) {
        session_free(session);
        return NULL;
    }
    return session;
}

void session_free(Session *session)
{
    if (!session)
        return;
    curl_slist_free_all(session->headers);
    curl_easy_cleanup(session->curl);
    free(session);
}

char *session_address(Session *session, const char *url, Text graph)
{
    char *encoded = curl_easy_escape(session->curl, graph.bytes, (int)graph.length);
    if (!encoded)
        return NULL;
    size_t size = strlen(url) + strlen(encoded) + 16;
    char *address = malloc(size);
    if (address && graph.length)
        snprintf(address, size, "%s%cgraph=%s", url, strchr(url, '?') ? '&' : '?', encoded);
    else if (address)
        snprintf(address, size, "%s%cdefault", url, strchr(url, '?') ? '&' : '?');
    curl_free(encoded);
    return address;
}

static void wait_before(Session *session, int attempt)
{
    curl_off_t asked = 0;
    curl_easy_getinfo(session->curl, CURLINFO_RETRY_AFTER, &asked);
    long seconds = asked > 0 ? (long)asked : 1L << attempt;
    nanosleep(&(struct timespec){.tv_sec = seconds < LONGEST_WAIT ? seconds : LONGEST_WAIT}, NULL);
}

static WireStatus send_once(Session *session, const Request *request, long *code)
{
    CURL *curl = session->curl;
    session->reply_length = 0;
    session->reply[0] = '\0';
    bool set = curl_easy_setopt(curl, CURLOPT_URL, request->url) == CURLE_OK &&
               curl_easy_setopt(curl, CURLOPT_POSTFIELDS, request->body) == CURLE_OK &&
               curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)request->length) == CURLE_OK &&
               curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, request->method) == CURLE_OK;
    if (!set)
        return WIRE_NO_MEMORY;
    CURLcode result = curl_easy_perform(curl);
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, code);
    if (result != CURLE_OK)
        return report(session->reporter, WIRE_WRITE_FAILED, "%s: %s", request->url, curl_easy_strerror(result));
    return WIRE_OK;
}

/* Blackens a secret in what the server says, which some servers repeat. */
static void hide(Session *session, const char *secret)
{
    size_t length = secret ? strlen(secret) : 0;
    for (char *found = session->reply; length && (found = strstr(found, secret)); found += length)
        memset(found, '*', length);
}

/* Basic authentication sends user and password in base 64, which is known by its capitals and digits. */
static void hide_secrets(Session *session)
{
    hide(session, session->store->password);
    hide(session, session->store->token);
    for (char *at = session->reply; (at = strstr(at, "Basic "));) {
        at += strlen("Basic ");
        size_t length = strcspn(at, " ,;\"'<>");
        if (strcspn(at, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") < length)
            memset(at, '*', length);
    }
}

WireStatus session_send(Session *session, const Request *request)
{
    long code = 0;
    for (int attempt = 0; attempt < TRIES; attempt++) {
        if (attempt)
            wait_before(session, attempt - 1);
        TRY(send_once(session, request, &code));
        if (code >= 200 && code < 300)
            return WIRE_OK;
        if (code != 429 && code != 503)
            break;
    }
    hide_secrets(session);
    return report(session->reporter, WIRE_REFUSED, "%s: the server answered %ld: %.*s", request->url, code, (int)SHOWN,
                  session->reply);
}
