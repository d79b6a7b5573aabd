import Worksheets
import Foundation
import Testing
import derivations

@Suite("The command line") struct CommandTests {
  @Test("list shows every name and title")
  func list() throws {
    let program = try Program("list")
    #expect(program.status == 0)
    for derivation in Catalogue.all {
      #expect(program.output.contains(derivation.name) && program.output.contains(derivation.title))
    }
    #expect(try Program("list", "--quiet").output == Catalogue.all.map { $0.name + "\n" }.joined())
  }

  @Test("help and version answer", arguments: [["--help"], ["help"], ["list", "--help"], ["zhang-li", "--help"]])
  func help(arguments: [String]) throws {
    let program = arguments.count == 1 ? try Program(arguments[0]) : try Program(arguments[0], arguments[1])
    #expect(program.status == 0 && program.output.hasPrefix("usage: derive") && program.errors.isEmpty)
  }

  @Test(
    "a wrong command line is refused with the nearest name there is",
    arguments: [
      (["zhang-lee"], "zhang-li"), (["zhang-li", "--fromat", "html"], "--format"),
      (["zhang-li", "--format", "latx"], "latex"), (["zhang-li", "--set", "taux_ex=1"], "tau_ex"),
      (["zhang-li", "--explain", "(9d)"], "9"), (["zhang-li", "--step", "99"], "1 to"),
      (["zhang-li", "--set", "xi=ten"], "1/10"), (["zhang-li", "--set", "xi=-1"], "positive"),
      (["zhang-li", "--set", "xi"], "name=value"), (["zhang-li", "--format"], "takes"),
      (["zhang-li", "--audit", "--mutate"], "only one"), (["zhang-li", "--audit", "--format", "json"], "whole"),
      (["zhang-li", "--quiet=yes"], "no value"), (["zhang-li", "list"], "one derivation"), ([], "missing"),
      (["list", "--quite"], "--quiet")
    ])
  func usage(arguments: [String], hint: String) throws {
    let folder = try Program.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let program = try Program(list: arguments, in: folder)
    #expect(program.status == 64)
    #expect(program.errors.contains(hint), "\(program.errors)")
    #expect(program.output.isEmpty)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test("numbers are put in exactly, by Greek names and ASCII ones")
  func set() throws {
    let ascii = try Program("zhang-li", "--set", "xi=0.1", "--set", "P=1/2")
    for (format, line) in [
      ("latex", "\\eta = \\frac{100 n_{0}}{101 M_{s}}"), ("markdown", "$$\n\\eta = \\frac{100 n_{0}}{101 M_{s}}\n$$"),
      ("sympy", "\"eta\": 100*n_0/(101*M_s),"), ("mathematica", "\"eta\" -> 100*n0/(101*Ms)")
    ] {
      let program = try Program("zhang-li", "--set", "xi=0.1", "--format", format)
      #expect(program.status == 0 && program.output.contains(line), "\(program.output)")
    }
    let greek = try Program("zhang-li", "--set", "ξ=1/10", "--set=P=0.5")
    #expect(ascii.status == 0 && ascii.output == greek.output)
    #expect(ascii.output.contains("100") && ascii.output.contains("101") && !ascii.output.contains("ξ"))
  }

  @Test("one equation is explained in full, by its number with or without brackets")
  func explain() throws {
    let program = try Program("zhang-li", "--explain", "(9c)")
    #expect(program.status == 0)
    for part in ["printed:", "derived:", "refuted", "fails at", "differ by", "note:", "Step"] {
      #expect(program.output.contains(part), "\(part)")
    }
    #expect(try Program("zhang-li", "--explain", "9c").output == program.output)
  }

  @Test("the audit has a line for every printed equation, and a step stands alone")
  func parts() throws {
    let audit = try Derivation.zhangLi.run().audit
    let table = try Program("zhang-li", "--audit")
    let lines = table.output.split(separator: "\n")
    #expect(audit.allSatisfy { statement in lines.contains { $0.hasPrefix(statement.tag + " ") } })
    let step = try Program("zhang-li", "--step", "2")
    #expect(step.status == 0 && step.output.contains("  2  ") && !step.output.contains("  3  "))
  }

  @Test("every deliberate error is noticed")
  func mutate() throws {
    let program = try Program("explicit-landau-lifshitz", "--mutate")
    #expect(program.status == 0)
    #expect(program.output.contains("noticed by") && !program.output.contains("NOT NOTICED"))
  }

  @Test("output that is no terminal has no colour, with NO_COLOR and without")
  func colour() throws {
    for environment in [[:], ["NO_COLOR": "1"], ["NO_COLOR": ""]] {
      let program = try Program("zhang-li", "--step", "1", environment: environment)
      #expect(program.status == 0 && !program.output.contains("\u{1B}"))
    }
  }
}
