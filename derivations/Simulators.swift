import Algebra
import Worksheets
import Exports
import Spintronics

extension Derivation {
  /// What is to be typed into micromagnetic programs so that all compute one torque.
  public static let simulators = Derivation(
    "Spin torques in micromagnetic programs", named: "simulators",
    sources: (Target.all + Target.spinOrbit).map { "\($0.program): \($0.source)" },
    conventions: {
      [
        "e > 0, electron charge −e", "m = M/M_s", "j is the conventional current along an axis",
        "h = ∂m along that axis",
        "v is the drift of the electrons: walls move along it",
        "index t: what is typed into a program, or stands in its source",
        "canonical form: ∂ₜm = −γ m × H + α m × ∂ₜm − v h + β v m × h"
      ]
    }
  ) { sheet in
    let canonical = ZhangLiTorque()
    sheet.step("Canonical torque", by: "Gilbert's form with the drift of the electrons, solved for ∂ₜm")
    let drift = sheet.premise("drift", canonical.v, canonical.drift)
    let letters = TorqueOfSpins()
    let zhangLi = try letters.motion(by: TorqueOfSpins.Torque(ZhangLi.macroscopicTorque(), in: letters).coefficients)
    sheet.claim(
      "for \(canonical.g, equals: 2) it is the drift of Zhang and Li's torque where \(letters.ξ) and \(letters.n0) are left out",
      drift, equals: -canonical.j * zhangLi[2].substituting([(letters.ξ, 0), (letters.n0, 0)]),
      where: [(canonical.g, 2)])
    let torque = sheet.premise("torque beside the damping", .symbol("T"), canonical.implicit)
    let parts = try TangentResponse(of: torque, to: canonical.slope, at: canonical.m)
    sheet.claim(
      "with that drift and \(canonical.β, equals: letters.ξ) it is the torque of Zhang and Li, by both coefficients",
      Matrix.column([parts.along, parts.turned]), equals: .column(zhangLi[2...3].map { canonical.j * $0 }),
      where: [(canonical.v, -canonical.j * zhangLi[2]), (canonical.β, letters.ξ)])
    let explicit = sheet.define(
      "what it adds to ∂ₜm", .symbol("R"), as: ZhangLiTorque.explicit(torque, α: canonical.α, at: canonical.m))
    let implicit = explicit - canonical.α * (canonical.m × explicit)
    sheet.claim("with the damping it is Gilbert's form", implicit, equals: torque)
    let response = try TangentResponse(of: implicit, to: canonical.slope, at: canonical.m)
    sheet.result("v", drift)
    for (k, target) in Target.all.enumerated() {
      try target.compare(&sheet, number: k + 1, with: explicit, response, by: [(canonical.v, drift)])
    }
    let (spins, fields) = try SpinOrbitTorque().balance(&sheet)
    for (k, target) in Target.spinOrbit.enumerated() {
      try target.compare(
        &sheet, number: Target.all.count + k + 1,
        with: ZhangLiTorque.explicit(spins(target.cause, at: canonical.m), α: canonical.α, at: canonical.m), spins,
        by: fields)
    }
  }
}

extension SpinOrbitTorque {
  /// The torque of spins that arrive, and what its fields are.
  fileprivate func balance(
    _ sheet: inout Worksheet
  ) throws -> (response: TangentResponse, fields: [(of: Expr, by: Expr)]) {
    sheet.step(
      "Spins across an interface", by: "the layer takes the angular momentum that arrives: M_st/γ times its rate")
    let torque = sheet.premise("torque beside the damping", .symbol("T"), response(cause, at: m))
    let arriving = sheet.premise(
      "angular momentum that arrives, per area and time", .symbol("Q"),
      (-(ħ * j / (2 * e))) * (dampingLike * (m × cause) + fieldLike * cause))
    let gain = try TangentResponse(of: (Ms * t / γ) * torque - arriving, to: cause, at: m)
    let found = try Expr.solveLinear([gain.turned, gain.along], for: [a, b]).unique()
    let fields = zip([a, b], found).map { letter, value in
      (of: letter, by: sheet.define("field \(letter.text)", letter, as: value))
    }
    sheet.claim(
      "the fields by the efficiencies", Matrix.column(fields.map(\.by)),
      equals: .column([field * dampingLike, field * fieldLike]))
    for (letter, value) in fields { sheet.result(letter.text, value) }
    return (try TangentResponse(of: torque, to: cause, at: m), fields)
  }
}

extension Target {
  /// Solves for what is typed, and compares the program's torque with the canonical one.
  fileprivate func compare(
    _ sheet: inout Worksheet, number: Int, with canonical: Vector, _ response: TangentResponse,
    by meanings: [(of: Expr, by: Expr)]
  ) throws {
    sheet.step(program, by: source)
    let torque = sheet.premise("what it adds to ∂ₜm", .symbol("R_\(number)"), self.torque)
    let found = try solution(torque, for: response).map { input, value in
      (input: input, value: sheet.define("what is typed as \(input.name)", input.letter, as: value))
    }
    sheet.claim(
      "with what is typed the torque is the canonical one", torque, equals: canonical,
      where: self.meanings + found.map { (of: $0.input.letter, by: $0.value) })
    let α = ZhangLiTorque().α
    sheet.claim(
      "what is typed does not depend on the damping: the program's torque has Gilbert's form",
      Matrix.column(try found.map { try $0.value.derivative(α) }), equals: Matrix.column(found.map { _ in 0 }))
    for (input, value) in found {
      sheet.result(
        "\(kind == .zhangLi ? name : name + " interface") \(input.name)", try value.substituting(meanings).simplified())
    }
  }
}
