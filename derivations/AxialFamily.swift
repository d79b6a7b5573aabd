import Algebra

/// The vectors a, ω × a and ω(ω⋅a) of an axis ω: every linear map that is symmetric about the axis transforms them among
/// themselves, whatever a is.
struct AxialFamily {
  let axis: Vector
  /// A name for the length of the axis.
  let length: Expr

  /// The family of a vector.
  func callAsFunction(_ a: Vector) -> [Vector] { [a, axis × a, (axis ⋅ a) * axis] }

  /// Σ cₖ aₖ, the length of the axis written out.
  func combination(_ c: Matrix, of a: Vector) -> Vector {
    Vector.sum(zip(c.elements, self(a)).map { $0 * $1 }).substituting([(length, axis.length)])
  }

  /// The columns of coefficients with which vectors that depend on a are combinations of its family, read off in axes of which
  /// the third lies along ω.
  func coefficients(of vectors: [Vector], in a: Vector) throws -> Matrix {
    let values = (1...3).map { Symbol.hidden("a_\($0)", .real).expression }
    func columns(_ vectors: [Vector]) throws -> Matrix {
      let rows = try vectors.map { try $0.components(where: [(axis, [0, 0, length]), (a, values)]) }
      return Matrix(rows: 3, columns: vectors.count) { rows[$1][$0] }
    }
    return try columns(self(a)).solve(columns(vectors)).tidied()
  }

  /// The matrix K with L aₖ = Σⱼ Kⱼₖ aⱼ of a map L.
  func action(of map: (Vector) -> Vector) throws -> Matrix {
    let a = Vector("a")
    return try coefficients(of: self(a).map(map), in: a)
  }
}
