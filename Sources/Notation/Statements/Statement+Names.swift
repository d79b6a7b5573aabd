/// What can be a name.
extension Statement {
  static func isName(_ text: String) -> Bool { spelledName(text) != nil }

  /// A name as the reader spells it, with its marks behind the letter; nil for what is none.
  static func spelledName(_ text: String) -> String? {
    var environment = Environment()
    environment.undeclared = .symbols(.real)
    let (tokens, log) = Lexer.tokens(of: Source(text), environment)
    guard log.list.isEmpty, tokens.count == 2, tokens[0].kind == .name, !Environment.isReserved(tokens[0].name) else {
      return nil
    }
    return tokens[0].name
  }

  /// The names behind `operator`; a dagger says that one is not its own adjoint.
  static func operators(_ body: String) throws(StatementError) -> [(name: String, isHermitian: Bool)] {
    try list(body).map { text throws(StatementError) in
      let isHermitian = !text.hasSuffix("†")
      guard let name = spelledName(isHermitian ? text : String(text.dropLast())) else {
        throw StatementError("\(text) is no name of an operator; they are declared as in operator A, S_x, b†")
      }
      return (name, isHermitian)
    }
  }
}
