import Numbers

/// A 2×2 matrix of complex balls.
struct BallMatrix {
  var a, b, c, d: ComplexBall

  static func + (x: BallMatrix, y: BallMatrix) -> BallMatrix {
    BallMatrix(a: x.a + y.a, b: x.b + y.b, c: x.c + y.c, d: x.d + y.d)
  }
  static func - (x: BallMatrix, y: BallMatrix) -> BallMatrix {
    BallMatrix(a: x.a - y.a, b: x.b - y.b, c: x.c - y.c, d: x.d - y.d)
  }
  static func * (x: BallMatrix, y: BallMatrix) -> BallMatrix {
    BallMatrix(
      a: x.a * y.a + x.b * y.c, b: x.a * y.b + x.b * y.d, c: x.c * y.a + x.d * y.c, d: x.c * y.b + x.d * y.d)
  }
  static func * (x: ComplexBall, y: BallMatrix) -> BallMatrix {
    BallMatrix(a: x * y.a, b: x * y.b, c: x * y.c, d: x * y.d)
  }

  func inverted() throws -> BallMatrix {
    let determinant = try (a * d - b * c).inverted()
    return BallMatrix(a: d * determinant, b: -b * determinant, c: -c * determinant, d: a * determinant)
  }

  var trace: ComplexBall { a + d }

  /// v⋅σ.
  static func pauli(_ v: [ComplexBall]) -> BallMatrix {
    BallMatrix(a: v[2], b: v[0] - v[1].timesI, c: v[0] + v[1].timesI, d: -v[2])
  }

  static func scalar(_ x: ComplexBall) -> BallMatrix { BallMatrix(a: x, b: x - x, c: x - x, d: x) }
}

extension ComplexBall {
  /// i·self.
  var timesI: ComplexBall { ComplexBall(-im, re) }
}

/// A matrix as a polynomial in three small quantities: X (a gradient in space or time) to first, P (momentum) to second and E
/// (energy) to first order.
struct MatrixJet {
  /// Coefficients of XᵃPᵇEᶜ at 6a + 2b + c; nil is 0.
  var coefficients: [BallMatrix?] = Array(repeating: nil, count: 12)

  subscript(x: Int, p: Int, e: Int) -> BallMatrix? {
    get { coefficients[6 * x + 2 * p + e] }
    set { coefficients[6 * x + 2 * p + e] = newValue }
  }

  /// All orders that are kept, lower ones before higher ones of each quantity.
  static let orders: [(x: Int, p: Int, e: Int)] = (0..<12).map { (x: $0 / 6, p: $0 % 6 / 2, e: $0 % 2) }

  static func * (f: MatrixJet, g: MatrixJet) -> MatrixJet {
    var result = MatrixJet()
    for a in orders {
      guard let left = f[a.x, a.p, a.e] else { continue }
      for b in orders where a.x + b.x <= 1 && a.p + b.p <= 2 && a.e + b.e <= 1 {
        guard let right = g[b.x, b.p, b.e] else { continue }
        let (x, p, e) = (a.x + b.x, a.p + b.p, a.e + b.e)
        let product = left * right
        result[x, p, e] = result[x, p, e].map { $0 + product } ?? product
      }
    }
    return result
  }

  static func + (f: MatrixJet, g: MatrixJet) -> MatrixJet { combine(f, g) { $0 + $1 } }
  static func - (f: MatrixJet, g: MatrixJet) -> MatrixJet { f + g.scaled(by: -1) }

  private static func combine(_ f: MatrixJet, _ g: MatrixJet, _ add: (BallMatrix, BallMatrix) -> BallMatrix)
    -> MatrixJet
  {
    var result = MatrixJet()
    for k in 0..<12 {
      switch (f.coefficients[k], g.coefficients[k]) {
      case (let a?, let b?): result.coefficients[k] = add(a, b)
      case (let a?, nil): result.coefficients[k] = a
      case (nil, let b): result.coefficients[k] = b
      }
    }
    return result
  }

  func map(_ change: (BallMatrix) -> BallMatrix) -> MatrixJet {
    var result = self
    for k in 0..<12 { result.coefficients[k] = coefficients[k].map(change) }
    return result
  }

  func scaled(by factor: Rational) -> MatrixJet {
    map { m in
      BallMatrix(
        a: m.a.scaled(by: factor), b: m.b.scaled(by: factor), c: m.c.scaled(by: factor), d: m.d.scaled(by: factor))
    }
  }

  /// i·self/2 with a sign.
  func timesHalfI(_ sign: Int) -> MatrixJet {
    map { BallMatrix(a: $0.a.timesI, b: $0.b.timesI, c: $0.c.timesI, d: $0.d.timesI) }.scaled(by: Rational(sign, 2))
  }

  enum Variable { case x, p, e }

  func derivative(_ variable: Variable) -> MatrixJet {
    var result = MatrixJet()
    for (x, p, e) in Self.orders {
      guard let m = self[x, p, e] else { continue }
      switch variable {
      case .x: if x == 1 { result[0, p, e] = m }
      case .p: if p > 0 { result[x, p - 1, e] = p == 1 ? m : m + m }
      case .e: if e == 1 { result[x, p, 0] = m }
      }
    }
    return result
  }

  /// The jet with orders up to these alone.
  func truncated(x: Int, p: Int, e: Int) -> MatrixJet {
    var result = MatrixJet()
    for a in Self.orders where a.x <= x && a.p <= p && a.e <= e { result[a.x, a.p, a.e] = self[a.x, a.p, a.e] }
    return result
  }

  /// The inverse up to the order that is kept, order by order: G₀ = L₀⁻¹, G_k = −G₀ Σ L_j G_{k−j}.
  func inverted() throws -> MatrixJet {
    guard let first = self[0, 0, 0] else { throw NumberError.singular("a jet without constant term") }
    var result = MatrixJet()
    let start = try first.inverted()
    result[0, 0, 0] = start
    for (x, p, e) in Self.orders.dropFirst() {
      var sum: BallMatrix?
      for a in Self.orders.dropFirst() where a.x <= x && a.p <= p && a.e <= e {
        guard let left = self[a.x, a.p, a.e], let right = result[x - a.x, p - a.p, e - a.e] else { continue }
        let product = left * right
        sum = sum.map { $0 - product } ?? BallMatrix.scalar(product.a - product.a) - product
      }
      if let sum { result[x, p, e] = start * sum }
    }
    return result
  }
}
