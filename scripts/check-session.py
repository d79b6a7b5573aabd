"""Drives derive repl as a user would, at a pseudo-terminal, and compares what the terminal shows."""
import fcntl
import os
import pathlib
import pty
import re
import select
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time

root = pathlib.Path(__file__).resolve().parent.parent
derive = os.environ.get("DERIVE_PROGRAM", str(root / ".build/release/derive"))
CONTROL = re.compile(rb"\x1b\[[0-9;?]*[A-Za-z]|\x1b[=>]|\x1b\][^\x07]*\x07")


class Terminal:
    def __init__(self, columns, home, command=(derive, "repl"), **environment):
        self.child, self.file = pty.fork()
        if self.child == 0:
            os.environ.update(HOME=home, TERM="xterm", LC_ALL="C.UTF-8", **environment)
            os.execvp(command[0], command)
        fcntl.ioctl(self.file, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
        self.seen = b""
        self.wait(b"> ")

    def wait(self, text, seconds=20):
        """Reads until the terminal shows a text; what is shown behind it is for the next time."""
        end = time.monotonic() + seconds
        while (place := CONTROL.sub(b"", self.seen).find(text)) < 0:
            left = end - time.monotonic()
            if left <= 0 or not select.select([self.file], [], [], left)[0]:
                sys.exit(f"check-session: {text!r} is not shown, but {self.seen[-400:]!r}")
            try:
                piece = os.read(self.file, 65536)
            except OSError:
                piece = b""
            if not piece:
                sys.exit(f"check-session: the program ended; it showed {self.seen[-400:]!r}")
            self.seen += piece
        self.seen = CONTROL.sub(b"", self.seen)[place + len(text):]

    def type(self, text):
        os.write(self.file, text.encode() if isinstance(text, str) else text)

    def ask(self, statement, answer):
        self.type(statement + "\r")
        self.wait(answer.encode())
        self.wait(b"> ")

    def end(self):
        # libedit shows the prompt before it takes the keys one by one: a key in between is lost, and no hand is that quick.
        time.sleep(0.2)
        self.type(b"\x04")
        for _ in range(100):
            done, status = os.waitpid(self.child, os.WNOHANG)
            if done:
                os.close(self.file)
                return os.waitstatus_to_exitcode(status)
            time.sleep(0.05)
            if select.select([self.file], [], [], 0)[0]:
                try:
                    os.read(self.file, 65536)
                except OSError:
                    pass
        sys.exit("check-session: Ctrl-D does not end the prompt")


def conversation(columns):
    with tempfile.TemporaryDirectory() as home:
        t = Terminal(columns, home)
        t.ask("η = ξ/(1 + ξ²)", "\r\nη = ξ/(1 + ξ²)\r\n")
        # Left twice and a correction: the line is edited.
        t.type("D(η, x)" + "\x1b[D" * 2 + "\x1b[3~ξ" + "\r")
        t.wait("(1 + ξ²)²".encode())
        t.wait(b"> ")
        # A name of a letter, completed, and a name of an operation, with the line dropped.
        t.type("\\alp\t + 1\r")
        t.wait("1 + α\r\n".encode())
        t.wait(b"> ")
        t.type("euler_la\t")
        t.wait(b"grange")
        t.type("\x15")
        # An earlier line, fetched and asked again.
        t.ask("2 + 3 y", "\r\n2 + 3 y\r\n")
        t.type("\x1b[A\r")
        t.wait(b"\r\n2 + 3 y\r\n")
        t.wait(b"> ")
        # A bracket that is open goes on in the next line.
        t.type("[[1, 2],\r")
        t.wait("… ".encode())
        t.ask("[3, 4]]", "[[1, 2], [3, 4]]\r\n")
        # A mistake, and what was defined is still there.
        t.ask("simplfy x", "did you mean simplify?")
        t.ask("η at ξ = 1", "1/2\r\n")
        # Ctrl-C at the prompt drops the line, in a computation ends that and nothing else.
        t.type("1 + \x03")
        t.wait(b"> ")
        # Of this determinant the budget ends the computation after two seconds; the user does not wait for that.
        rows = (", ".join(f"m_{10 * i + j}" for j in range(10)) for i in range(10))
        t.type("det([" + ", ".join(f"[{row}]" for row in rows) + "])\r")
        time.sleep(0.7)
        start = time.monotonic()
        t.type(b"\x03")
        t.wait(b"interrupted")
        waited = time.monotonic() - start
        if waited > 1:
            sys.exit(f"check-session: Ctrl-C was answered after {waited:.1f} s")
        t.wait(b"> ")
        t.ask("η at ξ = 1", "1/2\r\n")
        # In one long operation on numbers nothing looks at the budget: the computation is left to itself.
        t.type("digits sin(√2)^(1/3) to 5000000\r")
        time.sleep(0.7)
        start = time.monotonic()
        t.type(b"\x03")
        t.wait(b"interrupted")
        if time.monotonic() - start > 1.5:
            sys.exit(f"check-session: Ctrl-C was answered after {time.monotonic() - start:.1f} s")
        t.wait(b"> ")
        t.ask("η at ξ = 1", "1/2\r\n")
        status = t.end()
        if status:
            sys.exit(f"check-session: the prompt ends with status {status}")
        kept = pathlib.Path(home, ".derive_history").read_text(encoding="utf-8", errors="replace")
        if "simplfy" not in kept:
            sys.exit("check-session: the history is not kept")


def completion():
    """The tabulator in bash: a command, an option, a value, a result of a derivation."""
    with tempfile.TemporaryDirectory() as home:
        path = f"{pathlib.Path(derive).parent}:{os.environ['PATH']}"
        terminal = Terminal(120, home, ("bash", "--norc", "--noprofile"), PS1="> ", PATH=path)
        terminal.type("source <(derive completion bash)\r")
        terminal.wait(b"> ")
        for typed, completed in (("derive macr", "derive macrospin "), ("derive born --gamma-p", "derive born --gamma-perp "),
                                 ("derive symmetry 4mm --drive gr", "gradient "), ("derive eval zhang-li.dt", "zhang-li.dt_n ")):
            terminal.type(typed + "\t")
            terminal.wait(completed.encode())
            terminal.type("\x15")
        # The name of a derivation is not the end of the word.
        terminal.type("derive eval domain-w\t")
        terminal.wait(b"domain-wall.")
        terminal.type("width\x15exit\r")
        terminal.wait(b"exit")


def statements(count, text):
    """Seconds of a session with so many statements, and its largest memory in megabytes."""
    start = time.monotonic()
    done = subprocess.run(["/usr/bin/env", "python3", "-c", f"""
import resource, subprocess, sys
done = subprocess.run([{derive!r}, "repl"], stdin=sys.stdin, stdout=subprocess.DEVNULL)
print(done.returncode, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
"""], input="".join(text(k) for k in range(count)), text=True, capture_output=True, check=True)
    seconds = time.monotonic() - start
    status, memory = map(int, done.stdout.split())
    if status:
        sys.exit(f"check-session: {count} statements end with status {status}: {done.stderr[-300:]}")
    return seconds, memory


def speed():
    """Mean time of a small statement, and the time from nothing to an answer."""
    text = ("D(sin(x)^2 + {0} x, x)\n", "simplify sin(x)^2 + cos(x)^2 + {0} y\n", "check (x + {0})^2 = x^2 + {1} x + {2}\n",
            "series exp({0} x) in x to order 4\n", "solve {0} x + y = 1 for x\n")
    one = lambda k: text[k % 5].format(k + 1, 2 * k + 2, (k + 1) ** 2)
    starts = statistics.median(statements(1, one)[0] for _ in range(5))
    empty = statistics.median(statements(0, one)[0] for _ in range(5))
    total = statistics.median(statements(1000, one)[0] for _ in range(3)) - empty
    return starts, total


def main():
    if sys.argv[1:] == ["--self-test"]:
        # A terminal that never shows what is waited for, and a statement that falls short, must be told.
        for body in ("t = Terminal(80, tempfile.gettempdir()); t.ask('1 + 1', '3\\r\\n')", "statements(1, lambda k: 'check 1 = 2\\n')"):
            source = pathlib.Path(__file__).read_text(encoding="utf-8").replace("\nmain()", "")
            source = source.replace("seconds=20", "seconds=1").replace("__file__", repr(__file__))
            done = subprocess.run([sys.executable, "-c", source + "\n" + body], capture_output=True, text=True, check=False)
            if done.returncode == 0 or "check-session:" not in done.stderr:
                sys.exit(f"check-session: not noticed: {body}")
        print("check-session: what is not shown, and what falls short, is noticed.")
        return
    for columns in (80, 200):
        conversation(columns)
    completion()
    starts, total = speed()
    # Different statements, whose letters and values come back.
    small = statements(1000, lambda k: f"{k % 97} + x^{k % 13}\n")[1]
    large = statements(100000, lambda k: f"{k % 97} + x^{k % 13}\n")[1]
    if large > small + 20:
        sys.exit(f"check-session: 100000 statements need {large} MB, 1000 {small} MB")
    # Statements that are all different, a tenth of which define something anew: what nobody holds is released.
    new = (lambda k: f"({k} x + {k * k + 1})^2/{k + 7} + sin({k} y)\n", lambda k: f"check {k} x + y = y + x*{k}\n",
           lambda k: f"D(exp(-{k} x)/(x + {k * 3}), x)\n", lambda k: f"f{k % 500} = {k} x^2 + {k * k} y\n")
    count = int(os.environ.get("DERIVE_STATEMENTS", "200000"))
    seconds, different = statements(count, lambda k: new[3 if k % 10 == 0 else k % 3](k))
    # Names that stay: sixteen times as many take about sixteen times as long, not two hundred and fifty.
    few, many = (statements(n, lambda k: f"v{k} = x + {k}\n")[0] for n in (2000, 32000))
    if many > 48 * few:
        sys.exit(f"check-session: 2000 definitions take {few:.2f} s, 32000 {many:.2f} s")
    # The texts are kept for save, about a hundred bytes each.
    if different > large + 60 + count // 5000:
        sys.exit(f"check-session: {count} different statements need {different} MB")
    print(f"check-session: the prompt answers at 80 and 200 columns; a first answer after {starts * 1000:.0f} ms, "
          f"1000 statements in {total:.2f} s, 100000 in {large} MB, {count} different ones in {seconds:.0f} s and {different} MB.")
    if total > 1:
        sys.exit("check-session: a small statement takes more than a millisecond")


main()
