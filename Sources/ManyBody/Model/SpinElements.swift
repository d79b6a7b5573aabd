import Algebra
import Evaluation
import Numbers

/// The matrix elements of an operator of two spins in the basis of their z components, exactly and then in numbers.
///
/// A spin's state is the number of quanta q = S − m by which it is below its top state: T_z|q⟩ = κ(S − q)|q⟩,
/// T_±|q⟩ = κ√…|q ∓ 1⟩ with √(q(2S + 1 − q)) upwards and √((q + 1)(2S − q)) downwards.
struct PairElements: Sendable {
  struct Element: Sendable {
    let from: (Int, Int), to: (Int, Int)
    let value: Double
  }
  /// Elements from each pair of states, the diagonal one among them.
  private var table: [Int: [Element]] = [:]
  private let stride: Int

  /// - Throws: `ManyBodyError.notConserved` when an element changes the sum of quanta.
  init(
    _ a: Operator, _ spins: [(symbols: SpinSymbols, length: SpinNumber)], reach: Int, values: [Expr: Rational]
  ) throws {
    stride = spins[1].length.multiplicity
    var found: [(from: (Int, Int), to: (Int, Int), value: Expr)] = []
    for p in 0...min(spins[0].length.twice, reach) {
      for q in 0...min(spins[1].length.twice, reach) {
        var image: [[Int]: Expr] = [:]
        for (basis, c) in a.terms {
          for (state, x) in try Self.apply(basis.word, to: [p, q], spins) { image[state] = (image[state] ?? 0) + c * x }
        }
        for (state, x) in image where try !x.isLiteralZero && !x.isZero().isProved {
          guard state[0] + state[1] == p + q else { throw ManyBodyError.notConserved("the total spin along z") }
          found.append(((p, q), (state[0], state[1]), x))
        }
      }
    }
    let symbols = values.keys.sorted { "\($0)" < "\($1)" }
    let program = try Program(found.map(\.value), inputs: symbols, over: .complexes)
    let numbers = try program(symbols.map { Complex(values[$0]?.approximation ?? 0) })
    for (f, x) in zip(found, numbers) {
      guard abs(x.im) <= 1e-14 * max(1, x.magnitude) else {
        throw ManyBodyError.notConserved("the reality of its matrix")
      }
      table[f.from.0 * stride + f.from.1, default: []].append(Element(from: f.from, to: f.to, value: x.re))
    }
  }

  /// What a pair of states goes to.
  func from(_ p: Int, _ q: Int) -> [Element] { table[p * stride + q] ?? [] }

  func diagonal(_ p: Int, _ q: Int) -> Double { from(p, q).first { $0.to == (p, q) }?.value ?? 0 }

  /// A word of symbols on a basis state, the last letter first.
  static func apply(
    _ word: [OperatorSymbol], to state: [Int], _ spins: [(symbols: SpinSymbols, length: SpinNumber)]
  ) throws -> [[Int]: Expr] {
    var current: [[Int]: Expr] = [state: 1]
    for symbol in word.reversed() {
      var next: [[Int]: Expr] = [:]
      func add(_ state: [Int], _ x: Expr) { next[state] = (next[state] ?? 0) + x }
      guard let k = spins.firstIndex(where: { $0.symbols.axis(of: symbol) != nil }),
        let axis = spins[k].symbols.axis(of: symbol)
      else { throw ManyBodyError.notConserved("the number of spins: a letter of none of them") }
      let (twice, κ) = (spins[k].length.twice, Expr(spins[k].symbols.scale))
      for (state, c) in current {
        let q = state[k]
        if axis == .z {
          add(state, c * κ * Expr(Rational(twice - 2 * q, 2)))
          continue
        }
        // T_x = (T₊ + T₋)/2, T_y = (T₊ − T₋)/2i
        let (up, down): (Expr, Expr) = axis == .x ? (1, 1) : (-Expr.i, Expr.i)
        if q > 0 {
          var raised = state
          raised[k] -= 1
          add(raised, c * κ * up * sqrt(Expr(q * (twice + 1 - q))) / 2)
        }
        if q < twice {
          var lowered = state
          lowered[k] += 1
          add(lowered, c * κ * down * sqrt(Expr((q + 1) * (twice - q))) / 2)
        }
      }
      current = next
    }
    return current
  }
}

extension Rational {
  /// The nearest double, for numbers of moderate size.
  var approximation: Double { (try? Ball(self, precision: 64))?.midpointDouble ?? .nan }
}
