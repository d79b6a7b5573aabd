import Foundation
import Numbers

/// e^{iφ}.
func rotation(_ φ: Double) -> Complex { Complex(cos(φ), sin(φ)) }
