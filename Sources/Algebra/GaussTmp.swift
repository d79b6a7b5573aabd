import Numbers
struct Gaussian<T>: Sendable { var re: Rational; var im: Rational
 static func + (a: Self, b: Self) -> Self { .init(re: a.re+b.re, im: a.im+b.im) }
 static func * (a: Self, b: Self) -> Self { .init(re: a.re*b.re-a.im*b.im, im: a.re*b.im+a.im*b.re) }
 func scaled(by q: Rational) -> Self { .init(re: re*q, im: im*q) } }
