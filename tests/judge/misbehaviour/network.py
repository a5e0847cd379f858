# forbidden: a connection
import socket


def double(x):
    socket.create_connection(("192.0.2.1", 80), timeout=0.2)
    return 2 * x
