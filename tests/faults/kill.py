"""Kill: the server gets SIGKILL at a random moment while people write."""
from house import check
from told import Crowd


def round_(house, rng, _number, between=None, least=1):
    """One round. Returns what was hit (None: nothing was under way), and what does not hold. `between` does harm
    before the check."""
    told, cut = house.told, house.told.cut
    server = house.start()
    if server.address is None:
        return None, ["the server does not start"]
    crowd = Crowd(server, told, rng, rng.randint(2, 4))
    told.await_acks(least, 20)
    crowd.stop.wait(rng.expovariate(3))
    server.kill()
    strange = crowd.end()
    refused = [said for client in crowd.clients for *_, said in client.refusals]
    if between:
        between(house)
    found = check(house, rng)
    found += strange + [f"without a fault: {said}" for said in refused[:3]]
    # A write that got no answer was under way at that moment.
    return ("kill" if told.cut > cut else None), found
