import Glibc

/// Curves over the first column of a table, each with its limit of weak disorder, drawn by gnuplot.
struct BornPlot {
  /// The columns of the table; a quantity "α" has its limit in the column "α weak".
  let columns: [String]
  let rows: [[String]]
  let quantities: [String]
  let title: String

  /// A picture, or what gnuplot makes one of.
  struct Target {
    let path: String
    /// nil for the text that gnuplot reads.
    let terminal: String?

    private static let terminals = [
      "svg": "svg size 900,640 dynamic font 'sans-serif,12' background '#ffffff'",
      "png": "pngcairo size 1200,860 font 'sans-serif,12'", "pdf": "pdfcairo size 18cm,13cm font 'sans-serif,9'"
    ]

    init(_ path: String) throws(UsageError) {
      self.path = path
      let ending = path.split(separator: ".").last.map { String($0).lowercased() } ?? ""
      terminal = Self.terminals[ending]
      guard terminal != nil || ending == "gp" else {
        throw UsageError(
          "--plot takes a file whose name ends with .svg, .png, .pdf or .gp (gnuplot's text), not \(path)")
      }
    }
  }

  func write(_ target: Target, to place: OutputPlace) throws(Unable) { try Self.draw(script, target, to: place) }

  /// Lets gnuplot carry out a script, or writes the script itself.
  static func draw(_ script: String, _ target: Target, to place: OutputPlace) throws(Unable) {
    guard let terminal = target.terminal else { return try place.write(script) }
    try place.replaced { path throws(Unable) in
      let setting = "set encoding utf8\nset terminal \(terminal)\nset output \(quoted(path))\n"
      guard let pipe = popen("gnuplot 2>&1 >/dev/null", "w") else {
        throw Unable(message: "gnuplot cannot be started: \(String(cString: strerror(errno)))")
      }
      fputs(setting + script + "unset output\n", pipe)
      guard pclose(pipe) == 0 else {
        throw Unable(
          message:
            "\(target.path) was not drawn; gnuplot draws it (Debian's package gnuplot-nox), and --plot FILE.gp writes its text"
        )
      }
    }
  }

  /// In gnuplot's language, with the data.
  private var script: String {
    var lines = ["$data << EOD", columns.map { $0.replacing(" ", with: "_") }.joined(separator: " ")]
    lines += rows.map { $0.map { $0.isEmpty || $0.contains("[") ? "nan" : $0 }.joined(separator: " ") }
    lines += [
      "EOD", "set datafile missing 'nan'", "set grid lc rgb '#dddddd'", "set key top left samplen 2 noenhanced",
      "set xlabel \(Self.quoted(columns[0])) noenhanced",
      "set multiplot layout 2,2 margins 0.1,0.97,0.09,0.92 spacing 0.12,0.13 title \(Self.quoted(title)) noenhanced"
    ]
    for (k, quantity) in quantities.enumerated() {
      guard let exact = columns.firstIndex(of: quantity), let weak = columns.firstIndex(of: "\(quantity) weak") else {
        continue
      }
      if k == 1 { lines.append("unset key") }
      lines += [
        "set ylabel \(Self.quoted(quantity)) noenhanced rotate by 0",
        "plot $data skip 1 using 1:\(exact + 1) with lines lw 2 lc rgb '#1f4e9c' title 'self-consistent', "
          + "$data skip 1 using 1:\(weak + 1) with lines lw 2 dt 2 lc rgb '#c0392b' title 'weak disorder'"
      ]
    }
    lines.append("unset multiplot")
    return lines.joined(separator: "\n") + "\n"
  }

  /// A string of gnuplot's in single quotes.
  static func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "''") + "'" }
}
