"""What `wiregraph load` does when a store is busy, slow, asks for a password or says no.

Each test talks to a small server of its own on the loopback address, whose answers the test tells, and looks at what
arrived there. Standard library only.
"""
import base64
import hashlib
import http.server
import os
import pathlib
import re
import shutil
import ssl
import subprocess
import tempfile
import threading
import time
import urllib.parse

EXAMPLE = pathlib.Path(__file__).resolve().parent.parent / "graphs/example.trig"
PASSWORD, TOKEN = "pass-Word5 é", "tok-EN77.abc"


class Server:
    """Answers each request by `answer(number, request)`: (status, headers, body), or None to hang up."""
    name = "loopback"

    def __init__(self, answer, certificate=None):
        server = self
        self.requests = []

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def handle_any(self):
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                request = {"method": self.command, "path": self.path, "headers": self.headers, "body": body,
                           "time": time.monotonic()}
                server.requests.append(request)
                reply = answer(len(server.requests) - 1, request)
                if reply is None:
                    self.close_connection = True
                    return
                status, headers, words = reply
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(words)))
                self.end_headers()
                self.wfile.write(words)

            do_PUT = do_POST = do_GET = handle_any

            def log_message(self, *words):
                pass

        self.http = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.daemon_threads = True
        self.http.handle_error = lambda *_: None  # clients that hang up are part of the tests
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            self.http.socket = context.wrap_socket(self.http.socket, server_side=True)
        self.url = f"{'https' if certificate else 'http'}://127.0.0.1:{self.http.server_address[1]}/store"
        threading.Thread(target=self.http.serve_forever, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.http.shutdown()
        self.http.server_close()

    def graph(self, number):
        """The name of the graph that a request was for; "" for the default graph."""
        query = urllib.parse.parse_qs(urllib.parse.urlsplit(self.requests[number]["path"]).query, keep_blank_values=True)
        return query.get("graph", [""])[0]


def answering(*statuses, headers=None, body=b"words of the server"):
    """One status after the other; the last for all that follow."""
    return lambda number, request: (statuses[min(number, len(statuses) - 1)], headers or {}, body)


class Loader:
    def __init__(self, tool, check):
        self.tool, self.check = tool, check

    def load(self, url, *options, environment=None):
        began = time.monotonic()
        plain = {k: v for k, v in os.environ.items() if not k.startswith("WIREGRAPH_") and "proxy" not in k.lower()}
        done = subprocess.run([self.tool, "load", str(EXAMPLE), "--store", url, *options], capture_output=True, text=True,
                              env={**plain, **(environment or {})}, timeout=120)
        done.seconds = time.monotonic() - began
        return done

    def merge(self, form):
        lines = subprocess.run([self.tool, "merge", "-f", form, str(EXAMPLE)], capture_output=True, check=True).stdout
        return set(lines.splitlines())


def each_graph_is_one_request(loader):
    with Server(answering(201)) as server:
        done = loader.load(server.url, "--per-article")
        quads = set()
        for number, request in enumerate(server.requests):
            name = server.graph(number)
            ending = f" <{name}> .".encode() if name else b" ."
            quads |= {line[:-2] + ending for line in request["body"].splitlines()}
            loader.check("a named graph is replaced, the default graph is added to",
                         request["method"] == ("PUT" if name else "POST"), request["method"])
            loader.check("Turtle is announced", request["headers"]["Content-Type"].startswith("text/turtle"))
        loader.check("each graph is one request", done.returncode == 0 and len(server.requests) == 3, done.stderr)
        loader.check("all statements arrive, each in its graph", quads == loader.merge("nquads"))
        done = loader.load(server.url, "--graph", "http://example.org/all things".replace(" ", "-"))
        loader.check("all statements arrive in the graph asked for", done.returncode == 0 and server.graph(3) ==
                     "http://example.org/all-things" and set(server.requests[3]["body"].splitlines()) ==
                     loader.merge("ntriples"), done.stderr)


def good_statuses_are_success(loader):
    for status in (200, 201, 204):
        with Server(answering(status, body=b"")) as server:
            done = loader.load(server.url)
            loader.check(f"{status} is success", done.returncode == 0 and not done.stderr, done.stderr)


def bad_statuses_are_told_and_not_repeated(loader):
    for status in (301, 400, 401, 403, 404, 409, 413, 500, 501, 502):
        with Server(answering(status, headers={"Location": "/elsewhere"})) as server:
            done = loader.load(server.url)
            loader.check(f"{status} is refusal", done.returncode == 1 and f"answered {status}" in done.stderr and
                         "words of the server" in done.stderr and "not arrived: the default graph" in done.stderr and
                         len(server.requests) == 1, f"{len(server.requests)} requests: {done.stderr}")


def busy_servers_are_asked_again(loader):
    for status in (429, 503):
        with Server(answering(status, 201, headers={"Retry-After": "2"})) as server:
            done = loader.load(server.url)
            first, second = server.requests if len(server.requests) == 2 else (None, None)
            loader.check(f"{status} with Retry-After is asked again when it says", done.returncode == 0 and second and
                         second["time"] - first["time"] >= 1.9 and first["body"] == second["body"] and second["body"],
                         done.stderr)
    with Server(answering(503, 429, 503, 204, body=b"")) as server:
        done = loader.load(server.url)
        times = [request["time"] for request in server.requests]
        gaps = [round(b - a) for a, b in zip(times, times[1:])]
        loader.check("without Retry-After the waits double", done.returncode == 0 and gaps == [1, 2, 4], gaps)
    date = time.strftime("%a, %d %b %Y %H:%M:%S GMT", time.gmtime(time.time() + 3))
    with Server(answering(503, 201, headers={"Retry-After": date})) as server:
        done = loader.load(server.url)
        loader.check("Retry-After may be a date", done.returncode == 0 and 1 < done.seconds < 10, done.seconds)
    with Server(answering(503, headers={"Retry-After": "1"})) as server:
        done = loader.load(server.url)
        loader.check("after five tries it is told", done.returncode == 1 and len(server.requests) == 5 and
                     "answered 503" in done.stderr, f"{len(server.requests)}: {done.stderr}")


def graphs_that_arrived_and_did_not_are_named(loader):
    with Server(answering(201, 500, 201)) as server:
        done = loader.load(server.url, "--per-article")
        lines = [line.split(": ", 1)[-1] for line in done.stderr.splitlines()]
        names = [server.graph(number) or "the default graph" for number in range(len(server.requests))]
        said = set(re.findall(r"((?:not )?arrived: .*)", done.stderr))
        loader.check("one refused graph stops no other", done.returncode == 1 and len(names) == 3, lines)
        loader.check("what arrived and what did not is named", len(names) == 3 and said ==
                     {f"arrived: {names[0]}", f"not arrived: {names[1]}", f"arrived: {names[2]}"}, done.stderr)
        loader.check("how many arrived is told", "2 of 3 graphs arrived" in done.stderr, done.stderr)
        loader.check("nothing is said to be loaded", not done.stdout, done.stdout)


def a_server_that_dies_is_not_asked_again(loader):
    with Server(lambda number, request: (201, {}, b"") if number == 0 else None) as server:
        done = loader.load(server.url, "--per-article")
        loader.check("a server that dies: the rest is named", done.returncode == 1 and done.stderr.count("not arrived: ") == 2
                     and "1 of 3 graphs arrived" in done.stderr, done.stderr)
    with Server(answering(201)) as server:
        closed = server.url
    done = loader.load(closed)
    loader.check("no server at all", done.returncode == 1 and "not arrived" in done.stderr, done.stderr)


def slow_servers_have_a_time_limit(loader):
    def sleep(number, request):
        time.sleep(6)
        return 201, {}, b""
    with Server(sleep) as server:
        done = loader.load(server.url, "--per-article", "--timeout", "1")
        loader.check("one request takes no longer than --timeout", done.returncode == 1 and done.seconds < 5 and
                     re.search("time", done.stderr, re.I) and "0 of 3 graphs arrived" in done.stderr,
                     f"{done.seconds:.1f} s: {done.stderr}")


def bearer(number, request):
    good = request["headers"]["Authorization"] == f"Bearer {TOKEN}"
    return (201, {}, b"") if good else (401, {"WWW-Authenticate": "Bearer"}, str(request["headers"]).encode())


def basic(number, request):
    wanted = base64.b64encode(f"reporter:{PASSWORD}".encode()).decode()
    good = request["headers"]["Authorization"] == f"Basic {wanted}"
    return (201, {}, b"") if good else (401, {"WWW-Authenticate": 'Basic realm="news"'}, str(request["headers"]).encode())


def digest(number, request):
    """RFC 7616 with MD5, as the servers have it; the nonce is fixed, the arithmetic is not."""
    ask = {"WWW-Authenticate": 'Digest realm="news", nonce="abc123", qop="auth", algorithm=MD5'}
    told = request["headers"]["Authorization"] or ""
    fields = dict(re.findall(r'(\w+)=(?:"([^"]*)"|[^,\s]*)', told))
    fields.update(re.findall(r'(qop|nc)=([^",\s]+)', told))

    def md5(text):
        return hashlib.md5(text.encode()).hexdigest()
    if told.startswith("Digest ") and fields.get("nonce") == "abc123":
        who, what = md5(f"reporter:news:{PASSWORD}"), md5(f"{request['method']}:{request['path']}")
        parts = [who, "abc123", fields.get("nc", ""), fields.get("cnonce", ""), "auth", what]
        if fields.get("response") == md5(":".join(parts)):
            return 201, {}, b""
    return 401, ask, str(request["headers"]).encode()


def secrets_are_asked_for_and_kept(loader):
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / "token").write_text(TOKEN + "\n")
        (folder / "password").write_text(PASSWORD + "\nnot this line\n")
        (folder / "wrong").write_text(PASSWORD[:-1] + "x\n")
        whole = loader.merge("ntriples")
        from_file = ("--user", "reporter", "--password-file", str(folder / "password"))
        ways = [("bearer by file", bearer, ("--token-file", str(folder / "token")), {}),
                ("bearer by environment", bearer, (), {"WIREGRAPH_TOKEN": TOKEN}),
                ("bearer before a user", bearer, ("--user", "reporter"), {"WIREGRAPH_TOKEN": TOKEN}),
                ("basic by file", basic, from_file, {}),
                ("basic by environment", basic, ("--user", "reporter"), {"WIREGRAPH_PASSWORD": PASSWORD}),
                ("digest by file", digest, from_file, {}),
                ("digest by environment", digest, ("--user", "reporter"), {"WIREGRAPH_PASSWORD": PASSWORD}),
                ("a user whom nobody asks for", answering(201), from_file, {})]
        for what, answer, options, environment in ways:
            with Server(answer) as server:
                done = loader.load(server.url, *options, environment=environment)
                loader.check(what, done.returncode == 0 and set(server.requests[-1]["body"].splitlines()) == whole, done.stderr)
        wrong = "wrong-Secret9"
        for what, answer, options, environment, secret in (
                ("bearer", bearer, (), {"WIREGRAPH_TOKEN": wrong}, wrong),
                ("basic", basic, ("--user", "reporter"), {"WIREGRAPH_PASSWORD": wrong}, wrong),
                ("digest", digest, ("--user", "reporter"), {"WIREGRAPH_PASSWORD": wrong}, wrong),
                ("a file", basic, ("--user", "reporter", "--password-file", str(folder / "wrong")), {}, PASSWORD[:-1])):
            with Server(answer) as server:
                done = loader.load(server.url, *options, environment=environment)
                coded = base64.b64encode(f"reporter:{secret}".encode()).decode()[:-4]
                loader.check(f"{what}: a wrong secret is refused", done.returncode == 1 and "answered 401" in done.stderr,
                             done.stderr)
                loader.check(f"{what}: and not repeated, though the server repeats it", secret not in done.stderr and
                             coded not in done.stderr and secret not in done.stdout, done.stderr)
        with Server(answering(201)) as server:
            done = loader.load(server.url, "--token-file", str(folder / "none"))
            loader.check("a secret's file that is not there is named", done.returncode == 1 and "none" in done.stderr and
                         not server.requests, done.stderr)
            for option in ("--password", "--token"):
                done = loader.load(server.url, option, "s3cret")
                loader.check(f"there is no {option}", done.returncode == 2 and not server.requests, done.stderr)
            done = loader.load(server.url.replace("//", "//reporter:s3cret@"))
            loader.check("an address with a password is refused unrepeated", done.returncode == 1 and not server.requests and
                         "s3cret" not in done.stderr and "password" in done.stderr, done.stderr)


