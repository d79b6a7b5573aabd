import Algebra
import Spintronics
import Worksheets

extension Derivation {
  /// The steady precession that a current holds up against damping: amplitude, frequency, stability and the way there, without
  /// expansion where a magnet is symmetric about the axis of the spins.
  public static let spinOscillator = Derivation(
    "Spin-torque oscillators", named: "spin-oscillator",
    sources: [
      "J. C. Slonczewski, J. Magn. Magn. Mater. 159, L1 (1996)",
      "A. Slavin and V. Tiberkevich, IEEE Trans. Magn. 45, 1875 (2009)",
      "C. Kittel, Phys. Rev. 73, 155 (1948)"
    ],
    conventions: {
      [
        "∂ₜm = −γ m × H + α m × ∂ₜm + T, γ > 0, m the direction of the moment",
        "σ is the direction of the spins' moments that arrive",
        "T has a damping-like part with the field a and a field-like part with the field b",
        "M_eff is the field that keeps the moment in the layer: the magnetisation less the anisotropy across the layer"
      ]
    },
    dimensions: { SpinOscillator.dimensions }
  ) { sheet in
    let setting = SpinOscillator()
    let motion = try setting.motion(&sheet)
    let orbit = try setting.orbit(&sheet, motion)
    try setting.approach(&sheet, motion, orbit)
    try setting.universalOscillator(&sheet, motion, orbit)
    try setting.onset(&sheet)
    try setting.smallEllipses(&sheet)
  }
}

/// The quantities that the steps share.
struct SpinOscillator {
  let m = Vector.unit("m"), σ = Vector.unit("σ"), H = Vector("H")
  let γ = Expr.symbol("γ", .positive), α = Expr.symbol("α", .positive)
  /// The damping-like and the field-like field.
  let a = Expr.symbol("a", .real), b = Expr.symbol("b", .real)
  /// A field across the layer, along z.
  let field = Expr.symbol("H_z", .real)
  /// What keeps the moment in the layer where it is positive, and pulls it out where it is negative.
  let M = Expr.symbol("M_eff", .nonzero)
  /// The field of an easy axis in the layer.
  let HK = Expr.symbol("H_K", .positive)
  /// m_z, and the angle in the layer.
  let c = Expr.symbol("c", .real), φ = Expr.symbol("φ", .real)

  static var dimensions: Dimensions {
    let field = PhysicalDimension(kilogram: 1, second: -2, ampere: -1), rate = PhysicalDimension.one / .time
    var table: Dimensions = ["γ": rate / field]
    table.declare("a", "b", "H_z", "M_eff", "H_K", "H", "a_r", as: field)
    table.declare("α", "c", "c_0", "c_1", "c_2", "φ", "m", "σ", "p", "p_0", "x", "Q", "u", "w", as: .one)
    table.declare("T", "ω", "Γ", "Γ_+", "Γ_-", as: rate)
    table.declare("t", "t_M", as: .time)
    return table
  }

  /// ∂ₜm, solved for.
  func rate(_ torque: Vector) -> Vector {
    TangentResponse(along: 1, turned: -α).inverse(-γ * (m × H) + torque, at: m)
  }

  var torque: Vector { (-γ * a) * (m × (m × σ)) - (γ * b) * (m × σ) }

  /// The rates of m_z and of the angle.
  struct Motion {
    let along: Expr
    let angle: Expr
  }

  /// Step 1: everything is symmetric about z.
  func motion(_ sheet: inout Worksheet) throws -> Motion {
    sheet.step(
      "Motion about the axis",
      by:
        "σ, the field and the axis of the anisotropy along z; m_z = c and the angle in the layer, from the rate solved for ∂ₜm"
    )
    let torque = sheet.premise("torque", .symbol("T"), torque)
    let along = sheet.premise("field along z", Expr.symbol("H"), field - M * c)
    let radius = sqrt(1 - c ** 2)
    let moment = [radius * cos(φ), radius * sin(φ), c]
    let still: [(Vector, [Expr])] = [(m, moment), (σ, [0, 0, 1]), (H, [0, 0, along])]
    let rates = try rate(torque).components(where: still).map { try $0.simplified() }
    let turning = try ((moment[0] * rates[1] - moment[1] * rates[0]) / (1 - c ** 2)).simplified()
    let d = 1 + α ** 2
    let motion = Motion(along: rates[2], angle: turning)
    sheet.claim(
      "only the damping and the damping-like torque change \(c)", motion.along,
      equals: γ * (1 - c ** 2) * (a + α * (field - M * c + b)) / d)
    sheet.claim("the angle", motion.angle, equals: γ * (field - M * c + b - α * a) / d)
    sheet.claim(
      "both together are the whole motion", Matrix.column(rates),
      equals: .column([
        -c * motion.along * cos(φ) / radius - radius * sin(φ) * motion.angle,
        -c * motion.along * sin(φ) / radius + radius * cos(φ) * motion.angle, motion.along
      ]))
    sheet.result("ċ", motion.along)
    sheet.result("φ̇", motion.angle)
    return motion
  }

