import Worksheets

/// The derivations there are.
public enum Catalogue {
  /// In the order they are listed.
  public static var all: [Derivation] {
    [
      .zhangLi,
      .stationarySpin,
      .anisotropicRelaxation,
      .slowDynamics,
      .explicitLandauLifshitz,
      .motiveForce,
      .torqueDictionary,
      .simulators,
      .spinTorques,
      .spinHall,
      .spinOscillator,
      .tunnelJunction,
      .domainWall,
      .diffusiveResponse,
      .gradientExpansion,
      .bornIdentities,
      .zhangLiInAMetal,
      .bornLimit,
      .strongDisorder,
      .rashbaTorque,
      .quantumSTT
    ]
  }
}
