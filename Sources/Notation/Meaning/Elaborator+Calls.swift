import Algebra
import Numbers
import Typesetting

/// Functions, fields and derivatives.
extension Elaborator {
  mutating func call(
    _ name: String, _ range: SourceRange, _ power: Int?, _ arguments: [Index], _ index: Index
  ) -> Value? {
    guard let builtin = environment.builtin(name) else {
      if let operation = environment.operations[name], environment.entry(name) == nil {
        return orWithLetters(index) { $0.perform(operation, name, arguments, index) }
      }
      return field(name, range, arguments, index)
    }
    guard builtin.arity.contains(arguments.count) else {
      let wanted =
        switch builtin.rule {
        case .derivative: "an expression and the variables, as in diff(f, x) or diff(f, x, 2)"
        default: builtin.arity.lowerBound == 1 ? "one argument" : "\(builtin.arity.lowerBound) arguments"
        }
      report(.mismatch, index, "\(name) takes \(wanted), not \(arguments.count)")
      return nil
    }
    guard let value = apply(builtin, arguments, index) else { return nil }
    guard let power else { return value }
    guard let base = value.expression else { return elementPower(value, Expr(power), index) }
    return checked(.scalar(base ** Expr(power)), index)
  }

  private mutating func apply(_ builtin: Builtin, _ arguments: [Index], _ index: Index) -> Value? {
    switch builtin.rule {
    case .derivative: return orWithLetters(index) { $0.diff(arguments, index) }
    case .dot, .cross:
      let vectors = arguments.map { vector($0) }
      guard let a = vectors[0], let b = vectors[1] else { return nil }
      if case .dot = builtin.rule { return checked(.scalar(a ⋅ b), index) }
      return checked(.vector(a × b), index)
    case .elementary, .reciprocal, .squareRoot, .cubeRoot, .cotangent, .hyperbolicCotangent: break
    }
    // Each argument is read once: nested calls would otherwise be read again and again.
    let values = arguments.map { value($0) }
    if values.count == 1 {
      if case .elementary(.abs) = builtin.rule, case .vector(let v) = values[0] { return .scalar(v.length) }
      if case .matrix(let m) = values[0] { return function(builtin, of: m, index) }
    }
    let known = zip(values, arguments).compactMap { scalar($0, $1) }
    guard known.count == values.count else { return nil }
    let x = known[0]
    let result: Expr =
      switch builtin.rule {
      case .elementary(let function): .call(function, known)
      case .reciprocal(let function): 1 / .call(function, known)
      case .cotangent: cos(x) / sin(x)
      case .hyperbolicCotangent: cosh(x) / sinh(x)
      case .squareRoot: sqrt(x)
      case .cubeRoot: x ** Expr(Rational(1, 3))
      case .derivative, .dot, .cross: x
      }
    return checked(.scalar(result), index)
  }

  /// Functions that matrices have.
  private mutating func function(_ builtin: Builtin, of m: Matrix, _ index: Index) -> Value? {
    switch builtin.rule {
    case .elementary(.exp):
      do {
        // exp(a N) is exp(t N) at t = a.
        let (a, direction) = m.scaledDirection
        let t = Expr.symbol("\u{0}t", .real)
        let result = try direction.exponential(t)
        for condition in result.conditions.map({ $0.substituting(t, by: a) }) where !conditions.contains(condition) {
          conditions.append(condition)
        }
        return .matrix(result.value.substituting([(t, a)]))
      } catch {
        report(.undefined, index, "\(error)")
        return nil
      }
    case .elementary(.conjugate): return .matrix(m.map(\.conjugate))
    default:
      report(.mismatch, index, "of a matrix there are exp(M) and conj(M), and no other function")
      return nil
    }
  }

  private mutating func vector(_ index: Index) -> Vector? {
    switch value(index) {
    case .vector(let v): return v
    case .scalar(let x) where x.isLiteralZero: return .zero
    case .scalar:
      report(.mismatch, index, "\(excerpt(index)) is a scalar; a vector is needed here")
      return nil
    case let other?:
      report(.mismatch, index, "\(excerpt(index)) is \(other.kind); a vector is needed here")
      return nil
    case nil: return nil
    }
  }

