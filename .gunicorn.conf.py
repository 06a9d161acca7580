"""How gunicorn serves the site. The numbers were chosen by measuring: `scripts/bench.py --long` measures them again."""

import gc
import os
import runpy
import sys
from pathlib import Path

# The Procfile checks the settings already. Here they are checked for whoever starts gunicorn by hand, but for
# WEB_CONCURRENCY that is empty or no number: gunicorn fails at that before it reads this file.
settings = runpy.run_path(str(Path(__file__).parent / "penguins" / "config.py"))
if problems := list(settings["problems"]()):
    sys.exit("\n".join(problems))

# Heroku sets PORT and WEB_CONCURRENCY; scripts/serve sets PORT.
bind = f"0.0.0.0:{settings['port']()}"
workers = settings["workers"]()

# The forest is loaded once, before the workers fork, and shared by them; so is the random secret key. Two workers and
# their master take about 200 MB together when idle.
preload_app = True

# gunicorn's gthread, in which a request has to keep a pace. Clients that send a byte a second hold a thread each until
# then: 200 of them leave 120 of the two workers' threads free. More of them are the platform's router's business.
worker_class = "penguins.web.worker.PatientWorker"
# A thread that waits costs about 0.15 MB, and one is only started when all others are busy.
threads = 160
# A connection that waits costs a file descriptor. With the threads' spooled uploads they stay below 1,024, the limit
# that most systems set a process: beyond it, a worker could accept nobody.
worker_connections = 800

# A worker whose event loop says nothing for so long is replaced. It runs beside the threads, so that only a process
# that hangs as a whole is ever silent.
timeout = 60
# Heroku kills a process 30 s after it has asked it to stop.
graceful_timeout = 25
# Long enough for a visitor to follow a link on the same connection; one that waits holds no thread.
keepalive = 20

# The longest that gunicorn takes: where answers are too long, the form is to say so.
limit_request_line = 8190
# Nobody is believed about the visitor's scheme here: web/security.py believes the router, where there is one.
forwarded_allow_ips = ""

accesslog = "-"
errorlog = "-"
access_log_format = '%(h)s "%(r)s" %(s)s %(b)s %(M)sms'
control_socket_disable = True
# A worker's sign of life is a file's time: in memory, so that a slow disk never makes a worker look dead.
worker_tmp_dir = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


def when_ready(server):
    """Before the workers fork: the templates are compiled, for which each worker's first visitor would have to wait.

    What is loaded now is never garbage, so the collector need not look at it again; that also leaves the memory shared
    between the workers untouched. Scoring a file makes lists by the thousand, which at the usual threshold would set
    the collector off hundreds of times a second.
    """
    templates = server.app.wsgi().jinja_env
    for name in templates.list_templates():
        templates.get_template(name)
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
