import Numbers
extension KernelField { static func cosineRelation(_ index: Int, _ measure: Rational, in ring: PolynomialRing) throws -> Polynomial { throw AlgebraError.unable("x", .zero) } }
