import Foundation
import Testing

/// eval, sweep and codegen, as they are called.
@Suite("Formulas on the command line") struct FormulaCommandTests {
  @Test(
    "eval prints digits that are certain",
    arguments: [
      (["sin(x)^2 + cos² x", "--set", "x=1/3"], "1.00000000000000\n"),
      (["exp(-ξ)/3", "--set", "xi=0.04", "--digits", "50"], "0.32026314638410773647973689710774862867599069790597\n"),
      (["√(−2)"], "1.41421356237310i\n"), (["2^100 - x", "--set", "x=2^100"], "0\n"),
      (["μ_0 e^2 c/(4 π ħ)", "--constants", "2022", "--digits", "8"], "0.0072973526\n"),
      (["-x²", "--set", "x=√2", "--digits", "5"], "-2.0000\n"),
      (["exp(-a x^2)", "--set", "a=2", "--integrate", "x=-∞:∞", "--digits", "30"], "1.25331413731550025120788264241\n")
    ])
  func eval(arguments: [String], wanted: String) throws {
    let folder = try Program.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let program = try Program(list: ["eval"] + arguments, in: folder)
    #expect(program.status == 0 && program.output == wanted, "\(program.output)\(program.errors)")
  }

  @Test("a result of a derivation is evaluated by its name") func result() throws {
    let missing = try Program("eval", "zhang-li.eta")
    #expect(missing.status == 64 && missing.errors.contains("has no value"), "\(missing.errors)")
    let unknown = try Program("eval", "zhang-li.etta")
    #expect(unknown.status == 64 && unknown.errors.contains("did you mean zhang-li.eta?"), "\(unknown.errors)")
  }

