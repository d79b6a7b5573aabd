import Algebra

/// The order in which factors and terms are read.
///
/// Factors: numbers, roots of numbers, π and i, natural constants, parameters, variables, functions of variables, sums, other
/// functions, derivatives, vectors. Terms: real before imaginary, without functions before with functions, by ascending degree
/// in the symbols, then as in a dictionary. All of it follows from names and values, never from when an expression was made.
enum ReadingOrder {
  /// Where a factor stands in a product.
  enum Place: UInt8, Comparable {
    case number, pi, imaginaryUnit
    case constant, latin, greek, capital, variable, word
    case field, sum, product, quantity, exponential, function, derivative, vector

    static func < (a: Place, b: Place) -> Bool { a.rawValue < b.rawValue }

    var isSymbol: Bool { self >= .constant && self <= .word }
    /// Counts towards the degree in functions.
    var isFunction: Bool { self >= .field }
  }

  /// A text's beginning packed into words, so that most comparisons cost one instruction; the hash settles the rest.
  struct Key: Comparable {
    static let length = 32

    var place: Place
    var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    var hash: UInt64

    init(_ place: Place, _ text: some Sequence<UInt8>, hash: UInt64) {
      self.place = place
      self.hash = hash
      var padded = Array(text.prefix(Self.length))
      padded.append(contentsOf: repeatElement(0, count: Self.length - padded.count))
      func word(_ k: Int) -> UInt64 { padded[8 * k..<8 * k + 8].reduce(0) { $0 << 8 | UInt64($1) } }
      words = (word(0), word(1), word(2), word(3))
    }

    static func == (a: Key, b: Key) -> Bool { a.place == b.place && a.words == b.words && a.hash == b.hash }

    static func < (a: Key, b: Key) -> Bool {
      if a.place != b.place { return a.place < b.place }
      if a.words != b.words { return a.words < b.words }
      return a.hash < b.hash
    }
  }

  /// Natural constants lead: ħω, k_B T. Lower-case parameters come before Greek ones, those before capitals, and letters that
  /// usually vary come last: m ω² x², γ H, D k².
  static func place(ofSymbol name: Name) -> Place {
    guard let letter = name.letter else { return .word }
    let subscriptText = name.subscripts.first?.text
    if letter == "ħ" { return .constant }
    if let subscriptText, letter == "k" || letter == "μ" || letter == "ε", ["B", "0"].contains(subscriptText) {
      return .constant
    }
    if "jknpqrtuvwxyz".contains(letter) { return .variable }
    if letter.isASCII { return letter.isUppercase ? .capital : .latin }
    return .greek
  }
}

extension Layout {
  /// For a named function, its argument's width and text and then the function: sin x cos y, sin θ + sin 2θ.
  func functionKey(_ node: Node, _ writer: inout LinearWriter) -> [UInt8]? {
    guard case .call(let function, let run) = self[node], function.place == .function, run.count == 1 else {
      return nil
    }
    let argument = child(run, 0)
    let text = writer.beginning(of: argument).prefix(ReadingOrder.Key.length - 2)
    return [UInt8(clamping: width(argument))] + text + [function.rawValue]
  }

  /// Where a vector stands in a product of vectors: unit vectors, lower-case letters, other letters, derivatives, products.
  func vectorRank(_ node: Node) -> Int {
    switch self[node] {
    case .name(let k) where labels[Int(k)].assumptions.contains(.unit): 0
    case .name(let k): labels[Int(k)].name.first?.isLowercase == true ? 1 : 2
    case .field(let k) where fields[Int(k)].isDifferentiated: 3
    case .field(let k): vectorRank(fields[Int(k)].nameNode)
    case .integer, .largeInteger, .ratio, .imaginaryUnit, .pi, .sum, .row, .fraction, .power, .root, .call, .matrix,
      .relation:
      4
    }
  }
}

extension Function {
  /// Where a call stands in a product.
  var place: ReadingOrder.Place {
    switch self {
    case .exp: .exponential
    case .abs, .conjugate, .re, .im, .dot: .quantity
    case .cross: .vector
    case .log, .sin, .cos, .tan, .asin, .acos, .atan, .sinh, .cosh, .tanh, .erf, .erfc, .gamma, .logGamma, .digamma,
      .dilogarithm, .besselJ0, .besselJ1, .atan2, .undefined:
      .function
    }
  }
}
