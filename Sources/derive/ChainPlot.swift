/// Panels of curves or points, in gnuplot's language.
struct ChainPlot {
  /// A curve: its legend and its points.
  struct Curve {
    let name: String
    let x: [Double], y: [Double]
    var isPoints = false
  }
  struct Panel {
    let title: String, x: String, y: String
    let curves: [Curve]
    var range: ClosedRange<Double>?
    /// Whether the horizontal axis counts something.
    var countsAlong = false
  }

  let title: String
  let panels: [Panel]
  var columns = 2

  private static let colours = [
    "#1f4e9c", "#c0392b", "#2e7d32", "#8e44ad", "#d68910", "#117a8b", "#5d4037", "#7f8c8d"
  ]

  var script: String {
    var lines: [String] = []
    for (p, panel) in panels.enumerated() {
      for (c, curve) in panel.curves.enumerated() {
        lines.append("$d\(p)_\(c) << EOD")
        lines += zip(curve.x, curve.y).map { "\($0) \($1)" }
        lines.append("EOD")
      }
    }
    let rows = (panels.count + columns - 1) / columns
    lines += [
      "set grid lc rgb '#dddddd'", "set key outside right top samplen 1.5 noenhanced font ',9'",
      // Fixed margins make frames of one size; curves keep off the frame.
      "set lmargin 10", "set offsets 0, 0, graph 0.04, graph 0.04",
      "set multiplot layout \(rows),\(columns) "
        + "title \(BornPlot.quoted(title)) noenhanced"
    ]
    for (p, panel) in panels.enumerated() {
      lines += [
        "set title \(BornPlot.quoted(panel.title)) noenhanced offset 0,-0.6",
        "set xlabel \(BornPlot.quoted(panel.x)) noenhanced",
        "set ylabel \(BornPlot.quoted(panel.y)) noenhanced",
        panel.curves.count > 1 ? "set key; set rmargin 14" : "unset key; set rmargin 4",
        panel.countsAlong ? "set xtics 1" : "set xtics autofreq",
        panel.range.map { "set yrange [\($0.lowerBound):\($0.upperBound)]" } ?? "set yrange [*:*]"
      ]
      let plots = panel.curves.enumerated().map { c, curve in
        let colour = Self.colours[c % Self.colours.count]
        let form =
          curve.isPoints
          ? "points pt 7 ps 0.5 lc rgb '\(colour)'" : "lines lw 2 dt \(c / Self.colours.count + 1) lc rgb '\(colour)'"
        return "$d\(p)_\(c) using 1:2 with \(form) title \(BornPlot.quoted(curve.name))"
      }
      lines.append("plot " + plots.joined(separator: ", "))
    }
    lines.append("unset multiplot")
    return lines.joined(separator: "\n") + "\n"
  }

  /// Writes BASE.svg and BASE.pdf.
  func write(_ base: String, isQuiet: Bool) throws {
    for ending in ["svg", "pdf"] {
      let target = try BornPlot.Target("\(base).\(ending)")
      try BornPlot.draw(script, target, to: try OutputPlace(target.path))
      if !isQuiet { Output.write("wrote \(base).\(ending)\n") }
    }
  }
}
