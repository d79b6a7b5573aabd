import Numbers

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Knobs of the random tests, read from the environment once.
public enum Effort {
  /// Multiplies the number of random cases: `DERIVE_TEST_FACTOR`, a half when unset.
  public static let factor: Double = variable("DERIVE_TEST_FACTOR").flatMap(Double.init) ?? 0.5
  /// Replaces the seed of every test: `DERIVE_TEST_SEED`.
  public static let seed: UInt64? = variable("DERIVE_TEST_SEED").flatMap { UInt64($0) }

  /// How many cases of a kind must have occurred: `count` in a whole run; in a shortened one half of its share, since chance has
  /// more say in few cases, but one at least where that is a case or more.
  public static func atLeast(_ count: Int) -> Int {
    if factor >= 1 { return count }
    let share = Double(count) * factor
    return share < 1 ? 0 : max(Int(share / 2), 1)
  }

  /// The directory that an environment variable names; nil when it is not set.
  public static func directory(_ name: String) -> String? { variable(name) }

  /// The whole number that an environment variable holds; nil when it holds none.
  public static func integer(_ name: String) -> Int? { variable(name).flatMap { Int($0) } }

  static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}

/// A reproducible source of random values: Vigna's SplitMix64, whose state is one word that names every later value.
public struct Generator: RandomNumberGenerator {
  var state: UInt64

  /// The generator of a seed.
  public init(seed: UInt64) { state = seed }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  /// Whether an event of probability 1/n happens.
  public mutating func oneIn(_ n: Int) -> Bool { Int.random(in: 0..<n, using: &self) == 0 }
}

/// Runs a body for `count` random cases (times `DERIVE_TEST_FACTOR`). Each case has a generator of its own, and its
/// seed is handed to the body for the failure message: `DERIVE_TEST_SEED=<seed>` runs that one case first.
public func forRandomCases(
  _ count: Int, seed: UInt64, _ body: (inout Generator, UInt64) throws -> Void
) throws {
  let cases = max(Int(Double(count) * Effort.factor), 1)
  var seeds = Generator(seed: seed)
  for index in 0..<cases {
    let own = index == 0 ? (Effort.seed ?? seeds.next()) : seeds.next()
    var generator = Generator(seed: own)
    try body(&generator, own)
  }
}
