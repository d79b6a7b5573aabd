/// Names spelled as identifiers of programming languages: θ as theta, μ_B as mu_B.
package enum AsciiIdentifier {
  /// Letters, digits and underscores, beginning with a letter. Different names can agree.
  package static func spelling(of name: String) -> String { Identifiers.spelling(name, .sympy) }
}
