/// A value that can be written as a formula in every output format.
///
/// One method describes the value in the printing model; the formats follow from it.
public protocol Typesettable {
  /// The value in the printing model.
  func layout(_ builder: inout LayoutBuilder) -> Layout.Node
}

extension Typesettable {
  /// LaTeX for mathematics mode.
  public func latex(_ style: Style) -> String {
    var builder = LayoutBuilder(style)
    let node = layout(&builder)
    return LatexWriter.write(node, of: builder.layout, style)
  }

  /// One line of Unicode for a terminal.
  public func text(_ style: Style) -> String {
    var builder = LayoutBuilder(style)
    let node = layout(&builder)
    return LinearWriter.write(node, of: builder.layout, style, .text)
  }

  /// MathML, one element.
  public func mathML(_ style: Style) -> String {
    var builder = LayoutBuilder(style)
    let node = layout(&builder)
    return MathMLWriter.write(node, of: builder.layout, style)
  }

  /// LaTeX for mathematics mode.
  public var latex: String { latex(Style()) }
  /// One line of Unicode for a terminal.
  public var text: String { text(Style()) }
  /// MathML, one element.
  public var mathML: String { mathML(Style()) }
  /// SymPy input; `SympyProgram` also declares the names.
  public var sympy: String { SympyProgram([self]).expressions[0] }
  /// Mathematica input; `MathematicaProgram` also declares the names.
  public var mathematica: String { MathematicaProgram([self]).expressions[0] }
}