  /// The steady precession.
  struct Orbit {
    let height: Expr
    let frequency: Expr
    /// The rate at which deviations from it go away.
    let relaxation: Expr
    /// The damping-like fields at which it leaves +z and −z.
    let thresholds: [Expr]
  }

  /// Step 2: where c stays.
  func orbit(_ sheet: inout Worksheet, _ motion: Motion) throws -> Orbit {
    sheet.step("Steady precession", by: "the height where what the current gives balances the damping at every moment")
    let balance = try (motion.along / (1 - c ** 2)).simplified()
    let height = sheet.define(
      "height", .symbol("c_0"), as: try Expr.solveLinear([balance], for: [c]).unique()[0].simplified())
    let frequency = sheet.define(
      "frequency", .symbol("ω"), as: try motion.angle.substituting(c, by: height).simplified())
    sheet.claim(
      "every such precession has the frequency of its current, in whatever field and shape", frequency,
      equals: -γ * a / α)
    let slope = try motion.along.derivative(c).substituting(c, by: height).simplified()
    let relaxation = γ * α * M * (1 - height ** 2) / (1 + α ** 2)
    sheet.claim("deviations of the height go away at this rate, where it is positive", -slope, equals: relaxation)
    let thresholds = try [Expr.one, -1].map { end in
      try Expr.solveLinear([balance.substituting(c, by: end)], for: [a]).unique()[0].simplified()
    }
    sheet.claim(
      "it begins at \(c, equals: 1) and ends at \(c, equals: -1), at these fields", Matrix.column(thresholds),
      equals: .column([-α * (field + b - M), -α * (field + b + M)]))
    sheet.claim(
      "between them the height goes along with the current", height,
      equals: 1 - 2 * (a - thresholds[0]) / (thresholds[1] - thresholds[0]))
    for (end, threshold) in zip([Expr.one, -1], thresholds) {
      let small = motion.angle.substituting([(c, end), (a, threshold)])
      sheet.claim(
        "at \(c, equals: end) it has the frequency of small deviations", small,
        equals: frequency.substituting(a, by: threshold))
    }
    sheet.remark(
      "Only a magnet that the layer holds, M_eff > 0, keeps the precession: where the moment is pulled out of the layer, M_eff < 0, "
        + "the balance is unstable, and the current switches.")
    let between = [Condition(thresholds[1], .less, a), Condition(a, .less, thresholds[0]), Condition(0, .less, M)]
    sheet.result("c₀", height, validFor: between)
    sheet.result("ω", frequency, validFor: between)
    sheet.result("a at +z", thresholds[0])
    sheet.result("a at −z", thresholds[1])
    sheet.result("rate towards the precession", relaxation, validFor: between)
    return Orbit(height: height, frequency: frequency, relaxation: relaxation, thresholds: thresholds)
  }

  /// Step 3: how the precession is reached.
  func approach(_ sheet: inout Worksheet, _ motion: Motion, _ orbit: Orbit) throws {
    sheet.step(
      "The way there", by: "dt = dc/ċ in partial fractions; c₁ and c₂ on one side of the height c₀ that is reached")
    let c0 = Expr.symbol("c_0", .real)
    let held = try Expr.solveLinear([orbit.height - c0], for: [a]).unique()[0]
    let speed = try motion.along.substituting(a, by: held).simplified()
    let ends = ["c_1", "c_2"].map { Expr.symbol($0, .real) }
    // The residue of 1/ċ at each of its poles.
    let terms = try [Expr.one, -1, c0].map { pole in
      let residue = try ((c - pole) / speed).simplified().substituting(c, by: pole).simplified()
      return (pole: pole, residue: residue, time: residue * log(abs((ends[1] - pole) / (ends[0] - pole))))
    }
    let unit = sheet.define(
      "unit of time", Expr.symbol("t_M", .positive), as: (1 + α ** 2) / (γ * α * M), isNotation: true)
    sheet.claim(
      "the partial fractions", Matrix.column(terms.map(\.residue)),
      equals: .column([unit / (2 * (1 - c0)), unit / (2 * (1 + c0)), -unit / (1 - c0 ** 2)]))
    let sum = Expr.sum(terms.map { $0.residue / (c - $0.pole) })
    sheet.claim("their sum is the inverse of the rate", sum * speed, equals: 1)
    let time = sheet.define("time from one height to another", .symbol("t"), as: Expr.sum(terms.map(\.time)))
    sheet.claim(
      "it has the sum as its derivative, and vanishes at first",
      Matrix.column([try time.derivative(ends[1]), time.substituting(ends[1], by: ends[0])]),
      equals: .column([sum.substituting(c, by: ends[1]), 0]))
    let settled = orbit.height
    sheet.result(
      "time from c₁ to c₂", time.substituting(c0, by: settled),
      validFor: [Condition(0, .less, (settled - ends[0]) * (settled - ends[1]))])
  }

