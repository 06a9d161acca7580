"""How gunicorn serves the site. The numbers were chosen by measuring: see "The server" in the README."""

import gc
import os
from pathlib import Path

# Heroku sets PORT and WEB_CONCURRENCY; scripts/serve sets PORT.
bind = f"0.0.0.0:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))

# The forest is loaded once, before the workers fork, and shared by them; so is the random secret key.
preload_app = True

worker_class = "penguins.serving.PatientWorker"
threads = 160
worker_connections = 1000
timeout = 60
graceful_timeout = 25
keepalive = 20
limit_request_line = 8190
forwarded_allow_ips = ""

accesslog = "-"
errorlog = "-"
access_log_format = '%(h)s "%(r)s" %(s)s %(b)s %(M)sms'
control_socket_disable = True
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None


def when_ready(server):
    """Before the workers fork: what is loaded now is never garbage, so the collector need not look at it again.

    It also leaves the pages shared between the workers untouched. Scoring a file makes lists by the thousand, which
    at the usual threshold would set the collector off hundreds of times a second.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
