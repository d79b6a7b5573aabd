/// The words between quotation marks in a statement, and the statement with blanks in their place.
struct Quotes {
  /// The statement without them.
  let rest: Source
  /// Where each begins, and what stands between the marks.
  let texts: [(place: Int, text: Source)]

  /// - Throws: `StatementError` for a mark that has no partner.
  init(_ source: Source) throws(StatementError) {
    let text = Array(source.text)
    let marks = text.indices.filter { text[$0] == "\"" }
    guard marks.count % 2 == 0 else { throw StatementError("a quotation mark has no partner") }
    var texts: [(place: Int, text: Source)] = []
    var rest = text
    for k in stride(from: 0, to: marks.count, by: 2) {
      texts.append((marks[k], source.keeping(marks[k] + 1..<marks[k + 1])))
      for place in marks[k]...marks[k + 1] where !text[place].isNewline { rest[place] = " " }
    }
    self.texts = texts
    self.rest = Source(String(rest), name: source.name, firstLine: source.firstLine)
  }

  /// The texts that begin between two places.
  func within(_ range: Range<Int>) -> [Source] { texts.filter { range.contains($0.place) }.map(\.text) }
}
