from __future__ import annotations

from counterfoil_web.results import warming


def test_a_process_is_made_ready_once(monkeypatch):
    made = []
    monkeypatch.setattr(warming, "appraise", lambda case, trials: made.append(trials))
    monkeypatch.setattr(warming, "_done", warming.threading.Event())

    warming.warm()
    warming.warm()
    warming.warm_in_background().join()

    assert made == [200]