  /// Step 4: Slavin and Tiberkevich's model, of which this is one case.
  func universalOscillator(_ sheet: inout Worksheet, _ motion: Motion, _ orbit: Orbit) throws {
    sheet.step(
      "As the universal oscillator", by: "the power p = (1 − c)/2 of the precession about +z: ṗ = 2(Γ₋ − Γ₊) p")
    let p = Expr.symbol("p", .positive), x = Expr.symbol("x", .real), Q = Expr.symbol("Q", .real)
    let height = 1 - 2 * p
    let growth = try (-Expr.half * motion.along.substituting(c, by: height) / (2 * p)).simplified()
    let pumped = try (growth - growth.substituting(a, by: 0)).simplified(),
      lost = try (-growth.substituting(a, by: 0)).simplified()
    let d = 1 + α ** 2
    let small = sheet.define(
      "rate of small deviations without current", .symbol("Γ"), as: try lost.substituting(p, by: 0).simplified())
    sheet.claim("what the current gives, to any power", pumped, equals: -γ * a * (1 - p) / d)
    sheet.claim(
      "the frequency is linear in the power", try motion.angle.substituting(c, by: height).derivative(p),
      equals: 2 * γ * M / d)
    let first = try (lost / small).derivative(p).substituting(p, by: 0).simplified()
    sheet.claim("nonlinear damping to first order in the power", first, equals: 2 * M / (field + b - M) - 1)
    let power = (1 - orbit.height) / 2
    let inserted = try power.substituting(a, by: (1 + x) * orbit.thresholds[0]).simplified()
    sheet.claim("the power at \(1 + x) times the first threshold", inserted, equals: x / (first + 1))
    sheet.published(
      "ST", "the power of the model with this \(Q)", .symbol("p_0"), inserted, printed: x / (1 + x + Q),
      where: [(Q, first)], to: Truncation(x, through: 1), expecting: .provedToOrder,
      note: "Here both rates have the factor 1 − p, which the model gives to what is pumped alone.")
    sheet.result("dω/dp", 2 * γ * M / d)
    sheet.result("Q", first)
  }

  /// Step 5: what an easy axis in the layer does to a precession about the layer's normal.
  func onset(_ sheet: inout Worksheet) throws {
    sheet.step(
      "With an easy axis in the layer",
      by: "spins along z, the easy axis along x, no field-like torque: is there rest in the layer?")
    let rates = try rate(torque).components(where: [
      (m, [cos(φ), sin(φ), 0]), (σ, [0, 0, 1]), (H, [HK * cos(φ), 0, 0])
    ]).map { try $0.substituting(b, by: 0).simplified() }
    let drive = γ * (a + HK * sin(2 * φ) / 2) / (1 + α ** 2)
    sheet.claim(
      "one factor makes the whole rate at any angle in the layer", Matrix.column(rates),
      equals: .column([α * sin(φ) * drive, -α * cos(φ) * drive, drive]))
    let held = sheet.define(
      "the current's field at which the moment rests at an angle", .symbol("a_r"),
      as: try Expr.solveLinear([rates[2]], for: [a]).unique()[0].simplified())
    let best = 3 * Expr.pi / 4, largest = try held.substituting(φ, by: best).simplified()
    sheet.claim("none is larger than that at \(best)", held, isAtMost: largest, gap: HK * (sin(φ) + cos(φ)) ** 2 / 2)
    sheet.claim("so that half the field of the axis is the most", largest, equals: HK / 2)
    sheet.result("a at which rest in the layer ends", largest)
  }

  /// Step 6: spins along the easy axis of a layer.
  func smallEllipses(_ sheet: inout Worksheet) throws {
    sheet.step(
      "Spins along an easy axis in the layer",
      by: "small deviations from the axis, at the current that makes up for their damping")
    let u = Expr.symbol("u", .real), w = Expr.symbol("w", .real)
    let third = sqrt(1 - u ** 2 - w ** 2)
    let components = try rate(torque).components(where: [
      (m, [third, u, w]), (σ, [1, 0, 0]), (H, [HK * third, 0, -M * w])
    ])
    let still = [(of: u, by: Expr.zero), (of: w, by: Expr.zero), (of: b, by: Expr.zero)]
    let matrix = try Matrix(rows: 2, columns: 2) { row, column in
      try components[row + 1].derivative([u, w][column]).substituting(still).simplified()
    }
    let threshold = try Expr.solveLinear([matrix.trace()], for: [a]).unique()[0].simplified()
    sheet.claim("the threshold", threshold, equals: -α * (HK + M / 2))
    let square = try matrix.determinant().substituting(a, by: threshold).simplified()
    sheet.claim(
      "the square of the frequency there", square,
      equals: γ ** 2 * (HK * (HK + M) + α ** 2 * (HK + M / 2) ** 2) / (1 + α ** 2))
    sheet.published(
      "Kittel", "without damping", Expr.symbol("ω") ** 2, square, printed: γ ** 2 * HK * (HK + M),
      to: Truncation(α, through: 1), expecting: .provedToOrder)
    sheet.result("a of small ellipses", threshold)
    sheet.result("ω of small ellipses", sqrt(square))
  }
}
