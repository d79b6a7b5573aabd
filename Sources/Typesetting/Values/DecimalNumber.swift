/// A decimal number in its digits, with a power of ten: 6.58212 × 10⁻¹⁶.
public struct DecimalNumber: Typesettable, Sendable {
  let significand: String
  let exponent: Int

  /// From text such as "6.58212e-16" or "0.25"; nil for what is no number.
  public init?(_ text: String) {
    let parts = text.split(separator: "e", omittingEmptySubsequences: false)
    guard let first = parts.first, Double(first) != nil, parts.count <= 2 else { return nil }
    guard parts.count == 1 || Int(parts[1]) != nil else { return nil }
    significand = String(first)
    exponent = parts.count == 2 ? Int(parts[1]) ?? 0 : 0
  }

  /// The digits, and ten to the exponent.
  public func layout(_ builder: inout LayoutBuilder) -> Layout.Node {
    guard significand.hasPrefix("-") else { return magnitude(significand, &builder) }
    let term = magnitude(String(significand.dropFirst()), &builder)
    return builder.sum([(isNegative: true, term: term)])
  }

  private func magnitude(_ significand: String, _ builder: inout LayoutBuilder) -> Layout.Node {
    let digits = builder.name(significand)
    guard exponent != 0 else { return digits }
    let size = builder.layout.add(.integer(abs(exponent)))
    let power = builder.layout.add(
      .power(builder.layout.add(.integer(10)), exponent < 0 ? builder.sum([(isNegative: true, term: size)]) : size))
    return significand == "1" ? power : builder.call(.cross, [digits, power])
  }
}
