/// The bits themselves: any change is deliberate, comes with a new `EngineVersion`, and is recorded here (`RECORD=1`
/// prints the table).
import Experiments
import Foundation
import TestSupport
import Testing

@testable import Engine

@Suite struct GoldenHashTests {
    static let version = 3
    /// By model and optimizer: the first 16 digits of the weights' digest, and the last epoch's test loss.
    static let table: [String: (digest: String, testLoss: Double)] = [
        "attention, Adam": ("89d0189bce7119a2", 2.505519916330065),
        "attention, Nesterov": ("df77c84e711bd1a2", 2.3542971781321933),
        "attention, descent": ("915e87fc86532b04", 2.3134508064814976),
        "attention, momentum": ("0d440a8a2fbfe13b", 2.3871105773108345),
        "baseline, Adam": ("1652b182f8f26556", 2.252368349688394),
        "baseline, Nesterov": ("764bc41cae0a4e76", 1.9583312051636832),
        "baseline, descent": ("fe726305c27f637e", 2.202515225751059),
        "baseline, momentum": ("2c30c6985060250e", 1.9911111099379404),
        "batch normalization, Adam": ("5d3b811f8571ff6f", 2.328134776864733),
        "batch normalization, Nesterov": ("ef1c646e4bf472b0", 1.579590621164867),
        "batch normalization, descent": ("c8854313ebbe6269", 2.065115925243923),
        "batch normalization, momentum": ("0fb8812bf5ff41c1", 1.6092687930379594),
        "convolution, Adam": ("c00d57e1b2dccdd9", 2.3635185173579623),
        "convolution, Nesterov": ("08a52eff38f472b7", 2.272793439456395),
        "convolution, descent": ("7b6d3158fccea18a", 2.3198028905051093),
        "convolution, momentum": ("3452bea71133e083", 2.2739025848252434),
        "decoder, Adam": ("4e2db5f0a4317a97", 2.289003804751805),
        "decoder, Nesterov": ("33e10bcaca4bb21b", 2.387567172731672),
        "decoder, descent": ("dca09c1d03d991d2", 2.317096011979239),
        "decoder, momentum": ("6be51c83f01388e0", 2.377094837597438),
        "everything, Adam": ("06929eb84d06bdee", 2.434617987700871),
        "everything, Nesterov": ("96ee535c81a179c8", 1.8149859666824342),
        "everything, descent": ("b651fde70d2dd064", 2.1757967625345502),
        "everything, momentum": ("e2298890bde76951", 1.805544924736023),
        "positions, Adam": ("2e3f4be5ce3e8137", 2.3938536626952036),
        "positions, Nesterov": ("a05323c94a820a4a", 1.5716794888355903),
        "positions, descent": ("f39dde997b60f527", 2.121892889908382),
        "positions, momentum": ("cf8dd85153f5e617", 2.039205864923341),
        "recurrence, Adam": ("e5062b52826763f9", 2.4319291387285507),
        "recurrence, Nesterov": ("78cba2480cade6cf", 2.3388982244900296),
        "recurrence, descent": ("fc47594a153532a6", 2.293697106838226),
        "recurrence, momentum": ("eb0d1b3eb4280f61", 2.3572765026773723),
        "regression, Adam": ("465962793b3df3d0", 2.263729912894113),
        "regression, Nesterov": ("552428fed535e40c", 1.9035130969115666),
        "regression, descent": ("66373c71f8bd44ef", 2.1687461938176837),
        "regression, momentum": ("ff105ab24ad04c66", 1.9230760199683052),
        "residual, Adam": ("b1eeb945d8ee5585", 2.2647760697773527),
        "residual, Nesterov": ("9d514610bd61f2b0", 1.7782467257231473),
        "residual, descent": ("4d6145b695ce63f4", 2.087609429870333),
        "residual, momentum": ("6b0271c7ce263e5e", 1.8572152479751303),
        "rows, Adam": ("3c4a76203c2ce2dc", 2.238870346546173),
        "rows, Nesterov": ("1d144c59beafee19", 1.9438819902283804),
        "rows, descent": ("3083d484e7ddda29", 2.197450934137617),
        "rows, momentum": ("0f8fbde01901afab", 1.9834785955292837),
        "steps, Adam": ("1249340d61bb867b", 2.312328284127372),
        "steps, Nesterov": ("01c5298620ebc632", 2.1567192724772863),
        "steps, descent": ("c14c583aa3208ec6", 2.2660972339766365),
        "steps, momentum": ("ac58bfe24f3882ab", 2.1866910542760576),
    ]

    @Test func tableIsOfThisVersion() { #expect(EngineVersion.current == Self.version) }

    @Test(arguments: Cases.models, Cases.optimizers.map(\.name)) func bitsAreThoseRecorded(
        model: Model, optimizer: String
    ) throws {
        let choice = try #require(Cases.optimizers.first { $0.name == optimizer })
        let result = try Cases.run(Cases.spec(model, choice.optimizer))
        let key = "\(model.name), \(optimizer)", digest = String(result.weightsDigest.prefix(16)),
            loss = result.epochs[1].testLoss
        if isRecording {
            print("        \"\(key)\": (\"\(digest)\", \(loss)),")
        }
        let expected = try #require(Self.table[key], "not recorded")
        #expect(digest == expected.digest)
        #expect(loss == expected.testLoss)
    }
}
