import Algebra

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
    let order = Self.order(code, results.map(current))
    return Self.place(code, origins, order, results.map(current))
  }

  /// Sines and cosines (ordinary and hyperbolic) of one argument become one instruction: the first of the two. Answers the
  /// new names of values.
  private static func pairing(_ code: inout [Instruction]) -> [Int: Int] {
    var renamed: [Int: Int] = [:]
    for (first, second, pair) in [(Operation.sin, Operation.cos, Operation.sinCos), (.sinh, .cosh, .sinhCosh)] {
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

  /// The instructions that the results need, those that depend on no input first.
  private static func order(_ code: [Instruction], _ results: [Int]) -> (prologue: [Int], body: [Int]) {
    var isNeeded = Array(repeating: false, count: code.count)
    for v in results { isNeeded[v / 2] = true }
    for k in code.indices.reversed() where isNeeded[k] { for v in code[k].operands { isNeeded[v / 2] = true } }
    var isFixed = Array(repeating: false, count: code.count)
    for k in code.indices {
      isFixed[k] = code[k].operation != .input && code[k].operands.allSatisfy { isFixed[$0 / 2] }
    }
    let needed = code.indices.filter { isNeeded[$0] }
    return (needed.filter { isFixed[$0] }, needed.filter { !isFixed[$0] })
  }

  private static func place(
    _ code: [Instruction], _ origins: [Expr], _ order: (prologue: [Int], body: [Int]), _ results: [Int]
  ) -> Lowered {
    let sequence = order.prologue + order.body
    let fixedCount = order.prologue.count
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
