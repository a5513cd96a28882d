import cProfile, pstats, time
def test_prof(appraised, client_as):
    c = client_as("finance_officer")
    for p in ("delivery-model/", ""):
        for _ in range(3): c.get(appraised.url(p))
        pr=cProfile.Profile(); pr.enable()
        for _ in range(10): c.get(appraised.url(p))
        pr.disable()
        pstats.Stats(pr).sort_stats("cumulative").print_stats(38)
        s=time.process_time()
        for _ in range(10): c.get(f"/partnerships/{appraised.ref}/strategy/")
        print("ROOM", (time.process_time()-s)*100)
        s=time.process_time()
        for _ in range(10): c.get(appraised.url(p))
        print("PAGE", p, (time.process_time()-s)*100)
