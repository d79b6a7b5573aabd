/// A statement with formulas in LaTeX, as the language of this module, and where each piece of it came from.
///
/// The common subset is read: \frac, \sqrt, Greek letters, indices and powers, accents, \partial_t and quotients of differentials,
/// functions, vectors with \times and \cdot, matrices. What has two readings is refused with both.
struct LaTeXInput {
  /// The statement as it is read.
  let source: Source
  private let original: Source
  /// The pieces: the bytes in `source`, and those in the original.
  private let places: [(new: SourceRange, old: SourceRange)]

  /// Whether a text has LaTeX in it.
  static func isMeant(by text: String) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.indices.dropLast().contains { k in
      switch bytes[k] {
      case UInt8(ascii: "\\"): (UInt8(ascii: "A")...UInt8(ascii: "z")).contains(bytes[k + 1])
      case UInt8(ascii: "^"), UInt8(ascii: "_"): bytes[k + 1] == UInt8(ascii: "{")
      default: false
      }
    }
  }

  /// What a text with LaTeX means; nil for one without.
  static func translation(of source: Source, isWord: @escaping (String) -> Bool) throws(Diagnostics) -> LaTeXInput? {
    isMeant(by: source.text) ? try LaTeXInput(source, isWord: isWord) : nil
  }

  /// What is made of a text, or of its translation; mistakes have their places in the text as it was typed.
  static func reading<R>(
    _ source: Source, as input: LaTeXInput?, _ body: (Source) throws -> R
  ) throws -> R {
    guard let input else { return try body(source) }
    do {
      return try body(input.source)
    } catch let error as Diagnostics {
      throw input.restored(error)
    }
  }

  /// - Parameters:
  ///   - isWord: whether letters beside each other are one name or a word, and no product.
  /// - Throws: `Diagnostics` for what is not read, and for what has two readings.
  init(_ original: Source, isWord: @escaping (String) -> Bool) throws(Diagnostics) {
    var reader = LaTeXReader(original, isWord: isWord)
    let pieces = reader.whole()
    guard reader.mistakes.isEmpty else { throw Diagnostics(original, reader.mistakes) }
    var text = ""
    var places: [(new: SourceRange, old: SourceRange)] = []
    var offset = 0
    for piece in Self.separated(pieces) {
      let length = piece.text.utf8.count
      text += piece.text
      places.append((SourceRange(offset, offset + length), piece.range))
      offset += length
    }
    self.original = original
    self.places = places
    source = Source(text, name: original.name, firstLine: original.firstLine)
  }

  /// With a space where two names would become one: letters beside each other are factors.
  private static func separated(_ pieces: [LaTeXReader.Piece]) -> [LaTeXReader.Piece] {
    var result: [LaTeXReader.Piece] = []
    for piece in pieces where !piece.text.isEmpty {
      if let last = result.last?.text.last, let first = piece.text.first, first.isLetter || first.isNumber,
        last.isLetter || last.isNumber || "'′*†".contains(last)
      {
        result.append(LaTeXReader.Piece(text: " ", range: SourceRange(piece.range.lower, piece.range.lower)))
      }
      result.append(piece)
    }
    return result
  }

  /// Mistakes with their places in the original.
  func restored(_ error: Diagnostics) -> Diagnostics {
    guard error.source.text.utf8.count == source.text.utf8.count else { return error }
    return Diagnostics(
      original,
      error.list.map { Diagnostic($0.kind, restored($0.range), $0.message, $0.notes) })
  }

  private func restored(_ range: SourceRange) -> SourceRange {
    let met = places.filter { $0.new.lower < max(range.upper, range.lower + 1) && $0.new.upper > range.lower }
    guard let first = met.first, let last = met.last else {
      let end = original.text.utf8.count
      return SourceRange(end, end)
    }
    return SourceRange(first.old.lower, last.old.upper)
  }
}
