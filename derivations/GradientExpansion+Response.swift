import Algebra
import Worksheets
import Transport

extension GradientExpansion {
  /// The matrices that noncommuting symbols stand for at n = ẑ.
  struct Representation {
    private var values: [OperatorSymbol: Matrix] = [:]

    /// Gives a symbol, or the derivative of one, its matrix.
    mutating func set(_ symbol: Operator, _ value: Matrix) throws {
      guard let word = symbol.terms.keys.first?.word, word.count == 1, symbol.terms.count == 1 else {
        throw AlgebraError.domain("a matrix for what is no single symbol", .symbol(symbol.description))
      }
      values[word[0]] = value
    }

    func callAsFunction(_ operators: Operator) throws -> Matrix {
      try operators.represented(dimension: 2) { symbol in
        guard let value = values[symbol] else {
          throw AlgebraError.unable("an operator without a matrix", .symbol(Operator(symbol).description))
        }
        return value
      }
    }
  }

  /// The retarded or advanced dynamics: L, its inverse in the star product, and the vertex to be found.
  struct Side {
    let L: OperatorSymbol, G0: Operator
    let vertex: OperatorSymbol
    let propagators: Propagators
    let G: GradientSeries
  }

  func side(_ index: String, _ propagators: Propagators, _ star: StarProduct) throws -> Side {
    let (L, G0) = try dynamics(index)
    let vertex = OperatorSymbol("Σ_\(index)")
    // Between the zeroth and the highest order there are no vertices: `lesser` claims it.
    let series = GradientSeries([star.zeroth: Operator(L), star.limits: -Operator(vertex)])
    return Side(
      L: L, G0: G0, vertex: vertex, propagators: propagators, G: try star.inverse(of: series, lowest: G0))
  }

  /// G^< in the highest order of a star product, integrated over the momentum, with every vertex solved for.
  func lesser(
    _ sheet: inout Worksheet, _ model: Model, _ kinetics: Kinetics, _ star: StarProduct, along variable: Expr
  ) throws -> Matrix {
    let metal = model.metal
    let R = try side("R", metal.retarded, star), A = try side("A", metal.advanced, star)
    let H = OperatorSymbol("H", of: [t, x, p]), s = OperatorSymbol("s")
    let f = star.series(Operator(ScalarField("f")(ε)))
    let values = [R.G, A.G, f, star.series(Operator(ε) - Operator(H)), GradientSeries([star.limits: Operator(s)])]
    let g = try kinetics.evaluated(kinetics.added, star, values)
    let total = try g + kinetics.evaluated(kinetics.lesser - kinetics.added, star, values)

    var table = Representation()
    try table.set(Operator(H).derivative(t), model.slope)
    try table.set(Operator(H).derivative(x), model.slope)
    try table.set(Operator(H).derivative(p), model.velocity)
    try table.set(Operator(H).derivative(p).derivative(p), model.curvature)
    try table.set(Operator(H).derivative(x).derivative(p), .diagonal([0, 0]))
    for side in [R, A] { try represent(side, along: variable, model, in: &table) }
    let none = Matrix.diagonal([0, 0])
    for order in star.orders where order != star.zeroth && order != star.limits {
      let parts = try [R.G, A.G, g].map { try metal.integral(table($0[order])) }
      sheet.claim(
        "\(name(order)): all is odd in the velocity, and there is no vertex",
        Matrix.column(parts.flatMap(\.elements)), equals: .column(Array(repeating: 0, count: 12)))
    }
    for (symbol, series, rest) in [
      (R.vertex, R.G, none), (A.vertex, A.G, none), (s, g, try driveOfAverage(model, star))
    ] {
      let solution = try model.selfConsistent(besides: rest) { S in
        var trial = table
        try trial.set(Operator(symbol), S)
        return try trial(series[star.limits])
      }
      try table.set(Operator(symbol), solution)
    }
    return try metal.integral(table(total[star.limits]))
  }

  /// What s has besides 𝒦[∫g] where n turns in time: −if′Jr ∂ₜn⋅σ.
  private func driveOfAverage(_ model: Model, _ star: StarProduct) throws -> Matrix {
    guard star.limits == motion.limits else { return .diagonal([0, 0]) }
    return (-Expr.i * (try ScalarField("f")(ε).derivative(ε)) * model.metal.J * model.metal.r) * (try model.turnedSpin)
  }

  /// L₀ and its derivatives by the variable along which n turns, by ε and by p.
  private func represent(_ side: Side, along variable: Expr, _ model: Model, in table: inout Representation) throws {
    let L = Operator(side.L), zero = Matrix.diagonal([0, 0]), propagators = side.propagators
    let exchange = model.metal.J * (try model.turnedSpin)
    let (turned, grown, moved) = (try L.derivative(variable), try L.derivative(ε), try L.derivative(p))
    try table.set(side.G0, .diagonal(propagators.G))
    try table.set(turned, propagators.ℓ * exchange)
    try table.set(grown, .diagonal(propagators.ζ))
    try table.set(moved, -model.velocity)
    try table.set(moved.derivative(p), -model.curvature)
    try table.set(turned.derivative(p), zero)
    try table.set(grown.derivative(p), zero)
    try table.set(turned.derivative(ε), propagators.ℓRate * exchange)
  }

  /// The coefficients of −∂n and of −n × ∂n in the torque, per unit of energy; along y as along x.
  func coefficients(
    _ sheet: inout Worksheet, _ density: Matrix, _ model: Model, of cause: String
  ) throws -> (reactive: Expr, dissipative: Expr) {
    let pairs = zip(model.letters.elements, density.elements).map { (of: $0, by: $1) }
    let torque = try model.torque.substituting(pairs).map { try model.metal.inLetters($0) }
    let turn = model.metal.turn
    // n × ∂n = (−n_y', n_x') at n = ẑ.
    let reactive = try -torque[1, 0].derivative(turn[1]), dissipative = try torque[0, 0].derivative(turn[1])
    let (components, letters) = (["τ_x", "τ_y"].map { Expr.symbol($0) }, ["c_1", "c_2"].map { Expr.symbol($0) })
    sheet.claim(
      "the torque of \(cause): both components have the same two coefficients", Matrix.column(components),
      equals: .column([-letters[0] * turn[0] + letters[1] * turn[1], -letters[0] * turn[1] - letters[1] * turn[0]]),
      where: [
        (components[0], torque[0, 0]), (components[1], torque[1, 0]), (letters[0], reactive), (letters[1], dissipative)
      ])
    return (reactive, dissipative)
  }
}
