import Numbers

/// Writes functions of m and polar vectors with their letters in this order, so that ∂, the last of the vectors, stands in front of
/// the m that it acts on and of nothing else.
struct InvariantWriter {
  /// The letters of the polar vectors; ∇ stands for ∂.
  let vectors: [String]

  /// In one line of text.
  func text(_ polynomial: Polynomial) -> String {
    let superscripts = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    let letters = (["m"] + vectors).map { $0 == "∇" ? "∂" : $0 }
    return joined(polynomial, minus: "−", space: " ") { place, power in
      let exponent = String("\(power)".compactMap { $0.wholeNumberValue }.map { superscripts[$0] })
      return "\(letters[place / 3])_\(["x", "y", "z"][place % 3])" + (power == 1 ? "" : exponent)
    }.joined(separator: " ")
  }

  /// In rows of LaTeX with at most so many terms.
  func latexRows(_ polynomial: Polynomial, perRow count: Int = .max) -> [String] {
    let letters = (["m"] + vectors).map { $0 == "∇" ? "\\partial" : $0 }
    let terms = joined(polynomial, minus: "-", space: " ") { place, power in
      "\(letters[place / 3])_\(["x", "y", "z"][place % 3])" + (power == 1 ? "" : "^{\(power)}")
    }
    let step = min(count, max(terms.count, 1))
    return stride(from: 0, to: max(terms.count, 1), by: step).map {
      terms[$0..<min($0 + step, terms.count)].joined(separator: " ")
    }
  }

  /// The terms with their signs, each made of factors that `letter` writes from the place of a letter and its power.
  private func joined(
    _ polynomial: Polynomial, minus: String, space: String, _ letter: (Int, Int) -> String
  ) -> [String] {
    let terms = polynomial.terms
    if terms.isEmpty { return ["0"] }
    return terms.enumerated().map { k, term in
      let factors = term.exponents.enumerated().filter { $0.element > 0 }.map { letter($0.offset, $0.element) }
      let size = term.coefficient.magnitude
      let number = size.isOne && !factors.isEmpty ? [] : ["\(size)"]
      let sign = term.coefficient.isNegative ? (k == 0 ? minus : minus + space) : (k == 0 ? "" : "+" + space)
      return sign + (number + factors).joined(separator: space)
    }
  }
}
