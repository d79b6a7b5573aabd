import Algebra

/// How formulas are set. The default suits a paper; every choice is independent of the output format unless it says so.
public struct Style: Sendable {
  /// Write θ(r, t) instead of θ. Text for other programs always shows the arguments.
  public var showsArguments = false
  /// Write θ̇ for ∂ₜθ, where the only differentiated variable has this name. LaTeX and MathML only.
  public var dottedVariable: String?
  /// Take the rational content out of sums: ½ (a + b) instead of a/2 + b/2.
  public var factorsContent = false
  /// Order the outermost sum by ascending powers of this symbol, each with its coefficient.
  public var collected: Expr?
  /// Where fractions are written a/b instead of one above the other. LaTeX and MathML only.
  public var inlineFractions = InlineFractions.inScripts
  /// Restrict LaTeX to what KaTeX understands.
  public var isForKaTeX = false
  /// Break LaTeX and MathML into aligned lines of about so many half ems.
  public var lineWidth: Int?
  /// Wrap MathML into a `math` element set on a line of its own.
  public var wrapsMathML = false
  /// How names look.
  public var notation = Spellings()
  /// Writing stops, with an ellipsis, after so many bytes: shared subexpressions can make text exponentially long.
  public var byteLimit = 1 << 28

  /// Where fractions are written a/b.
  public enum InlineFractions: Sendable {
    /// In exponents and indices.
    case inScripts
    /// Also when both parts are numbers or single letters.
    case small
    /// Everywhere.
    case always
  }

  /// The style of a paper.
  public init() {}
}
