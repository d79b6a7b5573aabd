import Notation

/// A figure in SVG that a notebook shows, and what its commands have drawn under that name.
struct NotebookFigure {
  private let link: String
  private let place: String
  private let drawn: [UInt8]?

  /// The figure as it was drawn into the present folder; nil for a link that shows something else.
  init?(link: String, in notebook: String) {
    guard link.hasSuffix(".svg"), !link.contains("://") else { return nil }
    self.link = link
    let folder = notebook.lastIndex(of: "/").map { notebook[...$0] } ?? ""
    place = link.hasPrefix("/") ? link : folder + link
    drawn = (try? Input.bytes(of: link.split(separator: "/").last.map(String.init) ?? link)) ?? nil
  }

  /// What is wrong with it; nil where it is what is drawn, or was drawn by another version of gnuplot.
  var difference: String? {
    guard let drawn else { return "nothing draws \(link.visible)" }
    guard let shown = (try? Input.bytes(of: place)) ?? nil else { return "\(link.visible) is missing" }
    if shown == drawn || Self.program(shown) != Self.program(drawn) { return nil }
    return "\(link.visible) is not what is drawn"
  }

  /// Puts what was drawn where it is shown.
  func fix(_ isQuiet: Bool) throws {
    guard let drawn, difference != nil else { return }
    if let slash = place.lastIndex(of: "/") { Output.makeFolder(String(place[..<slash])) }
    try OutputPlace(place).write(String(decoding: drawn, as: UTF8.self))
    if !isQuiet { Output.write("wrote \(place.visible)\n") }
  }

  /// What gnuplot says of itself.
  private static func program(_ figure: [UInt8]) -> Substring? {
    let text = String(decoding: figure, as: UTF8.self)
    guard let start = text.firstRange(of: "<desc>Produced by "), let end = text[start.upperBound...].firstIndex(of: "<")
    else { return nil }
    return text[start.upperBound..<end]
  }
}
