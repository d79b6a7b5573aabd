import Testing

@testable import Numbers

@Suite("Functions of one number") struct UnaryFunctionTests {
  @Test("the list of the C sources is the enumeration") func list() {
    #expect(UnaryFunction.countInC == UnaryFunction.allCases.count)
    for f in UnaryFunction.allCases { #expect(f.nameInC == "\(f)") }
  }

  /// At 3/7 and at −5/3 + 2i/3, by mpmath 1.4.1 (30 digits).
  private static let values: [(f: UnaryFunction, real: String, re: String, im: String)] = [
    (.erf, "0.4555460227252973383921241", "-1.022608719761293021946651", "0.01577103263727448389385578"),
    (.erfc, "0.5444539772747026616078759", "2.022608719761293021946651", "-0.01577103263727448389385578"),
    (.gamma, "2.067511726560229353024612", "0.5635844037422236072842062", "0.01148847517629708166921586"),
    (.logGamma, "0.7263458197546325702204356", "-0.5732304479254541260920545", "-6.262803472246622756055628"),
    (.digamma, "-2.365818757294982597213473", "0.7437535337297662665823925", "2.799077345261189186636964"),
    (.dilogarithm, "0.4861763537866868914126452", "-1.275272605310141475198568", "0.3889885907400584187688074"),
    (.besselJ0, "0.9546060750634337977814748", "0.4333561681685198358897265", "0.4044239359578334796669744"),
    (.besselJ1, "0.2094033971901355939196586", "-0.6698318583787488650503576", "0.04898612642397487319890743")
  ]

  @Test("special functions have the values of mpmath, on every kind of numbers", arguments: values.indices)
  func references(_ k: Int) throws {
    let (f, real, re, im) = Self.values[k]
    func number(_ text: String) throws -> Ball {
      // Twenty-five digits, the last one rounded.
      let (value, radius) = (try Rational(parsing: text), try Rational(parsing: "2e-24"))
      return try Ball(lower: value - radius, upper: value + radius, precision: 128)
    }
    let x = try Rational(parsing: "3/7")
    let z = try ComplexBall(Rational(-5, 3), Rational(2, 3), precision: 128)
    #expect(try Ball(x, precision: 128).applying(f).overlaps(number(real)))
    let value = try z.applying(f)
    #expect(try value.re.overlaps(number(re)) && value.im.overlaps(number(im)))
    #expect(value.re.relativeAccuracyBits > 100)
    let rounded = try MPFloat(x, precision: 128).applying(f)
    #expect(try number(real).contains(#require(rounded.asRational)))
  }

  private func middle(_ x: Ball) -> Double { (x.bounds.lower + x.bounds.upper) / 2 }

  @Test("doubles are within a few units of the last place of balls", arguments: UnaryFunction.allCases)
  func doubles(_ f: UnaryFunction) throws {
    let points = (0..<403).map { Double($0 - 200) / 27 + 1e-3 }
    func values(_ apply: (UnaryFunction, UnsafeMutablePointer<Double>, UnsafePointer<Double>, Int) -> Void) -> [Double]
    {
      [Double](unsafeUninitializedCapacity: points.count) { result, count in
        if let z = result.baseAddress { apply(f, z, points, points.count) }
        count = points.count
      }
    }
    let (single, vector) = (values(VectorFunctions.applyOneByOne), values(VectorFunctions.apply))
    var compared = 0
    for (k, x) in points.enumerated() {
      guard let value = try? Ball(Rational(exactly: x) ?? 0, precision: 200).applying(f) else {
        // Real functions have no value outside their domain.
        #expect(single[k].isNaN && vector[k].isNaN, "\(f)(\(x))")
        continue
      }
      let exact = middle(value)
      // The C library's Bessel functions lose digits beside their zeros.
      let unit = max(exact.magnitude, f == .besselJ0 || f == .besselJ1 ? 0.1 : 0) * 0x1p-52
      for found in [single[k], vector[k]] {
        #expect(abs(found - exact) <= 8 * unit, "\(f)(\(x)): \(found), not \(exact)")
      }
      compared += 1
    }
    #expect(compared >= 50)
  }

  @Test("complex doubles are the principal values", arguments: UnaryFunction.allCases)
  func complexDoubles(_ f: UnaryFunction) throws {
    var (re, im): ([Double], [Double]) = ([], [])
    for k in 0..<60 { (re, im) = (re + [Double(k % 9) - 4.1], im + [Double(k % 7) - 3.3]) }
    var (zr, zi) = (re, im)
    for k in re.indices {
      var (x, y) = (re[k], im[k])
      withUnsafeMutablePointer(to: &x) { x in
        withUnsafeMutablePointer(to: &y) { y in
          ComplexFunctions.apply(f, .init(re: x, im: y), .init(re: x, im: y), 1)
        }
      }
      (zr[k], zi[k]) = (x, y)
      let z = try ComplexBall(Rational(exactly: re[k]) ?? 0, Rational(exactly: im[k]) ?? 0, precision: 200).applying(f)
      let size = middle(z.magnitude)
      #expect(abs(zr[k] - middle(z.re)) <= 1e-14 * size && abs(zi[k] - middle(z.im)) <= 1e-14 * size, "\(f), \(k)")
    }
  }

  @Test("off their cuts functions are analytic, and nowhere else") func cuts() throws {
    let onCut: [UnaryFunction: (re: Rational, im: Rational)] = [
      .log: (-2, 0), .asin: (2, 0), .acos: (-2, 0), .atan: (0, 2), .logGamma: (Rational(-1, 2), 0), .dilogarithm: (2, 0)
    ]
    for f in UnaryFunction.allCases {
      let registers = try ComplexBallRegisters(registers: 2, constants: 0, inputs: 1, precision: 64)
      registers.mode = .analytic
      func isAnalytic(_ re: Rational, _ im: Rational) throws -> Bool {
        registers.failed = false
        registers.setInput(0, try ComplexBall(re, im, precision: 64))
        registers.input(0, 0)
        registers.apply(f, 1, 0)
        return !registers.failed
      }
      #expect(try isAnalytic(Rational(1, 3), Rational(1, 5)))
      if let (re, im) = onCut[f] { #expect(try !isAnalytic(re, im), "\(f)") }
    }
  }
}
