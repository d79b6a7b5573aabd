import Algebra
import Typesetting

extension Dimensions {
  /// What is wrong with the dimensions of an equation: a term within a side, or the two sides, or the sides and the quantity.
  func misfit(_ quantity: Expr?, _ stated: any Formula, _ derived: any Formula) -> String? {
    do {
      let left = try derived.parts.map { try dimension(of: $0) }
      let right = try stated.parts.map { try dimension(of: $0) }
      for case (let a?, let b?) in zip(left, right) where a != b {
        return "the derived side has the dimension \(a), the stated side \(b)"
      }
      if let quantity, quantity.symbols.allSatisfy({ self[$0.name] != nil }),
        let a = try dimension(of: quantity), let found = (left + right).compactMap({ $0 }).first(where: { $0 != a })
      {
        return "\(quantity.text) has the dimension \(a), the other side \(found)"
      }
      return nil
    } catch let error as DimensionError {
      return error.text
    } catch {
      return "\(error)"
    }
  }
}

extension DimensionError {
  var text: String {
    switch self {
    case .unequalTerms(let a, let x, let b, let y):
      "\(a.shortened) has the dimension \(x), but \(b.shortened), added to it, has \(y)"
    case .notANumber(let a, let x): "\(a.shortened) has the dimension \(x), but stands where only a number can"
    case .variablePower(let a): "\(a.shortened) has a dimension, and its exponent is not a number"
    case .undeclared(let name): "no dimension is declared for \(name)"
    }
  }
}

extension Expr {
  fileprivate var shortened: String {
    var style = Style()
    style.byteLimit = 120
    return text(style)
  }
}
