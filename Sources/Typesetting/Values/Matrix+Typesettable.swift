import Algebra

extension Matrix: Typesettable, CustomStringConvertible {
  /// The matrix in the printing model, entry by entry.
  public func layout(_ builder: inout LayoutBuilder) -> Layout.Node {
    var nodes: [Layout.Node] = []
    for element in elements { nodes.append(builder.expression(element)) }
    return builder.matrix(nodes, columns: columns)
  }

  /// The matrix on one line of Unicode, rows separated by semicolons.
  public var description: String { text }
}
