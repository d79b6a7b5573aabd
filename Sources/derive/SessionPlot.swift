import Notation

/// Curves of a session's formulas, drawn by gnuplot.
enum SessionPlot {
  private static let colours = ["#1f4e9c", "#c0392b", "#1d6b3a", "#8a6100", "#7a4fb3", "#465066"]

  @Sendable static func draw(_ curves: Curves, _ path: String) throws {
    let target: BornPlot.Target
    do {
      target = try BornPlot.Target(path)
    } catch {
      throw StatementError("plot … into takes a file whose name ends with .svg, .png, .pdf or .gp, not \(path)")
    }
    try BornPlot.draw(script(curves), target, to: try OutputPlace(path))
  }

  /// In gnuplot's language, with the data.
  private static func script(_ curves: Curves) -> String {
    var lines = ["$data << EOD"] + curves.rows.map { $0.map { $0 ?? "nan" }.joined(separator: " ") }
    lines += [
      "EOD", "set datafile missing 'nan'", "set grid lc rgb '#dddddd'", "set key top left samplen 2 noenhanced",
      "set xlabel \(BornPlot.quoted(curves.names[0])) noenhanced"
    ]
    let parts = curves.names.dropFirst().enumerated().map { k, name in
      "$data using 1:\(k + 2) with lines lw 2 lc rgb '\(colours[k % colours.count])' title \(BornPlot.quoted(name))"
    }
    lines.append("plot " + parts.joined(separator: ", "))
    return lines.joined(separator: "\n") + "\n"
  }
}
