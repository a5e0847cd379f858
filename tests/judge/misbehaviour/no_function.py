# bad_signature: a name that holds no function
double = 2
