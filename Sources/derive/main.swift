print("derive 0.1.0")
