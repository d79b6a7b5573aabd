import Numbers

/// ∫_∞^q dq′ Π_k (q′ − r_k)^{−n_k}, with poles that differ from one another and Σn_k ≥ 2, by partial fractions.
///
/// The logarithms are the principal ones of q − r_k: the antiderivative is analytic where these cross no cut, such as for real r_k
/// and q in the lower half plane or to the right of all poles.
///
/// - Throws: where a difference r_k − r_l or q − r_k may be 0.
public func inversePowers<Number: Amplitude>(
  at q: Number, poles: [(position: Number, order: Int)]
) throws -> Number {
  var total: Number?
  for (k, pole) in poles.enumerated() {
    let others = poles.indices.filter { $0 != k }.map { (pole.position - poles[$0].position, poles[$0].order) }
    let expansion = try inverseProduct(others, order: pole.order)
    let distance = q - pole.position
    for (j, coefficient) in expansion.enumerated() {
      // Of order n − j is the power that this coefficient goes with; `nil` stands for the coefficient 1.
      let power = pole.order - j
      var term = power == 1 ? try distance.logarithm() : try antiderivative(distance, power)
      if let coefficient { term = term * coefficient }
      total = total.map { $0 + term } ?? term
    }
  }
  return total ?? q.zero
}

/// −1/((n − 1) x^{n−1}), n ≥ 2.
private func antiderivative<Number: Amplitude>(_ x: Number, _ n: Int) throws -> Number {
  var power = x
  for _ in 2..<n { power = power * x }
  return try x.unit.divided(by: power).scaled(by: Rational(-1, n - 1))
}

/// The first Taylor coefficients of Π_l (d_l + x)^{−n_l}; of an empty product the first alone, as nil.
private func inverseProduct<Number: Amplitude>(
  _ factors: [(distance: Number, order: Int)], order: Int
) throws -> [Number?] {
  guard let (first, _) = factors.first else { return [nil] }
  var product: Number?
  for (d, n) in factors { for _ in 0..<n { product = product.map { $0 * d } ?? d } }
  var coefficients = [try first.unit.divided(by: product ?? first)]
  let inverses = try factors.map { (try $0.distance.unit.divided(by: $0.distance), $0.order) }
  // f′ = −f Σ n_l/(d_l + x), whose own coefficients are Σ n_l (−1)^j d_l^{−1−j}.
  var powers = inverses.map(\.0)
  var slopes: [Number] = []
  for j in 1..<max(order, 1) {
    var slope = first.zero
    for (l, (inverse, n)) in inverses.enumerated() {
      slope = slope + powers[l].scaled(by: Rational(j % 2 == 1 ? n : -n))
      powers[l] = powers[l] * inverse
    }
    slopes.append(slope)
    var next = first.zero
    for i in 0..<j { next = next - slopes[i] * coefficients[j - 1 - i] }
    coefficients.append(next.scaled(by: Rational(1, j)))
  }
  return coefficients
}
