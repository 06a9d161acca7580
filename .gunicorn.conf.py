preload_app = True
worker_class = "gthread"
threads = 64
accesslog = "-"
