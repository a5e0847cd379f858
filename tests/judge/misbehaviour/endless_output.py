# time_limit: output without end
def double(x):
    while True:
        print("again")
