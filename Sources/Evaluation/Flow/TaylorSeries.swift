import Numbers

/// The Taylor coefficients of a solution of y′ = f(y), one order after the other.
struct TaylorSeries<Number: TaylorNumber> {
  private let program: TaylorProgram
  /// The inputs that are no components of the solution, and the program's constants.
  private let parameters: [Number]
  private let constants: [Number]
  private let zero: Number
  private let one: Number
  /// Coefficients of all steps: those of one place follow each other.
  private var places: [Number]
  /// Coefficients of the solution: those of one component follow each other.
  private(set) var state: [Number]
  private let stride: Int
  private let dimension: Int

  init(
    _ program: TaylorProgram, dimension: Int, order: Int, parameters: [Number], constants: [Number], zero: Number,
    one: Number
  ) {
    self.program = program
    self.parameters = parameters
    self.constants = constants
    self.zero = zero
    self.one = one
    self.dimension = dimension
    stride = order + 1
    places = [Number](repeating: zero, count: program.placeCount * (order + 1))
    state = [Number](repeating: zero, count: dimension * (order + 1))
  }

  /// Coefficient k of a component of the solution.
  func coefficient(_ component: Int, _ k: Int) -> Number { state[component * stride + k] }

  /// Expands the solution through a point.
  mutating func expand(at point: [Number]) {
    for i in 0..<dimension { state[i * stride] = point[i] }
    for k in 0..<stride - 1 {
      advance(to: k)
      for i in 0..<dimension {
        state[i * stride + k + 1] = places[program.outputs[i] * stride + k].over(k + 1)
      }
    }
  }

  /// Coefficient k of every step.
  private mutating func advance(to k: Int) {
    for s in program.steps where k == 0 || !s.isStill {
      let (z, x, y) = (s.z * stride, s.x * stride, s.y * stride)
      switch s.operation {
      case .input:
        places[z + k] = s.k < dimension ? state[s.k * stride + k] : k == 0 ? parameters[s.k - dimension] : zero
      case .constant: places[z + k] = k == 0 ? constants[s.k] : zero
      case .add: places[z + k] = places[x + k] + places[y + k]
      case .subtract: places[z + k] = places[x + k] - places[y + k]
      case .negate: places[z + k] = -places[x + k]
      case .scale: places[z + k] = constants[s.k] * places[x + k]
      case .shift: places[z + k] = k == 0 ? places[x] + constants[s.k] : places[x + k]
      case .accumulate: places[z + k] = places[x + k] + constants[s.k] * places[y + k]
      case .multiply where s.isFirstStill: places[z + k] = places[x] * places[y + k]
      case .multiply where s.isSecondStill: places[z + k] = places[x + k] * places[y]
      case .multiply: places[z + k] = convolution(x, y, 0...k, k)
      case .divide where s.isSecondStill: places[z + k] = places[x + k] / places[y]
      case .square: places[z + k] = square(x, k)
      case .divide:
        places[z + k] = k == 0 ? places[x] / places[y] : (places[x + k] - convolution(z, y, 0...k - 1, k)) / places[y]
      case .reciprocal: places[z + k] = k == 0 ? one / places[x] : -convolution(z, x, 0...k - 1, k) / places[x]
      case .squareRoot:
        if k == 0 { places[z] = places[x].squareRoot(); break }
        let rest = k == 1 ? places[x + 1] : places[x + k] - convolution(z, z, 1...k - 1, k)
        places[z + k] = rest / places[z].times(2)
      case .root: places[z + k] = k == 0 ? places[x].root(s.k) : power(z, x, root: s.k, k)
      case .function(let f): apply(f, s, k)
      case .expPair:
        places[z + k] = k == 0 ? places[x].exp() : slope(x, z, k)
        places[s.w * stride + k] = k == 0 ? (-places[x]).exp() : -slope(x, s.w * stride, k)
      case .sinCos: sines(s, k, isHyperbolic: false)
      case .sinhCosh: sines(s, k, isHyperbolic: true)
      case .abs, .angle, .power, .imaginaryUnit, .imaginaryPart, .conjugate, .realPart: break  // not in such a program
      }
    }
  }

  private mutating func apply(_ f: UnaryFunction, _ s: TaylorProgram.Step, _ k: Int) {
    let (z, x) = (s.z * stride, s.x * stride)
    switch f {
    case .exp: places[z + k] = k == 0 ? places[x].exp() : slope(x, z, k)
    case .log: places[z + k] = k == 0 ? places[x].log() : quotient(z, by: x, places[x + k], k)
    case .sin, .cos: sines(s, k, isHyperbolic: false)
    case .sinh, .cosh: sines(s, k, isHyperbolic: true)
    case .tan, .tanh: tangent(s, k)
    case .atan, .asin, .acos: inverse(s, k)
    case .erf, .erfc, .gamma, .logGamma, .digamma, .dilogarithm, .besselJ0, .besselJ1: break  // not in such a program
    }
  }

