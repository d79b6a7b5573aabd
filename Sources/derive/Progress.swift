import Glibc

/// How far a table has come, on standard error when it is a terminal.
struct Progress {
  private let total: Int
  private let from: Int
  private let start = now
  private var last = -1.0
  private let isShown = isTerminal

  /// Whether somebody sees what goes to standard error.
  static let isTerminal = isatty(STDERR_FILENO) == 1

  init(total: Int, from: Int) {
    self.total = total
    self.from = from
  }

  /// Seconds, from some moment on.
  static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// Shows it anew, ten times a second at most.
  mutating func show(_ done: Int) {
    guard isShown, Self.now - last > 0.1 else { return }
    last = Self.now
    let rate = Double(done - from) / max(last - start, 1e-3)
    let left = rate > 0 ? min(Double(total - done) / rate, 1e9) : 1e9
    let time =
      left >= 1e9
      ? "?"
      : left >= 3600
        ? "\(Int(left) / 3600) h \(Int(left) / 60 % 60) min" : left >= 60 ? "\(Int(left) / 60) min" : "\(Int(left)) s"
    Output.error("\r\u{1B}[K\(done) of \(total) points · \(Int(rate)) per second · \(time) left")
  }

  func clear() { if isShown { Output.error("\r\u{1B}[K") } }
}
