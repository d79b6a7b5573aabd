import Notation

/// What the last of some statements says.
func last(_ statements: String...) throws -> String {
  var session = Session()
  var text = ""
  for statement in statements { text = try session.run(statement).text }
  return text
}

/// Whether two formulas are equal by decision, the second read in the session of the first.
func isEqual(_ statements: [String], _ formula: String) throws -> Bool {
  var session = Session()
  for statement in statements { try session.run(statement) }
  return try session.run("check \(formula)").text.hasPrefix("proved")
}