def certificates_are_verified(loader):
    if not shutil.which("openssl"):
        return
    with tempfile.TemporaryDirectory() as folder:
        made = subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=127.0.0.1",
                               "-keyout", f"{folder}/key", "-out", f"{folder}/certificate"], capture_output=True)
        if made.returncode:
            return
        both = pathlib.Path(folder, "both")
        both.write_text(pathlib.Path(folder, "key").read_text() + pathlib.Path(folder, "certificate").read_text())
        with Server(answering(201), certificate=str(both)) as server:
            done = loader.load(server.url, environment={"WIREGRAPH_TOKEN": TOKEN})
            loader.check("a certificate that nobody vouches for is refused", done.returncode == 1 and not server.requests and
                         re.search("certificate|SSL|TLS", done.stderr), done.stderr)


def test(tool, check):
    """`check(what, good, words)` takes each result."""
    loader = Loader(tool, check)
    for part in (each_graph_is_one_request, good_statuses_are_success, bad_statuses_are_told_and_not_repeated,
                 busy_servers_are_asked_again, graphs_that_arrived_and_did_not_are_named,
                 a_server_that_dies_is_not_asked_again, slow_servers_have_a_time_limit, secrets_are_asked_for_and_kept,
                 certificates_are_verified):
        part(loader)
