import Numbers

/// A number enclosed in a ball, with its derivatives by some initial values, each in a ball; without value once an operation
/// had none.
struct Variation: TaylorNumber {
  var value: Ball
  /// Empty stands for zeros.
  var slopes: [Ball]
  var isDefined = true

  init(_ value: Ball, slopes: [Ball] = []) {
    self.value = value
    self.slopes = slopes
  }

  private init(_ value: Ball, _ slopes: [Ball], _ isDefined: Bool) {
    self.value = value
    self.slopes = slopes
    self.isDefined = isDefined && value.isFinite
  }

  static func + (a: Variation, b: Variation) -> Variation {
    let slopes = a.slopes.isEmpty ? b.slopes : b.slopes.isEmpty ? a.slopes : zip(a.slopes, b.slopes).map { $0 + $1 }
    return Variation(a.value + b.value, slopes, a.isDefined && b.isDefined)
  }

  static prefix func - (a: Variation) -> Variation { Variation(-a.value, a.slopes.map { -$0 }, a.isDefined) }

  static func - (a: Variation, b: Variation) -> Variation {
    let slopes =
      b.slopes.isEmpty ? a.slopes : a.slopes.isEmpty ? b.slopes.map { -$0 } : zip(a.slopes, b.slopes).map { $0 - $1 }
    return Variation(a.value - b.value, slopes, a.isDefined && b.isDefined)
  }

  static func * (a: Variation, b: Variation) -> Variation {
    let (x, y) = (a.value, b.value)
    let slopes: [Ball]
    switch (a.slopes.isEmpty, b.slopes.isEmpty) {
    case (true, true): slopes = []
    case (false, true): slopes = a.slopes.map { $0 * y }
    case (true, false): slopes = b.slopes.map { x * $0 }
    case (false, false): slopes = zip(a.slopes, b.slopes).map { $0 * y + x * $1 }
    }
    return Variation(x * y, slopes, a.isDefined && b.isDefined)
  }

  static func / (a: Variation, b: Variation) -> Variation {
    guard let inverse = try? b.value.inverted() else { return a.undefined }
    // (1/b)′ = −b′/b².
    let square = -(inverse * inverse)
    return a * Variation(inverse, b.slopes.map { square * $0 }, b.isDefined)
  }

  static func convolution(_ a: UnsafeBufferPointer<Variation>, _ b: UnsafeBufferPointer<Variation>) -> Variation {
    let (count, precision) = (a.count, a[0].value.precision)
    let value = Ball.sumOfProducts(count: count, precision: precision, { a[$0].value }, { b[count - 1 - $0].value })
    let isDefined = a.allSatisfy(\.isDefined) && b.allSatisfy(\.isDefined)
    guard
      let dimension = a.first(where: { !$0.slopes.isEmpty })?.slopes.count
        ?? b.first(where: { !$0.slopes.isEmpty })?.slopes.count
    else { return Variation(value, [], isDefined) }
    // (a b)′ = a′ b + a b′; pairs without slopes are left out.
    let left = a.indices.filter { !a[$0].slopes.isEmpty }, right = b.indices.filter { !b[$0].slopes.isEmpty }
    let slopes = (0..<dimension).map { k in
      Ball.sumOfProducts(
        count: left.count + right.count, precision: precision,
        { $0 < left.count ? a[left[$0]].slopes[k] : b[right[$0 - left.count]].slopes[k] },
        { $0 < left.count ? b[count - 1 - left[$0]].value : a[count - 1 - right[$0 - left.count]].value })
    }
    return Variation(value, slopes, isDefined)
  }

  func times(_ n: Int) -> Variation { scaled(Rational(n)) }
  func over(_ n: Int) -> Variation { scaled(Rational(1, n)) }

  private func scaled(_ factor: Rational) -> Variation {
    Variation(value.scaled(by: factor), slopes.map { $0.scaled(by: factor) }, isDefined)
  }

  private var undefined: Variation { Variation(value, slopes, false) }

  /// f(self), by its value and its derivative there.
  private func mapped(_ function: (Ball) throws -> (value: Ball, slope: Ball)) -> Variation {
    guard let (image, slope) = try? function(value) else { return undefined }
    return Variation(image, slopes.map { slope * $0 }, isDefined)
  }

  private func one() throws -> Ball { try Ball(1, precision: value.precision) }

  func squareRoot() -> Variation {
    mapped { x in
      let root = try x.sqrt()
      return (root, slopes.isEmpty ? root : try root.scaled(by: 2).inverted())
    }
  }
  func root(_ n: Int) -> Variation {
    mapped { x in
      let root = try x.root(n)
      return (root, slopes.isEmpty ? root : try root.divided(by: x.scaled(by: Rational(n))))
    }
  }
  func exp() -> Variation { mapped { ($0.exp(), $0.exp()) } }
  func log() -> Variation { mapped { (try $0.log(), try $0.inverted()) } }
  func sinCos() -> (sin: Variation, cos: Variation) {
    (mapped { ($0.sin(), $0.cos()) }, mapped { ($0.cos(), -$0.sin()) })
  }
  func sinhCosh() -> (sinh: Variation, cosh: Variation) {
    (mapped { ($0.sinh(), $0.cosh()) }, mapped { ($0.cosh(), $0.sinh()) })
  }
  func tan() -> Variation {
    mapped { x in
      let tangent = try x.tan()
      return (tangent, try one() + tangent * tangent)
    }
  }
  func tanh() -> Variation { mapped { ($0.tanh(), try one() - $0.tanh() * $0.tanh()) } }
  func asin() -> Variation { mapped { (try $0.asin(), try (try one() - $0 * $0).sqrt().inverted()) } }
  func acos() -> Variation { mapped { (try $0.acos(), -(try (try one() - $0 * $0).sqrt().inverted())) } }
  func atan() -> Variation { mapped { ($0.atan(), try (try one() + $0 * $0).inverted()) } }
}
