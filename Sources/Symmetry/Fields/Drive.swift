/// What a torque answers to, linearly: a number of polar vectors and, in a texture, a derivative of the magnetisation.
public struct Drive: Hashable, Sendable {
  /// Which derivative of m stands in the torque.
  public enum Derivative: Hashable, Sendable {
    /// None: the torque on a uniform magnetisation.
    case none
    /// A derivative in space, whose direction is one of the polar vectors.
    case space
    /// The derivative in time.
    case time
  }

  /// The word for it on a command line.
  public let name: String
  /// The letters of the polar vectors.
  public let vectors: [String]
  /// The derivative of m that stands in the torque.
  public let derivative: Derivative
  /// Whether the first polar vector lies in the film, at right angles to z.
  public let isInPlane: Bool

  /// An electric field: T(m) E.
  public static let field = Drive(name: "E", vectors: ["E"], derivative: .none, isInPlane: false)
  /// An electric field in the plane of a film.
  public static let fieldInPlane = Drive(name: "E-in-plane", vectors: ["E"], derivative: .none, isInPlane: true)
  /// A gradient of m in equilibrium.
  public static let gradient = Drive(name: "gradient", vectors: ["∇"], derivative: .space, isInPlane: false)
  /// An electric field and a gradient of m: spin transfer in a texture.
  public static let fieldAndGradient = Drive(
    name: "E-gradient", vectors: ["E", "∇"], derivative: .space, isInPlane: false)
  /// A motion of m: damping, and what renormalises its inertia.
  public static let motion = Drive(name: "motion", vectors: [], derivative: .time, isInPlane: false)

  /// All of them.
  public static let all: [Drive] = [field, fieldInPlane, gradient, fieldAndGradient, motion]

  /// The ways of making a torque, which is at right angles to m, out of a function of m.
  public var forms: [TorqueForm] {
    derivative == .none ? [.along, .across] : [.plain, .turned, .sheared, .shearedTurned]
  }
}

/// How a torque is made from a function f of m, a spherical harmonic of degree l that is linear in the drive's polar vectors.
/// Every tangent field on the sphere is a unique sum of these: the first two are the vector harmonics; the others are what
/// maps tangent vectors v to tangent vectors, of spin weight 0 and ±2.
public enum TorqueForm: Hashable, Sendable, CaseIterable {
  /// m × ∂f/∂m, of degree l in m.
  case along
  /// m × (m × ∂f/∂m), of degree l + 1.
  case across
  /// f v, where v is the derivative of m.
  case plain
  /// f m × v.
  case turned
  /// The traceless part of the second derivative of f along the sphere, times v.
  case sheared
  /// m × the same.
  case shearedTurned

  /// The lowest degree of a harmonic that gives anything.
  public var lowestDegree: Int {
    switch self {
    case .along, .across: 1
    case .plain, .turned: 0
    case .sheared, .shearedTurned: 2
    }
  }

  /// The degree in m of the torque that a harmonic of degree l gives, counted on the sphere.
  public func degree(ofHarmonic l: Int) -> Int {
    switch self {
    case .along, .plain, .sheared: l
    case .across, .turned, .shearedTurned: l + 1
    }
  }

  /// The sign that f must have under an operation that reverses time, for a torque that keeps its form there:
  /// m changes sign, so does a derivative of m in space, and a torque, ∂m/∂t, does not.
  func sign(_ derivative: Drive.Derivative) -> Int {
    let turned = self == .across || self == .turned || self == .shearedTurned
    return (turned ? -1 : 1) * (derivative == .space ? -1 : 1)
  }
}

/// How a torque changes when all magnetic moments are reversed and the drive is not: even like the antidamping torque of
/// a spin current, odd like that of an effective field.
public enum Parity: String, Hashable, Sendable, CaseIterable {
  case even, odd
  var sign: Int { self == .even ? 1 : -1 }
}
