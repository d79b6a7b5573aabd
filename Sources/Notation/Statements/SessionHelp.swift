import Typesetting

/// What `help` says.
enum SessionHelp {
  /// - Throws: `StatementError` for a topic that there is nothing to say of.
  static func text(on topic: String) throws(StatementError) -> String {
    if topic.isEmpty { return grammar }
    if let operation = FormulaOperation.standard[topic] {
      let examples = examples(of: topic)
      return
        (["\(operation.usage)  \(operation.summary)"] + examples.filter { $0 != operation.usage }.map { "  \($0)" })
        .joined(separator: "\n")
    }
    if topic == "operations" {
      let usages = Set(FormulaOperation.standard.values.map { "  \($0.usage.padded(to: 28)) \($0.summary)" })
      return usages.sorted().joined(separator: "\n")
    }
    let known = Array(FormulaOperation.standard.keys) + Statement.words + SheetLine.words
    let lines = (grammar + "\n" + WrittenDerivation.help).split(separator: "\n").filter { line in
      line.split { !$0.isLetter }.contains { $0 == topic }
    }
    if !lines.isEmpty { return lines.joined(separator: "\n") }
    let nearest = Spelling.nearest(to: topic, among: known.sorted()).map { "; did you mean \($0)?" } ?? ""
    throw StatementError("there is no help on \(topic)\(nearest)")
  }

  /// The statements of the page in which a word stands.
  private static func examples(of topic: String) -> [String] {
    grammar.split(separator: "\n").dropFirst(2).flatMap { line in
      line.split(separator: "   ").map { String($0).trimmed }
    }.filter { example in
      example != topic && example != "help \(topic)" && example != "?\(topic)"
        && example.split { !$0.isLetter && $0 != "_" }.contains { $0 == topic }
    }
  }

  /// The written language on one page.
  static let grammar = """
    One statement a line; what follows # is a remark; an open bracket goes on in the next lines, up to an empty
    one. Letters are real unless declared.

    declare     symbol ξ > 0, n integer, x, y complex     real a, b     positive k     field θ(r, t)
                vector H     unit vector n(r, t)     operator a, b, c†     use pauli     use zhang-li     forget x
    premises    use zhang-li with R = 2 R, s_eq = s_eq/2     (which results change; derive zhang-li shows what is given)
                use my-paper.derive     use my-paper.derive with F = 2 F     use zhang-li with spin_convention = spin
    define      η = ξ/(1 + ξ²)          f(x, a) = exp(−a x)          M = [[a, b], [c, d]]     names
    check       check sin(x)² + cos(x)² = 1          check √(x²) = x where x > 0     chains a = b = c
    forms       simplify f   expand f   factor f   together f   collect f in x   f at x = 1, y = 2
                simplify √(x²) where x > 0   limit exp(−k t) as t → ∞ where k > 0
    calculus    D(f, x)   D(f, x, 2)   diff(f, x)   ∂ₓf   differentiate f by x
                series f in x to order 5   series f in (x, y) to order 2   series f in x about ∞ to order 3
                limit f as x → 0   limit f as x -> oo   limit f as x → 0 from above   limit(f, x, oo)
                integrate f over x   integrate f over x from 0 to ∞   integrate(f, x, 0, 1)   euler_lagrange(L, q(t))
                (an integral without a closed form, but with numbers only, is said in 15 certain digits)
    functions   atan2(y, x)   erf(x)   erfc(x)   gammafunction(7/2)   loggamma(x)   digamma(x)   dilog(1/2)
                besselj0(x)   besselj1(x)
    equations   solve x² = 2 for x   solve a x + y = 1, x − y = b for x, y   roots(f, x)
    matrices    A B   A^2   A^(−1)   exp(A t)   det(A)   inverse(A)   trace(A)   eigenvalues(A)   eigenvectors(A)
                commutator(A, B)   anticommutator(A, B)   evolve(A, b, x0, t)   A[1, 2]
    digits      digits π² to 50   digits f at x = 1/3 to 20
    units       use units   use units km, h   use constants   convert 3 eV to J   convert 1 T μ_B/ħ to GHz in 5 digits
    tables      table sin(x), cos(x) over x from 0 to 1 in 4 steps     plot sin(x), cos(x) over x from 0 to 6 into curve.svg
    write       latex f   latex f at x = 1   sympy f   mathematica f   code f in c   (fortran, python, julia, swift)
    help        help limit   ?limit   help operations

    Formulas: * ⋅ or a space for products, / for quotients, ^ ** or raised characters for powers, sin x, √x, |x|, x* for the
    conjugate, a⋅b and a × b of vectors, i, π (pi), exp(x); Greek letters and indices as xi or ξ, mu_0 or μ₀. LaTeX is read
    too: \\frac{\\partial f}{\\partial t}, \\sqrt{x}, \\tau_{\\mathrm{ex}}, \\sin^2\\theta, \\mathbf{n} \\times \\mathbf{H}, pmatrix; what
    has two readings is refused with both.
    """
}

extension String {
  fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
