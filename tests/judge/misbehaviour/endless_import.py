# time_limit: it never gets past its own import
while True:
    pass
