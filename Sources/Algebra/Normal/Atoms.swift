import Numbers

/// One term of the argument of an exponential or trigonometric function: coefficient · atom, or coefficient · i · atom.
struct AtomTerm {
  var atom: Id
  var coefficient: Rational
  var imaginary: Bool
}

/// Arguments of exp, sin and cos as rational combinations of atoms.
///
/// The atoms are monomials in the kernels of the argument (over its denominator, if it has one), so that exp(x + y), exp(x)
/// and exp(y) become powers of common exponentials, and sin(x) and sin(x/2) polynomials in the sine and cosine of one angle.
extension Normalizer {
  func decompose(_ u: Id) throws -> [AtomTerm] {
    if let known = decompositions[u] { return known }
    let terms = try quickDecomposition(u) ?? slowDecomposition(u)
    let unified = try terms.map { try unify($0) }
    decompositions[u] = unified
    return unified
  }

  /// For sums of monomials in symbols and fields: read off the node.
  private func quickDecomposition(_ u: Id) -> [AtomTerm]? {
    let arena = Arena.shared
    let node = arena[u]
    switch node.kind {
    case .integer, .rational:
      let q = arena.rationalValue(u)
      return q.isZero ? [] : [AtomTerm(atom: Expr.one.id, coefficient: q, imaginary: false)]
    case .linear:
      let list = arena.childIds(u)
      var terms: [AtomTerm] = []
      for k in stride(from: 0, to: list.count, by: 2) {
        guard let (atom, imaginary) = quickAtom(list[k]) else { return nil }
        terms.append(AtomTerm(atom: atom, coefficient: arena.rationalValue(list[k + 1]), imaginary: imaginary))
      }
      return terms
    default:
      guard let (atom, imaginary) = quickAtom(u) else { return nil }
      return [AtomTerm(atom: atom, coefficient: 1, imaginary: imaginary)]
    }
  }

  private func quickAtom(_ term: Id) -> (atom: Id, imaginary: Bool)? {
    let arena = Arena.shared
    let node = arena[term]
    switch node.kind {
    case .integer where term == Expr.one.id: return (term, false)
    case .symbol, .pi: return (term, false)
    case .imaginaryUnit: return (Expr.one.id, true)
    case .field: return isPlainField(term) ? (term, false) : nil
    case .product:
      let list = arena.childIds(term)
      var imaginary = false
      for k in stride(from: 0, to: list.count, by: 2) {
        guard arena.smallInteger(list[k + 1]) != nil else { return nil }
        switch arena[list[k]].kind {
        case .symbol, .pi: continue
        case .field where isPlainField(list[k]): continue
        case .imaginaryUnit: imaginary = true
        default: return nil
        }
      }
      if !imaginary { return (term, false) }
      return (arena.build { $0.negate($0.product($0.constant(.imaginaryUnit), term)) }, true)
    default: return nil
    }
  }

  /// A field whose arguments are symbols or numbers needs no normal form of its arguments.
  func isPlainField(_ id: Id) -> Bool {
    let arena = Arena.shared
    return arena.childIds(id).allSatisfy { arena[$0].kind == .symbol || arena.isNumber($0) }
  }

  /// For everything else: the argument's own normal form, numerator term by term over the denominator.
  private func slowDecomposition(_ u: Id) throws -> [AtomTerm] {
    let form = try NormalForm(Expr(id: u))
    let ring = form.field.ring
    let imaginaryIndex = form.imaginaryGenerator
    var terms: [AtomTerm] = []
    // Most terms have nothing in common with the denominator.
    let denominator = form.expression(of: form.denominator)
    for (coefficient, exponents) in form.numerator.terms {
      try Work.check()
      var exponents = exponents
      var imaginary = false
      if let k = imaginaryIndex, exponents[k] == 1 {
        exponents[k] = 0
        imaginary = true
      }
      // Each term is reduced by itself: eˣ/eˣ in one of them would hide that its atom is plain.
      let term = try RationalFunction(Polynomial(terms: [(1, exponents)], in: ring), over: form.denominator)
      let isWhole = term.denominator == form.denominator
      let monomial =
        form.expression(of: term.numerator) / (isWhole ? denominator : form.expression(of: term.denominator))
      let (scale, atom) = monomial.numericFactor
      terms.append(AtomTerm(atom: atom.id, coefficient: coefficient * scale, imaginary: imaginary))
    }
    return terms
  }

  /// Atoms that are rational multiples of each other but written differently (sin 2x and sin x cos x inside an exponential)
  /// become one.
  private func unify(_ term: AtomTerm) throws -> AtomTerm {
    if knownAtoms.contains(term.atom) || !hasFunctions(term.atom) {
      knownAtoms.insert(term.atom)
      return term
    }
    for other in intricateAtoms {
      let ratio = try NormalForm(Expr(id: term.atom) / Expr(id: other))
      if let q = ratio.fraction.constantValue {
        return AtomTerm(atom: other, coefficient: term.coefficient * q, imaginary: term.imaginary)
      }
    }
    knownAtoms.insert(term.atom)
    intricateAtoms.append(term.atom)
    return term
  }

  func hasFunctions(_ id: Id) -> Bool {
    let arena = Arena.shared
    return arena.reachable(from: [id]).contains {
      let node = arena[$0]
      if node.kind == .call { return true }
      guard node.kind == .product else { return false }
      let list = arena.childIds($0)
      return stride(from: 1, to: list.count, by: 2).contains { !arena[list[$0]].facts.contains(.integer) }
    }
  }
}

extension Expr {
  /// The expression as (rational number, rest), the rest being free of a numeric factor where it is a single term.
  var numericFactor: (Rational, Expr) {
    let arena = Arena.shared
    if let q = rationalValue { return (q, .one) }
    let list = arena.childIds(id)
    if arena[id].kind == .linear && list.count == 2 {
      return (arena.rationalValue(list[1]), Expr(id: list[0]))
    }
    return (1, self)
  }
}

extension Rational {
  /// The largest rational g ≥ 0 of which both numbers are integer multiples.
  func commonMeasure(with other: Rational) -> Rational {
    if isZero { return other.magnitude }
    if other.isZero { return magnitude }
    let n = (numerator * other.denominator).gcd(other.numerator * denominator)
    return (try? Rational(n, denominator * other.denominator)) ?? 1
  }
}
