import Glibc

Interrupt.watch()
exit(Command.run(Array(CommandLine.arguments.dropFirst())))
