extension Name {
  /// The name on one line of Unicode, without combining marks.
  var text: String { text(combining: false) }

  /// The name on one line of Unicode; an accent stands on its letter as a combining mark, or behind it.
  func text(combining: Bool) -> String {
    var result = (along.map { "(\($0.plain)⋅∇)" } ?? "") + base.plain
    let stands = combining && letter != nil
    for accent in accents {
      switch accent {
      case .tilde: result += stands ? "\u{303}" : "~"
      case .hat: result += stands ? "\u{302}" : "ˆ"
      case .dot: result += stands ? "\u{307}" : "˙"
      case .bar: result += stands ? "\u{304}" : "¯"
      }
    }
    // As it is typed: a comma would end the name.
    let index = subscripts.map(\.plain).joined(separator: "_")
    if !index.isEmpty {
      let lowered = index.compactMap { Letters.subscripts[$0] }
      result += lowered.count == index.count ? String(lowered) : "_" + index
    }
    return result + String(repeating: "′", count: primes) + superscript
  }
}

extension Name.Part {
  var plain: String {
    // Spaces and signs would make one name look like several.
    isWord ? String(text.map { $0.isWhitespace ? "_" : $0 }) : text
  }
}
