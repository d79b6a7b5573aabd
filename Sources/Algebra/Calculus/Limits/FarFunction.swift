/// Functions of a real u → +∞ that are expanded there as they are, under names of their own: elsewhere the algebra would treat
/// them by their rules, and of log Γ all derivatives are needed.
enum FarFunction {
  /// log Γ, and its derivatives.
  private static let stirling = ScalarField.hidden("log Γ⟨far⟩", [.real])
  /// E(u) = √π u exp(u²) erfc u, which tends to 1.
  private static let errors = ScalarField.hidden("E⟨far⟩", [.positive])
  private static let place = Symbol.hidden("far⟨place⟩", .positive).expression
  private static let slope = try? stirling(place).derivative(place)

  static func logGamma(_ u: Expr) -> Expr { stirling(u) }
  static func scaledErrorFunction(_ u: Expr) -> Expr { errors(u) }
  /// ψ = (log Γ)′.
  static func digamma(_ u: Expr) -> Expr? { slope?.substituting(place, by: u) }

  enum Kind {
    /// The nth derivative of log Γ.
    case logGamma(derivative: Int)
    case scaledErrorFunction
  }

  static func kind(_ e: Expr) -> Kind? {
    guard case .field(let f) = e.view else { return nil }
    if stirling.matches(f) { return .logGamma(derivative: f.orders[0]) }
    return errors.matches(f) ? .scaledErrorFunction : nil
  }

  /// The expression in functions that users know; second and higher derivatives of log Γ stay.
  static func written(_ e: Expr) -> Expr {
    e.mappingKernels { part in
      guard let kind = kind(part), case .field(let f) = part.view else { return nil }
      let u = f.arguments[0]
      switch kind {
      case .logGamma(0): return .call(.logGamma, [u])
      case .logGamma(1): return .call(.digamma, [u])
      case .logGamma: return nil
      case .scaledErrorFunction: return sqrt(.pi) * u * exp(u ** 2) * .call(.erfc, [u])
      }
    }
  }
}