  // MARK: Fields

  private mutating func field(_ name: String, _ range: SourceRange, _ arguments: [Index], _ index: Index) -> Value? {
    let known: Int
    switch environment.meaning(of: name) {
    case .field(_, let variables), .vectorField(_, let variables): known = variables.count
    case .function(let function): known = function.parameters.count
    case .scalar, .vector, .value, nil:
      let shown = Environment.shown(name)
      let declaration = environment.operations.isEmpty ? "\(shown)(x)" : "it first: field \(shown)(x)"
      log.add(
        Diagnostic(
          .unknownName, range, "no function is called \(shown)",
          (Builtin.otherNames[shown].map { ["the function is written \($0)(…)"] } ?? advice(on: name)) + [
            "for a product write \(shown)*(…); for a function of variables declare \(declaration)"
          ]))
      return nil
    }
    guard known == arguments.count else {
      report(
        .mismatch, index,
        "\(Environment.shown(name)) was declared with \(known) argument\(known == 1 ? "" : "s"), not \(arguments.count)"
      )
      return nil
    }
    if case .function(let function) = environment.meaning(of: name) { return call(function, name, arguments, index) }
    let values = arguments.map { scalar($0) }
    let places = values.compactMap { $0 }
    guard places.count == values.count else { return nil }
    switch environment.meaning(of: name) {
    case .field(let field, _): return checked(.scalar(field(places)), index)
    case .vectorField(let field, _): return checked(.vector(field(places)), index)
    case .scalar, .vector, .value, .function, nil: return nil
    }
  }

  /// The value of a defined function.
  private mutating func call(
    _ function: FunctionDefinition, _ name: String, _ arguments: [Index], _ index: Index
  ) -> Value? {
    let values = arguments.compactMap { value($0) }
    guard values.count == arguments.count else { return nil }
    do {
      let result = try function.value(of: values, in: environment)
      for condition in result.conditions where !conditions.contains(condition) { conditions.append(condition) }
      return checked(result.value, index)
    } catch let error as Diagnostics {
      guard let first = error.list.first else { return nil }
      report(first.kind, index, "in \(Environment.shown(name)): \(first.message)", first.notes)
    } catch let error as AlgebraError {
      report(.unable, index, "in \(Environment.shown(name)): \(error)")
    } catch {
      report(.mismatch, index, "in \(Environment.shown(name)): \(error)")
    }
    return nil
  }

  // MARK: Derivatives

  /// diff(f, x), diff(f, x, 2), diff(f, x, t, t).
  private mutating func diff(_ arguments: [Index], _ index: Index) -> Value? {
    var steps: [(variable: Expr, order: Int, at: Index)] = []
    for argument in arguments.dropFirst() {
      if case .number(let q) = tree.nodes[argument] {
        guard !steps.isEmpty, let n = q.asInt, (0...100).contains(n) else {
          report(.mismatch, argument, "an order stands behind a variable, and is a whole number up to 100")
          return nil
        }
        steps[steps.count - 1].order = n
      } else if let variable = scalar(argument) {
        steps.append((variable, 1, argument))
      } else {
        return nil
      }
    }
    let differentiated = value(arguments[0])
    if case .matrix(let m) = differentiated {
      return attempt(index) {
        .matrix(
          try steps.reduce(m) { m, step in try m.map { try $0.derivative(step.variable, order: step.order) } })
      }
    }
    guard var value = expression(differentiated, arguments[0]) else { return nil }
    for step in steps {
      guard let next = derivative(value, step.variable, step.order, step.at) else { return nil }
      value = next
    }
    return checked(Value(value), index)
  }

  private mutating func derivative(_ f: Expr, _ variable: Expr, _ order: Int, _ place: Index) -> Expr? {
    do {
      return try f.derivative(variable, order: order)
    } catch let error as AlgebraError {
      report(.mismatch, place, error.description)
    } catch {
      report(.mismatch, place, "\(error)")
    }
    return nil
  }

