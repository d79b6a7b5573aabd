/// The length of a spin: ½, 1, 3/2, …
public struct SpinNumber: Sendable, Hashable, CustomStringConvertible {
  /// 2S, positive.
  public let twice: Int
  /// The spin ½.
  public static let half = SpinNumber(unchecked: 1)

  private init(unchecked twice: Int) { self.twice = twice }

  /// The spin of which this is the double; fails unless it is from 1 to 2·10⁶.
  public init(twice: Int) throws(ManyBodyError) {
    guard (1...2_000_000).contains(twice) else {
      throw .parameter("S", value: twice % 2 == 0 ? "\(twice / 2)" : "\(twice)/2", allowed: "½, 1, 3/2, … up to 10⁶")
    }
    self.twice = twice
  }

  /// Reads "5/2", "2.5" or "3".
  public init(_ text: String) throws(ManyBodyError) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    if parts.count == 2, let n = Int(parts[0]), parts[1] == "2" {
      try self.init(twice: n)
    } else if parts.count == 1, let n = Int(text), abs(n) <= 2_000_000 {
      try self.init(twice: 2 * n)
    } else if text.hasSuffix(".5"), let n = Int(text.dropLast(2)), (0...2_000_000).contains(n) {
      try self.init(twice: 2 * n + 1)
    } else {
      throw .parameter("S", value: text, allowed: "a half-integer such as 1/2, 1 or 5/2")
    }
  }

  /// S.
  public var value: Double { Double(twice) / 2 }
  /// 2S + 1.
  public var multiplicity: Int { twice + 1 }
  /// "5/2".
  public var description: String { twice % 2 == 0 ? "\(twice / 2)" : "\(twice)/2" }
}
