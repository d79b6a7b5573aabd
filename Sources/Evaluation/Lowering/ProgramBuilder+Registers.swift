import Algebra
import Numbers

extension ProgramBuilder {
  /// What a program consists of.
  struct Lowered {
    var tape: [Instruction] = []
    var origins: [Expr] = []
    var prologueCount = 0
    var registerCount = 0
    var outputs: [Int] = []
  }

  /// Pairs functions, drops what no result needs, puts what depends on no input first, and gives every value a register,
  /// free again after the value's last use.
  func finish(_ expressions: [Expr]) -> Lowered {
    var code = self.code
    let results = expressions.map { values[$0] ?? 0 }
    let renamed = Self.pairing(&code)
    func current(_ v: Int) -> Int { renamed[v] ?? v }
    for k in code.indices {
      code[k].x = current(code[k].x)
      code[k].y = current(code[k].y)
    }
    let pruned = Self.pruned(code, origins, results.map(current))
    return Self.place(pruned)
  }

  /// Code in which everything is needed for the results.
  private struct Pruned {
    var code: [Instruction] = []
    var origins: [Expr] = []
    var results: [Int] = []
  }

  /// Sines and cosines (ordinary and hyperbolic) of one argument become one instruction: the first of the two. Answers the
  /// new names of values.
  private static func pairing(_ code: inout [Instruction]) -> [Int: Int] {
    var renamed: [Int: Int] = [:]
    for (first, second, pair) in [
      (Operation.function(.sin), Operation.function(.cos), Operation.sinCos),
      (.function(.sinh), .function(.cosh), .sinhCosh)
    ] {
      var places: [Int: [Operation: Int]] = [:]
      for (k, instruction) in code.enumerated() where instruction.operation == first || instruction.operation == second
      {
        places[instruction.x, default: [:]][instruction.operation] = k
      }
      for (_, found) in places {
        guard let a = found[first], let b = found[second] else { continue }
        code[min(a, b)].operation = pair
        renamed[2 * a] = 2 * min(a, b)
        renamed[2 * b] = 2 * min(a, b) + 1
      }
    }
    return renamed
  }

  /// Drops what no result needs; a pair of which one is needed becomes that one.
  private static func pruned(_ code: [Instruction], _ origins: [Expr], _ results: [Int]) -> Pruned {
    var isNeeded = Array(repeating: false, count: 2 * code.count)
    for v in results { isNeeded[v] = true }
    for k in code.indices.reversed() where isNeeded[2 * k] || isNeeded[2 * k + 1] {
      for v in code[k].operands { isNeeded[v] = true }
    }
    var pruned = Pruned()
    var renamed: [Int: Int] = [:]
    func append(_ instruction: Instruction, _ origin: Expr) -> Int {
      pruned.code.append(instruction)
      pruned.origins.append(origin)
      return 2 * (pruned.code.count - 1)
    }
    for k in code.indices where isNeeded[2 * k] || isNeeded[2 * k + 1] {
      var instruction = code[k]
      instruction.x = renamed[instruction.x] ?? 0
      instruction.y = renamed[instruction.y] ?? 0
      let isSecondAlone = instruction.operation.hasTwoResults && !isNeeded[2 * k]
      switch instruction.operation {
      case .sinCos where !isNeeded[2 * k + 1]: instruction.operation = .function(.sin)
      case .sinhCosh where !isNeeded[2 * k + 1]: instruction.operation = .function(.sinh)
      case .expPair where !isNeeded[2 * k + 1]: instruction.operation = .function(.exp)
      case .sinCos where isSecondAlone: instruction.operation = .function(.cos)
      case .sinhCosh where isSecondAlone: instruction.operation = .function(.cosh)
      case .expPair where isSecondAlone:
        let opposite = append(Instruction(operation: .negate, x: instruction.x), origins[k])
        instruction = Instruction(operation: .function(.exp), x: opposite)
      default: break
      }
      let value = append(instruction, origins[k])
      renamed[2 * k] = value
      renamed[2 * k + 1] = isSecondAlone ? value : value + 1
    }
    pruned.results = results.map { renamed[$0] ?? 0 }
    return pruned
  }

  /// Puts what depends on no input first, and gives every value a register.
  private static func place(_ pruned: Pruned) -> Lowered {
    let (code, origins, results) = (pruned.code, pruned.origins, pruned.results)
    var isFixed = Array(repeating: false, count: code.count)
    for k in code.indices {
      isFixed[k] = code[k].operation != .input && code[k].operands.allSatisfy { isFixed[$0 / 2] }
    }
    let fixed = code.indices.filter { isFixed[$0] }
    let fixedCount = fixed.count
    let sequence = fixed + code.indices.filter { !isFixed[$0] }
    // When each value is read for the last time; what the body reads of the prologue stays for the next point.
    var lastUse: [Int: Int] = [:]
    for (time, k) in sequence.enumerated() { for v in code[k].operands { lastUse[v] = time } }
    for (time, k) in sequence.enumerated() where time < fixedCount {
      for v in [2 * k, 2 * k + 1] { if let use = lastUse[v], use >= fixedCount { lastUse[v] = Int.max } }
    }
    for v in results { lastUse[v] = Int.max }

    var lowered = Lowered()
    var register: [Int: Int] = [:]
    var free: [Int] = []
    func take() -> Int {
      if let r = free.popLast() { return r }
      lowered.registerCount += 1
      return lowered.registerCount - 1
    }
    for (time, k) in sequence.enumerated() {
      let instruction = code[k]
      var placed = instruction
      placed.x = instruction.operation.operandCount > 0 ? register[instruction.x] ?? 0 : 0
      placed.y = instruction.operation.operandCount > 1 ? register[instruction.y] ?? 0 : 0
      let ending = Set(instruction.operands).filter { lastUse[$0] == time }.compactMap { register[$0] }.sorted()
      let hasTwo = instruction.operation.hasTwoResults
      if !hasTwo { free += ending }
      placed.z = take()
      register[2 * k] = placed.z
      if hasTwo {
        placed.w = take()
        register[2 * k + 1] = placed.w
        free += ending
      }
      for v in hasTwo ? [2 * k, 2 * k + 1] : [2 * k] where lastUse[v] == nil { free.append(register[v] ?? 0) }
      lowered.tape.append(placed)
      lowered.origins.append(origins[k])
    }
    lowered.prologueCount = fixedCount
    lowered.outputs = results.map { register[$0] ?? 0 }
    return lowered
  }
}
