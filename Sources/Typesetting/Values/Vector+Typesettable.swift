import Algebra

extension Vector: Typesettable, CustomStringConvertible {
  /// The vector in the printing model.
  public func layout(_ builder: inout LayoutBuilder) -> Layout.Node { builder.expression(expression) }

  /// The vector on one line of Unicode.
  public var description: String { text }
}
