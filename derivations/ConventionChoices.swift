import Spintronics
import Worksheets

extension Convention {
  /// The conventions about electrons in a ferromagnet that authors make differently.
  static var ofElectrons: [Convention] {
    let own = Conventions()
    var (spin, charge, gyromagnetic) = (own, own, own)
    spin.arrow = .alongSpin
    charge.charge = .signed
    gyromagnetic.precession = .signed
    func other(_ word: String, _ phrase: String, _ conventions: Conventions) -> Choice {
      Choice(word, phrase) { conventions.rewriting($0) }
    }
    return [
      Convention(
        "spin_convention", [Choice("moment", own.arrow.rawValue), other("spin", spin.arrow.rawValue, spin)]),
      Convention(
        "charge_convention", [Choice("magnitude", own.charge.rawValue), other("signed", charge.charge.rawValue, charge)]
      ),
      Convention(
        "gamma_convention",
        [Choice("magnitude", own.precession.rawValue), other("signed", gyromagnetic.precession.rawValue, gyromagnetic)])
    ]
  }
}
