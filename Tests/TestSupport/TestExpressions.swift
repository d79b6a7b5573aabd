// What needs no test library is a target of its own, which the fuzzer uses too.
@_exported import TestExpressions
