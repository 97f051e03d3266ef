"""The tables of every release, one step at a time. A new step: change `storage/schema/queues.py`, then

    python -m storage.migrations "what changes"

writes a draft; read it, finish it, raise `HEAD` in `storage/migrate.py`, run the tests.
"""