  mutating func derivative(of part: Index, by variables: [Syntax.Variable], _ index: Index) -> Value? {
    if variables.contains(where: { $0.name.allSatisfy(\.isNumber) }) {
      report(
        .syntax, index, "a derivative by the place of an argument needs the arguments", ["write (∂₁f)(x, t) or ∂ₓf"])
      return nil
    }
    var steps: [(Expr, Int)] = []
    for variable in variables {
      guard let found = resolved(variable) else { return nil }
      steps += found
    }
    guard var value = expression(part) else { return nil }
    // The operator next to the operand acts first.
    for (variable, order) in steps.reversed() {
      guard let next = derivative(value, variable, order, index) else { return nil }
      value = next
    }
    return checked(Value(value), index)
  }

  /// The variable an index names: a scalar symbol, or one after the other of several letters.
  private mutating func resolved(_ variable: Syntax.Variable) -> [(Expr, Int)]? {
    if case .scalar(let x) = environment.meaning(of: variable.name) { return [(x, variable.order)] }
    if variable.order == 1, variable.name.count > 1 {
      let letters = variable.name.map { environment.meaning(of: String($0)) }
      let found = letters.compactMap { if case .scalar(let x) = $0 { x } else { nil } }
      if found.count == letters.count { return found.map { ($0, 1) } }
    }
    if environment.entry(variable.name) == nil, case .symbols(let assumptions) = environment.undeclared {
      return [(.symbol(variable.name, assumptions), variable.order)]
    }
    log.add(
      Diagnostic(
        .unknownName, variable.range, "no variable is called \(Environment.shown(variable.name))",
        advice(on: variable.name)))
    return nil
  }

  /// (∂₁f)(2 r, t): the derivative at free places, which then take the arguments.
  mutating func applied(_ derivative: Index, _ arguments: [Index], _ index: Index) -> Value? {
    guard case .derivative(let variables, let part) = tree.nodes[derivative], case .name(let name) = tree.nodes[part]
    else {
      report(.syntax, derivative, "only a named function of variables has derivatives by place, as in (∂₁f)(x, t)")
      return nil
    }
    let values = arguments.map { scalar($0) }
    let places = values.compactMap { $0 }
    guard places.count == values.count else { return nil }
    let free = places.indices.map { Expr.symbol("\u{0}place \($0)", .real) }
    var value: Expr
    switch environment.meaning(of: name) {
    case .field(let field, let known) where known.count == places.count: value = field(free)
    case .vectorField(let field, let known) where known.count == places.count: value = field(free).expression
    case .field(_, let known), .vectorField(_, let known):
      report(
        .mismatch, index, "\(Environment.shown(name)) was declared with \(known.count) arguments, not \(places.count)")
      return nil
    case .scalar, .vector, .value, .function, nil:
      report(.unknownName, part, "no function is called \(Environment.shown(name))", advice(on: name))
      return nil
    }
    for variable in variables {
      guard let place = Int(variable.name), free.indices.contains(place - 1) else {
        log.add(
          Diagnostic(.mismatch, variable.range, "\(Environment.shown(name)) has no argument number \(variable.name)"))
        return nil
      }
      guard let next = self.derivative(value, free[place - 1], variable.order, index) else { return nil }
      value = next
    }
    return checked(Value(value.substituting(zip(free, places).map { ($0, $1) })), index)
  }
}

extension Matrix {
  /// The matrix as a·N, with a letter or a first entry a that N does not have, if that can be.
  fileprivate var scaledDirection: (Expr, Matrix) {
    let letters = Set(elements.flatMap(\.symbols)).map(\.expression).filter(\.isKnownReal).sorted { $0.text < $1.text }
    for a in letters + elements.filter({ !$0.isLiteralZero && !$0.unknowns.isEmpty }).prefix(1) {
      let direction = map { (try? ($0 / a).together()) ?? $0 / a }
      if Set(direction.elements.flatMap(\.unknowns)).isDisjoint(with: a.unknowns) { return (a, direction) }
    }
    return (1, self)
  }
}