  /// Σ a_j b_{k−j} over a range of j.
  private func convolution(_ a: Int, _ b: Int, _ range: ClosedRange<Int>, _ k: Int) -> Number {
    places.withUnsafeBufferPointer { places in
      Number.convolution(
        UnsafeBufferPointer(rebasing: places[a + range.lowerBound...a + range.upperBound]),
        UnsafeBufferPointer(rebasing: places[b + k - range.upperBound...b + k - range.lowerBound]))
    }
  }

  private func square(_ a: Int, _ k: Int) -> Number {
    if k == 0 { return places[a] * places[a] }
    let twice = convolution(a, a, 0...(k - 1) / 2, k).times(2)
    return k % 2 == 1 ? twice : twice + places[a + k / 2] * places[a + k / 2]
  }

  /// (1/k) Σ_{1≤j≤k} j a_j b_{k−j}: coefficient k of z where z′ = a′ b.
  private func slope(_ a: Int, _ b: Int, _ k: Int) -> Number {
    var sum = places[a + 1] * places[b + k - 1]
    for j in 1..<k { sum = sum + (places[a + j + 1] * places[b + k - j - 1]).times(j + 1) }
    return sum.over(k)
  }

  /// (given − (1/k) Σ_{1≤j<k} j z_j b_{k−j})/b₀: coefficient k of z where z′ b = given′.
  private func quotient(_ z: Int, by b: Int, _ given: Number, _ k: Int) -> Number {
    if k == 1 { return given / places[b] }
    var sum = places[z + 1] * places[b + k - 1]
    for j in 2..<max(k, 2) { sum = sum + (places[z + j] * places[b + k - j]).times(j) }
    return (given - sum.over(k)) / places[b]
  }

  /// The n-th root: k n a₀ z_k = Σ_{1≤j≤k} (j − n (k − j)) a_j z_{k−j}.
  private func power(_ z: Int, _ a: Int, root n: Int, _ k: Int) -> Number {
    var sum = zero
    for j in 1...k { sum = sum + (places[a + j] * places[z + k - j]).times(j - n * (k - j)) }
    return sum / places[a].times(k * n)
  }

  /// Sine and cosine, or the hyperbolic ones, each the other's slope but for the sign of the cosine's.
  private mutating func sines(_ s: TaylorProgram.Step, _ k: Int, isHyperbolic: Bool) {
    let isCosine = s.operation == .function(.cos) || s.operation == .function(.cosh)
    let (x, sine, cosine) = (s.x * stride, (isCosine ? s.w : s.z) * stride, (isCosine ? s.z : s.w) * stride)
    if k > 0 {
      let fall = slope(x, sine, k)
      (places[sine + k], places[cosine + k]) = (slope(x, cosine, k), isHyperbolic ? fall : -fall)
    } else if isHyperbolic {
      (places[sine], places[cosine]) = places[x].sinhCosh()
    } else {
      (places[sine], places[cosine]) = places[x].sinCos()
    }
  }

  /// z′ = a′ (1 ± z²), w being 1 ± z².
  private mutating func tangent(_ s: TaylorProgram.Step, _ k: Int) {
    let (z, w, x) = (s.z * stride, s.w * stride, s.x * stride)
    let isHyperbolic = s.operation == .function(.tanh)
    places[z + k] = k > 0 ? slope(x, w, k) : isHyperbolic ? places[x].tanh() : places[x].tan()
    let squared = isHyperbolic ? -square(z, k) : square(z, k)
    places[w + k] = k == 0 ? one + squared : squared
  }

  /// z′ w = ±a′, w being 1 + a² or √(1 − a²).
  private mutating func inverse(_ s: TaylorProgram.Step, _ k: Int) {
    let (z, w, x) = (s.z * stride, s.w * stride, s.x * stride)
    if s.operation == .function(.atan) {
      places[w + k] = k == 0 ? one + square(x, 0) : square(x, k)
    } else if k == 0 {
      places[w] = (one - square(x, 0)).squareRoot()
    } else {
      // w² = 1 − a².
      let rest = k == 1 ? -square(x, 1) : -square(x, k) - convolution(w, w, 1...k - 1, k)
      places[w + k] = rest / places[w].times(2)
    }
    if k == 0 {
      places[z] =
        s.operation == .function(.atan)
        ? places[x].atan() : s.operation == .function(.asin) ? places[x].asin() : places[x].acos()
    } else {
      places[z + k] = quotient(z, by: w, s.operation == .function(.acos) ? -places[x + k] : places[x + k], k)
    }
  }
}
