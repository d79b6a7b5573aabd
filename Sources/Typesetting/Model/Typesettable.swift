/// A value that can be written as a formula in every output format.
///
/// One method describes the value in the printing model; the formats follow from it.
public protocol Typesettable {
  /// The value in the printing model.
  func layout(_ builder: LayoutBuilder) -> Layout.Node
}

extension Typesettable {
  /// LaTeX for mathematics mode.
  public func latex(_ style: Style) -> String {
    let builder = LayoutBuilder(style)
    return LatexWriter.write(layout(builder), of: builder.layout, style)
  }

  /// One line of Unicode for a terminal.
  public func text(_ style: Style) -> String {
    let builder = LayoutBuilder(style)
    return LinearWriter.write(layout(builder), of: builder.layout, style, .text)
  }

  /// LaTeX for mathematics mode.
  public var latex: String { latex(Style()) }
  /// One line of Unicode for a terminal.
  public var text: String { text(Style()) }
}
