"""What gunicorn serves: `gunicorn wsgi:app`."""

from penguins import create_app

app = create_app()
