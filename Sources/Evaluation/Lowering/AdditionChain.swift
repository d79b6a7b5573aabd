/// Short ways to a power by multiplications: the binary method, improved by factoring the exponent.
///
/// x¹⁵ takes five multiplications as (x³)⁵ and six by squaring and multiplying. For exponents up to 64 the chains found are
/// at most one multiplication longer than the shortest.
enum AdditionChain {
  enum Step: Equatable {
    case double, addOne
    case factor(Int)
  }

  /// The last step towards xⁿ, n ≥ 2.
  static func step(_ n: Int) -> Step { n < table.count ? table[n].step : n % 2 == 0 ? .double : .addOne }

  /// The number of multiplications for xⁿ, n ≤ 64.
  static func length(_ n: Int) -> Int { table[n].length }

  private static let table: [(length: Int, step: Step)] = {
    var table: [(length: Int, step: Step)] = [(0, .addOne), (0, .addOne)]
    for n in 2...64 {
      var best = n % 2 == 0 ? (table[n / 2].length + 1, Step.double) : (table[n - 1].length + 1, Step.addOne)
      for p in 2..<n where n % p == 0 {
        let length = table[p].length + table[n / p].length
        if length < best.0 { best = (length, .factor(p)) }
      }
      table.append(best)
    }
    return table
  }()
}