  @Test(
    "what cannot be done is said, with the place",
    arguments: [
      (["eval", "sin(x", "--set", "x=1"], 64, "  sin(x\n     ^"),
      (["eval", "x + q", "--set", "x=1"], 64, "no name is called q"),
      (["eval", "x", "--set", "x=1", "--set", "x=2"], 64, "two values"), (["eval", "1/x", "--set", "x=0"], 70, "1/x"),
      (["eval", "1/0"], 64, "no value"), (["eval", "1", "--digits", "0"], 64, "--digits"),
      (["eval", "1", "--digits", "1000000000"], 64, "--digits"), (["eval", "1", "--digts", "3"], 64, "--digits"),
      (["eval"], 64, "takes an expression"), (["eval", "h", "--declare", "h: vector"], 64, "--set 'h=(…, …, …)'"),
      (["eval", "h", "--declare", "h: vector", "--set", "h=1"], 64, "h is a vector"),
      (["eval", "n", "--declare", "n: unit vector", "--set", "n=(0,1,1)"], 64, "n has length one"),
      (["eval", "x", "--set", "x=(0,1,1)", "--declare", "x: real"], 64, "no vector"),
      (["eval", "zhang-li.𝒜", "--set", "x=1"], 64, "does not depend on x; it depends on v"),
      (["eval", "zhang-li.𝒜", "--set", "v=1"], 64, "nor have θ, ∂ₓθ"),
      (["eval", "slow-dynamics.s₁", "--set", "∂ₓn=(0,0,1)"], 64, "no variable is called x"),
      (["eval", "x", "--declare", "x: positive", "--set", "x=-1"], 64, "positive"),
      (["sweep", "x", "--set", "x="], 64, "no values"), (["sweep", "x", "--set", "x=0:1:0"], 64, "leads nowhere"),
      (["sweep", "x"], 64, "needs values"), (["sweep", "x", "--set", "x=1", "--resume"], 64, "--output"),
      (["sweep", "x", "--set", "x=1", "--output", "none/x.csv"], 70, "No such file"),
      (["eval", "1/x", "--integrate", "x=-1:1"], 70, "singularity on the path"),
      (["eval", "1/x", "--integrate", "x=1:inf"], 70, "it may diverge"),
      (["eval", "x", "--integrate", "x=1:inf", "--set", "x=1"], 64, "two values"),
      (["eval", "x y", "--integrate", "x=0:1", "--set", "z=1"], 64, "y"),
      (["eval", "x", "--integrate", "x=0"], 64, "another point is missing"),
      (["sweep", "x", "--set", "x=1", "--unit", "x=nn"], 64, "no unit is called nn"),
      (["sweep", "x", "--set", "x=1", "--unit", "x=J/T m"], 64, "write a/(b c)"),
      (["sweep", "zhang-li.δs along ṅ", "--set", "ξ=1", "--set", "τₑₓ=1", "--unit", "tau_ex=nm"], 64, "dimension s"),
      (["sweep", "zhang-li.δs along ṅ", "--set", "ξ=1", "--set", "τₑₓ=1", "--unit", "value=nm"], 64, "dimension s"),
      (["codegen", "zhang-li.η", "--language", "c", "--unit", "M_s=T"], 64, "m^-1 A, and no unit T"),
      (["codegen", "x"], 64, "--language"), (["codegen", "x", "--language", "pyton"], 64, "python"),
      (["codegen", "x + y", "--language", "c", "--inputs", "x"], 64, "y is missing")
    ] as [([String], Int32, String)])
  func refused(arguments: [String], status: Int32, hint: String) throws {
    let folder = try Program.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let program = try Program(list: arguments, in: folder)
    #expect(program.status == status && program.output.isEmpty, "\(program.output)")
    #expect(program.errors.contains(hint), "\(program.errors)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test("a sweep writes its rows in the order of the grid, with provenance") func sweep() throws {
    let program = try Program(
      "sweep", "x^2 + y", "--set", "x=1,2", "--set", "y=0..1/2", "--digits", "4", "--unit", "x=nm")
    #expect(program.status == 0)
    let rows = program.output.split(separator: "\n").filter { !$0.hasPrefix("#") }.map(String.init)
    #expect(rows.first == "x [nm],y,x^2 + y")
    #expect(
      rows.dropFirst().map { $0.split(separator: ",").last.map(String.init) ?? "" } == [
        "1.000", "1.500", "2.000", "4.000", "4.500", "5.000"
      ])
    #expect(program.output.hasPrefix("# derive ") && program.output.contains("# x^2 + y = y + x²"))
  }

  @Test("a point without a value is an empty field and a status") func pole() throws {
    let program = try Program("sweep", "1/x", "--set", "x=-1:1:1", "--digits", "3")
    #expect(
      program.status == 1 && program.output.hasSuffix(",-1.00\n0,\n1.0000000000000000,1.00\n"), "\(program.output)")
    #expect(program.errors.contains("1 of 3 points"))
  }

  @Test("an interrupted sweep goes on to the same file") func resume() throws {
    let folder = try Program.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let arguments = ["sweep", "sin(x)", "--set", "x=0..1/3000", "--digits", "20", "--quiet", "--output"]
    #expect(try Program(list: arguments + ["whole.csv"], in: folder).status == 0)
    let whole = try Data(contentsOf: folder.appendingPathComponent("whole.csv"))
    // As a crash leaves it: in the middle of a row.
    try whole.prefix(whole.count / 2).write(to: folder.appendingPathComponent("half.csv.partial"))
    #expect(try Program(list: arguments + ["half.csv", "--resume"], in: folder).status == 0)
    #expect(try Data(contentsOf: folder.appendingPathComponent("half.csv")) == whole)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["half.csv", "whole.csv"])
    try Data("# something else\n".utf8).write(to: folder.appendingPathComponent("other.csv.partial"))
    let other = try Program(list: arguments + ["other.csv", "--resume"], in: folder)
    #expect(other.status == 70 && other.errors.contains("another table"))
  }

  @Test("JSON is JSON") func json() throws {
    let folder = try Program.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let program = try Program(
      list: ["sweep", "atan2(y, x)", "--set", "x=1,2", "--set", "y=3", "--format", "json", "--output", "a.json"],
      in: folder)
    #expect(program.status == 0, "\(program.errors)")
    let data = try Data(contentsOf: folder.appendingPathComponent("a.json"))
    let object = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(object["columns"] as? [String] == ["x", "y", "atan2(y, x)"])
    #expect((object["rows"] as? [[String]])?.count == 2)
  }

  @Test("vectors are columns of components") func vectors() throws {
    let given = ["--set", "n=(0, 3/5, 4/5)", "--set", "h=(1,2,0)"]
    let cross = try Program(list: ["eval", "n × h", "--digits", "3"] + given)
    #expect(cross.output == "(n × h)[1] = -1.60\n(n × h)[2] = 0.800\n(n × h)[3] = -0.600\n", "\(cross.errors)")
    #expect(try Program(list: ["eval", "n⋅h", "--digits", "3"] + given).output == "1.20\n")
    let sweep = try Program(list: ["sweep", "x n", "--set", "x=1,2", "--digits", "2"] + Array(given.prefix(2)))
    #expect(sweep.output.contains("# n = (0, 3/5, 4/5)\n"), "\(sweep.errors)")
    let rows = "1.0000000000000000,0,0.60,0.80\n2.0000000000000000,0,1.2,1.6\n"
    #expect(sweep.output.hasSuffix("x,(x n)[1],(x n)[2],(x n)[3]\n" + rows))
    let code = try Program("codegen", "torque-dictionary.H_T", "--language", "c", "--set", "n=(0,0,1)")
    #expect(code.output.contains("double g_x, double g_y, double g_z"), "\(code.errors)")
  }

  @Test("code is written in every language", arguments: ["c", "fortran", "python", "julia", "swift"])
  func codegen(language: String) throws {
    let program = try Program("codegen", "exp(-x^2/2) + θ", "--language", language, "--name", "bell", "--unit", "x=nm")
    #expect(
      program.status == 0 && program.output.contains("bell") && program.output.contains("[nm]"), "\(program.errors)")
  }
}
