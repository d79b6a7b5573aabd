import Numbers
import Transport

/// The four coefficients by three theories, each by its value for weak disorder, as curves.
struct ComparisonPlot {
  /// One place on a curve: a ratio is nil where something has no value.
  struct Point {
    let place: Double
    /// Zhang and Li's and the self-consistent value over the one for weak disorder, of each coefficient.
    let ratios: [(macroscopic: Double?, selfConsistent: Double?)]

    init(_ place: Double, value: (Comparison.Entry) -> Double?) {
      self.place = place
      ratios = Comparison.Quantity.coefficients.map { quantity in
        guard let weak = value(.torque(.weak, quantity)), weak != 0 else { return (nil, nil) }
        func ratio(_ theory: Comparison.Theory) -> Double? { value(.torque(theory, quantity)).map { $0 / weak } }
        return (ratio(.macroscopic), ratio(.selfConsistent))
      }
    }
  }

  /// The curves of one column of the picture.
  struct Group {
    let label: String
    let points: [Point]
  }

  let groups: [Group]
  let title: String

  /// The curves of a metal over the strength of its disorder, up to twice what it has, and over the polarisation that it gets by
  /// the exchange, at its chemical potential.
  static func curves(of comparison: Comparison, values: BornValues, _ setting: BornSetting) throws -> ComparisonPlot {
    let (point, count) = (comparison.point, 48)
    func metal(_ place: Double, _ model: BornModel, _ filling: BornFilling, at entry: Comparison.Entry?) -> Point? {
      guard let point = try? BornPoint(model, filling: filling, localSpin: point.localSpin),
        let found = try? Comparison(point).enclosures(precision: 96)
      else { return nil }
      let place = entry.map { found[$0]?.midpointDouble ?? .nan } ?? place
      return Point(place) { found[$0]?.midpointDouble }
    }
    func model(_ exchange: Rational, _ scale: Rational) throws -> BornModel {
      try BornModel(
        mass: point.model.mass, exchange: exchange, disorder: point.model.disorder.map { scale * $0 },
        axis: point.model.axis, dimension: point.model.dimension)
    }
    let strengths = try (1...count).compactMap { k -> Point? in
      let scale = Rational(2 * k, count)
      return metal(scale.asDouble, try model(point.model.exchange, scale), point.filling, at: nil)
    }
    // The chemical potential to fifteen digits, so that every metal has the same.
    let middle = try point.chemicalPotential(precision: 96).midpointDouble
    let mu: Rational
    switch point.filling {
    case .chemicalPotential(let given): mu = given
    case .density: mu = Rational(exactly: middle) ?? 0
    }
    let polarised = try (1..<count).compactMap { k -> Point? in
      metal(0, try model(mu * Rational(k, count), 1), .chemicalPotential(mu), at: .textbook(.polarisation))
    }
    return ComparisonPlot(
      groups: [
        Group(label: "disorder, by that of the metal", points: strengths),
        Group(label: "P = (σ_↑ − σ_↓)/(σ_↑ + σ_↓), by the exchange", points: polarised)
      ],
      title: values.given.map { "\($0.name) = \($0.value)\(setting.units.label($0.name, setting.dimension))" }
        .joined(separator: ", "))
  }

  func write(_ target: BornPlot.Target, to place: OutputPlace) throws(Unable) {
    try BornPlot.draw(script, target, to: place)
  }

  /// In gnuplot's language, with the data.
  private var script: String {
    let names = Comparison.Quantity.coefficients.map(\.rawValue)
    func text(_ value: Double?) -> String {
      value.flatMap(Rational.init(exactly:))?.roundedDecimal(digits: 8) ?? "nan"
    }
    var lines: [String] = []
    for (k, group) in groups.enumerated() {
      lines.append("$data\(k) << EOD")
      lines += group.points.map { point in
        ([text(point.place)] + point.ratios.flatMap { [text($0.macroscopic), text($0.selfConsistent)] })
          .joined(separator: " ")
      }
      lines.append("EOD")
    }
    lines += [
      "set datafile missing 'nan'", "set grid lc rgb '#dddddd'", "set tics nomirror",
      "set offsets 0, 0, graph 0.06, graph 0.06",
      "set multiplot layout \(names.count),\(groups.count) margins 0.11,0.97,0.08,0.915 spacing 0.12,0.035 "
        + "title \(BornPlot.quoted(title)) noenhanced"
    ]
    for (row, name) in names.enumerated() {
      for (k, group) in groups.enumerated() {
        let isLast = row == names.count - 1
        lines.append(
          row == 0 && k == 0
            ? "set key at screen 0.54,0.965 center top horizontal maxrows 1 samplen 3 noenhanced" : "unset key")
        lines.append(isLast ? "set xlabel \(BornPlot.quoted(group.label)) noenhanced" : "unset xlabel")
        lines.append(isLast ? "set format x '%g'" : "set format x ''")
        lines.append(
          k == 0
            ? "set ylabel \(BornPlot.quoted("\(name) / weak")) noenhanced" : "unset ylabel")
        // Told apart by the kind of line and by its lightness.
        lines.append(
          "plot $data\(k) using 1:\(2 * row + 3) with lines lw 5 lc rgb '#9db7dd' title 'self-consistent Born', "
            + "$data\(k) using 1:\(2 * row + 2) with lines lw 2 dt 2 lc rgb '#7a1420' title 'Zhang–Li, textbook', "
            + "1 with lines lw 1.5 dt 3 lc rgb '#404040' title 'weak disorder (KTS)'")
      }
    }
    lines.append("unset multiplot")
    return lines.joined(separator: "\n") + "\n"
  }
}
