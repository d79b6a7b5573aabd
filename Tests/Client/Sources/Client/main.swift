import Algebra
import Evaluation
import Foundation
import Spintronics
import Typesetting
import Worksheets
import derivations

let x = Expr.symbol("x", .real), ξ = Expr.symbol("ξ", .positive)

// It proves and refutes,
print(try sin(3 * x).equals(3 * sin(x) - 4 * sin(x) ** 3).isProved)
print(try sqrt(x ** 2).equals(x).isRefuted)

// typesets,
print(try (1 / (1 + Expr.i * ξ) + 1 / (1 - Expr.i * ξ)).simplified().latex)

// computes digits that are certain,
print(try (exp(.pi * sqrt(163)) - 640_320 ** 3 - 744).digits(30))

// and knows what was derived, with dimensions beside Foundation's own.
let eta: Expr = try Derivation.zhangLi.derivedResults().eta
print(eta.latex)
print(PhysicalDimension.magnetisation, Date.distantPast < Date.distantFuture)
