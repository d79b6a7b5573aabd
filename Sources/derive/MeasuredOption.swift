import Numbers

/// A quantity with a unit that a command takes.
struct MeasuredOption: Sendable {
  /// What values are accepted.
  enum Range: Sendable { case any, positive, nonnegative, share }
  let option: String
  /// How it is printed.
  let name: String
  let unit: String
  let meaning: String
  let range: Range

  func check(_ value: Rational) throws(UsageError) {
    let isFine =
      switch range {
      case .any: true
      case .positive: value.signum() > 0
      case .nonnegative: !value.isNegative
      case .share: value.magnitude <= 1
      }
    if isFine { return }
    let kind =
      switch range {
      case .any: ""
      case .positive: "is positive"
      case .nonnegative: "is not negative"
      case .share: "lies between −1 and 1"
      }
    throw UsageError("\(option), \(meaning), \(kind); \(value.roundedDecimal(digits: 6) ?? "\(value)") does not fit")
  }
}

extension MeasuredOption {
  /// What the options are, a line each.
  static func lines(_ options: [MeasuredOption]) -> String {
    options.map { option in
      "  " + option.option.padded(to: 12) + option.meaning + (option.unit.isEmpty ? "" : " in \(option.unit)")
    }.joined(separator: "\n")
  }
}

extension GivenOptions {
  /// The quantities that were given, in SI units, and how they were written.
  func measures(
    _ options: [MeasuredOption]
  ) throws(UsageError) -> (values: [String: Rational], shown: [(name: String, value: String)]) {
    var values: [String: Rational] = [:], shown: [(name: String, value: String)] = []
    for option in options {
      guard let text = self[option.option] else { continue }
      let measure = try Measure(text, for: option.option, unit: option.unit)
      try option.check(measure.value)
      values[option.option] = measure.value
      shown.append((option.name, measure.hasUnit || option.unit.isEmpty ? text : "\(text) \(option.unit)"))
    }
    return (values, shown)
  }
}
