/// The workloads' names and one line on each; `Workloads.md` defines them.
enum Catalogue {
  static let entries: [(name: String, title: String)] = [
    ("W1", "f·(f+1), f = (1+x+y+z+w)¹²"),
    ("W1b", "f·(f+1), f = (1+x+y+z+w)²⁰"),
    ("W2", "eight fractions in four letters to one"),
    ("W2b", "greatest common divisor, 984 and 878 terms"),
    ("W3a", "generic 6×6 determinant"),
    ("W3b", "generic 4×4 linear system"),
    ("W4a", "exp(aε)·sin(bε+ε²)/√(1+cε) to ε¹⁰"),
    ("W4b", "log(1+sin x)·exp(cos x − 1) to x²⁰"),
    ("W5", "(1+s₁+c₁+s₂+c₂)¹² modulo s²+c²−1"),
    ("W6", "8th derivative of exp(x·sin xy)/(1+x²)"),
    ("W7a", "inverse of the Bloch resolvent"),
    ("W7b", "exp(t(M − 1/τ)), M antisymmetric 3×3"),
    ("W8", "LaTeX of 10,626 terms"),
    ("W9", "a damped precession at 10⁶ points"),
    ("W10a", "50 digits at 200 points"),
    ("W10b", "1000 digits at 20 points"),
    ("W11a", "10⁶ nodes together: build, differentiate, substitute"),
    ("W11b", "10⁶ nodes at the start: the same"),
    ("W12a", "generated C and hand-written C: the precession"),
    ("W12b", "generated C and hand-written C: a torque")
  ]
}
