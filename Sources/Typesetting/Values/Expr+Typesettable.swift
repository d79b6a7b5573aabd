import Algebra

extension Expr: Typesettable {
  /// The expression in the printing model.
  public func layout(_ builder: inout LayoutBuilder) -> Layout.Node { builder.expression(self) }
}

extension Expr: CustomStringConvertible {
  /// The expression on one line of Unicode.
  public var description: String { text }
}
