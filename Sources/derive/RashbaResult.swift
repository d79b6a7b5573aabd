import Evaluation
import Numbers
import Transport

/// One point of `derive rashba`, and how it is shown.
struct RashbaResult {
  private let given: [(name: String, value: Rational)]
  /// Nil where the solution does not matter, and there is none to show.
  private let solution: BornSolution?
  private let response: RashbaResponse<CertifiedValue.Part>
  private let occupation: RashbaOccupation?
  /// To leading order in the impurities.
  private let weak: RashbaResponse<Ball>?
  private let remark: String?

  init(_ options: RashbaOptions) throws {
    given = options.given
    let mu = options.given[2].value
    let model = try Self.model(options.given.map(\.value))
    solution = model.coupling.isZero ? nil : try model.solution(at: mu, precision: 96)
    response = try model.digits(options.output.digits ?? 30, mu: mu)
    let hasStates = solution?.isInside ?? false
    occupation = hasStates ? model.occupation(mu: mu) : nil
    weak = hasStates ? try model.weakDisorder(mu: mu, precision: 256) : nil
    switch (model.coupling.isZero, hasStates, model.exchange.isZero) {
    case (true, _, _): remark = "without spin-orbit coupling the field does not turn a spin: no torque"
    case (_, false, _): remark = "there are no states at this μ: no torque"
    case (_, _, true): remark = "without exchange the spin along y does not act on a moment: no torque"
    default: remark = nil
    }
  }

  private static func model(_ values: [Rational]) throws -> RashbaModel {
    do {
      return try RashbaModel(mass: values[4], coupling: values[0], exchange: values[1], rate: values[3])
    } catch {
      throw UsageError("\(error)")
    }
  }

  var isCertain: Bool { response.all.allSatisfy(\.isCertain) }

  private static let conventions = [
    "H = p²/2m − μ + α_R(p_yσ_x − p_xσ_y) − J n⋅σ in two dimensions, n = ẑ, E along x; impurities without spin; ħ = 1, T = 0",
    "s = ½⟨σ⟩ and the torque 2J n × s = τ_FL n×(ẑ×Ê) + τ_DL n×(n×(ẑ×Ê)) on the moments, over qE; q is the carriers' charge",
    "W_σ are the diagonal of the inverse retarded Green function at p = 0; energies are in units of the cutoff"
  ]

  private var rows: [(name: String, value: CertifiedValue.Part, weak: Ball?)] {
    let names = RashbaResponse<Ball>.names
    return names.indices.map { (names[$0], response.all[$0], weak?.all[$0]) }
  }

  /// How much a value differs from what it is to leading order.
  private func deviation(_ value: CertifiedValue.Part, _ weak: Ball) -> Double? {
    guard weak.excludesZero, case .digits(let text) = value, let number = Double(text) else { return nil }
    return number / weak.midpointDouble - 1
  }

  private func limit(_ ball: Ball) -> String {
    ball.isZero ? "0" : ball.certifiedDecimal(digits: 12) ?? ball.description
  }

  var text: String {
    var lines = ["Spin-orbit torque of a Rashba ferromagnet in the self-consistent Born approximation"]
    lines += Self.conventions.map { "  " + $0 }
    lines.append("  " + given.map { "\($0.name) = \($0.value)" }.joined(separator: ", "))
    if let solution {
      lines += ["", "solution of the self-consistency at μ"]
      lines += ["  W_↑ = \(solution.up.shown)", "  W_↓ = \(solution.down.shown)", "  \(solution.certificate)"]
    }
    lines += ["", "response over qE"]
    for row in rows { lines.append("  \(row.name.padded(to: 16)) = \(row.value)") }
    if let remark { lines.append("  \(remark)") }
    if weak != nil, let occupation {
      lines += ["", "to leading order in the impurities (\(occupation.rawValue)), and the relative deviation from it"]
      for row in rows {
        guard let weak = row.weak else { continue }
        let deviation = deviation(row.value, weak).map { "   \($0 >= 0 ? "+" : "")\($0.shortened)" } ?? ""
        lines.append("  \(row.name.padded(to: 16)) = \(limit(weak))\(deviation)")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  var json: String {
    let (object, quoted) = (JSONText.object, JSONText.quoted)
    var entries: [(String, String)] = [
      ("schema", quoted("derive-rashba-1")), ("version", quoted(Command.version)),
      ("conventions", "[" + Self.conventions.map(quoted).joined(separator: ", ") + "]"),
      ("parameters", object(given.map { ($0.name, quoted("\($0.value)")) }))
    ]
    if let solution {
      let parts = [
        ("up", quoted("\(solution.up)")), ("down", quoted("\(solution.down)")),
        ("inside the band", "\(solution.isInside)"), ("certificate", quoted(solution.certificate))
      ]
      entries.append(("solution", object(parts)))
    }
    entries.append(("response", object(rows.map { ($0.name, quoted("\($0.value)")) })))
    if let remark { entries.append(("remark", quoted(remark))) }
    if weak != nil, let occupation {
      entries.append(("occupied", quoted(occupation.rawValue)))
      entries.append(("weak disorder", object(rows.map { ($0.name, quoted($0.weak.map(limit) ?? "")) })))
      let deviations = rows.map { row in
        (row.name, row.weak.flatMap { deviation(row.value, $0) }.map { "\($0)" } ?? "null")
      }
      entries.append(("relative deviation", object(deviations)))
    }
    return JSONText.document(entries)
  }
}
