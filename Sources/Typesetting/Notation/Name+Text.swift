extension Name {
  /// The name on one line of Unicode, without combining marks.
  var text: String {
    var result = base.plain
    for accent in accents {
      switch accent {
      case .tilde: result += "~"
      case .hat: result += "ˆ"
      case .dot: result += "˙"
      case .bar: result += "¯"
      }
    }
    let index = subscripts.map(\.plain).joined(separator: ",")
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
